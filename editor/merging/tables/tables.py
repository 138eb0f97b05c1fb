"""Tables that were edited elsewhere: cells rewritten, rows and columns added and taken out; the rows of a field are a change of its value.

A table whose rows over a field no longer have one form (cells merged or split in some of them, other rows between them) is text from then on.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from editor.merging.tables.cells import Row, TheirCell, cells_of, merges_of, width_of
from editor.merging.tables.table_merge import TableMerge, text_of
from editor.model.document.document import Table
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.returned.lines import plain
from editor.model.template.field import Field, FieldType
from editor.model.template.field import Row as Cells
from editor.model.template.markup import KeyFinder, TokenKind, tokens_of


@dataclass(frozen=True, slots=True)
class MergedTable:
    """A table as the file has it: its markup, and, where a field fills it and rows came, went or were moved, the key and its rows.

    `explained` are texts, without spaces, that are composed anew for each row of the field (its number), or stand in one line of a cell by now.
    """

    grid: Grid
    key: str = ""
    rows: tuple[Cells, ...] = ()
    explained: frozenset[str] = frozenset()


def new_table(rows: Sequence[Row], keys: Container[str]) -> Grid:
    """The markup of a table that is new."""
    cells = [cells_of(row) for row in rows]
    return _text_grid(cells, [[text_of(cell, keys) for cell in row] for row in cells])


def _text_grid(cells: Sequence[Sequence[TheirCell]], texts: Sequence[Sequence[str]]) -> Grid:
    """The table of these cells with these texts, each at its place."""
    made = [[""] * width_of(cells) for _ in cells]
    for row, own, markups in zip(made, cells, texts, strict=True):
        for cell, markup in zip(own, markups, strict=True):
            row[cell.column] = markup
    return Grid(tuple(map(tuple, made)), tuple(sorted(merges_of(cells)))).without_filled()


def merged_table(draft: Draft, grid: Grid, table: Table, rows: Sequence[Row], *, bare: bool) -> MergedTable | None:
    """The table as the file has it; None where it can't be told which row of the markup gives which of the table. `bare`: without controls."""
    repeating = [_repeating(draft, cells) for cells in grid.rows]
    origins = [at for at, field in enumerate(repeating) for _ in range(_count(draft, field))]
    if len(origins) != len(table.rows) or sum(field is not None for field in repeating) > 1:
        return None
    at = next((at for at, field in enumerate(repeating) if field), -1)
    cells = [cells_of(row) for row in rows]
    merge = TableMerge(draft, grid, table, origins, at, cells, bare=bare)
    explained = frozenset(_one_line_of_several(cells))
    if not merge.fits or not _is_repeating(draft, made := merge.grid(), repeating[at] if at >= 0 else None):
        texts = [[merge.markup_of(row, cell) for cell in own] for row, own in enumerate(cells)]
        text = replace(_text_grid(cells, texts), head=grid.head, look=grid.look.of_columns(merge.columns))
        return MergedTable(text, explained=explained | merge.explained)
    field = repeating[at] if at >= 0 else None
    if field is None or not merge.has_new_rows:
        return MergedTable(made, explained=explained)
    return MergedTable(made, field.key, merge.kept_rows, explained | merge.explained)


def _one_line_of_several(rows: Sequence[Sequence[TheirCell]]) -> Iterator[str]:
    """The paragraphs of the cells that have several: a cell of markup is one line."""
    return (plain(p.text) for row in rows for cell in row if len(cell.paragraphs) > 1 for p in cell.paragraphs)


def _is_repeating(draft: Draft, grid: Grid, field: Field | None) -> bool:
    """Whether a row of a table still is one over the field."""
    return field is None or any(_repeating(draft, row) == field for row in grid.rows)


def _repeating(draft: Draft, cells: tuple[str, ...]) -> Field | None:
    """The rows field that makes a row of markup repeat."""
    fields = draft.template.by_key
    finder = KeyFinder(key for key, field in fields.items() if field.type == FieldType.ROWS)
    slots = (token.text for cell in cells if "{%" not in cell for token in tokens_of(cell) if token.kind == TokenKind.SLOT)
    return next((fields[key] for slot in slots for key, _, _ in finder.keys_in(slot)), None)


def _count(draft: Draft, field: Field | None) -> int:
    value = draft.value(field.key) if field else ""
    return max(1, len(value)) if not isinstance(value, str) else 1
