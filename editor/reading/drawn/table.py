"""What a table that is drawn in text consists of: rows of stretches of lines, and the lines that only draw it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from editor.model.document.table_look import PLAIN_LOOK, TableLook
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable


class DrawnTable(NamedTuple):
    """A table found in lines of text: the table, the number of the line behind it, and the lines that have to grow to reach its last column."""

    table: SourceTable
    end: int
    grown: Mapping[int, str]


Finder = Callable[[Sequence[str], int], DrawnTable | None]
"""Finds the table that begins on a line; None where none does."""

Cell = tuple[CellPart, ...]


def table_of(rows: Sequence[Sequence[Cell]], lines: range, head: int | None = None, look: TableLook = PLAIN_LOOK) -> SourceTable:
    """The table of these rows; a single cell above rows of several reaches over all of them. `lines` are all lines that draw it."""
    width = max(map(len, rows))
    cells = tuple(
        SourceCell(number, column, parts, columns=width if is_wide else 1)
        for number, (is_wide, row) in enumerate(zip(_wide(rows, width), rows, strict=True))
        for column, parts in enumerate(row)
    )
    used = {part.line for cell in cells for part in cell.parts}
    return SourceTable(cells, head, look, tuple(line for line in lines if line not in used))


def _wide(rows: Sequence[Sequence[Cell]], width: int) -> Iterator[bool]:
    """For each row whether it is a headline: a single cell above the first row of several."""
    above = True
    for row in rows:
        above = above and len(row) == 1 < width
        yield above
