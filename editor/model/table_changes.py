"""Tables that were edited elsewhere: cells rewritten, rows added and taken out."""

import re
from collections.abc import Container, Sequence
from itertools import groupby

from editor.model.aligning import aligned
from editor.model.comparing import plain, their_key
from editor.model.document import Paragraph, Table
from editor.model.draft import Draft
from editor.model.edited import EditedParagraph
from editor.model.field import Row as Cells
from editor.model.rewriting import pieces_of, rewritten
from editor.model.template import Grid
from editor.model.values import clean_value

Row = Sequence[EditedParagraph]
_PATH = re.compile(r"(.+)\[(\d+)\]\.(.+)")


def new_table(rows: Sequence[Row], keys: Container[str]) -> Grid:
    """The markup of a table that is new."""
    return Grid(tuple(_new_row(row, keys) for row in rows))


def _new_row(row: Row, keys: Container[str]) -> tuple[str, ...]:
    cells = groupby(row, key=lambda paragraph: paragraph.column)
    return tuple(" ".join(line for p in cell for line in rewritten((), p.runs, keys)) for _, cell in cells)


def merged_table(grid: Grid, table: Table, rows: Sequence[Row], keys: Container[str], *, bare: bool) -> Grid | None:
    """The table as the file has it; None for one whose rows repeat over a field's rows, for there the markup has no row of its own for each."""
    if len(grid.rows) != len(table.rows):
        return None
    ours = ["\t".join(_key(cell.paragraph) for cell in row) for row in table.rows]
    theirs = ["\t".join(their_key(p) for p in row) for row in rows]
    made: list[tuple[str, ...]] = []
    for pair in aligned(ours, theirs):
        if pair.theirs is None:
            continue
        if pair.ours is None:
            made.append(_new_row(rows[pair.theirs], keys))
        else:
            composed = [cell.paragraph for cell in table.rows[pair.ours]]
            made.append(_merged_row(grid.rows[pair.ours], composed, rows[pair.theirs], keys, bare=bare))
    return Grid(tuple(made))


def _key(paragraph: Paragraph) -> str:
    groups = groupby(paragraph.runs, key=lambda run: None if run.derived else run.field)
    return plain("".join("".join(run.shown for run in same) if path is None else f"{{{path}}}" for path, same in groups))


def _merged_row(markups: tuple[str, ...], composed: Sequence[Paragraph], row: Row, keys: Container[str], *, bare: bool) -> tuple[str, ...]:
    """The row's cells: those that say the same keep their markup."""
    cells: list[str] = []
    for column, group in groupby(row, key=lambda paragraph: paragraph.column):
        same = list(group)
        known = column < min(len(markups), len(composed))
        if known and "".join(their_key(p) for p in same) == _key(composed[column]):
            cells.append(markups[column])
        else:
            pieces = pieces_of(markups[column], composed[column].runs) if known else []
            cells.append(" ".join(line for p in same for line in rewritten(pieces, p.runs, keys, by_text=bare)))
    return tuple(cells)


def merged_rows(draft: Draft, table: Table, rows: Sequence[Row]) -> tuple[str, tuple[Cells, ...]] | None:
    """The rows field that fills a table, and its rows as the file has them; None where no row came or went, or where no field fills it."""
    paths = [[_path_of(cell.paragraph) for cell in row] for row in table.rows]
    first = next((row for row in paths if any(row)), None)
    if first is None or len(rows) == len(table.rows):
        return None
    key = next(match[1] for match in first if match)
    old = draft.value(key) if key in draft.template.by_key else ""
    if isinstance(old, str) or any(match[1] != key for row in paths for match in row if match):
        return None
    columns = [match[3] if match else "" for match in first]
    head = next(at for at, row in enumerate(paths) if any(row))
    foot = len(paths) - next(at for at, row in enumerate(reversed(paths)) if any(row))
    body = rows[head : len(rows) - (len(paths) - foot)]
    return key, tuple(_cells(draft, key, old, columns, row) for row in body)


def _path_of(paragraph: Paragraph) -> re.Match[str] | None:
    found = (_PATH.fullmatch(run.field) for run in paragraph.runs if run.field)
    return next((match for match in found if match), None)


def _cells(draft: Draft, key: str, old: tuple[Cells, ...], columns: Sequence[str], row: Row) -> Cells:
    """A row of the field: what the table doesn't show stays from the row that its controls name."""
    match = next((m for p in row for run in p.runs if (m := _PATH.fullmatch(run.path))), None)
    at = int(match[2]) - 1 if match else -1
    base = dict(old[at]) if 0 <= at < len(old) else {}
    described = {column.key: column for column in draft.template.by_key[key].columns}
    for column, group in groupby(row, key=lambda paragraph: paragraph.column):
        name = columns[column] if column < len(columns) else ""
        if name in described:
            text = "".join(run.text for p in group for run in p.runs)
            base[name] = "" if text == f"〔{described[name].name}〕" else clean_value(described[name], text)
    return base
