"""Printing the header of a template file: TOML that keeps its comments and order where nothing changed."""

import re
from collections.abc import Iterator, Mapping
from typing import cast

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Array, Item, Key, Table

from editor.model.template.field import Field
from editor.model.template.file_fields import as_list, as_table, field_data, implicit_field
from editor.model.template.file_header import NAMES
from editor.model.template.file_text import format_of_sections
from editor.model.template.template import Template
from editor.model.text.escapes import held

_FORMAT_LINE = re.compile(r"(?m)^([ \t]*format[ \t]*=[ \t]*)\d+")
_TABLE = re.compile(r"(?m)^[ \t]*\[")


def print_header(template: Template) -> str:
    """A new header for a template: lines of its own, for tomlkit's tables take a hundred times as long as their values."""
    said = {name: value for name, value in _attributes(template).items() if value or name == "numbering"}
    fields = {field.key: field_data(field) for field in template.fields}
    tables = [f"[fields.{_key(key).as_string()}]\n{_lines(data)}" for key, data in fields.items()]
    return "\n".join([_lines({"format": format_of_sections(template.sections), **said}), *(tables or [""])])


def _lines(data: Mapping[str, object]) -> str:
    return "".join(f"{name} = {_item(value).as_string()}\n" for name, value in data.items())


def _key(key: str) -> Key:
    """A field's key as a header has it: in quotes, where it is no bare word."""
    return tomlkit.key(key) if re.fullmatch(r"[A-Za-z0-9_-]+", key) else tomlkit.key([key])


def headers_of(text: str, before: Template, after: Template, form: int) -> Iterator[str]:
    """The headers that a template's file of a format can have, the one that changes the least first: as it is, with what changed in it, with all
    fields in it, and a new one below the old one as a comment.
    """
    text = _of_format(f"{text}\n", form)
    yield text
    for declared in (False, True):
        merged = _merged(text, before, after, declared=declared)
        if merged is not None:
            yield merged
    yield "".join(f"# {held(line)}".rstrip() + "\n" for line in text.split("\n") if line.strip()) + print_header(after)


def _of_format(text: str, form: int) -> str:
    """The header with the number of a newer format; one that says a format that nobody can read keeps it."""
    if form == 1:
        return text
    found, first_table = _FORMAT_LINE.search(text), _TABLE.search(text)
    if found is None or (first_table is not None and first_table.start() < found.start()):
        return f"format = {form}\n{text}"
    return f"{text[: found.end(1)]}{form}{text[found.end() :]}"


def _merged(text: str, before: Template, after: Template, *, declared: bool) -> str | None:
    """The header with only that changed in which the templates differ; `declared` writes down the fields that slots declare too, in their order.

    None where tomlkit does not know what to do with it: what it raises then is of all kinds.
    """
    try:
        document = tomlkit.parse(text)
        old = _attributes(before)
        for name, value in _attributes(after).items():
            if value != old[name]:
                document[name] = _item(value)
        _set_fields(document, before.fields, after.fields, declared=declared)
        merged = tomlkit.dumps(document)
    except (TOMLKitError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return merged if merged.endswith("\n") or not merged else merged + "\n"


def _attributes(template: Template) -> dict[str, object]:
    texts: dict[str, object] = {name: getattr(template, name) for name in NAMES[:-1]}
    return {**texts, "tags": list(template.tags), "about": template.about, "off": list(template.off)}


def _set_fields(document: tomlkit.TOMLDocument, before: tuple[Field, ...], after: tuple[Field, ...], *, declared: bool = False) -> None:
    """Change the field tables from `before` to `after`; fields that the slots themselves declare need no table."""
    old, new = {f.key: f for f in before}, {f.key: f for f in after}
    if "fields" not in document:
        document["fields"] = tomlkit.table(is_super_table=True)
    tables = cast("Table", document["fields"])
    for key in [key for key in tables if key not in new]:
        tables.remove(key)
    last = next(reversed([str(name) for name in tables]), None)
    for key, changed in new.items():
        if key in tables:
            _update(cast("Table", tables[key]), field_data(old[key]), field_data(changed))
        elif not before or declared or changed != implicit_field(key):
            _append(tables, key, changed, last)
            last = key


def _append(tables: Table, key: str, added: Field, last: str | None) -> None:
    """Add a field behind the `last` one, after an empty line."""
    if last is not None:
        before = cast("Table", tables[last])
        if not before.as_string().endswith("\n\n"):
            before.add(tomlkit.nl())
    table = tomlkit.table()
    for name, value in field_data(added).items():
        table.add(name, _item(value))
    tables.add(_key(key), table)


def _update(table: Table, old: dict[str, object], new: dict[str, object]) -> None:
    for name in old.keys() - new.keys():
        table.remove(name)
    for name, value in new.items():
        if old.get(name) != value:
            table[name] = _item(value)


def _item(value: object) -> Item:
    """A TOML item; a list of tables stays on one line."""
    rows = [table for row in as_list(value) or [] if (table := as_table(row)) is not None]
    return _inline_rows(rows) if rows else tomlkit.item(value)


def _inline_rows(rows: list[Mapping[str, object]]) -> Array:
    array = tomlkit.array()
    for row in rows:
        inline = tomlkit.inline_table()
        for name, value in row.items():
            inline.append(name, _item(value))
        array.append(inline)
    return array
