"""The values of a saved report as they stand in its text, whoever edited it since."""

import re
from collections.abc import Iterable, Mapping, Sequence

from editor.composing import compose
from editor.model.draft import Draft
from editor.model.field import Field, Row, Value
from editor.model.values import clean_value
from editor.word import PlaceValue, expected_of

_CELL = re.compile(r"(.+)\[(\d+)\]\.(.+)")


def with_shown(draft: Draft, shown: Iterable[PlaceValue]) -> Draft:
    """The draft with the values that the eye sees in its Word file: they win over what was stored."""
    for path, text in changed_texts(draft, shown).items():
        draft = _with_text(draft, path, text)
    return draft


def changed_texts(draft: Draft, shown: Iterable[PlaceValue]) -> Mapping[str, str]:
    """By field path, the text of the fields that stand in the file otherwise than the draft shows them ("" for one that was emptied)."""
    expected = {(place.path, place.place): place.text if place.filled else "" for place in expected_of(compose(draft).document).places}
    places: dict[str, list[PlaceValue]] = {}
    for place in shown:
        places.setdefault(place.path, []).append(place)
    texts = {path: _changed_text(found, expected) for path, found in places.items()}
    return {path: text for path, text in texts.items() if text is not None}


def _changed_text(places: Sequence[PlaceValue], expected: Mapping[tuple[str, int], str]) -> str | None:
    """The text that somebody gave a field: the first place that differs; None when none does. One emptied place of many is no new value."""
    changed = [place for place in places if place.text != expected.get((place.path, place.place))]
    filled = [place.text for place in changed if place.filled]
    if filled:
        return filled[0]
    return "" if changed and not any(place.filled for place in places) else None


def _with_text(draft: Draft, path: str, text: str) -> Draft:
    described = draft.template.by_key.get(path)
    if described is not None:
        return draft.with_value(path, clean_value(described, text)) if isinstance(draft.value(path), str) else draft
    match = _CELL.fullmatch(path)
    owner = draft.template.by_key.get(match[1]) if match else None
    if match is None or owner is None:
        return draft
    rows = _with_cell(owner, draft.value(owner.key), int(match[2]) - 1, match[3], text)
    return draft if rows is None else draft.with_value(owner.key, rows)


def _with_cell(owner: Field, rows: Value, at: int, column: str, text: str) -> tuple[Row, ...] | None:
    described = next((c for c in owner.columns if c.key == column), None)
    if described is None or isinstance(rows, str) or not 0 <= at < len(rows):
        return None
    return (*rows[:at], {**rows[at], column: clean_value(described, text)}, *rows[at + 1 :])
