"""Where Ctrl+G can go: fields, sections and text that hold the words, the nearest to what was typed first."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from editor.model.acts.finding import spans_of
from editor.model.acts.outline import numbered_title, section_title, shown_markup
from editor.model.draft.draft import Draft
from editor.model.template.template import HEADING

MOST_OF_A_KIND = 8
_BEFORE, _LENGTH = 10, 44
_EXACT, _BEGINS, _HOLDS, _IN_VALUE = range(4)


class TargetKind(StrEnum):
    """What can be gone to."""

    FIELD = "field"
    SECTION = "section"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: what is shown of it, where it stands, its section and, for a field, its key; for others the words to show in a block."""

    kind: TargetKind
    title: str
    detail: str
    section: str
    key: str = ""
    words: str = ""
    block: int = HEADING


def find_targets(draft: Draft, words: str) -> list[Target]:
    """The places whose name or text holds all words, fields first, the nearest of each kind first, a few of each; none for empty words."""
    wanted = words.casefold().split()
    if not wanted:
        return []
    kinds = (_fields(draft, wanted), _sections(draft, wanted), ((_HOLDS, target) for target in _texts(draft, words.strip())))
    return [target for found in kinds for _, target in sorted(found, key=lambda ranked: ranked[0])[:MOST_OF_A_KIND]]


def _rank(name: str, wanted: list[str]) -> int | None:
    """How near a name is to the words: 0 is the nearest; None when it does not hold them all."""
    name = name.casefold()
    if not all(word in name for word in wanted):
        return None
    return _EXACT if name == "".join(wanted) else _BEGINS if name.startswith(wanted[0]) else _HOLDS


def _fields(draft: Draft, wanted: list[str]) -> Iterator[tuple[int, Target]]:
    for field in draft.fields:
        value = draft.value(field.key)
        text = value if isinstance(value, str) else "，".join("，".join(row.values()) for row in value)
        rank = _rank(field.name, wanted)
        if rank is None and _rank(text, wanted) is not None:
            rank = _IN_VALUE
        if rank is not None:
            home = draft.template.home_of[field.key]
            yield rank, Target(TargetKind.FIELD, field.name, text or numbered_title(draft, home), home, field.key)


def _sections(draft: Draft, wanted: list[str]) -> Iterator[tuple[int, Target]]:
    for section in draft.template.sections:
        rank = _rank(section_title(draft, section), wanted)
        if rank is None:
            rank = _rank(numbered_title(draft, section.id), wanted)
        if rank is not None:
            yield rank, Target(TargetKind.SECTION, numbered_title(draft, section.id), "", section.id, words=section_title(draft, section))


def _texts(draft: Draft, words: str) -> Iterator[Target]:
    for section in draft.written:
        for index, markup in section.markups():
            text = shown_markup(draft, markup, "＿") if index != HEADING else ""
            at = next((start for start, _ in spans_of(text, words)), None)
            if at is not None:
                start = max(0, at - _BEFORE)
                shown = ("…" if start else "") + text[start : start + _LENGTH]
                yield Target(TargetKind.TEXT, shown, numbered_title(draft, section.id), section.id, words=words, block=index)
