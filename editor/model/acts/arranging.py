"""Rearranging the sections of a draft: add, move, delete, level in and out; a heading takes what is under it with it."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from editor.model.acts.prose import fresh_section_id, settled
from editor.model.draft.draft import Draft
from editor.model.template.template import Prose, Section, SectionPart, sections_under

MOST_LEVELS = 4


class Where(StrEnum):
    """Where a section goes, seen from another one."""

    BEFORE = "before"
    AFTER = "after"
    UNDER = "under"


def with_sections(draft: Draft, sections: Sequence[Section]) -> Draft:
    """The draft over these sections, as its file will give them back."""
    return settled(draft.with_template(replace(draft.template, sections=tuple(sections))))


def _at(draft: Draft, section_id: str) -> int:
    return next(index for index, section in enumerate(draft.template.sections) if section.id == section_id)


def mate(draft: Draft, section_id: str, step: int) -> Section | None:
    """The heading of the same level next to a heading (step 1) or before it (step -1) below the same heading; None when there is none."""
    sections, at = draft.template.sections, _at(draft, section_id)
    level = sections[at].level
    rest = sections[at + 1 :] if step > 0 else sections[:at][::-1]
    found = next((section for section in rest if section.level <= level), None) if level else None
    return found if found is not None and found.level == level else None


def moved(draft: Draft, section_id: str, step: int) -> Draft:
    """The draft with a heading and what is under it moved past the one before (-1) or after (1) it; the same when there is none."""
    other = mate(draft, section_id, step)
    return draft if other is None else placed(draft, section_id, other.id, Where.BEFORE if step < 0 else Where.AFTER)


def placed(draft: Draft, section_id: str, target_id: str, where: Where) -> Draft:
    """The draft with a heading and what is under it put before or after another one, at its level, or last under it.

    The same draft when one of them is no heading, the target is part of what moves, or a level below the fourth would be needed.
    """
    template = draft.template
    block, target = sections_under(template, section_id), template.by_id[target_id]
    level = target.level + (where == Where.UNDER)
    lowest = max(section.level for section in block) + level - block[0].level
    if not block[0].level or not target.level or target in block or lowest > MOST_LEVELS:
        return draft
    rest = [section for section in template.sections if section not in block]
    index = next(n for n, section in enumerate(rest) if section.id == target_id)
    if where != Where.BEFORE:
        index += len([section for section in sections_under(template, target_id) if section not in block])
    shifted = [replace(section, level=section.level + level - block[0].level) for section in block]
    return with_sections(draft, [*rest[:index], *shifted, *rest[index:]])


def with_depth(draft: Draft, section_id: str, step: int) -> Draft:
    """The draft with a heading and what is under it one level further in (1) or out (-1); the same where that can't be."""
    sections, at = draft.template.sections, _at(draft, section_id)
    block = sections_under(draft.template, section_id)
    above = sections[at - 1].level if at else 0
    least, most = sections[at].level + step, max(section.level for section in block) + step
    if not sections[at].level or least < 1 or most > MOST_LEVELS or (step > 0 and least > above + 1):
        return draft
    shifted = [replace(section, level=section.level + step) for section in block]
    return with_sections(draft, [*sections[:at], *shifted, *sections[at + len(block) :]])


def added(draft: Draft, after_id: str, heading: str) -> tuple[Draft, str]:
    """The draft with a new section and its id: after a heading and what is under it, at its level; beside other parts, at the body's nearest end."""
    sections, at = draft.template.sections, _at(draft, after_id)
    new_id, chosen = fresh_section_id(sections), sections[at]
    if chosen.level:
        index, level = at + len(sections_under(draft.template, after_id)), chosen.level
    else:
        index, level = _body_end(sections, at), 1
    fresh = Section(new_id, SectionPart.BODY, level, heading)
    return with_sections(draft, [*sections[:index], fresh, *sections[index:]]), new_id


def _body_end(sections: Sequence[Section], at: int) -> int:
    """Where a first-level heading goes when something without a level is at hand: behind it, or before the end of the document."""
    if sections[at].part in (SectionPart.OPENING, SectionPart.ATTACHMENT) or sections[at].id.startswith("head"):
        after = at + 1
        return (
            after + 1
            if sections[at].part == SectionPart.ELEMENTS and sections[after : after + 1] and sections[after].part == SectionPart.OPENING
            else after
        )
    return next(
        (n for n, section in enumerate(sections) if n and section.part in (SectionPart.ELEMENTS, SectionPart.CLOSING) and section.id != "head"),
        len(sections),
    )


def can_delete(draft: Draft, section_id: str) -> bool:
    """Whether a section may go: headings with what is under them, opening and closing; the elements of the document stay."""
    return draft.template.by_id[section_id].part not in (SectionPart.ELEMENTS, SectionPart.ATTACHMENT)


def deleted(draft: Draft, section_id: str) -> Draft:
    """The draft without a section and what is under it; the same when it has to stay."""
    if not can_delete(draft, section_id):
        return draft
    block = sections_under(draft.template, section_id)
    return with_sections(draft, [section for section in draft.template.sections if section not in block])


def heading_from_paragraph(draft: Draft, section_id: str, block: int, level: int) -> tuple[Draft, str]:
    """The draft with a paragraph made a heading of this level (1-4), and the id of its section, to which the paragraphs after it belong."""
    sections, at = draft.template.sections, _at(draft, section_id)
    section, chosen = sections[at], sections[at].blocks[block]
    if not isinstance(chosen, Prose):
        return draft, section_id
    new_id = fresh_section_id(sections)
    fresh = Section(new_id, SectionPart.BODY, level, chosen.text.rstrip("。"), blocks=section.blocks[block + 1 :])
    before = replace(section, blocks=section.blocks[:block])
    kept = [before] if before.blocks or before.level or before.part == SectionPart.ATTACHMENT else []
    return with_sections(draft, [*sections[:at], *kept, fresh, *sections[at + 1 :]]), new_id


def paragraph_from_heading(draft: Draft, section_id: str) -> tuple[Draft, str]:
    """The draft with a heading made a paragraph of the text before it, and the id of the section that it is in now.

    The same draft for a heading that repeats or has no text of the document before it.
    """
    sections, at = draft.template.sections, _at(draft, section_id)
    section = sections[at]
    before = sections[at - 1] if at else None
    if not section.level or section.repeat or before is None or before.part not in (SectionPart.BODY, SectionPart.OPENING):
        return draft, section_id
    lines = (Prose(text) for text in (section.heading, section.run_on) if text)
    grown = replace(before, blocks=(*before.blocks, *lines, *section.blocks))
    return with_sections(draft, [*sections[: at - 1], grown, *sections[at + 1 :]]), before.id


def with_level(draft: Draft, section_id: str, level: int) -> Draft:
    """The draft with a heading at this level (1-4), alone; what is under it keeps its own level."""
    section = draft.template.by_id[section_id]
    if not section.level or not 1 <= level <= MOST_LEVELS:
        return draft
    return with_sections(draft, [replace(s, level=level) if s is section else s for s in draft.template.sections])
