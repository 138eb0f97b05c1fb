"""Fields from one state of a review to the next, and from a draft back to its review: a place of the sample says which field is which."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.template.template import Template
from editor.model.text.aligning import aligned


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the keys of fields: `keys` are the new ones by the old ones where they are others, `copies` the fields that one place of a
    field became, each with the key that this field has now, `gone` those whose places are text by now.
    """

    keys: Mapping[str, str]
    copies: Mapping[str, str]
    gone: frozenset[str]


def followed(before: Inspection, after: Inspection) -> Followed:
    """What became of the fields of one inspection in a later one of the same sample."""
    lines = _lines(before, after)
    there = {(slot.line, slot.start, slot.end): slot.field for slot in after.slots}
    found: dict[str, dict[str, None]] = {slot.field: {} for slot in before.slots}
    for slot in before.slots:
        now = there.get((lines.get(slot.line, -1), slot.start, slot.end))
        found[slot.field] |= {} if now is None else {now: None}
    keys = {old: next(iter(new)) for old, new in found.items() if new and old not in new}
    copies = {key: keys.get(old, old) for old, new in found.items() for key in new if key not in found and key != keys.get(old, old)}
    return Followed(keys, copies, frozenset(old for old, new in found.items() if not new))


def _lines(before: Inspection, after: Inspection) -> Mapping[int, int]:
    """The numbers of the lines by those that they had: words that are put back are lines of their own."""
    old, new = before.source.lines, after.source.lines
    if old == new:
        return {number: number for number in range(len(old))}
    return {pair.ours: pair.theirs for pair in aligned(old, new) if pair.ours is not None and pair.theirs is not None}


def as_described(seen: Inspection, made: Template, now: Template) -> Inspection:
    """An inspection whose fields are called and typed as a person has them by now, in a template that grew from the one that was made of it."""
    changed = {key for key, field in now.by_key.items() if key in made.by_key and field != made.by_key[key]}
    return replace(seen, slots=tuple(_described(slot, made, now) if slot.field in changed else slot for slot in seen.slots))


def _described(slot: SlotSpan, made: Template, now: Template) -> SlotSpan:
    """A blank with what was said of its field since: of boxes the text has the type."""
    before, field = made.by_key[slot.field], now.by_key[slot.field]
    label = slot.label if field.name == before.name else field.name
    unit = slot.unit if field.unit == before.unit else field.unit
    return replace(slot, label=label, unit=unit, type=slot.type if field.type == before.type or slot.box else field.type)
