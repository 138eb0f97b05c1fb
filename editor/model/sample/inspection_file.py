"""An inspection as lines of JSON: the whole of it once, then what each act changed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple, cast

from editor.model.sample.inspection import CodeSpan, HeadingSpan, Inspection, Proposal, ProposalKind, SlotSpan, Span
from editor.model.sample.left_out import LeftOut, PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.offer import Offer, OfferKind
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table_file import table_json, tables_of
from editor.model.template.field import FieldType

# ruff: noqa: ANN401 - what JSON holds has no types

Record = Mapping[str, Any]
_PIECE = 1000
_SLOT = tuple(field.name for field in fields(SlotSpan))
_PARTS = tuple(field.name for field in fields(Inspection) if field.name not in ("source", "slots"))


def records(before: Inspection | None, after: Inspection) -> Iterator[Record]:
    """What makes `after` of `before`, each short enough to be written in a moment; with None what makes it of nothing."""
    if before is None or before.source != after.source:
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
            lines.clear()
        lines += change.get("lines", ())
        seen = replace(seen, **{name: _part(name, value) for name, value in change.get("parts", {}).items()})
        if "slots" in change:
            start, end, new = change["slots"]
            slots[start:end] = [_slot(slot) for slot in new]
    return replace(seen, source=replace(seen.source, lines=tuple(lines)), slots=tuple(slots))


def _source_json(source: SourceText) -> Record:
    marks = [_span_json(mark) for mark in source.marks]
    left_out = [_left_out_json(entry) for entry in source.left_out]
    tables = [table_json(table) for table in source.tables]
    plain = {"name": source.name, "encoding": source.encoding, "heading_levels": source.heading_levels, "tables": tables}
    return plain | {"marks": marks, "left_out": left_out}


def _source(data: Record) -> SourceText:
    marks = tuple(_mark(mark) for mark in data["marks"])
    left_out = tuple(_left_out(entry) for entry in data.get("left_out", ()))
    return SourceText((), data["name"], data["encoding"], marks, _tuples(data["heading_levels"]), tables_of(data["tables"]), left_out)


def _mark(data: Record) -> Mark:
    """A mark; one of a version that knew less of it has the rest by default."""
    told: dict[str, Any] = {"kind": MarkKind(data["kind"]), "type": FieldType.named(data.get("type")), "choices": _tuples(data.get("choices", []))}
    return Mark(**{**data, **told})


def _part_json(name: str, value: Any) -> Any:
    return _CODECS[name].to_json(value) if name in _CODECS else value


def _part(name: str, value: Any) -> Any:
    return _CODECS[name].of_json(value) if name in _CODECS else _tuples(value)


def _span_json(span: Any) -> dict[str, Any]:
    return {field.name: getattr(span, field.name) for field in fields(span)}


def _slot_json(slot: SlotSpan) -> list[Any]:
    return [getattr(slot, name) for name in _SLOT]


def _slot(data: list[Any]) -> SlotSpan:
    """A blank; one of a version that knew fewer of its attributes has the others by default."""
    slot = SlotSpan(**dict(zip(_SLOT, data, strict=False)))
    return replace(slot, type=FieldType.named(slot.type))


def _proposal_json(proposal: Proposal) -> list[Any]:
    return [*_slot_json(proposal), proposal.why]


def _proposal(data: list[Any]) -> Proposal:
    *slot, why = data
    return Proposal(**_span_json(_slot(slot)), why=ProposalKind(why))


def _offer_json(offer: Offer) -> list[Any]:
    return [offer.why, offer.field, offer.code]


def _offer(data: list[Any]) -> Offer:
    why, field, code = data
    return Offer(OfferKind(why), field, code)


def _left_out_json(entry: LeftOut) -> list[Any]:
    return [entry.text, entry.place.kind, entry.place.number, entry.place.row, entry.why]


def _left_out(data: list[Any]) -> LeftOut:
    text, kind, number, row, why = data
    return LeftOut(text, SourcePlace(PlaceKind(kind), number, row), WhyLeftOut(why))


class _Codec(NamedTuple):
    """How a part of an inspection is written and read."""

    to_json: Callable[[Any], Any]
    of_json: Callable[[Any], Any]


def _listed(to_json: Callable[[Any], Any], of_json: Callable[[Any], Any]) -> _Codec:
    def written(parts: Iterable[Any]) -> list[Any]:
        return [to_json(part) for part in parts]

    def read(parts: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(of_json(part) for part in parts)

    return _Codec(written, read)


_CODECS: Mapping[str, _Codec] = {
    "headings": _listed(_span_json, lambda data: HeadingSpan(**data)),
    "noise_spans": _listed(_span_json, lambda data: Span(**data)),
    "codes": _listed(_span_json, lambda data: CodeSpan(**data | {"type": FieldType.named(data["type"])})),
    "left_out": _listed(_left_out_json, _left_out),
    "proposals": _listed(_proposal_json, _proposal),
    "offers": _listed(_offer_json, _offer),
    "ties": _listed(_offer_json, _offer),
    "accepted": _Codec(sorted, frozenset),
}


def _tuples(value: Any) -> Any:
    """The value with tuples for lists, all the way down."""
    return tuple(_tuples(inner) for inner in cast("list[Any]", value)) if isinstance(value, list) else value
