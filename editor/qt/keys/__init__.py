"""Keyboard, focus and input method: undo keys, tab order, focus ring, words for screen readers."""
