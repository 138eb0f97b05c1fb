"""Where new lines of an edited file go that stand beside elements (GB/T 9704-2012, 7): an element of its own to the others of its name, an attachment
to the attachments, other text beside the element that it stands beside in the file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import NamedTuple

from editor.merging.tables.rewriting import rewritten
from editor.merging.text.items.attachments import note_in_file
from editor.merging.text.items.item import without_copied_paths
from editor.merging.text.items.shared_lines import their_stretches, titles_at, without_frame
from editor.merging.text.items.styled import NamedRuns, is_title
from editor.merging.text.repeats.gathering import leave
from editor.merging.text.state.base import Base
from editor.merging.text.state.cursor import Cursor, at_item, behind_added
from editor.merging.text.state.findings import Findings, Version, add_change
from editor.merging.text.state.regions import Region
from editor.model.acts.element_rules import ELEMENT_RULES
from editor.model.acts.elements import with_element
from editor.model.draft.flat import flattened
from editor.model.returned.change import ChangeKind, Edit
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine, TheirLine, plain
from editor.model.template.file_text import stem_of
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.template.template import HEADING, Element, Section, SectionPart

_ALONE = ("份号", "密级", "紧急程度", "标题", "题注", "主送机关", "成文日期", "附注", "抄送机关", "出席", "请假", "列席")
# How these are printed depends on how many there are: what stands in front of them, in which rows and on which lines.
_COUNTED = ("抄送机关", "附件说明", "发文机关标志", "署名")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The lines of ours in front of new ones and behind them, as the file has both; None where there is none. `front` and `back` are their parts of
    the page.
    """

    before: OurLine | None = None
    behind: OurLine | None = None
    front: Region = Region.EDGE
    back: Region = Region.EDGE


def put(findings: Findings, cursor: Cursor, text: str, made: Version, was: str = "") -> Cursor:
    """The cursor behind items that were added at it, as one change; they say that what `was` there is gone."""
    edit = Edit((), made, (cursor.there, cursor.here), cursor.near + 1, alone=findings.is_alone(made, 0))
    findings.items.put_behind(cursor.index, made)
    findings.items.growth += len(made)
    add_change(findings, ChangeKind.REMOVED if was else ChangeKind.ADDED, (cursor.section, HEADING), (was, text), edit)
    return behind_added(cursor, made)


def put_at(findings: Findings, cursor: Cursor, at: int, text: str, made: Version) -> Cursor:
    """Add items behind the item of this number, -1 for the front; the cursor where it was, or behind them where that is the same."""
    spot = at_item(findings, cursor, at)
    done = put(findings, spot, text, made)
    return done if at == cursor.index else replace(cursor, near=cursor.near + (len(made) if at < cursor.index else 0))


# Elements


def has_place(name: str, around: Neighbours) -> bool:
    """Whether an element of that name can stand between these parts of the page; what is elsewhere in its style is text that looks so."""
    stem = stem_of(name)
    if stem == "head":
        return around.front in (Region.EDGE, Region.HEAD) or around.back == Region.HEAD
    is_behind = around.back not in (Region.HEAD, Region.TEXT) or around.front == Region.TAIL
    return is_behind and (stem == "imprint" or around.front != Region.ATTACHED)


def is_second(base: Base, line: TheirLine, name: str) -> bool:
    """Whether an element shares its line with others, may stand there once, and does already."""
    printed = {base.index_of(ours) for ours in base.lines}
    once = len(their_stretches(line)) > 1 and not ELEMENT_RULES[name].several
    return once and any(isinstance(item, Element) and item.name == name and at in printed for at, item in enumerate(base.items))


def add_element(findings: Findings, cursor: Cursor, line: TheirLine, named: NamedRuns) -> Cursor:
    """Add an element where those of its name stand, else where the standard has it; of a field that waits for a value it is the value."""
    base = findings.base
    if key := _waiting(base, named.name):
        findings.values[key] = named.text
        return cursor
    cursor = leave(findings, cursor)
    element = Element(named.name, without_frame(named.name, _markup(base, line, named.runs)))
    findings.framed.setdefault(plain(line.text), set()).add(plain(without_frame(named.name, named.text)))
    if named.name in _COUNTED:
        findings.explained |= {plain(line.text), *_texts_of(base, named.name)}
    at, made = _place_of(base, cursor, element)
    fresh = tuple(replace(item, id=findings.free_id(item.id)) if isinstance(item, Section) else item for item in made)
    return put_at(findings, cursor, at, named.text, fresh)


def _texts_of(base: Base, name: str) -> Iterator[str]:
    """The lines of ours, without spaces, that show elements of that name."""
    own = {at for at, item in enumerate(base.items) if isinstance(item, Element) and item.name == name}
    return (plain(line.text) for line in base.lines if base.index_of(line) in own)


def _markup(base: Base, line: TheirLine, runs: tuple[EditedRun, ...]) -> str:
    if line.paragraph is None:
        return ""
    own = without_copied_paths(base, replace(line.paragraph, runs=runs))
    return " ".join(rewritten((), own.runs, base.fields))


def _waiting(base: Base, name: str) -> str:
    """The key of the field that an element of that name is made of which is not on the page because its value is missing; "" for none."""
    if name not in _ALONE:
        return ""
    printed = {base.index_of(line) for line in base.lines}
    for at, item in enumerate(base.items):
        if isinstance(item, Element) and item.name == name and at not in printed:
            tokens = tokens_of(item.text)
            if len(tokens) == 1 and tokens[0].kind == TokenKind.SLOT and tokens[0].text in base.fields:
                return tokens[0].text
    return ""


def _place_of(base: Base, cursor: Cursor, element: Element) -> tuple[int, Version]:
    """The number of the item behind which an element goes, and what is put there: a head of its own with it, where there is none."""
    same = [at for at, item in enumerate(base.items) if isinstance(item, Element) and item.name == element.name]
    if same:
        at = max((at for at in same if at <= cursor.index), default=same[0] - 1)
        # Of two that are alike the second is the new one.
        return at + sum(1 for _ in takewhile(lambda item: item == element, base.items[at + 1 :])), (element,)
    items = flattened(with_element(base.draft, element).template.sections)
    at = next((n for n, (old, new) in enumerate(zip(base.items, items, strict=False)) if old != new), len(base.items))
    return at - 1, tuple(items[at : at + len(items) - len(base.items)])


def add_note(findings: Findings, cursor: Cursor, line: TheirLine, named: NamedRuns) -> Cursor:
    """Add an item of the attachment note. One that follows from the title of an attachment is written by itself."""
    items, text = findings.base.items, without_frame(named.name, named.text)
    is_own = any(isinstance(item, Element) and item.name == named.name for item in items)
    if not is_own and plain(text) in findings.attachment_titles:
        findings.explained.add(plain(line.text))
        return cursor
    if not is_own and any(isinstance(item, Section) and item.part == SectionPart.ATTACHMENT and item.heading for item in items):
        return add_loose(findings, cursor, line)
    return add_element(findings, cursor, line, named)


def settle_note(findings: Findings, cursor: Cursor) -> None:
    """Write down the attachment note of which lines are gone, which follows from the attachments else."""
    note = note_in_file(findings)
    if note:
        at, made = _place_of(findings.base, cursor, note[0])
        was = "\n".join(line.text for line in findings.unnoted.values())
        put(findings, at_item(findings, cursor, at), "", (*made, *note[1:]), was)


def add_loose(findings: Findings, cursor: Cursor, line: TheirLine) -> Cursor:
    """List a line for which the draft has no room at its place."""
    add_change(findings, ChangeKind.LOOSE, (cursor.section, HEADING), ("", line.text))
    return cursor


def add_attachment(findings: Findings, cursor: Cursor, around: Neighbours, label: TheirLine, title: TheirLine | None) -> tuple[Cursor, int]:
    """Begin an attachment, with the title behind its label; the cursor in it, and how many lines that took."""
    base = findings.base
    findings.explained.add(plain(label.text))
    cursor = leave(findings, cursor)
    title = title if title is not None and is_title(title) else None
    heading = _markup(base, title, title.paragraph.runs) if title is not None and title.paragraph is not None else ""
    head = Section(findings.free_id("a"), SectionPart.ATTACHMENT, heading=heading, numbered=False)
    spot = cursor if around.front == Region.ATTACHED else at_item(findings, cursor, _at_attachments(base, last=around.front == Region.IMPRINT))
    done = put(findings, spot, "\n".join(line.text for line in (label, title) if line), (head,))
    return replace(done, section=head.id, region=Region.ATTACHED), 1 if title is None else 2


def _at_attachments(base: Base, *, last: bool) -> int:
    """The number of the item behind which a new attachment goes: in front of the others, or behind the `last` of them."""
    inside = [at for at, item in enumerate(base.items) if isinstance(item, Section) and base.part_of(item) == Region.ATTACHED]
    if not inside:
        return len(base.items) - 1
    behind = (at for at, item in enumerate(base.items) if isinstance(item, Section) and at > inside[-1])
    return next(behind, len(base.items)) - 1 if last else inside[0] - 1


# Other text


class PlaceBetween(NamedTuple):
    """A place between elements: the number of the item in front, -1 for none, and the heads that text there goes behind and that go on behind it."""

    at: int
    front: tuple[Section, ...] = ()
    back: tuple[Section, ...] = ()


def frame_between(findings: Findings, cursor: Cursor, around: Neighbours, *, gap: bool) -> PlaceBetween | None:
    """The place of text between elements, behind the one in front of it, or in front of the other where a blank line (`gap`) parts it from the
    first; None where there is text around it, to which it belongs.
    """
    base, front, back = findings.base, around.front, around.back
    following = None if around.behind is None else base.index_of(around.behind)
    if front not in (Region.EDGE, Region.HEAD, Region.TAIL):
        return None
    if back == Region.OUTSIDE and following is not None:
        return PlaceBetween(following - 1)
    if front == Region.EDGE:
        return PlaceBetween(-1, (_head(findings, SectionPart.ABOVE),)) if back == Region.HEAD else None
    if front != back and (front == Region.HEAD or back in (Region.TEXT, Region.HEAD)):
        return None
    if gap and back == front and following is not None:
        return _in_front(findings, following)
    return _behind(findings, cursor)


def _in_front(findings: Findings, following: int) -> PlaceBetween:
    is_first = isinstance(findings.base.items[following - 1], Section)
    above = (_head(findings, SectionPart.ABOVE),)
    return PlaceBetween(following - 2, above) if is_first else PlaceBetween(following - 1, above, (_head(findings, SectionPart.ELEMENTS),))


def _behind(findings: Findings, cursor: Cursor) -> PlaceBetween:
    items = findings.base.items
    at = cursor.index if isinstance(items[cursor.index], Element) else cursor.index - 1
    at = max((at, *titles_at(items, at)))
    below = (_head(findings, SectionPart.BELOW),)
    goes_on = at + 1 < len(items) and isinstance(items[at + 1], Element)
    return PlaceBetween(at, below, (_head(findings, SectionPart.ELEMENTS),) if goes_on else ())


def _head(findings: Findings, part: SectionPart) -> Section:
    return Section(findings.free_id("part" if part == SectionPart.ELEMENTS else part.value), part)
