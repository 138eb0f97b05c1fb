"""A table of a sample as a grid: each cell has its place, what it spans, and the stretches of the source's lines that are its text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, groupby, takewhile
from typing import NamedTuple

from editor.model.document.table_look import PLAIN_LOOK, TableLook


class CellPart(NamedTuple):
    """A stretch of a line that stands in a cell: the line and its columns; without an end it goes on to the end of the line."""

    line: int
    start: int = 0
    end: int | None = None


@dataclass(frozen=True)
class SourceCell:
    """A cell: its row and column in the grid from 0, how many of them it spans, and its text, a part for each of its lines."""

    row: int
    column: int
    parts: tuple[CellPart, ...] = ()
    rows: int = 1
    columns: int = 1

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines that it stands on."""
        return tuple(part.line for part in self.parts)


@dataclass(frozen=True)
class SourceTable:
    """A table: its cells row by row, no two of them over the same place. A row may end before the table's last column.

    `head` counts the rows that the file itself repeats as the head of the data; None where it says nothing of it. `drawn` are lines that
    only draw the table (|---|, +--+) and hold no cell.
    """

    cells: tuple[SourceCell, ...]
    head: int | None = None
    look: TableLook = PLAIN_LOOK
    drawn: tuple[int, ...] = ()

    @classmethod
    def of_rows(cls, rows: Iterable[Sequence[Sequence[int]]]) -> "SourceTable":
        """A table without spans of rows of cells, each the numbers of its lines."""
        cells = (SourceCell(row, column, tuple(map(CellPart, lines))) for row, cells in enumerate(rows) for column, lines in enumerate(cells))
        return cls(tuple(cells))

    @cached_property
    def rows(self) -> tuple[tuple[SourceCell, ...], ...]:
        """The cells that begin in each row; a row whose places are all covered from above has none."""
        begun = {row: tuple(cells) for row, cells in groupby(self.cells, key=lambda cell: cell.row)}
        return tuple(begun.get(row, ()) for row in range(max((cell.row + cell.rows for cell in self.cells), default=0)))

    @cached_property
    def headlines(self) -> tuple[SourceCell, ...]:
        """The cells over its whole width with which a table of several columns begins."""
        width = max((cell.column + cell.columns for cell in self.cells), default=0)
        return tuple(takewhile(lambda cell: cell.columns == width > 1, self.cells))

    @cached_property
    def lines(self) -> tuple[int, ...]:
        """The numbers of the lines that stand in the table."""
        return (*chain.from_iterable(cell.lines for cell in self.cells), *self.drawn)
