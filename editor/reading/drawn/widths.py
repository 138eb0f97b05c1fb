"""How wide the characters of a line are where columns are drawn below each other."""

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import combining, east_asian_width


def starts_of(line: str, *, is_wide: bool = True) -> Sequence[int]:
    """Where each character of a line begins on the screen, and where the last one ends; ideographs take two columns.

    `is_wide` says that signs which are wide in Chinese fonts and narrow in others (─, “, ①) take two as well.
    """
    wide = "WFA" if is_wide else "WF"
    return list(accumulate((0 if combining(c) else 2 if east_asian_width(c) in wide else 1 for c in line), initial=0))


def index_at(starts: Sequence[int], column: int) -> int:
    """The first character that begins at a column of the screen or behind it; one behind the last for a column behind the line."""
    return next((n for n, start in enumerate(starts) if start >= column), len(starts) - 1)
