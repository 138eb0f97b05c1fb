"""The empty cells of a table that are blanks: those with a label at their left, or at the head of their column."""

from collections.abc import Container, Iterator, Sequence

from editor.model.sample.source import Mark, MarkKind
from editor.model.sample.source_table import SourceCell, SourceTable

_LABEL_LIMIT = 20


def empty_cells(table: SourceTable, lines: Sequence[str], marked: Container[int] = ()) -> Iterator[Mark]:
    """A mark in each empty cell with a label; `marked` are the lines that hold a blank already."""
    heads = [cell for cell in table.cells if cell.covers(max(1, table.head or 0) - 1, cell.column)]
    left: SourceCell | None = None
    for cell in table.cells:
        if cell.parts and not any(line in marked or lines[line].strip() for line in cell.lines):
            label = _label(left, lines) if left is not None and left.row == cell.row else ""
            head = next((head for head in heads if cell.row and head.covers(head.row, cell.column)), None)
            if found := label or _label(head, lines):
                yield Mark(cell.lines[0], 0, len(lines[cell.lines[0]]), found, MarkKind.CELL)
        left = cell


def _label(cell: SourceCell | None, lines: Sequence[str]) -> str:
    text = "" if cell is None else "".join(lines[number].strip() for number in cell.lines[: _LABEL_LIMIT + 1]).rstrip("：: ")
    return text if len(text) <= _LABEL_LIMIT else ""
