"""A source whose cells share lines, with each cell on lines of its own while it is read, and what was seen put back into the source's lines."""

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import chain
from typing import Any, NamedTuple, TypeVar, cast

from editor.model.sample.empty_cells import empty_cells
from editor.model.sample.inspection import HeadingSpan, Inspection, Span
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable

# ruff: noqa: ANN401 - what an inspection holds is of many types

InLine = TypeVar("InLine", bound=Span | Mark)


class _Place(NamedTuple):
    """Where a line of the unfolded source stands in the source: its line, and the column where it begins there."""

    line: int
    start: int


@dataclass(frozen=True, slots=True)
class Unfolded:
    """A source with each cell on lines of its own, and for each of its lines the place in the source that it came from."""

    whole: SourceText
    source: SourceText
    _places: tuple[_Place, ...] = ()

    def folded(self, seen: Inspection) -> Inspection:
        """What was seen in the unfolded source, in the lines of the source itself: numbers of lines, and spans in lines."""
        if self.source is self.whole:
            return seen
        moved = {field.name: self._moved(getattr(seen, field.name)) for field in fields(seen) if field.name != "source"}
        tags = tuple(self._span(mark) for mark in seen.source.marks if mark.kind == MarkKind.TAG)
        return replace(seen, source=replace(self.whole, marks=(*self.whole.marks, *tags)), **moved)

    def _moved(self, value: Any) -> Any:
        if isinstance(value, int) and not isinstance(value, bool):
            return self._places[value].line if value < len(self._places) else len(self.whole.lines)
        if isinstance(value, tuple):
            return tuple(map(self._moved, cast("tuple[Any, ...]", value)))
        if isinstance(value, LeftOut) and value.place.kind == PlaceKind.LINE:
            return replace(value, place=SourcePlace.at_line(self._places[value.place.number].line))
        if isinstance(value, HeadingSpan):
            place = self._places[value.line]
            return replace(value, line=place.line, end=value.end + place.start)
        return self._span(value) if isinstance(value, Span) else value

    def _span(self, span: InLine) -> InLine:
        place = self._places[span.line]
        return replace(span, line=place.line, start=span.start + place.start, end=span.end + place.start)


def unfolded(source: SourceText) -> Unfolded:
    """The source with each cell on lines of its own; as it is where each has its own."""
    if not any(_is_stretch(part) for table in source.tables for part in _parts(table)):
        return Unfolded(source, source)
    order = list(_order(source))
    places = tuple(_Place(part.line, part.start) for part in order)
    lines = tuple(source.lines[part.line][part.start : part.end] for part in order)
    known: dict[CellPart, int] = {part: number for number, part in enumerate(order)}
    whole = {part.line: number for number, part in enumerate(order) if not _is_stretch(part)}
    tables = tuple(_with_lines(table, known) for table in source.tables)
    drawn = (table for old, table in zip(source.tables, tables, strict=True) if any(map(_is_stretch, _parts(old))))
    empty = chain.from_iterable(empty_cells(table, lines) for table in drawn)
    marks = (*(mark for old in source.marks for mark in _mark(old, order, known, whole)), *empty)
    levels = tuple((whole[line], level) for line, level in source.heading_levels if line in whole)
    return Unfolded(source, replace(source, lines=lines, marks=marks, heading_levels=levels, tables=tables), places)


def _parts(table: SourceTable) -> Iterator[CellPart]:
    return (part for cell in table.cells for part in cell.parts)


def _is_stretch(part: CellPart) -> bool:
    return part.end is not None


def _order(source: SourceText) -> Iterator[CellPart]:
    """The lines and the stretches of lines in the order in which they are read; a table's at its first line."""
    at = {table: min(table.lines, default=-1) for table in source.tables}
    divided = {line for table in source.tables for line in table.lines}
    begins = dict[int, list[SourceTable]]()
    for table, line in at.items():
        begins.setdefault(line, []).append(table)
    for line in range(len(source.lines)):
        yield from chain.from_iterable(cell.parts for table in begins.get(line, ()) for cell in table.cells)
        if line not in divided:
            yield CellPart(line)


def _with_lines(table: SourceTable, known: dict[CellPart, int]) -> SourceTable:
    cells = tuple(_cell(cell, known) for cell in table.cells)
    return replace(table, cells=cells, drawn=())


def _cell(cell: SourceCell, known: dict[CellPart, int]) -> SourceCell:
    return replace(cell, parts=tuple(CellPart(known[part]) for part in cell.parts))


def _mark(mark: Mark, order: list[CellPart], known: dict[CellPart, int], whole: dict[int, int]) -> Iterator[Mark]:
    """A mark of the file where its line stands now; one over several cells is left out."""
    if mark.line in whole:
        yield replace(mark, line=whole[mark.line])
        return
    inside = (part for part in order if part.line == mark.line and part.end is not None and part.start <= mark.start and mark.end <= part.end)
    if (part := next(inside, None)) is not None:
        yield replace(mark, line=known[part], start=mark.start - part.start, end=mark.end - part.start)
