"""The values of a saved report as they stand in its text, whoever edited it since."""

from collections.abc import Iterable, Mapping, Sequence

from editor.model.document.document import Document
from editor.model.document.single_places import PlaceId, single_places
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, Row, RowsCell, Value, cell_of
from editor.model.template.values import clean_value
from editor.model.typed.narrow import Around
from editor.word import PlaceValue, expected_of

ByPath = dict[str, dict[int, str]]


def with_texts(draft: Draft, texts: Mapping[str, str]) -> Draft:
    """The draft with the values that these texts, by field path, mean."""
    known, around = draft.template.by_key, draft.template.around
    values, cells = dict[str, Value](), dict[str, dict[RowsCell, str]]()
    for path, text in texts.items():
        described, cell = known.get(path), cell_of(path)
        if described is None and cell is not None and cell.key in known:
            cells.setdefault(cell.key, {})[cell] = text
        elif described is not None and isinstance(draft.value(path), str):
            values[path] = clean_value(described, text, around=around.get(path, ()))
    for key, changed in cells.items():
        if not isinstance(rows := draft.value(key), str):
            values[key] = _with_cells(known[key], rows, changed, around)
    return draft.with_values(values) if values else draft


def shown_texts(document: Document, shown: Iterable[PlaceValue]) -> tuple[ByPath, ByPath]:
    """By field path and place, the texts that stand in the file and those of the document as it was saved ("" for an unfilled slot).

    What the words around a place say of the value already is part of both: 望湖置业 in front of 有限公司 is 望湖置业有限公司 where the value is.
    """
    single = single_places(document)
    ours = _joined(((place.path, place.place, place.text if place.filled else "") for place in expected_of(single.document).places), single.first)
    theirs = _joined(((place.path, place.place, place.text) for place in shown), single.first)
    said = {(run.field or "", run.place): run.said for run in single.document.runs() if any(run.said)}
    return _by_path(_whole(theirs, said)), _by_path(_whole(ours, said))


def _whole(texts: Mapping[PlaceId, str], said: Mapping[PlaceId, tuple[str, str]]) -> dict[PlaceId, str]:
    return {place: _with_said(text, *said.get(place, ("", ""))) for place, text in texts.items()}


def _with_said(text: str, before: str, after: str) -> str:
    """The text of a place with what the words around it say; where it has them itself by now, once."""
    return f"{before}{text.removeprefix(before).removesuffix(after)}{after}" if text else text


def _by_path(texts: Mapping[PlaceId, str]) -> ByPath:
    found: ByPath = {}
    for (path, place), text in texts.items():
        found.setdefault(path, {})[place] = text
    return found


def _joined(places: Iterable[tuple[str, int, str]], first: Mapping[PlaceId, PlaceId]) -> dict[PlaceId, str]:
    """The text of each place on the page, its paragraphs joined by line breaks."""
    texts: dict[PlaceId, list[str]] = {}
    for path, place, text in places:
        texts.setdefault(first.get((path, place), (path, place)), []).append(text)
    return {place: "\n".join(text for text in parts if text) for place, parts in texts.items()}


def changed_text(found: Mapping[int, str], expected: Mapping[int, str]) -> str | None:
    """The text that somebody gave a field: the first place that differs; None when none does. One emptied place of many is no new value, and a
    place that came by copying a paragraph says nothing of the field while a place of its own is left.
    """
    own = {place: text for place, text in found.items() if place in expected}
    known = {line for text in expected.values() for line in (text, *text.split("\n"))}
    new = [] if own else [text for text in found.values() if text not in known]
    changed = [*(text for place, text in own.items() if text != expected[place]), *new]
    filled = [text for text in changed if text]
    if filled:
        return filled[0]
    return "" if changed and not any(found.values()) else None


def _with_cells(owner: Field, rows: Sequence[Row], texts: Mapping[RowsCell, str], around: Mapping[str, Sequence[Around]]) -> tuple[Row, ...]:
    columns, made = {column.key: column for column in owner.columns}, list(rows)
    for cell, text in texts.items():
        if cell.column in columns and 0 <= cell.row < len(made):
            meant = clean_value(columns[cell.column], text, around=around.get(f"{owner.key}.{cell.column}", ()))
            made[cell.row] = {**made[cell.row], cell.column: meant}
    return tuple(made)
