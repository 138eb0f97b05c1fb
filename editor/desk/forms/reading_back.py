"""A filled form that somebody wrote since: its values are what stands between its bookmarks now, and these are where it is filled again."""

from collections.abc import Iterator, Mapping, Sequence

from editor.desk.forms.data import Data, rows_of
from editor.desk.forms.filling import FormWriter
from editor.model.sample.inspection import SlotSpan
from editor.model.template.field import Field, FieldType, cell_path
from editor.model.template.markup import slot
from editor.model.template.template import Template
from editor.model.template.values import clean_value, show_value
from editor.model.typed.narrow import Around
from editor.reading import FormBlank, FormReading
from editor.word import clean_text, form_stem

Place = tuple[str, int, int, int]
_MOST_ROWS = 2000
_BOXED = (FieldType.CHOICE, FieldType.FLAG)
Texts = Mapping[str, Sequence[str]]


def values_in_text(template: Template, data: Mapping[str, object], texts: Texts, writer: FormWriter) -> tuple[dict[str, object], tuple[str, ...]]:
    """The values as the text of the file has them, and the names of those that are others than were filled in. What the text does not show (code,
    boxes) is as it was filled in, and so is what reads as it was written; what a blank puts around its value is no part of it.
    """
    found, written = dict(data), writer.by_place(data)
    for field in template.fields:
        if field.type == FieldType.ROWS:
            found |= _rows(field, data.get(field.key), texts)
        elif (shown := texts.get(stem := form_stem(field.key))) and field.type not in _BOXED and not set(written.get(stem, ())).issuperset(shown):
            found[field.key] = _value(field, data.get(field.key), _bare(shown, writer.around(field.key)))
    return found, tuple(name for name, value in found.items() if value != data.get(name))


def _bare(shown: Sequence[str], around: Sequence[tuple[str, str]]) -> Sequence[str]:
    """The texts without what their blanks, where each of them has its own text, put around them."""
    if len(shown) != len(around):
        return shown
    return [text.removeprefix(before).removesuffix(behind) for text, (before, behind) in zip(shown, around, strict=True)]


def _value(field: Field, filled: object, shown: Sequence[str]) -> object:
    """A value by the first of its places that says something else than was filled in."""
    said = [text.strip() for text in shown]
    kept = filled if isinstance(filled, str) else ""
    written = clean_text(kept)
    other = next((text for text in said if text not in (written.strip(), show_value(field, written).strip())), None)
    if other is None or (written and all(_says(text, written) for text in said)):
        return kept
    return clean_value(field, other)


def _says(text: str, kept: str) -> bool:
    """Whether a place shows a value without what the words around it say."""
    return bool(text) and text in kept


def _rows(field: Field, filled: object, texts: Texts) -> dict[str, object]:
    rows, old = list(_rows_in(field, texts)), rows_of(filled)
    whole: list[object] = []
    for at, row in enumerate(rows):
        kept: Data = old[at] if at < len(old) else dict[str, object]()
        cells = {column.key: _value(column, kept.get(column.key), row[column.key]) for column in field.columns if column.key in row}
        whole.append({**kept, **cells})
    return {field.key: whole} if rows else {}


def _rows_in(field: Field, texts: Texts) -> Iterator[dict[str, Sequence[str]]]:
    for row in range(_MOST_ROWS):
        cells = {column.key: texts.get(form_stem(cell_path(field.key, row, column.key))) for column in field.columns}
        found = {name: shown for name, shown in cells.items() if shown}
        if not found:
            return
        yield found


def filled_blanks(template: Template, lines: Sequence[str], places: Sequence[Place], again: FormReading) -> FormReading:
    """The form as it stands in its file now: its bookmarks are blanks, and so is what `again` finds of its fields that has no bookmark. Rows that
    were filled stay as they are.
    """
    keys = {form_stem(field.key): field.key for field in template.fields if field.type != FieldType.ROWS}
    marked = tuple(_blank(keys[stem], line, start, end, lines[line]) for stem, line, start, end in places if stem in keys)
    taken = {blank.span.field for blank in marked}
    rest = tuple(blank for blank in again.blanks if blank.span.field in template.by_key and blank.span.field not in taken and not blank.rows)
    return FormReading(template, tuple(sorted((*marked, *rest), key=lambda blank: (blank.span.line, blank.span.start))), ())


def _blank(key: str, line: int, start: int, end: int, text: str) -> FormBlank:
    return FormBlank(SlotSpan(line, start, end, text[start:end], field=key), end, slot(key), "", "", Around(text[:start], text[end:]))
