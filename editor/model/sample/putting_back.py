"""What was left out of a sample put back: its words become a line of the source, at the place where they stood, and all line numbers follow."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

from editor.model.sample.inspection import HeadingSpan, Inspection, Span
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.source import Mark, SourceText
from editor.model.sample.source_table import SourceCell

Placed = TypeVar("Placed", bound=Span | HeadingSpan | Mark)
_PAGES = (WhyLeftOut.LANDSCAPE, WhyLeftOut.COLUMNS)
_NO_TEXT = frozenset((WhyLeftOut.PICTURE, *_PAGES, WhyLeftOut.CONTENTS, WhyLeftOut.TABLE, WhyLeftOut.MOVED, WhyLeftOut.COMMENT, WhyLeftOut.TRACKED))
_FIRST = frozenset((PlaceKind.HEADER, PlaceKind.TEXT_BOX))


def can_be_put_back(entry: LeftOut) -> bool:
    """Whether what was left out is text that a line of the document can hold."""
    return entry.why not in _NO_TEXT


def put_back(inspection: Inspection, entry: LeftOut, lines: range) -> Inspection:
    """The inspection of the source with the words as a line of its own: behind their line or their table, at the start of the document's `lines`
    for a header or a text box, else at the end.
    """
    at = line_put_back(inspection.source, entry.place, lines)
    left = tuple(other for other in inspection.left_out if other is not entry)
    return _with_line(replace(inspection, left_out=left), at, " ".join(entry.text.split()))


def line_put_back(source: SourceText, place: SourcePlace, lines: range) -> int:
    """The number of the line that words from a place become."""
    if place.kind == PlaceKind.LINE:
        return min(place.number + 1, lines.stop)
    if place.kind == PlaceKind.TABLE and place.number <= len(source.tables):
        return max(source.tables[place.number - 1].lines, default=lines.stop - 1) + 1
    return lines.start if place.kind in _FIRST else lines.stop


def _with_line(seen: Inspection, at: int, text: str) -> Inspection:
    def shifted(line: int) -> int:
        return line + (line >= at)

    return replace(
        seen,
        source=_source(seen.source, at, text, shifted),
        title_lines=_all(seen.title_lines, shifted),
        addressee_line=None if seen.addressee_line is None else shifted(seen.addressee_line),
        signature_lines=_all(seen.signature_lines, shifted),
        date_line=None if seen.date_line is None else shifted(seen.date_line),
        noise_lines=_all(seen.noise_lines, shifted),
        noise_spans=_placed(seen.noise_spans, shifted),
        headings=_placed(seen.headings, shifted),
        slots=_placed(seen.slots, shifted),
        codes=_placed(seen.codes, shifted),
        proposals=_placed(seen.proposals, shifted),
        joined=_all(seen.joined, shifted),
        documents=_all(seen.documents, shifted),
        lists=_all(seen.lists, shifted),
        left_out=tuple(replace(entry, place=_place(entry.place, shifted)) for entry in seen.left_out),
    )


def _source(source: SourceText, at: int, text: str, shifted: Callable[[int], int]) -> SourceText:
    return replace(
        source,
        lines=(*source.lines[:at], text, *source.lines[at:]),
        marks=_placed(source.marks, shifted),
        heading_levels=tuple((shifted(line), level) for line, level in source.heading_levels),
        tables=tuple(replace(table, cells=tuple(_shifted(cell, shifted) for cell in table.cells)) for table in source.tables),
        left_out=tuple(replace(entry, place=_place(entry.place, shifted)) for entry in source.left_out),
    )


def _shifted(cell: SourceCell, shifted: Callable[[int], int]) -> SourceCell:
    return replace(cell, parts=tuple(part._replace(line=shifted(part.line)) for part in cell.parts))


def _all(lines: Iterable[int], shifted: Callable[[int], int]) -> tuple[int, ...]:
    return tuple(map(shifted, lines))


def _placed(spans: Iterable[Placed], shifted: Callable[[int], int]) -> tuple[Placed, ...]:
    return tuple(replace(span, line=shifted(span.line)) for span in spans)


def _place(place: SourcePlace, shifted: Callable[[int], int]) -> SourcePlace:
    return SourcePlace.at_line(shifted(place.number)) if place.kind == PlaceKind.LINE else place
