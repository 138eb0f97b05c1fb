"""A table as it is written in a template: rows of cells, some of them over several rows and columns, with its head and its look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from editor.model.document.table_look import PLAIN_LOOK, TableLook


class Merge(NamedTuple):
    """A cell over several rows and columns: where it begins, from 0, and how many it covers."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def is_several(self) -> bool:
        """Whether it covers more than its own place."""
        return self.rows > 1 or self.columns > 1

    @property
    def places(self) -> Iterator[tuple[int, int]]:
        """The places that it covers, its own first."""
        return ((self.row + down, self.column + right) for down in range(self.rows) for right in range(self.columns))


@dataclass(frozen=True)
class Grid:
    """A table: rows of cells, each a line of markup. A row that names a rows field repeats; one may end before the table's last column.

    `merges` are the cells over several places, in order; the places that they cover hold nothing. `head` counts the rows above the data;
    None where nothing is said of it: then the first row is one where it reads like one.
    """

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Merge, ...] = ()
    head: int | None = None
    look: TableLook = PLAIN_LOOK

    @cached_property
    def merge_at(self) -> dict[tuple[int, int], Merge]:
        """By row and column the cell over several places that covers them."""
        return {place: merge for merge in self.merges for place in merge.places}

    def is_covered(self, row: int, column: int) -> bool:
        """Whether a place belongs to a cell that begins elsewhere."""
        merge = self.merge_at.get((row, column))
        return merge is not None and (merge.row, merge.column) != (row, column)

    @property
    def is_plain(self) -> bool:
        """Whether it is nothing but rows of cells."""
        return not self.merges and self.head is None and self.look == PLAIN_LOOK

    @property
    def width(self) -> int:
        """The number of its columns."""
        return max(map(len, self.rows), default=0)

    def with_rows(self, rows: Iterable[Iterable[str]]) -> "Grid":
        """The table with other words in the same places."""
        return replace(self, rows=tuple(tuple(cells) for cells in rows))

    def without_filled(self) -> "Grid":
        """The table without those cells over several places at whose other places something stands, or which reach out of it."""
        kept = tuple(merge for merge in self.merges if all(self._is_free(merge, row, column) for row, column in merge.places))
        return self if kept == self.merges else replace(self, merges=kept)

    def _is_free(self, merge: Merge, row: int, column: int) -> bool:
        is_inside = row < len(self.rows) and column < len(self.rows[row])
        return is_inside and ((row, column) == (merge.row, merge.column) or not self.rows[row][column])

    def rearranged(self, rows: Sequence[int | None], columns: Sequence[int | None] | None = None) -> "Grid":
        """The table of these rows and columns of its own (by number, None for a new one, empty); what spans several spans those that are left."""
        columns = range(self.width) if columns is None else columns
        merges = {merge: made for merge in self.merges if (made := _rearranged(merge, rows, columns)) is not None}
        moved = {(made.row, made.column): self.rows[merge.row][merge.column] for merge, made in merges.items()}
        cells = [
            tuple(moved.get((at, across), self._cell(row, column)) for across, column in enumerate(columns) if self._reaches(row, column))
            for at, row in enumerate(rows)
        ]
        head = None if self.head is None else max((at for at, row in enumerate(rows, 1) if row is not None and row < self.head), default=0)
        return Grid(tuple(cells), tuple(made for made in merges.values() if made.is_several), head, self.look.of_columns(columns))

    def _cell(self, row: int | None, column: int | None) -> str:
        return "" if row is None or column is None else self.rows[row][column]

    def _reaches(self, row: int | None, column: int | None) -> bool:
        return row is None or column is None or column < len(self.rows[row])


def _rearranged(merge: Merge, rows: Sequence[int | None], columns: Sequence[int | None]) -> Merge | None:
    downs = [at for at, row in enumerate(rows) if row is not None and merge.row <= row < merge.row + merge.rows]
    rights = [at for at, column in enumerate(columns) if column is not None and merge.column <= column < merge.column + merge.columns]
    if not downs or not rights:
        return None
    return Merge(downs[0], rights[0], downs[-1] - downs[0] + 1, rights[-1] - rights[0] + 1)
