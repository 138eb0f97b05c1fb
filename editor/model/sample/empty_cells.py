"""The empty cells of a table that are blanks: those with words at their left, or above them in their column."""

from collections.abc import Container, Iterator, Sequence

from editor.model.sample.source import Mark, MarkKind
from editor.model.sample.source_table import SourceCell, SourceTable

_LABEL_LIMIT = 20


def empty_cells(table: SourceTable, lines: Sequence[str], marked: Container[int] = ()) -> Iterator[Mark]:
    """A mark in each empty cell with a label, the nearest at its left or else above it; `marked` are the lines that hold a blank already."""
    above: dict[int, str] = {}
    left: SourceCell | None = None
    for cell in table.cells:
        label = _label(left, lines) if left is not None and left.row == cell.row else ""
        is_empty = bool(cell.parts) and not any(line in marked or lines[line].strip() for line in cell.lines)
        if is_empty and (found := label or above.get(cell.column, "")):
            yield Mark(cell.lines[0], 0, len(lines[cell.lines[0]]), found, MarkKind.CELL)
        if words := _label(cell, lines):
            above |= dict.fromkeys(range(cell.column, cell.column + cell.columns), words)
        left = cell


def _label(cell: SourceCell | None, lines: Sequence[str]) -> str:
    text = "" if cell is None else "".join(lines[number].strip() for number in cell.lines[: _LABEL_LIMIT + 1]).rstrip("：: ")
    return text if len(text) <= _LABEL_LIMIT else ""
