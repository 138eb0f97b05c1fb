"""How long a person pauses before the window draws conclusions."""

TYPING_PAUSE = 1500
"""Milliseconds without a key after which what was typed is one undo step, and a problem in it is shown."""
