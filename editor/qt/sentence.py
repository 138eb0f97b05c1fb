"""The sentence around a slot, as the person reads it: values of all fields in it, the slot in hand marked."""

import re
from dataclasses import dataclass
from typing import Literal

from editor.model.draft import Draft
from editor.model.markup import KeyFinder, Token, tokens_of
from editor.model.template import Place, Template
from editor.model.values import show_value

Kind = Literal["text", "slot", "own"]
_STOP = re.compile(r"[。；！？]")
_DOTTED = re.compile(r"\.\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a sentence: plain text, another field's slot, or the slot in hand. An unfilled slot has an empty text."""

    text: str
    kind: Kind = "text"


def sentence_of(draft: Draft, place: Place) -> tuple[Part, ...]:
    """The parts of the sentence in which a slot stands; nothing when the line does not show the field as a plain slot."""
    finder = _finder_of(draft.template)
    parts: list[Part] = []
    for token in tokens_of(place.markup):
        if token.kind == "text":
            parts.append(Part(token.text))
        elif token.kind == "slot":
            parts.append(_slot_part(draft, finder, token, own=token.start == place.start and token.end == place.end))
    own = next((at for at, part in enumerate(parts) if part.kind == "own"), None)
    return () if own is None else _cut(parts, own)


class _Last:
    """The finder of the template that was looked at last: making one reads all its keys, and edits keep the template."""

    template: Template | None = None
    finder = KeyFinder(())


def _finder_of(template: Template) -> KeyFinder:
    if _Last.template is not template:
        _Last.template, _Last.finder = template, KeyFinder(f.key for f in template.fields)
    return _Last.finder


def _slot_part(draft: Draft, finder: KeyFinder, token: Token, *, own: bool) -> Part:
    found = finder.keys_in(token.text)
    key = found[0][0] if found else ""
    value = draft.value(key) if key else ""
    shown = show_value(draft.template.by_key[key], value) if isinstance(value, str) and key else ""
    return Part(shown, "own" if own else "slot")


def _cut(parts: list[Part], own: int) -> tuple[Part, ...]:
    before: list[Part] = []
    for part in reversed(parts[:own]):
        stops = [m.end() for m in _STOP.finditer(part.text)] if part.kind == "text" else []
        before.insert(0, Part(part.text[stops[-1] :]) if stops else part)
        if stops:
            break
    after: list[Part] = []
    for part in parts[own + 1 :]:
        stop = _STOP.search(part.text) if part.kind == "text" else None
        after.append(Part(part.text[: stop.start()]) if stop else part)
        if stop:
            break
    return tuple(p for p in (*before, parts[own], *after) if p.text or p.kind != "text")
