"""Headings in an edited file: those typed as plain paragraphs, whose number goes on with the headings of the draft, and those that text ran on behind
and that stand alone by now.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import dropwhile, takewhile
from typing import NamedTuple

from editor.merging.tables.rewriting import between, rewritten
from editor.merging.text.state.base import Base
from editor.model.document.document import BODY_STYLES
from editor.model.draft.draft import Draft
from editor.model.draft.numbering import number_forms
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import OurLine, TheirLine, number_in_front, runs_key, without_number
from editor.model.template.template import Section, SectionPart
from editor.model.text.aligning import likeness

_LONGEST = 30
_ALIKE = 0.5
_STOPS = "；，：！？"


def with_cut_headings(base: Base, theirs: Sequence[TheirLine]) -> list[TheirLine]:
    """The lines of a file; a heading that was parted from the text that ran on behind it is one line with that, as it was."""
    known = {line.key for line in base.lines}
    cuts = {key: line for line in base.lines if (key := _front_of(base, line))}
    made: list[TheirLine] = []
    for line in theirs:
        ours = cuts.get(_bare(made[-1])) if made and made[-1].key not in known else None
        if ours and line.paragraph and line.key not in known and _ran_on(ours, line):
            made[-1] = replace(made[-1], key=ours.key, text=f"{made[-1].text}\n{line.text}", behind=line.paragraph)
        else:
            made.append(line)
    return made


def _bare(line: TheirLine) -> str:
    return without_number(line.key).rstrip("。")


def _ran_on(ours: OurLine, theirs: TheirLine) -> bool:
    """Whether a line is what ran on behind a heading, or most of it."""
    text = runs_key(tuple(dropwhile(lambda run: run.style not in BODY_STYLES, ours.runs)))
    return likeness(theirs.key.lstrip("。"), text) >= _ALIKE


def _front_of(base: Base, line: OurLine) -> str:
    """The words of a heading, without number, stop and spaces, that text runs on behind; "" for any other line."""
    at = base.index_of(line)
    item = None if at is None else base.items[at]
    if not isinstance(item, Section) or not item.run_on:
        return ""
    front = tuple(takewhile(lambda run: run.style not in BODY_STYLES, line.runs))
    return without_number(runs_key(front)).rstrip("。")


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
