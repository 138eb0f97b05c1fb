"""The sentence around a slot, as the person reads it: values of all fields in it, the slot in hand marked."""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.model.template.markup import Token, TokenKind, tokens_of
from editor.model.template.surroundings import around_token
from editor.model.template.template import Place
from editor.model.template.values import placed_value
from editor.model.typed.narrow import Around

if TYPE_CHECKING:
    from editor.model.document.document import Run


class PartKind(StrEnum):
    """What a piece of a sentence is: plain text, a slot, or the slot in hand."""

    TEXT = "text"
    SLOT = "slot"
    OWN = "own"


_STOP = re.compile(r"[。；！？]")


@dataclass(frozen=True, slots=True)
class SentencePart:
    """A piece of a sentence: plain text, another field's slot, or the slot in hand. An unfilled slot has an empty text."""

    text: str
    kind: PartKind = PartKind.TEXT


class LineRuns:
    """What was worked out of the draft that was asked for last: all fields of a line ask for the same. One for the fields of a window."""

    def __init__(self) -> None:
        self._draft: Draft | None = None
        self._runs: dict[tuple[str, str], tuple[Run, ...]] = {}

    def runs(self, draft: Draft, section_id: str, markup: str) -> "tuple[Run, ...]":
        """What the document will say in a line with code in it."""
        if self._draft is not draft:
            self._draft = draft
            self._runs.clear()
        if (section_id, markup) not in self._runs:
            self._runs[section_id, markup] = _composed_line(draft, section_id, markup)
        return self._runs[section_id, markup]


def _composed_line(draft: Draft, section_id: str, markup: str) -> "tuple[Run, ...]":
    # Filling a line of plain slots needs none of it.
    from editor.composing import Budget, Scope, language_of, runs_of  # noqa: PLC0415

    section = draft.template.by_id.get(section_id)
    bindings = ((*section.repeat, 0),) if section is not None and section.repeat else ()
    return tuple(runs_of(markup, Scope(draft, language_of(draft.template.fields), Budget()).bound_to(bindings)))


def sentence_of(draft: Draft, place: Place, lines: LineRuns | None = None) -> tuple[SentencePart, ...]:
    """The parts of the sentence in which a slot stands; nothing when the line does not show the field. `lines` remembers from field to field."""
    lines = lines or LineRuns()
    markup = _line_of(draft, place)
    if _is_code(draft, markup):
        return _cut_around_own(_composed(draft, place, lines.runs(draft, place.section, markup)))
    parts: list[SentencePart] = []
    tokens = tokens_of(place.markup)
    for at, token in enumerate(tokens):
        if token.kind == TokenKind.TEXT:
            parts.append(SentencePart(token.text))
        elif token.kind == TokenKind.SLOT:
            own = token.start == place.start and token.end == place.end
            parts.append(_slot_part(draft, token, around_token(tokens, at), own=own))
    return _cut_around_own(parts)


def _is_code(draft: Draft, markup: str) -> bool:
    """Whether more than plain slots stands in a line: filters, loops, conditions, cells, computed fields."""
    fields = draft.template.by_key
    return any(t.kind == TokenKind.STATEMENT or t.text not in fields or fields[t.text].computed for t in _codes(markup))


def _line_of(draft: Draft, place: Place) -> str:
    """The line of a place; a field that a section repeats over stands in the first line of that which shows a cell."""
    section = draft.template.by_id.get(place.section)
    if section is None or section.repeat is None or place.start != place.end:
        return place.markup
    return next((markup for _, markup in section.markups() if any(section.repeat[0] in token.text for token in _codes(markup))), place.markup)


def _codes(markup: str) -> list[Token]:
    return [token for token in tokens_of(markup) if token.kind != TokenKind.TEXT]


def _composed(draft: Draft, place: Place, runs: "tuple[Run, ...]") -> list[SentencePart]:
    """The parts of a line with code in it, as the document will say it."""
    mine = [at for at, run in enumerate(runs) if run.field == place.key or (run.field or "").startswith(f"{place.key}[")]
    if mine and draft.template.by_key[place.key].type != FieldType.ROWS:
        mine = mine[min(_times_before(draft, place), len(mine) - 1) :][:1]
    return [SentencePart(run.text, PartKind.OWN if at in mine else PartKind.SLOT if run.field else PartKind.TEXT) for at, run in enumerate(runs)]


def _times_before(draft: Draft, place: Place) -> int:
    """How often the field stands in the line before this place."""
    where = (place.section, place.block, place.markup)
    mates = draft.template.places_of.get(place.key, ())
    return sum((mate.section, mate.block, mate.markup) == where and mate.start < place.start for mate in mates)


def _cut_around_own(parts: list[SentencePart]) -> tuple[SentencePart, ...]:
    own = [at for at, part in enumerate(parts) if part.kind == PartKind.OWN]
    return _cut(parts, own[0], own[-1]) if own else ()


def _slot_part(draft: Draft, token: Token, around: Around, *, own: bool) -> SentencePart:
    found = draft.template.finder.keys_in(token.text)
    key = found[0][0] if found else ""
    value = draft.value(key) if key else ""
    shown = placed_value(draft.template.by_key[key], value, around) if isinstance(value, str) and key else ""
    return SentencePart(shown, PartKind.OWN if own else PartKind.SLOT)


def _cut(parts: list[SentencePart], first: int, last: int) -> tuple[SentencePart, ...]:
    before: list[SentencePart] = []
    for part in reversed(parts[:first]):
        stops = [m.end() for m in _STOP.finditer(part.text)] if part.kind == PartKind.TEXT else []
        before.insert(0, SentencePart(part.text[stops[-1] :]) if stops else part)
        if stops:
            break
    after: list[SentencePart] = []
    for part in parts[last + 1 :]:
        stop = _STOP.search(part.text) if part.kind == PartKind.TEXT else None
        after.append(SentencePart(part.text[: stop.start()]) if stop else part)
        if stop:
            break
    return tuple(p for p in (*before, *parts[first : last + 1], *after) if p.text or p.kind != PartKind.TEXT)
