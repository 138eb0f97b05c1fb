"""The values that the controls of a Word file show, for a template of which no draft is known."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from editor.model.template.field import Field, FieldType, Row, Value, cell_of
from editor.model.template.template import Template
from editor.model.template.values import clean_value
from editor.model.typed.narrow import Around
from editor.word import PlaceValue


def values_shown(template: Template, shown: Iterable[PlaceValue]) -> dict[str, Value]:
    """The values by field key as they stand in the file; what shows nothing is left out."""
    texts: dict[str, list[str]] = {}
    for place in shown:
        if place.filled:
            texts.setdefault(place.path, []).append(place.text)
    fields = ((field, _value(field, texts, template.around.get(field.key, ()))) for field in template.fields)
    return {field.key: value for field, value in fields if value}


def _value(field: Field, texts: dict[str, list[str]], around: Sequence[Around]) -> Value:
    if field.type == FieldType.ROWS:
        return _rows(field, texts)
    found = texts.get(field.key, [""])
    text = "\n".join(_once(found)) if field.type == FieldType.LONGTEXT else max(found, key=len) if _is_one(found) else found[0]
    return clean_value(field, text, around=around) if text else ""


def _is_one(found: Sequence[str]) -> bool:
    """Whether the texts are one value, of which the words around some places say a part."""
    longest = max(found, key=len)
    return all(longest.startswith(text) or longest.endswith(text) for text in found)


def _once(texts: Sequence[str]) -> Iterator[str]:
    """The paragraphs of a long value, up to where it begins anew in a further place."""
    yield texts[0]
    for text in texts[1:]:
        if text == texts[0]:
            return
        yield text


def _rows(field: Field, texts: dict[str, list[str]]) -> tuple[Row, ...]:
    columns = {column.key: column for column in field.columns}
    found = ((cell, shown[0]) for path, shown in texts.items() if (cell := cell_of(path)) and cell.key == field.key)
    cells = sorted((cell.row, cell.column, text) for cell, text in found if cell.column in columns)
    rows = groupby(cells, key=lambda cell: cell[0])
    return tuple({name: clean_value(columns[name], text) for _, name, text in row} for _, row in rows)
