"""A field as its table in a template's header: attributes to data and back."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType, Value
from editor.model.words import tr

Table = Mapping[str, object]
_DEFAULTS = Field("")
_TYPE_BY_ENDING: tuple[tuple[str, FieldType], ...] = (
    ("日期", FieldType.DATE),
    ("年度", FieldType.YEAR),
    ("年份", FieldType.YEAR),
    ("月份", FieldType.MONTH),
    ("机关", FieldType.ORG),
    ("单位", FieldType.ORG),
    ("签发人", FieldType.PERSON),
    ("联系人", FieldType.PERSON),
)


def implicit_field(key: str) -> Field:
    """The field of a slot that the header does not declare: its name says its type, else it is text."""
    for ending, type_ in _TYPE_BY_ENDING:
        if key.endswith(ending):
            return Field(key, type_)
    return Field(key)


def as_table(value: object) -> Table | None:
    """The value as a table, or None when it is something else."""
    return cast("Table", value) if isinstance(value, Mapping) else None


def as_list(value: object) -> list[object] | None:
    """The value as a list, or None when it is something else."""
    return cast("list[object]", value) if isinstance(value, list) else None


def field_of(key: str, data: object, problems: list[Problem]) -> Field:
    """The field that a header table describes; what is wrong is added to `problems`, and the default taken."""
    table = as_table(data)
    if table is None:
        problems.append(Problem(tr("填写项“{key}”要写成一张表。", key=key), field=key))
        return Field(key)
    described = Field(key)
    for name, decode in _DECODERS.items():
        if name in table:
            described = _with_attribute(described, name, decode(table[name]), problems)
    columns = as_list(table.get("columns", []))
    return replace(described, columns=tuple(_columns(columns or [], problems)))


def _with_attribute(described: Field, name: str, value: object, problems: list[Problem]) -> Field:
    if value is None:
        problems.append(Problem(tr("填写项“{key}”的 {name} 写法不对。", key=described.key, name=name), field=described.key))
        return described
    return replace(described, **{name: value})  # pyright: ignore[reportArgumentType] - each decoder gives its attribute's type


def _columns(columns: list[object], problems: list[Problem]) -> list[Field]:
    tables = [table for column in columns if (table := as_table(column)) and table.get("key")]
    return [field_of(str(table["key"]), table, problems) for table in tables]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _texts(value: object) -> tuple[str, ...] | None:
    items = as_list(value)
    return None if items is None else tuple(str(item) for item in items)


def _value(value: object) -> Value | None:
    """A sample: a text, a number written bare, or a list of rows."""
    if isinstance(value, str | int | float):
        return str(value)
    rows = [as_table(row) for row in as_list(value) or []]
    return tuple({str(k): str(v) for k, v in row.items()} for row in rows if row is not None) if rows else None


def _plain_text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int | float) else None


def _empty(value: object) -> str | None:
    return value if value in ("keep", "line", "section") else None


_DECODERS: dict[str, Callable[[object], object]] = {
    "type": FieldType.named,
    "label": _text,
    "unit": _text,
    "hint": _text,
    "required": _flag,
    "default": _plain_text,
    "choices": _texts,
    "sample": _value,
    "rule": _text,
    "computed": _text,
    "empty": _empty,
}


def field_data(described: Field) -> dict[str, object]:
    """A field's attributes as its header table holds them: the type, and what differs from the default."""
    data: dict[str, object] = {"type": str(described.type)}
    for name in _DECODERS:
        value: object = getattr(described, name)
        if name != "type" and value != getattr(_DEFAULTS, name):
            data[name] = _plain(value)
    if described.columns:
        data["columns"] = [{"key": column.key, **field_data(column)} for column in described.columns]
    return data


def _plain(value: object) -> object:
    """A tuple as a list, rows as plain dictionaries."""
    if not isinstance(value, tuple):
        return value
    items = cast("tuple[object, ...]", value)
    return [dict(table) if (table := as_table(item)) is not None else item for item in items]
