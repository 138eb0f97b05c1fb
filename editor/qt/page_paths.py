"""What stands behind the path of a slot on the page: a field, or a cell of a rows field (`项目[2].金额`)."""

import re

from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Value

_CELL = re.compile(r"(?P<key>.+?)\[(?P<row>\d+)\]\.(?P<column>.+)")


def key_of_path(path: str) -> str:
    """The field's key in the path of a slot (`项目[2].金额` → 项目)."""
    cell = _CELL.fullmatch(path)
    return cell["key"] if cell else path


def described_at(draft: Draft, path: str) -> Field | None:
    """The field, or the column, that says what may stand in a slot; None for a path that is neither."""
    fields = draft.template.by_key
    if path in fields:
        return fields[path]
    cell = _CELL.fullmatch(path)
    rows = fields.get(cell["key"]) if cell else None
    return next((column for column in rows.columns if column.key == cell["column"]), None) if rows and cell else None


def text_at(draft: Draft, path: str) -> str | None:
    """The text that a slot can be edited as; None where only the form can edit it."""
    if path in draft.template.by_key:
        value = draft.value(path)
        return value if isinstance(value, str) and draft.template.by_key[path].type != "rows" else None
    cell, described = _CELL.fullmatch(path), described_at(draft, path)
    if cell is None or described is None:
        return None
    value, row = draft.value(cell["key"]), int(cell["row"]) - 1
    return value[row].get(cell["column"], "") if not isinstance(value, str) and row < len(value) else ""


def value_with(draft: Draft, path: str, text: str) -> tuple[str, Value]:
    """The key of a slot's field and that field's value with a text in the slot; a row that is not there yet is made."""
    cell = _CELL.fullmatch(path)
    if path in draft.template.by_key or cell is None:
        return path, text
    value, at = draft.value(cell["key"]), int(cell["row"]) - 1
    rows = [dict(row) for row in value] if not isinstance(value, str) else []
    columns = draft.template.by_key[cell["key"]].columns
    while len(rows) <= at:
        rows.append({column.key: "" for column in columns})
    rows[at][cell["column"]] = text
    return cell["key"], tuple(rows)
