"""The parts of a page that lines stand in (GB/T 9704-2012, 7): what is put between two lines belongs to one of them, or stands between elements."""

from collections.abc import Iterable
from enum import StrEnum

from editor.model.draft.flat import Item
from editor.model.template.file_text import stem_of
from editor.model.template.template import Element, Section, SectionPart


class Region(StrEnum):
    """A part of the page. `EDGE` is the beginning or the end of the file, `OUTSIDE` text that stands above, below or between elements."""

    EDGE = "edge"
    HEAD = "head"
    TEXT = "text"
    TAIL = "tail"
    ATTACHED = "attached"
    OUTSIDE = "outside"
    IMPRINT = "imprint"


def regions_of(sections: Iterable[Section]) -> dict[str, Region]:
    """The part of the page that the text of each section is in, by id."""
    found: dict[str, Region] = {}
    region = Region.TEXT
    for section in sections:
        if section.part in (SectionPart.ABOVE, SectionPart.BELOW):
            region = Region.OUTSIDE
        elif section.part == SectionPart.ATTACHMENT:
            region = Region.ATTACHED
        elif region == Region.OUTSIDE and section.part != SectionPart.BODY:
            region = Region.TEXT
        found[section.id] = region
    return found


def region_of_item(item: Item | None) -> Region | None:
    """The part of the page of an element; None for all else."""
    if not isinstance(item, Element):
        return None
    return {"head": Region.HEAD, "imprint": Region.IMPRINT}.get(stem_of(item.name), Region.TAIL)
