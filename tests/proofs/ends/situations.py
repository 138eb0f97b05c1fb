"""What is going on when the program is ended, and by what it is."""

from enum import StrEnum

LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Situation(StrEnum):
    """What is going on."""

    TYPING = "typing"
    SAVING = "saving"
    QUESTION = "question"
    LAYOUT = "layout"
    BLOCKED = "blocked"
    REVIEW = "review"


class How(StrEnum):
    """What ends the program."""

    TERM = "SIGTERM"
    HANGUP = "SIGHUP"
    SESSION = "session"
