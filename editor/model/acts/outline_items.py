"""The items of a section that repeats over rows, as rows of the outline: one a row of its field, and the way to one more."""

from collections.abc import Iterator, Sequence

from editor.model.acts.outline import OutlineRow
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType, Row
from editor.model.words import tr

_MARK, _MORE = "#", "+"


def section_of(row_id: str) -> str:
    """The section that a row of the outline stands for, or that its item belongs to."""
    return row_id.partition(_MARK)[0]


def is_item(row_id: str) -> bool:
    """Whether a row of the outline is an item of a repeated section, or the way to one more."""
    return _MARK in row_id


def number_of(row_id: str) -> int | None:
    """Which item a row of the outline is, from 0; None for the way to one more, and for a section."""
    number = row_id.partition(_MARK)[2]
    return int(number) if number.isdigit() else None


def item_id(row_id: str, number: int) -> str:
    """The row of the outline for another item of the same section."""
    return f"{section_of(row_id)}{_MARK}{number}"


def repeated_key(draft: Draft, row_id: str) -> str:
    """The rows field over which the section of a row of the outline repeats; "" when it does not."""
    section = draft.template.by_id.get(section_of(row_id))
    key = section.repeat[1] if section is not None and section.repeat else ""
    return key if key in draft.template.by_key and draft.template.by_key[key].type == FieldType.ROWS else ""


def items_of(draft: Draft, row_id: str) -> tuple[Row, ...]:
    """The rows of values that the section repeats over."""
    key = repeated_key(draft, row_id)
    value = draft.value(key) if key else ""
    return () if isinstance(value, str) else value


def with_items(draft: Draft, rows: Sequence[OutlineRow]) -> tuple[OutlineRow, ...]:
    """The rows of the outline, those of repeated sections followed by their items and by the way to one more."""
    return tuple(found for row in rows for found in (row, *_items(draft, row)))


def _items(draft: Draft, row: OutlineRow) -> Iterator[OutlineRow]:
    key = repeated_key(draft, row.id) if row.on else ""
    if not key:
        return
    columns = draft.template.by_key[key].columns
    for number, cells in enumerate(items_of(draft, row.id)):
        filled = sum(bool(cells.get(column.key)) for column in columns)
        title = item_title(draft, row.id, number)
        yield OutlineRow(item_id(row.id, number), row.depth + 1, "", title, False, True, filled, len(columns), 0)
    yield OutlineRow(f"{row.id}{_MARK}{_MORE}", row.depth + 1, "", tr("添加项目"), False, True, 0, 0, 0)


def item_title(draft: Draft, row_id: str, number: int) -> str:
    """What an item is called: its first cell, or its number while that is empty."""
    columns = draft.template.by_key[repeated_key(draft, row_id)].columns
    name = items_of(draft, row_id)[number].get(columns[0].key, "") if columns else ""
    return name or tr("第 {number} 项", number=number + 1)


def _with_rows(draft: Draft, row_id: str, rows: Sequence[Row]) -> Draft:
    return draft.with_value(repeated_key(draft, row_id), tuple(rows))


def added(draft: Draft, row_id: str) -> Draft:
    """The draft with an empty item at the end."""
    columns = draft.template.by_key[repeated_key(draft, row_id)].columns
    return _with_rows(draft, row_id, (*items_of(draft, row_id), {column.key: "" for column in columns}))


def moved(draft: Draft, row_id: str, to: int) -> Draft:
    """The draft with an item in another place, from 0; the same draft where there is no such place."""
    rows, number = list(items_of(draft, row_id)), number_of(row_id)
    if number is None or number == to or not 0 <= to < len(rows):
        return draft
    rows.insert(to, rows.pop(number))
    return _with_rows(draft, row_id, rows)


def deleted(draft: Draft, row_id: str) -> Draft:
    """The draft without an item."""
    number = number_of(row_id)
    return _with_rows(draft, row_id, [row for at, row in enumerate(items_of(draft, row_id)) if at != number])


def renamed(draft: Draft, row_id: str, name: str) -> Draft:
    """The draft with another first cell in an item."""
    number, columns = number_of(row_id), draft.template.by_key[repeated_key(draft, row_id)].columns
    rows = [{**row, columns[0].key: name} if at == number else row for at, row in enumerate(items_of(draft, row_id))]
    return _with_rows(draft, row_id, rows)
