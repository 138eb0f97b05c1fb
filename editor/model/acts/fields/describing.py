"""What a field is called and what it asks for: name, type, unit, hint, and what becomes of its place while it is empty."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from enum import StrEnum

from editor.model.draft.draft import Draft
from editor.model.template.field import KEY_LIMIT, Field, FieldType, Value
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import Place, Template
from editor.model.template.values import Places, clean_value, show_value
from editor.model.words import tr

UNIT_LIMIT = 12
MEASURED: frozenset[FieldType] = frozenset((FieldType.NUMBER, FieldType.MONEY, FieldType.PERCENT, FieldType.QUANTITY))
"""The types that have a unit."""
_DECIDING = (FieldType.FLAG, FieldType.CHOICE)


class WhenEmpty(StrEnum):
    """What becomes of the place of a field without a value: it is asked for, its paragraph or its section goes, or it is left for the pen."""

    ASKED = "keep"
    LINE = "line"
    SECTION = "section"
    PEN = "pen"


def described(template: Template, name: str) -> Field | None:
    """The field of a key, or the column of a table as `key.column`; None for a name that is neither."""
    if name in template.by_key:
        return template.by_key[name]
    return next((column for rows, column in _columns(template) if f"{rows.key}.{column.key}" == name), None)


def _columns(template: Template) -> Iterator[tuple[Field, Field]]:
    return ((rows, column) for rows in template.fields for column in rows.columns)


def with_described(draft: Draft, name: str, changed: Field) -> Draft:
    """The draft with the description of a field, or of a column, replaced."""
    if name in draft.template.by_key:
        return draft.with_template(draft.template.with_field(changed))
    rows = _table_of(draft.template, name)
    columns = tuple(changed if f"{rows.key}.{column.key}" == name else column for column in rows.columns)
    return draft.with_template(draft.template.with_field(replace(rows, columns=columns)))


def _table_of(template: Template, name: str) -> Field:
    return next(rows for rows, column in _columns(template) if f"{rows.key}.{column.key}" == name)


def is_column(template: Template, name: str) -> bool:
    """Whether a name is that of a table's column."""
    return name not in template.by_key and described(template, name) is not None


# Name


def name_problem(template: Template, name: str, label: str) -> str:
    """Why a field, or a column of a table, can't be called so, in words for the person; "" where it can."""
    label = label.strip()
    if not label:
        return tr("名称不能空着。")
    if len(label) > KEY_LIMIT:
        return tr("名称最多 {count} 个字。", count=KEY_LIMIT)
    if is_column(template, name):
        rows = _table_of(template, name)
        taken = _is_taken(label, (column for column in rows.columns if f"{rows.key}.{column.key}" != name))
        return tr("这张表已经有一栏叫“{name}”。", name=label) if taken else ""
    if _is_taken(label, (field for field in template.fields if field.key != name)):
        return tr("已经有一项叫“{name}”。要合成一项，用“与…相同”。", name=label)
    return ""


def _is_taken(label: str, others: Iterable[Field]) -> bool:
    return any(label in (other.key, other.name) for other in others)


def renamed(draft: Draft, name: str, label: str) -> Draft:
    """The draft with a field called otherwise; its key, by which text and Word file know it, stays. The same where `name_problem` says why not."""
    field, label = described(draft.template, name), label.strip()
    if field is None or name_problem(draft.template, name, label):
        return draft
    return with_described(draft, name, replace(field, label="" if label == field.key else label))


# Type and unit


def types_for(draft: Draft, name: str, among: Iterable[FieldType]) -> tuple[FieldType, ...]:
    """The types that a field can be given `among` these, with its own; a field by which the text decides what it writes keeps its type."""
    field = described(draft.template, name)
    if field is None or field.computed or field.type == FieldType.ROWS:
        return ()
    if field.type in _DECIDING and any(not _is_plain(place) for place in draft.template.places_of.get(name, ())):
        return (field.type,)
    found = [type_ for type_ in among if type_ != FieldType.LONGTEXT or not is_column(draft.template, name)]
    return tuple(found) if field.type in found else (field.type, *found)


def _is_plain(place: Place) -> bool:
    """Whether a place shows its field and nothing else."""
    return any(t.start == place.start and t.kind == TokenKind.SLOT and t.text == place.key for t in tokens_of(place.markup))


def retyped(draft: Draft, name: str, type_: FieldType) -> Draft:
    """The draft with another type of a field. Its value is kept as the new type means what stood in the text; one that does not fit stays as it was
    written, with its problem.
    """
    field = described(draft.template, name)
    if field is None or field.type == type_:
        return draft
    unit = field.unit if type_ in MEASURED else ""
    choices = field.choices if type_ in (FieldType.CHOICE, FieldType.TEXT) else ()
    return redescribed(draft, name, replace(field, type=type_, unit=unit, choices=choices))


def redescribed(draft: Draft, name: str, changed: Field) -> Draft:
    """The draft with a field described otherwise, its value as the new type means it."""
    field = described(draft.template, name)
    if field is None or field.type == changed.type:
        return with_described(draft, name, changed)
    around = draft.template.around.get(name, ())
    default = meant(field, changed, field.default, around) if field.default else ""
    after = with_described(draft, name, replace(changed, default=default))
    key = name if name in draft.template.by_key else _table_of(draft.template, name).key
    values = {**draft.values, key: _meant_by(draft, name, key, field, changed)} if key in draft.values else draft.values
    return replace(after, values=values, verbatim=frozenset(pair for pair in draft.verbatim if pair[0] != name))


def _meant_by(draft: Draft, name: str, key: str, field: Field, changed: Field) -> Value:
    value, around = draft.values[key], draft.template.around.get(name, ())
    if isinstance(value, str):
        return meant(field, changed, value, around)
    return tuple(_row_meant(row, field, changed, around) for row in value)


def _row_meant(row: Mapping[str, str], field: Field, changed: Field, around: Places) -> Mapping[str, str]:
    return {key: meant(field, changed, cell, around) if key == field.key else cell for key, cell in row.items()}


def meant(field: Field, changed: Field, value: str, around: Places) -> str:
    """A value of one field as another one means what stands in the text."""
    after = around[0].after if around else ""
    return clean_value(changed, show_value(field, value, after), None, around) if value else value


def unit_problem(unit: str) -> str:
    """Why a unit can't be this one; "" where it can."""
    return tr("单位最多 {count} 个字。", count=UNIT_LIMIT) if len(unit.strip()) > UNIT_LIMIT else ""


def with_unit(draft: Draft, name: str, unit: str) -> Draft:
    """The draft with another unit of a field, which may be none; its number stays."""
    field = described(draft.template, name)
    if field is None or field.type not in MEASURED or unit_problem(unit):
        return draft
    return with_described(draft, name, replace(field, unit=unit.strip()))


def with_hint(draft: Draft, name: str, hint: str) -> Draft:
    """The draft with what the empty box of a field asks for; an empty hint leaves that to its type."""
    field = described(draft.template, name)
    return draft if field is None else with_described(draft, name, replace(field, hint=hint.strip()))


# Empty


def when_empty(field: Field) -> WhenEmpty:
    """What becomes of a field's place while it is empty."""
    return WhenEmpty(field.empty)


def way_words(way: WhenEmpty) -> str:
    """What becomes of the place of an empty field, in words."""
    return {
        WhenEmpty.ASKED: tr("要填"),
        WhenEmpty.LINE: tr("空着时，这一段不写"),
        WhenEmpty.SECTION: tr("空着时，这一节不写"),
        WhenEmpty.PEN: tr("留白，手写"),
    }[way]


def ways_to_be_empty(draft: Draft, key: str) -> tuple[WhenEmpty, ...]:
    """What may become of the place of a field while it is empty; a section goes only where it has a heading."""
    field = draft.template.by_key.get(key)
    places = draft.template.places_of.get(key, ())
    if field is None or field.computed or field.type == FieldType.ROWS or not places:
        return ()
    has_headings = all(draft.template.by_id[place.section].level for place in places)
    return (WhenEmpty.ASKED, WhenEmpty.LINE, *([WhenEmpty.SECTION] if has_headings else []), WhenEmpty.PEN)


def with_when_empty(draft: Draft, key: str, way: WhenEmpty) -> Draft:
    """The draft with another thing that becomes of the place of a field while it is empty."""
    if way not in ways_to_be_empty(draft, key):
        return draft
    field = replace(draft.template.by_key[key], empty=way.value, required=way in (WhenEmpty.ASKED, WhenEmpty.PEN))
    return replace(draft.with_template(draft.template.with_field(field)), keeps_blanks=False)
