"""The values that the controls of a Word file show, for a template of which no draft is known."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from editor.model.template.field import Field, Row, Value
from editor.model.template.template import Template
from editor.model.template.values import clean_value
from editor.word import PlaceValue

_CELL = re.compile(r"(.+)\[(\d+)\]\.(.+)")


def values_shown(template: Template, shown: Iterable[PlaceValue]) -> dict[str, Value]:
    """The values by field key as they stand in the file; what shows nothing is left out."""
    texts: dict[str, list[str]] = {}
    for place in shown:
        if place.filled:
            texts.setdefault(place.path, []).append(place.text)
    fields = ((field, _value(field, texts)) for field in template.fields)
    return {field.key: value for field, value in fields if value}


def _value(field: Field, texts: dict[str, list[str]]) -> Value:
    if field.type == "rows":
        return _rows(field, texts)
    found = texts.get(field.key, [])
    return clean_value(field, "\n".join(_once(found)) if field.type == "longtext" else found[0]) if found else ""


def _once(texts: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a long value, up to where it begins anew in a further place."""
    yield texts[0]
    for text in texts[1:]:
        if text == texts[0]:
            return
        yield text


def _rows(field: Field, texts: dict[str, list[str]]) -> tuple[Row, ...]:
    columns = {column.key: column for column in field.columns}
    found = ((match, cell[0]) for path, cell in texts.items() if (match := _CELL.fullmatch(path)) and match[1] == field.key)
    cells = sorted((int(match[2]), match[3], text) for match, text in found if match[3] in columns)
    rows = groupby(cells, key=lambda cell: cell[0])
    return tuple({name: clean_value(columns[name], text) for _, name, text in row} for _, row in rows)
