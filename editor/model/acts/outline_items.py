"""The items of a section that repeats over rows, as rows of the outline: one a row of its field, and the way to one more."""

from collections.abc import Iterator, Sequence

from editor.model.acts.outline import OutlineItem, OutlineRow
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType, Row
from editor.model.words import tr


def repeated_key(draft: Draft, section_id: str) -> str:
    """The rows field over which a section repeats; "" when it does not."""
    section = draft.template.by_id.get(section_id)
    key = section.repeat[1] if section is not None and section.repeat else ""
    return key if key in draft.template.by_key and draft.template.by_key[key].type == FieldType.ROWS else ""


def items_of(draft: Draft, section_id: str) -> tuple[Row, ...]:
    """The rows of values that the section repeats over."""
    key = repeated_key(draft, section_id)
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
        item, filled = OutlineItem(row.id, number), sum(bool(cells.get(column.key)) for column in columns)
        yield OutlineRow(row.id, row.depth + 1, "", item_title(draft, item), False, True, filled, len(columns), 0, item)
    yield OutlineRow(row.id, row.depth + 1, "", tr("添加项目"), False, True, 0, 0, 0, OutlineItem(row.id))


def item_title(draft: Draft, item: OutlineItem) -> str:
    """What an item is called: its first cell, or its number while that is empty; "" for the way to one more."""
    if item.number is None:
        return ""
    columns = draft.template.by_key[repeated_key(draft, item.section)].columns
    name = items_of(draft, item.section)[item.number].get(columns[0].key, "") if columns else ""
    return name or tr("第 {number} 项", number=item.number + 1)


def _with_rows(draft: Draft, section_id: str, rows: Sequence[Row]) -> Draft:
    return draft.with_value(repeated_key(draft, section_id), tuple(rows))


def added(draft: Draft, section_id: str) -> Draft:
    """The draft with an empty item at the end of a section's."""
    columns = draft.template.by_key[repeated_key(draft, section_id)].columns
    return _with_rows(draft, section_id, (*items_of(draft, section_id), {column.key: "" for column in columns}))


def moved(draft: Draft, item: OutlineItem, to: int) -> Draft:
    """The draft with an item in another place, from 0; the same draft where there is no such place."""
    rows = list(items_of(draft, item.section))
    if item.number is None or item.number == to or not 0 <= to < len(rows):
        return draft
    rows.insert(to, rows.pop(item.number))
    return _with_rows(draft, item.section, rows)


def deleted(draft: Draft, item: OutlineItem) -> Draft:
    """The draft without an item."""
    return _with_rows(draft, item.section, [row for at, row in enumerate(items_of(draft, item.section)) if at != item.number])


def renamed(draft: Draft, item: OutlineItem, name: str) -> Draft:
    """The draft with another first cell in an item."""
    columns = draft.template.by_key[repeated_key(draft, item.section)].columns
    rows = items_of(draft, item.section)
    return _with_rows(draft, item.section, [{**row, columns[0].key: name} if at == item.number else row for at, row in enumerate(rows)])
