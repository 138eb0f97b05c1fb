"""Where something happened between two drafts, so that who takes a step back is shown what it changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from editor.model.draft.draft import Draft, shared
from editor.model.template.field import Value
from editor.model.template.template import HEADING, Section


@dataclass(frozen=True, slots=True)
class Happened:
    """A place of the later draft: the field `key` with the `row` of its table, or a `section`, or the `block` of its text (HEADING is its heading).

    Of a field `section` is one that it stands in.
    """

    section: str
    key: str = ""
    row: int | None = None
    block: int | None = None


def where_changed(before: Draft, after: Draft, held: str = "") -> Happened | None:
    """The first place where two drafts differ, the text before the values; None where none is seen.

    Of two sections that changed places it is the `held` one, where that is one of them.
    """
    return _in_sections(before, after, held) or _in_values(before, after) or _in_switches(before, after) or _in_fields(before, after)


def _in_sections(before: Draft, after: Draft, held: str) -> Happened | None:
    old, new = before.template.sections, after.template.sections
    if old is new or old == new:
        return None
    known, left = {section.id: section for section in old}, {section.id for section in new}
    came = next((section.id for section in new if section.id not in known), None)
    if came is not None:
        return Happened(came)
    gone = next((n for n, section in enumerate(old) if section.id not in left), None)
    if gone is not None:
        rest = [section.id for section in (*old[gone:], *old[:gone][::-1]) if section.id in left]
        return Happened(rest[0]) if rest else None
    if (moved := _moved([s.id for s in old], [s.id for s in new], held)) is not None:
        return Happened(moved)
    return next((_in_section(known[section.id], section) for section in new if known[section.id] != section), None)


def _moved(old: Sequence[str], new: Sequence[str], held: str) -> str | None:
    """The section that stands elsewhere: of the two stretches that changed places the shorter one; of two that are as long the held one."""
    at = next((n for n, (was, now) in enumerate(zip(old, new, strict=True)) if was != now), None)
    if at is None:
        return None
    was, now = old[at], new[at]
    beside = old.index(now) - new.index(was)  # how much longer the stretch is that begins with `was`
    if beside:
        return was if beside < 0 else now
    return held if held in (was, now) else now


def _in_section(old: Section, new: Section) -> Happened:
    if old.heading != new.heading:
        return Happened(new.id, block=HEADING)
    differing = (n for n, (was, now) in enumerate(zip_longest(old.blocks, new.blocks)) if was != now)
    at = next(differing, None)
    return Happened(new.id, block=None if at is None or not new.blocks else min(at, len(new.blocks) - 1))


def _in_values(before: Draft, after: Draft) -> Happened | None:
    changed = shared(before.values).differing(after.values)
    keys = [field.key for field in after.template.fields if field.key in changed]
    return _at_field(after, keys[0], _row(before.value(keys[0]), after.value(keys[0]))) if keys else None


def _at_field(draft: Draft, key: str, row: int | None = None) -> Happened:
    return Happened(draft.template.home_of.get(key, ""), key, row)


def _row(old: Value, new: Value) -> int | None:
    """The first row in which two tables differ, None where the values are none; a row that has gone is the one before it."""
    if isinstance(new, str) or not new:
        return None
    rows = () if isinstance(old, str) else old
    return min(next((n for n, (was, now) in enumerate(zip_longest(rows, new)) if was != now), 0), len(new) - 1)


def _in_switches(before: Draft, after: Draft) -> Happened | None:
    switched = (section.id for section in after.template.sections if before.is_on(section.id) != after.is_on(section.id))
    return next((Happened(section) for section in switched), None)


def _in_fields(before: Draft, after: Draft) -> Happened | None:
    known = before.template.by_key
    return next((_at_field(after, field.key) for field in after.template.fields if known.get(field.key) != field), None)
