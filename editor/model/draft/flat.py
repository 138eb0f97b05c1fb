"""A template's text as one row of items: each section's head, then its blocks. An edit of the row is an edit of the sections.

A head taken out joins its paragraphs to the section before, a head put in parts a section: what a Word file knows, where headings are paragraphs.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from editor.model.draft.draft import Draft
from editor.model.template.template import HEAD, Block, Section, SectionPart

Item = Section | Block
_OUTSIDE = (SectionPart.ABOVE, SectionPart.BELOW, SectionPart.ATTACHMENT)
_IN_ATTACHMENTS = (SectionPart.BODY, SectionPart.OPENING, SectionPart.CLOSING)


def flattened(sections: Iterable[Section]) -> list[Item]:
    """The heads (sections without blocks) and blocks of the sections in order."""
    items: list[Item] = []
    for section in sections:
        items.append(head_of(section))
        items += section.blocks
    return items


def head_of(section: Section) -> Section:
    """The section without its blocks."""
    return replace(section, blocks=())


def sections_of(items: Sequence[Item]) -> tuple[Section, ...]:
    """The sections of a row of items; blocks in front of the first head are left out, so a row begins with a head."""
    starts = [at for at, item in enumerate(items) if isinstance(item, Section)]
    return tuple(_section(items[start:stop]) for start, stop in pairwise((*starts, len(items))))


def _section(items: Sequence[Item]) -> Section:
    head, *rest = items
    assert isinstance(head, Section)
    return replace(head, blocks=tuple(block for block in rest if not isinstance(block, Section)))


def with_items(draft: Draft, items: Sequence[Item]) -> Draft:
    """The draft over the sections of these items; the same draft where they are those that it has."""
    sections = sections_of(items)
    return draft if sections == draft.template.sections else draft.with_template(replace(draft.template, sections=sections))


def end_of_text(items: Sequence[Item], written: Container[str]) -> int:
    """The last item of the text in a section that is written (by id): before the signature's elements and the attachments."""
    outside, is_text, last = "", False, 0
    for at, item in enumerate(items):
        if isinstance(item, Section):
            goes_on = outside == SectionPart.ATTACHMENT or (bool(outside) and item.part == SectionPart.BODY)
            outside = outside if goes_on else item.part if item.part in _OUTSIDE else ""
            is_text = not outside and item.part != SectionPart.ELEMENTS and item.id in written
        last = at if is_text else last
    return last


def attachments_of(draft: Draft) -> tuple[str, ...]:
    """The ids of the attachments in their order."""
    return tuple(section.id for section in draft.template.sections if section.part == SectionPart.ATTACHMENT)


def with_attachments(draft: Draft, order: Sequence[str]) -> Draft:
    """The draft with these attachments, by id, in this order at the places that they have together; those that it has not are passed over."""
    blocks: list[list[Section]] = []
    is_in = False
    for section in draft.template.sections:
        is_in = section.part == SectionPart.ATTACHMENT or (is_in and section.part in _IN_ATTACHMENTS)
        if is_in and section.part != SectionPart.ATTACHMENT:
            blocks[-1].append(section)
        else:
            blocks.append([section])
    by_id = {block[0].id: block for block in blocks if block[0].part == SectionPart.ATTACHMENT}
    wanted = iter([name for name in order if name in by_id])
    made = [by_id[next(wanted)] if block[0].id in order and block[0].id in by_id else block for block in blocks]
    return draft.with_template(replace(draft.template, sections=tuple(section for block in made for section in block)))


def places_in(items: Sequence[Item]) -> Iterator[tuple[tuple[str, int], int]]:
    """Where each section's head (`HEAD`) and each block, by section id and block, stands in the row."""
    section, block = "", 0
    for at, item in enumerate(items):
        if isinstance(item, Section):
            section, block = item.id, 0
            yield (section, HEAD), at
        else:
            yield (section, block), at
            block += 1
