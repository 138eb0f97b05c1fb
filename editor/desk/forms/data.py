"""The values of a form by name: texts and rows as a draft has them, and for its code whatever JSON can hold."""

import json
import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import cast

from editor.desk.values.values_in import from_json, matched, read_values_file
from editor.model.template.template import Template

_NOT_IN_XML = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff\ufffe\uffff]")
Data = Mapping[str, object]
"""The values by name."""


def rows_of(value: object) -> list[Data]:
    """The rows that a value is, an empty one for each that is none; nothing for a value that is no list."""
    items = cast("Sequence[object]", value) if isinstance(value, list | tuple) else ()
    return [cast("Data", item) if isinstance(item, Mapping) else {} for item in items]


def is_kept_by_drafts(value: object) -> bool:
    """Whether a draft can hold a value: a text, or rows of texts."""
    if isinstance(value, str):
        return True
    rows = rows_of(value)
    return bool(rows) and all(row and all(isinstance(cell, str) for cell in row.values()) for row in rows)


def is_said(value: object) -> bool:
    """Whether a value says something: an empty text and an empty list do not."""
    return value not in ("", None, (), [])


def read_data(path: Path, template: Template, coded: Collection[str], blanks: Collection[str]) -> dict[str, object]:
    """The values of a file by the names of a form's fields; raises NigaoError as `read_values_file` does.

    What code alone asks for, the names in `coded` that are none of `blanks`, stays as it is: numbers, lists in lists, things by name.
    """
    if not coded or path.suffix.lower() != ".json":
        return dict(read_values_file(path, template))
    named = from_json(path, number=Decimal)
    apart = {name: value for name, value in named.items() if name in coded and (name not in blanks or not isinstance(value, str))}
    plain = {name: _as_text(value) for name, value in named.items() if name not in apart}
    return {**matched(path, plain, template), **apart}


def as_json(data: Data | None) -> str:
    """The values as JSON that XML can hold: where it can't, every letter that is not ASCII is written by its number."""
    said = json.dumps(data, ensure_ascii=False, default=str)
    return json.dumps(data, default=str) if _NOT_IN_XML.search(said) else said


def _as_text(value: object) -> object:
    """A value whose numbers are texts again, as other values have them."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, list):
        return [_as_text(item) for item in cast("list[object]", value)]
    return {name: _as_text(item) for name, item in cast("Data", value).items()} if isinstance(value, dict) else value
