"""Text that is no element, above the title, below the signature, and between two elements: beside which of them it stands."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from editor.model.template.file_text import stem_of
from editor.model.template.template import Element, Section, SectionPart

_Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class BesideElements:
    """The elements, by section and block, that text stands beside, the nearest first: in front of the first of them that is printed, or behind it."""

    elements: tuple[_Place, ...]
    in_front: bool


def outside_of(sections: Sequence[Section]) -> tuple[frozenset[str], frozenset[str]]:
    """The sections of text that stand above the title and below the signature, by id: those marked so and the headings that follow them."""
    found: dict[SectionPart, set[str]] = {SectionPart.ABOVE: set(), SectionPart.BELOW: set()}
    part = SectionPart.BODY
    for section in sections:
        part = section.part if section.part != SectionPart.BODY else part
        if part in found:
            found[part].add(section.id)
    return frozenset(found[SectionPart.ABOVE]), frozenset(found[SectionPart.BELOW])


def between_of(sections: Sequence[Section]) -> Mapping[str, BesideElements]:
    """The sections of such text that stand between elements, by id: what is above something keeps in front of the element that follows, what is below
    something behind the one before. Where no elements are on that side but those of 版记, it is at the beginning or the end of the document.
    """
    found: dict[str, BesideElements] = {}
    beside: BesideElements | None = None
    for at, section in enumerate(sections):
        if section.part != SectionPart.BODY:
            beside = _beside(sections, at) if section.part in (SectionPart.ABOVE, SectionPart.BELOW) else None
        if beside is not None:
            found[section.id] = beside
    return found


def _beside(sections: Sequence[Section], at: int) -> BesideElements | None:
    """What the text of a section stands beside; None where it is not between elements."""
    before = tuple(place for section in reversed(sections[:at]) for place in reversed(_elements(section)))
    behind = tuple(place for section in sections[at + 1 :] for place in _elements(section))
    in_front = sections[at].part == SectionPart.ABOVE
    return BesideElements(behind if in_front else before, in_front) if before and behind else None


def _elements(section: Section) -> list[_Place]:
    """The elements of a section but for those of 版记, which stand in a frame."""
    return [(section.id, n) for n, block in enumerate(section.blocks) if isinstance(block, Element) and stem_of(block.name) != "imprint"]
