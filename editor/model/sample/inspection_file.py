"""An inspection as lines of JSON: the whole of it once, then what each act changed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, cast

from editor.model.sample.inspection import HeadingSpan, Inspection, Proposal, ProposalKind, SlotSpan, Span
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table_file import table_json, tables_of
from editor.model.template.field import FieldType

# ruff: noqa: ANN401 - what JSON holds has no types

Record = Mapping[str, Any]
_PIECE = 1000
_SLOT = tuple(field.name for field in fields(SlotSpan))
_PARTS = tuple(field.name for field in fields(Inspection) if field.name not in ("source", "slots"))
_SPANS: Mapping[str, type[HeadingSpan | Span]] = {"headings": HeadingSpan, "noise_spans": Span, "proposals": Proposal}


def records(before: Inspection | None, after: Inspection) -> Iterator[Record]:
    """What makes `after` of `before`, each short enough to be written in a moment; with None what makes it of nothing."""
    if before is None:
        yield {"source": _source_json(after.source)}
        yield from ({"lines": after.source.lines[n : n + _PIECE]} for n in range(0, len(after.source.lines), _PIECE))
    empty = Inspection(after.source) if before is None else before
    parts = {name: _part_json(name, getattr(after, name)) for name in _PARTS if getattr(after, name) != getattr(empty, name)}
    if parts:
        yield {"parts": parts}
    yield from _slot_records(empty.slots, after.slots)


def _slot_records(before: tuple[SlotSpan, ...], after: tuple[SlotSpan, ...]) -> Iterator[Record]:
    """The stretch of the blanks that is not as it was, in pieces: from, up to (in the old ones), what stands there now."""
    least = min(len(before), len(after))
    start = next((n for n in range(least) if before[n] != after[n]), least)
    end = next((n for n in range(least - start) if before[-1 - n] != after[-1 - n]), least - start)
    old, new = len(before) - end, after[start : len(after) - end]
    if old == start and not new:
        return
    yield {"slots": [start, old, [_slot_json(slot) for slot in new[:_PIECE]]]}
    for n in range(_PIECE, len(new), _PIECE):
        yield {"slots": [start + n, start + n, [_slot_json(slot) for slot in new[n : n + _PIECE]]]}


def replayed(changes: Iterable[Record]) -> Inspection:
    """The inspection that the records make; raises KeyError, TypeError or ValueError for what are none."""
    seen, lines, slots = Inspection(SourceText(())), list[str](), list[SlotSpan]()
    for change in changes:
        if "source" in change:
            seen = replace(seen, source=_source(change["source"]))
        lines += change.get("lines", ())
        seen = replace(seen, **{name: _part(name, value) for name, value in change.get("parts", {}).items()})
        if "slots" in change:
            start, end, new = change["slots"]
            slots[start:end] = [_slot(slot) for slot in new]
    return replace(seen, source=replace(seen.source, lines=tuple(lines)), slots=tuple(slots))


def _source_json(source: SourceText) -> Record:
    marks = [_span_json(mark) for mark in source.marks]
    return {
        "name": source.name,
        "encoding": source.encoding,
        "marks": marks,
        "heading_levels": source.heading_levels,
        "tables": [table_json(table) for table in source.tables],
    }


def _source(data: Record) -> SourceText:
    marks = tuple(Mark(**mark | {"kind": MarkKind(mark["kind"])}) for mark in data["marks"])
    return SourceText((), data["name"], data["encoding"], marks, _tuples(data["heading_levels"]), tables_of(data["tables"]))


def _part_json(name: str, value: Any) -> Any:
    if name in _SPANS:
        return [_span_json(span) for span in value]
    return sorted(value) if name == "accepted" else value


def _part(name: str, value: Any) -> Any:
    if name == "proposals":
        return tuple(_proposal(span) for span in value)
    if name in _SPANS:
        return tuple(_SPANS[name](**span) for span in value)
    return frozenset(value) if name == "accepted" else _tuples(value)


def _span_json(span: Any) -> dict[str, Any]:
    return {field.name: getattr(span, field.name) for field in fields(span)}


def _slot_json(slot: SlotSpan) -> list[Any]:
    return [getattr(slot, name) for name in _SLOT]


def _slot(data: list[Any]) -> SlotSpan:
    slot = SlotSpan(**dict(zip(_SLOT, data, strict=False)))  # what was written before a slot had more to say is shorter
    return replace(slot, type=FieldType.named(slot.type))


def _proposal(data: Record) -> Proposal:
    place = Proposal(**data)
    return replace(place, type=FieldType.named(place.type), why=ProposalKind(place.why))


def _tuples(value: Any) -> Any:
    """The value with tuples for lists, all the way down."""
    return tuple(_tuples(inner) for inner in cast("list[Any]", value)) if isinstance(value, list) else value
