"""A table of a template as a table of the document: rows over a rows field, cells over several places, its head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from editor.composing.language.data import NUMERIC
from editor.composing.language.scope import Scope
from editor.composing.plan.inline import runs_of
from editor.composing.plan.plan import Unit, repeating_key
from editor.model.document.document import Cell, GoesOn, Paragraph, Run, Table
from editor.model.document.grid import Grid, Merge
from editor.model.document.table_look import Side
from editor.model.template.template import usual_head

HEAD_STYLE = "表头"
_NUMBER = re.compile(r"[-+]?\d[\d,]*(\.\d+)?[%‰]?")
# What counts rows: it stands in the middle of its column.
_SERIAL = re.compile(r"\d{1,4}|[一二三四五六七八九十]{1,3}")
_SERIAL_HEAD = re.compile(r"\s*序\s*号?\s*|\s*编\s*号\s*")
_LEFT = Cell(Paragraph(""), goes_on=GoesOn.LEFT)


def table_blocks(unit: Unit, scope: Scope) -> tuple[Table, ...]:
    """A table: a row that names a rows field once for each of its rows; its head is what is said, else the first row where that reads like one."""
    assert unit.grid is not None
    grid = unit.grid
    keys = [repeating_key(scope.draft, row) for row in grid.rows]
    counts = [len(scope.rows(key)) if key else 1 for key in keys]
    if not scope.budget.allows(sum(count * len(cells) for count, cells in zip(counts, grid.rows, strict=True))):
        return ()
    head = min(grid.head, len(keys)) if grid.head is not None else 0 if keys[0] else usual_head(grid.rows)
    rows: list[tuple[Cell, ...]] = []
    for number, (cells, key) in enumerate(zip(grid.rows, keys, strict=True)):
        look = replace(unit, style=HEAD_STYLE) if number < head else unit
        rows += [_row(look, cells, bound, grid, number) for bound in (scope.bound_to_rows(key) if key else (scope,))]
    ends = list(accumulate(counts, initial=0))
    for merge in grid.merges:
        _spread(rows, merge, ends[merge.row], ends[merge.row + merge.rows])
    return (Table(tuple(rows), unit.section, unit.block, header_rows=ends[head], look=grid.look),)


def _spread(rows: list[tuple[Cell, ...]], merge: Merge, start: int, end: int) -> None:
    """Put a cell over several places into the rows of the document; one that is as high as its row is in each of the rows that came of it."""
    if merge.rows == 1:
        for row in range(start, end):
            _cover(rows, Merge(row, merge.column, 1, merge.columns))
    else:
        _cover(rows, merge._replace(row=start, rows=end - start))


def _cover(rows: list[tuple[Cell, ...]], merge: Merge) -> None:
    for row in range(merge.row, merge.row + merge.rows):
        cells = list(rows[row])
        first = cells[merge.column]
        empty = Cell(replace(first.paragraph, runs=()), columns=merge.columns, goes_on=GoesOn.ABOVE)
        own = replace(first, rows=merge.rows, columns=merge.columns) if row == merge.row else empty
        others = [replace(_LEFT, paragraph=empty.paragraph)] * (merge.columns - 1)
        cells[merge.column : merge.column + merge.columns] = [own, *others]
        rows[row] = tuple(cells)


def _row(unit: Unit, cells: Sequence[str], scope: Scope, grid: Grid, number: int) -> tuple[Cell, ...]:
    return tuple(_row_cells(unit, cells, scope, grid, number))


def _row_cells(unit: Unit, cells: Sequence[str], scope: Scope, grid: Grid, number: int) -> Iterator[Cell]:
    for column, markup in enumerate(cells):
        is_serial = not column or (column < len(grid.rows[0]) and _SERIAL_HEAD.fullmatch(grid.rows[0][column]) is not None)
        cell = _cell(unit, "" if grid.is_covered(number, column) else markup, scope, is_serial=is_serial)
        side = grid.look.aligned[column] if column < len(grid.look.aligned) and unit.style != HEAD_STYLE else Side.OWN
        yield cell if side == Side.OWN else _aligned(cell, side)


def _aligned(cell: Cell, side: Side) -> Cell:
    """The cell with its text to that side; a number at the right is one as ever."""
    return cell if cell.numeric and side == Side.RIGHT else replace(cell, numeric=False, side=side)


def _cell(unit: Unit, markup: str, scope: Scope, *, is_serial: bool) -> Cell:
    """A cell; numbers are told from text, at the right, but for a column that names the rows or counts them: what counts stands in the middle."""
    before = len(scope.slots)
    runs = runs_of(markup, scope)
    waits_for_number = all(not run.filled for run in runs) and {slot.field.type for slot in scope.slots[before:]} <= NUMERIC
    numeric = bool(runs) and (waits_for_number or bool(_NUMBER.fullmatch(_text(runs).strip())))
    paragraph = Paragraph(unit.style, runs, unit.section, unit.block, page_break=unit.page_break)
    if is_serial or unit.style == HEAD_STYLE:
        is_count = unit.style != HEAD_STYLE and _SERIAL.fullmatch(_text(runs).strip()) is not None
        return Cell(paragraph, side=Side.CENTER if is_count else Side.OWN)
    return Cell(paragraph, numeric)


def _text(runs: Sequence[Run]) -> str:
    return "".join(run.shown for run in runs)
