"""The sentence around a slot, as it helps to recognise a field."""

from editor.model.template.field import Field
from editor.model.template.markup import KeyFinder, Token, tokens_of
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
    if token.kind == "text":
        return token.text
    keys = finder.keys_in(token.text) if token.kind == "slot" else []
    return f"〔{by_key[keys[0][0]].name}〕" if keys else ""


def _tail(text: str) -> str:
    return text if len(text) <= REACH else "…" + text[-REACH:]


def _head(text: str) -> str:
    return text if len(text) <= REACH else text[:REACH] + "…"
