"""Where Ctrl+G can go: fields, sections and text that hold the words."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from editor.model.draft import Draft
from editor.model.outline import section_title, shown_markup

MOST_OF_A_KIND = 8
_BEFORE, _LENGTH = 10, 44


@dataclass(frozen=True, slots=True)
class Target:
    """A place to go to: what is shown of it, where it stands, its section and, for a field, its key."""

    kind: Literal["field", "section", "text"]
    title: str
    detail: str
    section: str
    key: str = ""


def find_targets(draft: Draft, words: str) -> list[Target]:
    """The places whose name or text holds the words, fields first, a few of each kind; none for empty words."""
    wanted = words.strip().casefold()
    if not wanted:
        return []
    kinds = (_fields(draft, wanted), _sections(draft, wanted), _texts(draft, wanted))
    return [target for found in kinds for target in islice(found, MOST_OF_A_KIND)]


def _fields(draft: Draft, wanted: str) -> Iterator[Target]:
    for field in draft.fields:
        value = draft.value(field.key)
        if wanted in field.name.casefold() or (isinstance(value, str) and wanted in value.casefold()):
            home = draft.template.home_of[field.key]
            detail = value if isinstance(value, str) and value else _title(draft, home)
            yield Target("field", field.name, detail, home, field.key)


def _sections(draft: Draft, wanted: str) -> Iterator[Target]:
    for section in draft.template.sections:
        title = _title(draft, section.id)
        if wanted in title.casefold():
            yield Target("section", title, "", section.id)


def _texts(draft: Draft, wanted: str) -> Iterator[Target]:
    for section in draft.written:
        for index, markup in section.markups():
            text = shown_markup(draft, markup, "＿") if index != -2 else ""
            if (at := text.casefold().find(wanted)) >= 0:
                start = max(0, at - _BEFORE)
                yield Target("text", ("…" if start else "") + text[start : start + _LENGTH], _title(draft, section.id), section.id)


def _title(draft: Draft, section_id: str) -> str:
    section = draft.template.by_id.get(section_id)
    return f"{draft.numbers.get(section_id, '')}{section_title(draft, section)}" if section else ""
