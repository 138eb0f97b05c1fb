"""The tables of a sample as tables of a template: the same grid, their head told, a title that stands in the first row taken out."""

import re
from collections.abc import Callable, Collection
from dataclasses import replace

from editor.model.document.grid import Grid, Merge
from editor.model.document.table_look import TableRules
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable
from editor.model.template.markup import is_blank_alone
from editor.model.template.template import usual_head

_NUMBER = re.compile(r"[-+]?[\d.,%％‰年月日季度]*\d")
_LONGEST = 30


def title_row(table: SourceTable, titles: Collection[int]) -> int | None:
    """The row whose one cell is the document's title; None for none."""
    return next((cell.row for cell in table.headlines if any(line in titles for line in cell.lines)), None)


def between(table: SourceTable, start: int, end: int) -> SourceTable:
    """The rows of a table from one up to another; what reaches over these ends there."""
    cells = [cell for cell in table.cells if start <= cell.row < end]
    kept = (replace(cell, row=cell.row - start, rows=min(cell.rows, end - cell.row)) for cell in cells)
    return replace(table, cells=tuple(kept), head=None if table.head is None else max(0, min(table.head, end) - start))


def grid_of(table: SourceTable, markup: Callable[[CellPart], str]) -> Grid:
    """The table with its words as markup, `markup` gives that of a stretch of a line."""
    height = max((cell.row + cell.rows for cell in table.cells), default=0)
    rows: list[list[str]] = [[] for _ in range(height)]
    for cell in table.cells:
        for row in rows[cell.row : cell.row + cell.rows]:
            row.extend([""] * (cell.column + cell.columns - len(row)))
        rows[cell.row][cell.column] = "\n".join(map(markup, cell.parts)).strip()
    merges = tuple(Merge(cell.row, cell.column, cell.rows, cell.columns) for cell in table.cells)
    grid = Grid(tuple(map(tuple, rows)), tuple(sorted(merge for merge in merges if merge.is_several)), look=table.look)
    head = _head(grid, table)
    return replace(grid, head=None if head == usual_head(grid.rows) and not grid.look.aligned else head)


def _head(grid: Grid, table: SourceTable) -> int:
    """How many rows above the data are their head: what the file says, or the rows of labels above the others."""
    height = len(grid.rows)
    if table.head is not None:
        return table.head if table.head < height else 0
    if table.look.rules == TableRules.NONE:
        return 0
    first = len(table.headlines) if height > 1 else 0
    begun = [cell for cell in table.cells if cell.row == first]
    depth = max((cell.rows for cell in begun), default=1)
    is_divided = any(cell.columns > 1 for cell in begun)
    head = first + max(depth, 2 if is_divided and depth == 1 else depth)
    if head < height and all(_is_label(grid.rows[cell.row][cell.column], cell) for cell in table.cells if first <= cell.row < head):
        return head
    return 0


def _is_label(markup: str, cell: SourceCell) -> bool:
    """Whether a cell can stand in a head: words without a blank, no number; a corner may be empty."""
    if not markup:
        return cell.column == 0 and cell.row == 0
    is_words = len(markup) <= _LONGEST and not re.search("[。；]", markup) and _NUMBER.fullmatch(markup) is None
    return is_words and not is_blank_alone(markup) and not markup.endswith(("：", ":"))
