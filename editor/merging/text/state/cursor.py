"""The cursor of a merge: the current position in the draft while the edited file is walked line by line."""

from dataclasses import dataclass, replace

from editor.merging.text.state.base import Base
from editor.merging.text.state.findings import Findings
from editor.merging.text.state.regions import Region
from editor.merging.text.state.spots import RepeatSpot
from editor.model.draft.flat import Item, end_of_text
from editor.model.returned.lines import OurLine
from editor.model.template.template import HEAD_ELEMENTS, Element, Section, SectionPart


@dataclass(frozen=True, slots=True)
class Cursor:
    """A position behind an item of the draft.

    `index` is the number of that item. `here` is the item in front as the draft has it, `there` as the file has it; None for neither. `near` is
    its number in the row of items with all changes made so far. `section` is the id of the section around the position, `spot` the last place in
    a repetition while the walk is inside a repeated section, `region` the part of the page that new lines have begun in front of the position.
    """

    index: int = 0
    here: Item | None = None
    there: Item | None = None
    near: int = 0
    section: str = ""
    spot: RepeatSpot | None = None
    region: Region | None = None


def start_of(base: Base) -> Cursor:
    """The cursor behind the first head, before any line was read."""
    first = base.items[0] if base.items else None
    return Cursor(here=first, there=first, section=first.id if isinstance(first, Section) else "")


def past_line(findings: Findings, cursor: Cursor, line: OurLine) -> Cursor:
    """The cursor behind the item of a line, and behind what was added between the lines of that item; where it was if there is no such item."""
    at = findings.base.index_of(line)
    if at is None:
        return cursor
    here = findings.base.items[at]
    there = findings.items.last_before(at + 1) or here
    return Cursor(at, here, there, at + findings.items.growth, line.section, cursor.spot)


def at_item(findings: Findings, cursor: Cursor, at: int) -> Cursor:
    """The cursor behind the item of this number; -1 stands in front of all."""
    items = findings.base.items
    here = items[at] if at >= 0 else None
    # An item that was taken out of the file has nothing behind it there: the last one that is left is in front.
    there = findings.items.last_before(at + 1) or here
    section = next((item.id for item in reversed(items[: at + 1]) if isinstance(item, Section)), cursor.section)
    return Cursor(max(0, at), here, there, at + findings.items.growth, section, cursor.spot)


def into_text(findings: Findings, cursor: Cursor) -> tuple[Cursor, tuple[Section, ...]]:
    """The cursor where prose can be added, and the section that has to be opened for it, if any.

    Elements have no room for prose: behind an element of the head the text begins, behind one of the tail it ends.
    """
    base, there = findings.base, cursor.there
    if not isinstance(there, Element) and not (isinstance(there, Section) and there.part == SectionPart.ELEMENTS):
        return cursor, ()
    first = next((at for at, item in enumerate(base.items) if isinstance(item, Section) and item.part != SectionPart.ELEMENTS), None)
    if first is None:
        return _in_new_opening(findings, cursor, len(base.items) - 1)
    if isinstance(there, Element) and there.name not in HEAD_ELEMENTS:
        written = {section.id for section in base.draft.written}
        return at_item(findings, cursor, end_of_text(base.items, written)), ()
    head = base.items[first]
    if isinstance(head, Section) and (head.level or head.part == SectionPart.ATTACHMENT):
        return _in_new_opening(findings, cursor, first - 1)
    return at_item(findings, cursor, first), ()


def _in_new_opening(findings: Findings, cursor: Cursor, at: int) -> tuple[Cursor, tuple[Section, ...]]:
    return at_item(findings, cursor, at), (Section(findings.new_section_id(), SectionPart.OPENING),)


def behind_added(cursor: Cursor, made: tuple[Item, ...]) -> Cursor:
    """The cursor behind items that the file has added at it."""
    return replace(cursor, there=made[-1], near=cursor.near + len(made))
