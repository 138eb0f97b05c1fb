"""Bands: the lines of a paragraph and the rows of a table, and the parts of a row that is higher than the room on a page."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, chain
from typing import NamedTuple

from editor.layout.lines.boxes import Line

_SLACK = 0.01  # twips; heights are sums of floats

Cell = tuple[int, int] | None
Taken = tuple[int, ...]


class Member(NamedTuple):
    """A line of a band: how far below the band's top it stands, its cell (None outside tables), and the line."""

    down: float
    cell: Cell
    line: Line

    @property
    def bottom(self) -> float:
        """How far below the band's top the line ends."""
        return self.down + self.line.height


class Band(NamedTuple):
    """A line of a paragraph or a row of a table: its height, its columns of lines that stand close below each other, and the rule above them.

    `parted` is whether a page may end inside the band though the next page has room for it. `margin` is the room above and below the text of a
    row, `lowest` its height at least; both with the rule make up its height.
    """

    height: float
    columns: tuple[tuple[Member, ...], ...]
    rule: float = 0
    parted: bool = False
    margin: float = 0
    lowest: float = 0

    def around(self, text: float) -> float:
        """The height of the band with so much text in it."""
        return max(text + 2 * self.margin, self.lowest) + self.rule

    @property
    def members(self) -> Iterator[Member]:
        """The lines, column by column."""
        return chain.from_iterable(self.columns)

    def least(self, taken: Taken = ()) -> float:
        """The height of the lowest part: the next line of each column that goes on behind the lines that are `taken`."""
        next_lines = [column[start] for column, start in zip(self.columns, _starts(self, taken), strict=True) if start < len(column)]
        return self.around(max((member.line.height for member in next_lines), default=0.0))

    def rest_height(self, taken: Taken = ()) -> float:
        """The height of what is left behind the lines that are `taken`."""
        if not taken:
            return self.height
        rests = (column[-1].bottom - column[start].down for column, start in zip(self.columns, taken, strict=True) if start < len(column))
        return self.around(max(rests, default=0.0))

    def rest(self, taken: Taken = ()) -> "Band":
        """What is left behind the lines that are `taken`, its columns centred from top to bottom."""
        return _between(self, _starts(self, taken), _ends(self), is_centred=True) if taken else self

    def part(self, taken: Taken, room: float) -> tuple["Band", Taken]:
        """The part of the rest that has room, at least a line of each column, and what is taken then: nothing where that was all.

        The columns of a part that is gone on with stand at its top (as LibreOffice has it; the standard leaves it open).
        """
        starts = _starts(self, taken)
        stops = tuple(_stop(column, start, room - self.rule - 2 * self.margin) for column, start in zip(self.columns, starts, strict=True))
        if stops == _ends(self):
            return self.rest(taken), ()
        return _between(self, starts, stops, is_centred=False), stops


def band_of(columns: Sequence[Sequence[tuple[Cell, Line]]], rule: float, margin: float = 0, lowest: float = 0) -> Band:
    """A band of columns of lines, centred from top to bottom below a rule of this height, in the room that `Band` says."""
    stacked = tuple(tuple(_stacked(column)) for column in columns)
    band = Band(0, stacked, rule, margin=margin, lowest=lowest)
    return _between(band, (0,) * len(stacked), _ends(band), is_centred=True)


def _stacked(lines: Sequence[tuple[Cell, Line]]) -> Iterator[Member]:
    downs = accumulate((line.height for _, line in lines), initial=0.0)
    return (Member(down, cell, line) for down, (cell, line) in zip(downs, lines, strict=False))


def _starts(band: Band, taken: Taken) -> Taken:
    return taken or (0,) * len(band.columns)


def _ends(band: Band) -> Taken:
    return tuple(map(len, band.columns))


def _stop(column: Sequence[Member], start: int, room: float) -> int:
    """The first line of a column that has no room below the line at `start`, which always has."""
    if start >= len(column):
        return start
    lowest = column[start].down + room + _SLACK
    return max(start + 1, bisect_right(column, lowest, start, key=lambda member: member.bottom))


def _between(band: Band, starts: Taken, stops: Taken, *, is_centred: bool) -> Band:
    """The lines of each column from its start to its stop as a band of their own."""
    columns = [column[start:stop] for column, start, stop in zip(band.columns, starts, stops, strict=True)]
    heights = [column[-1].bottom - column[0].down if column else 0.0 for column in columns]
    tallest = max(heights, default=0.0)
    height = band.around(tallest)
    inside = height - band.rule
    tops = (band.rule + ((inside - own) / 2 if is_centred else band.margin) for own in heights)
    return band._replace(height=height, columns=tuple(map(_moved, columns, tops)))


def _moved(column: Sequence[Member], top: float) -> tuple[Member, ...]:
    """The lines of a column, the first of them at `top`."""
    return tuple(member._replace(down=member.down - column[0].down + top) for member in column)
