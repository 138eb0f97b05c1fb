"""The blanks of one document with all that tells which of them stand for the same thing."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from editor.model.sample.inspection import HeadingSpan
from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace
from editor.reading.names.said.phrases import heading_name

Key = tuple[str, ...]
_LABELLED = re.compile(r"([\u4e00-\u9fff]{2,6})[：:]")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What groups need to know of the document: the lines of titles, signatures and addressees, those of the head above a title, its headings,
    and whether it speaks to a place of the kind that it speaks for (贵市).
    """

    title: frozenset[int]
    signature: frozenset[int]
    addressees: frozenset[int]
    head: frozenset[int] = frozenset()
    headings: Sequence[HeadingSpan] = ()
    speaks_to_another: bool = False

    def is_framed(self, place: BlankPlace) -> bool:
        """Whether a blank stands in the title, the addressee or the signature."""
        return place.token.line in self.title or place.token.line in self.signature or place.token.line in self.addressees


@dataclass(frozen=True)
class Scene:
    """The blanks of one document in order, their types, and the lines around them."""

    places: Sequence[BlankPlace]
    kinds: Sequence[Kind]
    around: Surroundings

    @property
    def pairs(self) -> Iterator[tuple[BlankPlace, Kind]]:
        """Each blank with its type."""
        return zip(self.places, self.kinds, strict=True)

    @cached_property
    def sections(self) -> dict[int, int]:
        """For each blank the number of the heading above it, -1 above the first; what stands in the signature is under none."""
        starts = [heading.line for heading in self.around.headings]
        signed = self.around.signature
        return {p.number: -1 if p.token.line in signed else bisect_right(starts, p.token.line) - 1 for p in self.places}

    def are_siblings(self, one: int, other: int) -> bool:
        """Whether two sections are different ones of the same level."""
        headings = self.around.headings
        return one != other and min(one, other) >= 0 and headings[one].level == headings[other].level

    def are_items(self, one: BlankPlace, other: BlankPlace) -> bool:
        """Whether two blanks stand under headings that list things of one kind: such are those below the first level."""
        ours, theirs = self.sections[one.number], self.sections[other.number]
        return self.are_siblings(ours, theirs) and self.around.headings[ours].level > 1

    def owners_of(self, place: BlankPlace) -> Iterator[str]:
        """The names of what a blank may be a fact of: the heading above it, the label at the head of its line."""
        section = self.sections[place.number]
        if section >= 0 and (name := heading_name(self.around.headings[section].text)):
            yield name
        if labelled := _LABELLED.match(place.before):
            yield labelled[1]
