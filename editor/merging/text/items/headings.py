"""Headings that were typed into a file as plain paragraphs: their number goes on with the headings of the draft."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.merging.tables.rewriting import between, rewritten
from editor.model.draft.draft import Draft
from editor.model.draft.numbering import number_forms
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import number_in_front
from editor.model.template.template import Section, SectionPart

_LONGEST = 30
_STOPS = "；，：！？"


class _Typed(NamedTuple):
    """The heading in front of a text: the section whose number its own follows, the columns where its words begin and end, where text runs on."""

    like: Section
    start: int
    end: int
    run_on: int


def typed_section(draft: Draft, standing: str, paragraph: EditedParagraph, new: Section, typed_before: Sequence[Section]) -> Section | None:
    """The section `new` with the heading that a plain paragraph is, and with the text that runs on behind it.

    None where its number is not the next one of a level that is open behind the section `standing`, or where it looks unlike that one's heading.
    `typed_before` are those that were typed in there already.
    """
    typed = _typed(draft, standing, paragraph.text, typed_before)
    if typed is None:
        return None
    keys = draft.template.by_key
    heading = rewritten((), between(paragraph.runs, typed.start, typed.end), keys)
    run_on = rewritten((), between(paragraph.runs, typed.run_on, len(paragraph.text)), keys)
    return replace(new, level=typed.like.level, heading=" ".join(heading), run_on=" ".join(run_on)) if heading else None


def _typed(draft: Draft, standing: str, text: str, typed_before: Sequence[Section]) -> _Typed | None:
    for section in _open(draft, standing):
        number = number_in_front(text, draft.template.numbering, section.level)
        count = sum(one.level == section.level for one in typed_before)
        if number and number == _following(draft, section, count):
            return _ended(section, text, len(number))
    return None


def _open(draft: Draft, standing: str) -> list[Section]:
    """The section and those that it stands in, from the inner one."""
    written = [section for section in draft.written if section.part == SectionPart.BODY and section.level]
    at = next((number for number, section in enumerate(written) if section.id == standing), -1)
    found: list[Section] = []
    for section in reversed(written[: at + 1]):
        if not found or section.level < found[-1].level:
            found.append(section)
    return found


def _following(draft: Draft, section: Section, count: int) -> str:
    """The number behind that of a section, when so many were typed in."""
    form, above = number_forms(draft.template.numbering)[section.level - 1], (1,) * (section.level - 1)
    own = draft.numbers.get(section.id, "")
    at = next((n for n in range(1, 100) if form.number((*above, n)) == own), None)
    return "" if at is None else form.number((*above, at + 1 + count)).strip()


def _ended(section: Section, text: str, start: int) -> _Typed | None:
    """Where the words of a heading end; None for what is no heading in the manner of this one."""
    title, stop, behind = text[start:].partition("。")
    is_like = bool(behind.strip()) == bool(section.run_on) and bool(behind.strip()) == bool(stop)
    if not 0 < len(title) <= _LONGEST or any(sign in title for sign in _STOPS) or not is_like:
        return None
    end = start + len(title)
    return _Typed(section, start, end + (bool(stop) and section.heading.endswith("。")), end + len(stop))
