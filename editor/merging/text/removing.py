"""Lines of the draft that an edited file lacks, or has in another place."""

from dataclasses import replace

from editor.merging.text.items.elements import remove_elements
from editor.merging.text.repeats.gathering import leave, remove_repeated
from editor.merging.text.state.cursor import Cursor, into_text, past_line
from editor.merging.text.state.findings import Findings, add_change, predecessors, swap
from editor.model.draft.flat import Item
from editor.model.returned.change import ChangeKind, Edit
from editor.model.returned.lines import OurLine, TheirLine
from editor.model.template.template import Element, Prose, Section, SectionPart


def remove_line(findings: Findings, cursor: Cursor, number: int) -> Cursor:
    """Take out the item of the line of this number, if the item is this line alone."""
    base, spot = findings.base, findings.base.spots.get(number)
    ours = base.lines[number]
    cursor = leave(findings, cursor, spot.owner if spot else "")
    if spot is not None:
        remove_repeated(findings, spot, ours)
        return replace(cursor, spot=spot if cursor.spot is None else spot._replace(item=cursor.spot.item))
    is_shared, is_removed = remove_elements(findings, ours)
    at = base.own_index(ours)
    if is_removed:
        return past_line(findings, cursor, ours)
    return cursor if is_shared or at is None else _remove(findings, cursor, at, ours)


def _remove(findings: Findings, cursor: Cursor, at: int, ours: OurLine) -> Cursor:
    item = findings.base.items[at]
    left = _silent(findings, item, ours) or _left_of(findings, item, at)
    swap(findings, (at,), left, ChangeKind.REMOVED, ours, (ours.text, ""))
    return replace(cursor, index=at, here=item, there=left[0] if left else cursor.there)


def _silent(findings: Findings, item: Item, ours: OurLine) -> tuple[Item, ...]:
    """What stays of a numbered heading that was joined with the paragraph beside it: its number is still said, and those behind it count on."""
    if not isinstance(item, Section) or not item.level or not item.numbered or ours.key not in findings.prose:
        return ()
    return (replace(item, heading="", run_on=""),)


def _left_of(findings: Findings, item: Item, at: int) -> tuple[Item, ...]:
    """What has to stay of an item that is taken out: the text of a head can't join elements, nor a section that repeats or is not written."""
    base = findings.base
    if isinstance(item, Element) and item.name == "附件说明" and findings.attachment_titles:
        # Without one of its own a report has the note that follows from its attachments.
        return (replace(item, text=""),)
    if not isinstance(item, Section):
        return ()
    before = next((i for i in reversed(base.items[:at]) if isinstance(i, Section)), None)
    if before is not None and before.part != SectionPart.ELEMENTS and before.id not in base.repeated and base.draft.is_on(before.id):
        return ()
    return (replace(item, part=SectionPart.OPENING, level=0, heading="", run_on="", optional=False, repeat=None),)


def move_line(findings: Findings, cursor: Cursor, ours: OurLine, theirs: TheirLine) -> Cursor:
    """Move the item of a line to the cursor; the line is only listed where the draft has no room for it there, or can't move it alone."""
    base = findings.base
    at = base.index_of(ours)
    if at is None or _follows(findings, at, ours):
        return cursor
    item = base.items[at]
    opened: tuple[Section, ...] = ()
    is_fixed = not _can_move(findings, at, ours)
    if not is_fixed:
        cursor, opened = into_text(findings, cursor)
    if is_fixed or opened or cursor.section in base.repeated or _left_of(findings, item, at):
        add_change(findings, ChangeKind.LOOSE, (ours.section, ours.block), (ours.text, theirs.text))
        return cursor
    out = Edit((item,), (), predecessors(findings, at), findings.items.position(at))
    findings.items.take_out(at)
    into = Edit((), (item,), (cursor.there, cursor.here), cursor.near + 1)
    findings.items.put_behind(cursor.index, (item,))
    add_change(findings, ChangeKind.MOVED, (ours.section, ours.block), (ours.text, theirs.text), out, into)
    return replace(cursor, there=item)


def _follows(findings: Findings, at: int, ours: OurLine) -> bool:
    """Whether a line goes where another does: a further paragraph of a long value, moved with the first; what the title of an attachment makes."""
    base, item = findings.base, findings.base.items[at]
    if base.own_index(ours) is not None or ours.section in base.repeated:
        return False
    return isinstance(item, Section) or (isinstance(item, Prose) and findings.items.at(at) == ())


def _can_move(findings: Findings, at: int, ours: OurLine) -> bool:
    """Whether the item of a line can stand elsewhere: an element has its place by the standard, a repetition by its row, and one of several that are
    alike would not be known again.
    """
    base, item = findings.base, findings.base.items[at]
    is_single = base.own_index(ours) is not None or isinstance(item, Prose)
    return is_single and not isinstance(item, Element) and base.counts[item] == 1 and ours.section not in base.repeated
