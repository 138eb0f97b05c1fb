"""The header of a template file: TOML that keeps its comments and order where nothing changed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import cast

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError
from tomlkit.items import Array, Item, Table

from editor.model.field import Field
from editor.model.field_table import as_list, as_table, field_data, field_of, implicit_field
from editor.model.problem import Problem
from editor.model.template import GBT_NUMBERING, Template
from editor.model.words import tr

FORMAT = 1
_NAMES = ("name", "kind", "layout", "form", "seal", "numbering", "about")
_CHOICES = {"form": ("公文", "信函", "命令", "纪要"), "seal": ("none", "seal", "stamp")}


@dataclass
class Header:
    """What a header says, and what is wrong with it."""

    name: str = ""
    kind: str = ""
    layout: str = "gbt9704"
    numbering: str = GBT_NUMBERING
    about: str = ""
    form: str = ""
    seal: str = ""
    tags: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    problems: list[Problem] = field(default_factory=list[Problem])


def read_header(text: str) -> Header:
    """The header of a TOML text; problems carry the line in the file, which begins with a line of +++."""
    header = Header()
    data = _data(text, header.problems)
    for name in _NAMES:
        if isinstance(value := data.get(name), str):
            setattr(header, name, value)
    header.problems += _unknown_choices(header)
    header.tags = tuple(str(tag) for tag in as_list(data.get("tags")) or [])
    tables = as_table(data.get("fields", {}))
    if tables is None:
        header.problems.append(Problem(tr("fields 要写成 [fields.“名称”] 那样的一张张表。"), line=1, column=0))
    header.fields = tuple(field_of(key, table, header.problems) for key, table in (tables or {}).items())
    return header


def _data(text: str, problems: list[Problem]) -> Mapping[str, object]:
    try:
        data = tomlkit.parse(text).unwrap()
    except ParseError as error:
        problems.append(Problem(tr("填写项的写法不对：{why}", why=str(error)), line=error.line, column=error.col))
        return {}
    except TOMLKitError as error:
        problems.append(Problem(tr("填写项的写法不对：{why}", why=str(error)), line=1, column=0))
        return {}
    version = data.get("format", FORMAT)
    if not isinstance(version, int) or version > FORMAT:
        problems.append(Problem(tr("这个模板是更新的版本写的，有些内容可能读不出来。"), line=1, column=0))
    return data


def _unknown_choices(header: Header) -> Iterator[Problem]:
    """The form or the seal that there is none of; the document is then made as if nothing had been said."""
    for name, choices in _CHOICES.items():
        value: str = getattr(header, name)
        if value and value not in choices:
            yield Problem(tr("{name} 只能写：{choices}。", name=name, choices="、".join(choices)), line=1, column=0)


def print_header(template: Template) -> str:
    """A new header for a template."""
    document = tomlkit.document()
    document.add("format", tomlkit.item(FORMAT))
    for name, value in _attributes(template).items():
        if value or name == "numbering":
            document.add(name, _item(value))
    _set_fields(document, (), template.fields)
    return tomlkit.dumps(document)


def merge_header(text: str, before: Template, after: Template) -> str:
    """The header with only that changed in which the templates differ."""
    document = tomlkit.parse(text)
    old = _attributes(before)
    for name, value in _attributes(after).items():
        if value != old[name]:
            document[name] = _item(value)
    _set_fields(document, before.fields, after.fields)
    merged = tomlkit.dumps(document)
    return merged if merged.endswith("\n") or not merged else merged + "\n"


def _attributes(template: Template) -> dict[str, object]:
    texts: dict[str, object] = {name: getattr(template, name) for name in _NAMES[:-1]}
    return {**texts, "tags": list(template.tags), "about": template.about}


def _set_fields(document: tomlkit.TOMLDocument, before: tuple[Field, ...], after: tuple[Field, ...]) -> None:
    """Change the field tables from `before` to `after`; fields that the slots themselves declare need no table."""
    old, new = {f.key: f for f in before}, {f.key: f for f in after}
    if "fields" not in document:
        document["fields"] = tomlkit.table(is_super_table=True)
    tables = cast("Table", document["fields"])
    for key in [key for key in tables if key not in new]:
        tables.remove(key)
    for key, changed in new.items():
        if key in tables:
            _update(cast("Table", tables[key]), field_data(old[key]), field_data(changed))
        elif not before or changed != implicit_field(key):
            _append(tables, key, changed)


def _append(tables: Table, key: str, added: Field) -> None:
    for last in [str(name) for name in tables][-1:]:
        before = cast("Table", tables[last])
        if not before.as_string().endswith("\n\n"):
            before.add(tomlkit.nl())
    table = tomlkit.table()
    for name, value in field_data(added).items():
        table.add(name, _item(value))
    tables.add(tomlkit.key(key) if re.fullmatch(r"[A-Za-z0-9_-]+", key) else tomlkit.key([key]), table)


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
