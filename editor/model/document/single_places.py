"""A value of several paragraphs is one place on the page, but one place per paragraph in Word, where a control cannot span paragraphs."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from editor.model.document.document import Document, Paragraph, Run, Table

PlaceId = tuple[str, int]


@dataclass(frozen=True, slots=True)
class SinglePlaces:
    """A document in which no place goes over two paragraphs; `first` tells, for each place that was made, the place that it goes on from."""

    document: Document
    first: Mapping[PlaceId, PlaceId]


def single_places(document: Document) -> SinglePlaces:
    """The document with a new place for every paragraph that goes on with a place of an earlier one; the same document where none does."""
    counter = _Counter(_last_places(document))
    blocks = tuple(counter.block(block) for block in document.blocks)
    return SinglePlaces(replace(document, blocks=blocks) if counter.first else document, counter.first)


def _last_places(document: Document) -> dict[str, int]:
    last: dict[str, int] = {}
    for run in document.runs():
        if run.field is not None:
            last[run.field] = max(run.place, last.get(run.field, 0))
    return last


@dataclass
class _Counter:
    """Gives new places, from those after the last of each field."""

    last: dict[str, int]
    seen: set[PlaceId] = field(default_factory=set[PlaceId])
    first: dict[PlaceId, PlaceId] = field(default_factory=dict[PlaceId, PlaceId])

    def block(self, block: Paragraph | Table) -> Paragraph | Table:
        """The block with each of its places under a number of its own."""
        if isinstance(block, Paragraph):
            return self._paragraph(block)
        rows = tuple(tuple(replace(cell, paragraph=self._paragraph(cell.paragraph)) for cell in row) for row in block.rows)
        return replace(block, rows=rows)

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        here = {(run.field, run.place) for run in paragraph.runs if run.field is not None and not run.derived}
        moved = {place: self._new(place) for place in sorted(here & self.seen)}
        self.seen |= here
        return replace(paragraph, runs=tuple(_moved(run, moved) for run in paragraph.runs)) if moved else paragraph

    def _new(self, place: PlaceId) -> int:
        path = place[0]
        self.last[path] += 1
        self.first[path, self.last[path]] = place
        return self.last[path]


def _moved(run: Run, moved: Mapping[PlaceId, int]) -> Run:
    place = moved.get((run.field or "", run.place)) if not run.derived else None
    return run if place is None else replace(run, place=place)
