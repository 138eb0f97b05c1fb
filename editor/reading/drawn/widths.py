"""How wide the characters of a line are where columns are drawn below each other."""

from collections.abc import Sequence
from itertools import accumulate
from unicodedata import combining, east_asian_width


class _Widths(dict[str, int]):
    """How many columns a character takes, worked out once for each."""

    def __init__(self, wide: str) -> None:
        super().__init__()
        self._wide = wide

    def __missing__(self, character: str) -> int:
        width = self[character] = 0 if combining(character) else 2 if east_asian_width(character) in self._wide else 1
        return width


_WIDTHS = {True: _Widths("WFA"), False: _Widths("WF")}


def starts_of(line: str, *, is_wide: bool = True) -> Sequence[int]:
    """Where each character of a line begins on the screen, and where the last one ends; ideographs take two columns.

    `is_wide` says that signs which are wide in Chinese fonts and narrow in others (─, “, ①) take two as well.
    """
    return list(accumulate(map(_WIDTHS[is_wide].__getitem__, line), initial=0))


def index_at(starts: Sequence[int], column: int) -> int:
    """The first character that begins at a column of the screen or behind it; one behind the last for a column behind the line."""
    return next((n for n, start in enumerate(starts) if start >= column), len(starts) - 1)
