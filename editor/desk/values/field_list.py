"""The fields of a template as the command line and the sheet list them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, FieldType
from editor.model.template.markup import Token, TokenKind, tokens_of
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
    tokens = tokens_of(place.markup)
    at = bisect_left(tokens, place.start, key=lambda token: token.start)
    before = _before(template, map(tokens.__getitem__, range(at - 1, -1, -1)))
    after = _after(template, map(tokens.__getitem__, range(at + 1, len(tokens))))
    return _tail(before) + SLOT + _head(after)


def _before(template: Template, tokens: Iterable[Token]) -> str:
    """The sentence before a slot as far as it is shown, from the tokens before it, the nearest first."""
    text = ""
    for token in tokens:
        text = _shown(token, template) + text
        start = max(text.rfind(end) for end in _ENDS) + 1
        if start or len(text.lstrip()) > REACH:
            return text[start:].lstrip()
    return text.lstrip()


def _after(template: Template, tokens: Iterable[Token]) -> str:
    """The sentence behind a slot as far as it is shown, from the tokens behind it."""
    text = ""
    for token in tokens:
        text += _shown(token, template)
        stop = min((at + 1 for end in _ENDS if (at := text.find(end)) >= 0), default=0)
        if stop or len(text.rstrip()) > REACH:
            return text[: stop or None].rstrip()
    return text.rstrip()


def _shown(token: Token, template: Template) -> str:
    if token.kind == TokenKind.TEXT:
        return token.text
    keys = template.finder.keys_in(token.text) if token.kind == TokenKind.SLOT else []
    return f"〔{template.by_key[keys[0][0]].name}〕" if keys else ""


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
