"""The fields of a template as the command line and the sheet list them."""

from collections.abc import Iterator
from typing import Any

from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType
from editor.model.template.markup import KeyFinder, Token, TokenKind, tokens_of
from editor.model.template.template import Place, Template

SLOT = "▢"
REACH = 24
_ENDS = "。；！？"


def context_of(template: Template, key: str) -> str:
    """The sentence around the first slot of a field: ▢ at the slot, 〔name〕 at others, cut with … where it is long; empty without a slot."""
    places = template.places_of[key]
    return sentence_at(template, places[0]) if places else ""


def sentence_at(template: Template, place: Place) -> str:
    """The sentence around one place, as `context_of` shows it."""
    before, after = _around(template, place)
    start = max(before.rfind(end) for end in _ENDS) + 1
    stop = min((at + 1 for end in _ENDS if (at := after.find(end)) >= 0), default=len(after))
    return _tail(before[start:].lstrip()) + SLOT + _head(after[:stop].rstrip())


def _around(template: Template, place: Place) -> tuple[str, str]:
    finder = KeyFinder(template.by_key)
    sides: tuple[list[str], list[str]] = ([], [])
    for token in tokens_of(place.markup):
        if (token.start, token.end) != (place.start, place.end):
            sides[token.start > place.start].append(_shown(token, finder, template.by_key))
    return "".join(sides[0]), "".join(sides[1])


def _shown(token: Token, finder: KeyFinder, by_key: dict[str, Field]) -> str:
    if token.kind == TokenKind.TEXT:
        return token.text
    keys = finder.keys_in(token.text) if token.kind == TokenKind.SLOT else []
    return f"〔{by_key[keys[0][0]].name}〕" if keys else ""


def _tail(text: str) -> str:
    return text if len(text) <= REACH else "…" + text[-REACH:]


def _head(text: str) -> str:
    return text if len(text) <= REACH else text[:REACH] + "…"


def listed_fields(draft: Draft) -> tuple[Field, ...]:
    """The fields that a person fills, in document order."""
    return tuple(field for field in draft.template.ordered_fields if not field.computed)


def fields_json(draft: Draft) -> list[dict[str, Any]]:
    """The fields in the form of the command line's contract."""
    return [_field_json(draft, field) for field in listed_fields(draft)]


def _field_json(draft: Draft, field: Field) -> dict[str, Any]:
    template = draft.template
    return {
        **_about(field),
        "section": section_of(draft, field.key),
        "places": len(template.places_of[field.key]),
        "context": context_of(template, field.key),
    }


def _about(field: Field) -> dict[str, Any]:
    data: dict[str, Any] = {
        "key": field.key,
        "label": field.name,
        "type": field.type,
        "required": field.required,
        "default": field.default,
        "choices": list(field.choices),
        "unit": field.unit,
    }
    return data | ({"columns": [_about(column) for column in field.columns]} if field.type == FieldType.ROWS else {})


def section_of(draft: Draft, key: str) -> str:
    """The title, with its number, of the section of a field's first slot; an empty text for a field without one."""
    return numbered_title(draft, draft.template.home_of[key])


def field_lines(draft: Draft) -> Iterator[str]:
    """The fields for reading: the section above its fields, then key, type and sentence."""
    section = None
    for field in listed_fields(draft):
        if (current := section_of(draft, field.key)) != section:
            section = current
            yield section
        unit = f"（{field.unit}）" if field.unit else ""
        yield f"  {field.key}{unit}\t{field.type}\t{context_of(draft.template, field.key)}"
