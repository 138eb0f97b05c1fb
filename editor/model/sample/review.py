"""The review of a sample: the acts of a person on what the reader saw. Each gives a new inspection, so that undo is the one before."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from editor.model.sample.inspection import HeadingSpan, Inspection, Proposal, SlotSpan, Span
from editor.model.sample.left_out import LeftOut, SourcePlace, WhyLeftOut
from editor.model.template.field import FieldType, key_of


class Role(StrEnum):
    """What a line of a sample is."""

    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    BODY = "body"
    NOISE = "noise"
    SIGNATURE = "signature"
    DATE = "date"
    BLANK = "blank"
    ABOVE = "above"


@dataclass(frozen=True, slots=True)
class ReviewField:
    """A field as the review lists it: `sure` is that of its least certain place; `number` counts fields by first appearance, from 1."""

    number: int
    key: str
    label: str
    type: FieldType | None
    unit: str
    places: tuple[SlotSpan, ...]
    sure: int
    accepted: bool


def review_fields(inspection: Inspection) -> tuple[ReviewField, ...]:
    """The fields of an inspection in order of first appearance."""
    places: dict[str, list[SlotSpan]] = {}
    for slot in inspection.slots:
        places.setdefault(slot.field, []).append(slot)
    return tuple(_review_field(inspection, number, key, found) for number, (key, found) in enumerate(places.items(), 1))


def _review_field(inspection: Inspection, number: int, key: str, places: list[SlotSpan]) -> ReviewField:
    first = places[0]
    sure = min(slot.sure for slot in places)
    return ReviewField(number, key, first.label or key, first.type, first.unit, tuple(places), sure, key in inspection.accepted)


def role_of(inspection: Inspection, line: int) -> tuple[Role, int]:
    """What a line is in the document (`ABOVE` for one above the title, of the head or none), and the level of a heading (else 0)."""
    heading = next((h for h in inspection.headings if h.line <= line < h.line + h.lines), None)
    if line in inspection.noise_lines:
        return Role.NOISE, 0
    if heading is not None:
        return Role.HEADING, heading.level
    named: tuple[tuple[Role, bool], ...] = (
        (Role.TITLE, line in inspection.title_lines),
        (Role.ADDRESSEE, line == inspection.addressee_line),
        (Role.SIGNATURE, line in inspection.signature_lines),
        (Role.DATE, line == inspection.date_line),
        (Role.BLANK, not inspection.source.lines[line].strip()),
        (Role.ABOVE, bool(inspection.title_lines) and line < inspection.title_lines[0]),
    )
    roles: list[Role] = [role for role, is_it in named if is_it]
    return (roles or [Role.BODY])[0], 0


def accept(inspection: Inspection, keys: Iterable[str]) -> Inspection:
    """Take fields as they are."""
    return replace(inspection, accepted=inspection.accepted | frozenset(keys))


def rename(inspection: Inspection, key: str, label: str) -> Inspection:
    """Give a field another name; before a template is made the key follows the name."""
    new_key = key_of(label, (slot.field for slot in inspection.slots if slot.field != key))
    return _changed(inspection, key, field=new_key, label=label.strip() or new_key)


def retype(inspection: Inspection, key: str, type_: FieldType | None) -> Inspection:
    """Give a field another type; boxes that exclude each other no longer are a field each."""
    boxes = [slot for slot in inspection.slots if slot.field == key and slot.box]
    if type_ == FieldType.FLAG and len(boxes) > 1:
        return _told_apart(inspection, boxes)
    return _changed(inspection, key, type=type_)


def _told_apart(inspection: Inspection, boxes: Iterable[SlotSpan]) -> Inspection:
    """The inspection with each of these boxes as a field of its own, which says yes or no."""
    for box in boxes:
        inspection = split(inspection, box)
    return inspection


def _changed(inspection: Inspection, key: str, **attributes: str | None) -> Inspection:
    """Change all places of a field; a field that a person changed is accepted and certain."""
    new_key = str(attributes.get("field", key))
    slots = tuple(_with(slot, sure=2, **attributes) if slot.field == key else slot for slot in inspection.slots)
    return replace(_with_key(inspection, key, new_key), slots=slots, accepted=inspection.accepted - {key} | {new_key})


def _with_key(inspection: Inspection, key: str, new: str) -> Inspection:
    """The inspection whose offers and ties name a field by its new key."""
    if key == new or not (inspection.offers or inspection.ties):
        return inspection
    offers, ties = (tuple(tie.renamed({key: new}) for tie in told) for told in (inspection.offers, inspection.ties))
    return replace(inspection, offers=offers, ties=ties)


def _with(slot: SlotSpan, **attributes: str | int | None) -> SlotSpan:
    return replace(slot, **attributes)  # pyright: ignore[reportArgumentType] - callers name attributes of their type


def merge(inspection: Inspection, key: str, into: str) -> Inspection:
    """Let a field's places stand for the same thing as another field."""
    target = next(slot for slot in inspection.slots if slot.field == into)
    group = target.group or _new_group(inspection)
    mine = [slot for slot in inspection.slots if slot.field in (key, into)]
    type_ = FieldType.CHOICE if all(slot.box for slot in mine) else target.type
    sample = target.sample if type_ == target.type else ""
    told = {"field": into, "label": target.label, "type": type_, "unit": target.unit, "group": group, "sample": sample}
    slots = tuple(_with(slot, **told) if slot.field in (key, into) else slot for slot in inspection.slots)
    return replace(_with_key(inspection, key, into), slots=slots, accepted=inspection.accepted - {key} | {into})


def split(inspection: Inspection, place: SlotSpan) -> Inspection:
    """Let one place of a field be a field of its own, named after it; a box is ticked or not by itself then."""
    key = key_of(place.option or place.field, (slot.field for slot in inspection.slots))
    type_ = FieldType.FLAG if place.box else place.type
    alone = replace(place, field=key, label=key, group=None, sure=0, type=type_, sample="" if place.box else place.sample)
    slots = tuple(alone if slot == place else slot for slot in inspection.slots)
    return replace(inspection, slots=slots)


def unmark(inspection: Inspection, places: Iterable[SlotSpan]) -> Inspection:
    """Say that places are no blanks: their characters stay as text."""
    gone = set(places)
    return replace(inspection, slots=tuple(slot for slot in inspection.slots if slot not in gone))


def mark(inspection: Inspection, spans: Iterable[Span], label: str, type_: FieldType | None = FieldType.TEXT, unit: str = "") -> Inspection:
    """Make spans of text places of one new field; spans that touch a blank are passed over."""
    free = [span for span in spans if not any(_overlap(span, slot) for slot in inspection.slots)]
    if not free:
        return inspection
    key = key_of(label, (slot.field for slot in inspection.slots))
    group = _new_group(inspection) if len(free) > 1 else None
    new = [SlotSpan(span.line, span.start, span.end, span.text, type_, group, key, label.strip() or key, unit) for span in free]
    slots = sorted([*inspection.slots, *new], key=lambda slot: (slot.line, slot.start))
    return replace(inspection, slots=tuple(slots), accepted=inspection.accepted | {key})


def take_proposals(inspection: Inspection, proposals: Iterable[Proposal]) -> Inspection:
    """Make proposals places of fields; those of one key become places of one field, and one that touches a blank is passed over."""
    known = {slot.field for slot in inspection.slots}
    keys: dict[str, str] = {}
    beside: dict[int, list[SlotSpan]] = {}
    for slot in inspection.slots:
        beside.setdefault(slot.line, []).append(slot)
    taken: set[Proposal] = set()
    for proposal in proposals:
        near = beside.setdefault(proposal.line, [])
        if not any(_touch(proposal, slot) for slot in near):
            key = keys.get(proposal.field) or key_of(proposal.label or proposal.field, (*known, *keys.values()))
            keys[proposal.field] = key
            near.append(replace(proposal.slot, field=key, label=proposal.label or key))
            taken.add(proposal)
    slots = sorted((slot for line in beside.values() for slot in line), key=lambda slot: (slot.line, slot.start))
    left = tuple(proposal for proposal in inspection.proposals if proposal not in taken)
    return replace(inspection, slots=tuple(slots), proposals=left, accepted=inspection.accepted | frozenset(keys.values()))


def _touch(one: Span, other: Span) -> bool:
    return _overlap(one, other) or (one.start, one.end) == (other.start, other.end)


def same_text(inspection: Inspection, text: str) -> tuple[Span, ...]:
    """Every place of a text in the lines that belong to the document."""
    noise = set(inspection.noise_lines)
    found: list[Span] = []
    for number, line in enumerate(inspection.source.lines):
        start = line.find(text) if text and number not in noise else -1
        while start >= 0:
            found.append(Span(number, start, start + len(text), text))
            start = line.find(text, start + len(text))
    return tuple(found)


def _overlap(one: Span, other: Span) -> bool:
    return one.line == other.line and one.start < other.end and other.start < one.end


def _new_group(inspection: Inspection) -> str:
    taken = {slot.group for slot in inspection.slots}
    return next(name for number in range(1, len(taken) + 2) if (name := f"g{number}") not in taken)


def restore_lines(inspection: Inspection, lines: Iterable[int]) -> Inspection:
    """Bring lines that were taken for noise back into the document."""
    back = set(lines)
    places = {SourcePlace.at_line(line) for line in back}
    left_out = tuple(entry for entry in inspection.left_out if entry.place not in places)
    return replace(inspection, noise_lines=tuple(line for line in inspection.noise_lines if line not in back), left_out=left_out)


def restore_spans(inspection: Inspection, spans: Iterable[Span]) -> Inspection:
    """Bring characters inside a line that were taken for noise back."""
    back = set(spans)
    said = {(SourcePlace.at_line(span.line), span.text.strip()) for span in back}
    left_out = tuple(entry for entry in inspection.left_out if (entry.place, entry.text) not in said)
    return replace(inspection, noise_spans=tuple(span for span in inspection.noise_spans if span not in back), left_out=left_out)


def toggle_list(inspection: Inspection, line: int) -> Inspection:
    """Want the enumeration of the paragraph that begins on a line as a list, or as text again."""
    return replace(inspection, lists=tuple(sorted({*inspection.lists} ^ {line})))


def set_role(inspection: Inspection, line: int, role: Role, level: int = 0) -> Inspection:
    """Say what a line is: noise, the title, the addressee, a heading of a level from 1, or body text."""
    plain = _without_role(restore_lines(inspection, [line]), line)
    text = plain.source.lines[line]
    if role == Role.NOISE:
        slots = tuple(slot for slot in plain.slots if slot.line != line)
        gone = LeftOut(text.strip(), SourcePlace.at_line(line), WhyLeftOut.TAKEN_OUT)
        return replace(plain, noise_lines=tuple(sorted({*plain.noise_lines, line})), slots=slots, left_out=(*plain.left_out, gone))
    if role == Role.HEADING:
        heading = HeadingSpan(line, level, text.strip(), len(text))
        return replace(plain, headings=tuple(sorted([*plain.headings, heading], key=lambda h: h.line)))
    if role == Role.TITLE:
        lines = tuple(sorted({*plain.title_lines, line}))
        return replace(plain, title_lines=lines, title="".join(plain.source.lines[n].strip() for n in lines))
    if role == Role.ADDRESSEE:
        return replace(plain, addressee_line=line, addressee=text.strip().rstrip(":："))
    if role == Role.SIGNATURE:
        return replace(plain, signature_lines=(line,), signature=text.strip())
    return replace(plain, date_line=line, date=text.strip()) if role == Role.DATE else plain


def namesakes(inspection: Inspection) -> tuple[tuple[str, str], ...]:
    """The keys of each two fields that have one name and stand in one section, by their second place."""
    headings = sorted(heading.line for heading in inspection.headings)
    first: dict[tuple[int, str], str] = {}
    found: dict[tuple[str, str], None] = {}
    for slot in inspection.slots:
        here = bisect_right(headings, slot.line), (slot.label or slot.field).strip()
        if (known := first.setdefault(here, slot.field)) != slot.field:
            found[known, slot.field] = None
    return tuple(found)


def line_changed(before: Inspection, after: Inspection) -> int | None:
    """The first line that is something else in the later one: another role, noise or not, a list or not; None where none is."""
    lines = min(len(before.source.lines), len(after.source.lines))
    told = ("noise_lines", "headings", "title_lines", "addressee_line", "signature_lines", "date_line", "lists", "noise_spans")
    if all(getattr(before, name) == getattr(after, name) for name in told):
        return None
    spans = {span.line for span in {*before.noise_spans} ^ {*after.noise_spans}}
    lists = {*before.lists} ^ {*after.lists}
    return next((n for n in range(lines) if n in spans or n in lists or role_of(before, n) != role_of(after, n)), None)


def _without_role(inspection: Inspection, line: int) -> Inspection:
    """The inspection with a line that is body text."""
    titles = tuple(n for n in inspection.title_lines if n != line)
    changed = replace(
        inspection,
        headings=tuple(h for h in inspection.headings if not h.line <= line < h.line + h.lines),
        title_lines=titles,
        title="".join(inspection.source.lines[n].strip() for n in titles) or None if titles != inspection.title_lines else inspection.title,
        signature_lines=tuple(n for n in inspection.signature_lines if n != line),
    )
    if inspection.signature_lines and not changed.signature_lines:
        changed = replace(changed, signature=None)
    if line == inspection.addressee_line:
        changed = replace(changed, addressee_line=None, addressee=None)
    return replace(changed, date_line=None, date=None) if line == inspection.date_line else changed
