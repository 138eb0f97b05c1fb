"""An inspection with what the screen asks of it again and again, each answer worked out once."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from editor.desk import list_size
from editor.model.sample import review
from editor.model.sample.inspection import Inspection, Proposal, SlotSpan, Span, is_noise, open_offers
from editor.model.sample.left_out import LeftOut, PlaceKind
from editor.model.sample.review import ReviewField
from editor.qt.review.session.looks import offer_words, tints
from editor.qt.review.session.row import ListRow

T = TypeVar("T", bound=Span)


class SeenSample:
    """An inspection with what the screen asks of it again and again. The field at the place `held` stays among those that want a look first."""

    def __init__(self, inspection: Inspection, held: SlotSpan | None = None) -> None:
        self.inspection = inspection
        self._held = (held.line, held.start) if held is not None else None
        self._sizes: dict[int, int] = {}

    def work_out(self) -> "SeenSample":
        """Work out all of it now: of a big sample this takes long, and away from the window nobody waits for it."""
        for name, value in vars(SeenSample).items():
            if isinstance(value, cached_property):
                getattr(self, name)
        return self

    def list_size(self, line: int) -> int:
        """How many items the paragraph that begins on a line has to be made a list of; 0 where it has none."""
        if line not in self._sizes:
            self._sizes[line] = list_size(self.inspection, line)
        return self._sizes[line]

    def paragraph_of(self, line: int) -> int:
        """The first line of the paragraph, or of the table, that a line stands in."""
        if line in self._tables:
            return self._tables[line].start
        while line in self._joined and line:
            line -= 1
            while line and self._is_passed(line):
                line -= 1
        return line

    def ends_paragraph(self, line: int) -> bool:
        """Whether no line after this one goes on its paragraph or its table."""
        if line in self._tables:
            return line == self._tables[line].stop - 1
        if self._is_passed(line):
            return False
        last = len(self.inspection.source.lines)
        return next((n for n in range(line + 1, last) if not self._is_passed(n)), last) not in self._joined

    @cached_property
    def _tables(self) -> Mapping[int, range]:
        """By line the lines of the table that it stands in."""
        inside = [set(table.lines) for table in self.inspection.source.tables]
        return {line: range(min(lines), max(lines) + 1) for lines in inside if lines for line in lines}

    def _is_passed(self, line: int) -> bool:
        return line in self.noise or not self.inspection.source.lines[line].strip()

    @cached_property
    def _joined(self) -> frozenset[int]:
        return frozenset(self.inspection.joined)

    @cached_property
    def fields(self) -> tuple[ReviewField, ...]:
        """The fields by first appearance."""
        return review.review_fields(self.inspection)

    @cached_property
    def by_key(self) -> dict[str, ReviewField]:
        """The fields by key."""
        return {field.key: field for field in self.fields}

    @cached_property
    def tints(self) -> dict[str, int]:
        """The colour of each field."""
        return tints(self.inspection.slots)

    @cached_property
    def list_rows(self) -> dict[str, ListRow]:
        """The row of each field in the list."""
        return {field.key: ListRow(field=field, tint=self.tints[field.key]) for field in self.fields}

    @cached_property
    def slots_in(self) -> dict[int, list[SlotSpan]]:
        """The blanks of each line that has some."""
        return _by_line(self.inspection.slots)

    @cached_property
    def spans_in(self) -> dict[int, list[Span]]:
        """The noise inside of each line that has some."""
        return _by_line(self.inspection.noise_spans)

    @cached_property
    def proposals_in(self) -> dict[int, list[Proposal]]:
        """The proposals of each line that has some."""
        return _by_line(self.inspection.proposals)

    @cached_property
    def offer_rows(self) -> list[ListRow]:
        """The rows of the offers between fields."""
        labels = {field.key: field.label for field in self.fields}
        return [ListRow(offer_words(offer, labels), offer=offer) for offer in open_offers(self.inspection)]

    @cached_property
    def left_out(self) -> tuple[LeftOut, ...]:
        """What is not in the template, but for the noise."""
        cut = {(span.line, span.text.strip()) for span in self.inspection.noise_spans}
        entries = (entry for entry in self.inspection.left_out if not is_noise(entry, self.noise))
        return tuple(entry for entry in entries if entry.place.kind != PlaceKind.LINE or (entry.place.number, entry.text) not in cut)

    @cached_property
    def noise(self) -> frozenset[int]:
        """The lines that are noise."""
        return frozenset(self.inspection.noise_lines)

    @cached_property
    def unsure(self) -> list[ReviewField]:
        """The fields that want a look first."""
        return [field for field in self.fields if not field.sure and not field.accepted]

    @cached_property
    def first(self) -> list[ReviewField]:
        """The fields on top of the list: the unsure ones, and one that was among them until it was corrected just now."""
        return [field for field in self.fields if (not field.sure and not field.accepted) or self._holds(field)]

    def _holds(self, field: ReviewField) -> bool:
        return self._held is not None and any((place.line, place.start) == self._held for place in field.places)

    @cached_property
    def ordered(self) -> list[ReviewField]:
        """The fields on top, then the rest, each by first appearance."""
        first = {field.key for field in self.first}
        return [*self.first, *(field for field in self.fields if field.key not in first)]


def _by_line(spans: Sequence[T]) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for span in spans:
        found.setdefault(span.line, []).append(span)
    return found
