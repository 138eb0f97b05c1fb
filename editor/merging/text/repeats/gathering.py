"""Repeated sections in an edited file: what differs in each repetition is gathered, and becomes changes behind the last one."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from editor.merging.tables.by_row import by_row
from editor.merging.text.items.item import item_in_file
from editor.merging.text.items.prose_values import find_bare_values
from editor.merging.text.state.cursor import Cursor, at_item
from editor.merging.text.state.findings import Findings, RepeatedItem, Repetitions, Version, add_change, swap
from editor.merging.text.state.spots import RepeatSpot
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.lines import OurLine, TheirLine
from editor.model.template.field import Row as Cells
from editor.model.template.template import HEADING, Section
from editor.model.template.values import show_value


def compare_repeated(findings: Findings, spot: RepeatSpot, ours: OurLine, theirs: TheirLine) -> None:
    """Gather what a line of a repetition has otherwise in the file."""
    if not theirs.behind and (ours.key == theirs.key or find_bare_values(findings, ours, theirs)):
        return
    made = item_in_file(findings, findings.base.items[spot.item], ours, theirs)
    if made:
        _gathered(findings, spot.item, ours, ours.text, theirs.text).versions[spot.row] = made


def remove_repeated(findings: Findings, spot: RepeatSpot, ours: OurLine) -> None:
    """Gather that a line of a repetition was taken out."""
    _gathered(findings, spot.item, ours, ours.text, "").versions[spot.row] = ()


def add_repeated(findings: Findings, spot: RepeatSpot, theirs: TheirLine, made: Version) -> None:
    """Gather what was put behind a line of a repetition."""
    base = findings.base
    line = next(base.lines[number] for number, one in base.spots_of(spot.owner).items() if one.item == spot.item)
    added = _gathered(findings, spot.item, line, "", theirs.text).added
    added[spot.row] = (*added.get(spot.row, ()), *made)


def _gathered(findings: Findings, index: int, line: OurLine, was: str, now: str) -> RepeatedItem:
    """The item, with the texts of one more repetition under those before."""
    item = findings.repetitions.items.setdefault(index, RepeatedItem(line))
    item.was, item.now = f"{item.was}\n{was}".strip("\n"), f"{item.now}\n{now}".strip("\n")
    return item


def ends_repeated(findings: Findings, spot: RepeatSpot, made: Version) -> bool:
    """Whether new items stand behind the last repetition: a heading as high as that of the repeated section ends it."""
    base, head = findings.base, made[0]
    is_last = spot == max(base.spots_of(spot.owner).values())
    return is_last and isinstance(head, Section) and head.level <= base.draft.template.by_id[spot.owner].level


def leave(findings: Findings, cursor: Cursor, owner: str = "") -> Cursor:
    """The cursor on the way into the repeated section `owner` ("": none); if it leaves another one, the changes of that are made."""
    spot = cursor.spot
    if spot is None or spot.owner == owner:
        return cursor
    _settle(findings, spot.owner)
    findings.repetitions = Repetitions()
    return at_item(findings, replace(cursor, spot=None), cursor.index)


def _settle(findings: Findings, owner: str) -> None:
    """Make the changes of a repeated section: its rows that came or went, then its items."""
    draft, repetitions = findings.base.draft, findings.repetitions
    head = draft.template.by_id[owner]
    key = head.repeat[1] if head.repeat else ""
    rows = draft.value(key)
    if isinstance(rows, str) or not (repetitions.items or repetitions.new_rows):
        return
    indexes = {spot.item for spot in findings.base.spots_of(owner).values()}
    gone = _gone_rows(repetitions, indexes)
    if gone or repetitions.new_rows:
        findings.add(_change_of_rows(findings, owner, key, rows, gone))
    for index in sorted(indexes & repetitions.items.keys()):
        _settle_item(findings, index, [row for row in range(len(rows)) if row not in gone])


def _gone_rows(repetitions: Repetitions, indexes: AbstractSet[int]) -> AbstractSet[int]:
    """The rows of which every item was taken out."""
    if not indexes <= repetitions.items.keys():
        return frozenset()
    gone = [{row for row, made in repetitions.items[at].versions.items() if made == ()} for at in indexes]
    return gone[0].intersection(*gone)


def _change_of_rows(findings: Findings, owner: str, key: str, rows: Sequence[Cells], gone: AbstractSet[int]) -> Change:
    base, new_rows = findings.base, findings.repetitions.new_rows
    was = "\n".join(base.lines[number].text for number, spot in base.spots_of(owner).items() if spot.row in gone)
    now = "\n".join(_shown_row(findings, key, row) for _, row in new_rows)
    made: list[Cells] = []
    for at, row in enumerate(rows):
        made += [] if at in gone else [row]
        made += [new for behind, new in new_rows if behind == at]
    change = Change(ChangeKind.ADDED if new_rows else ChangeKind.REMOVED, base.titles(owner), was, now, (owner, HEADING))
    return replace(change, key=key, values=(base.draft.value(key), tuple(made)))


def _shown_row(findings: Findings, key: str, row: Cells) -> str:
    columns = {column.key: column for column in findings.base.fields[key].columns}
    return "\t".join(show_value(columns[name], text) if name in columns else text for name, text in row.items())


def _kind_between(was: str, now: str) -> ChangeKind:
    """The kind of a change from one text to another; an empty text is none."""
    if was and now:
        return ChangeKind.REWRITTEN
    return ChangeKind.ADDED if now else ChangeKind.REMOVED


def _settle_item(findings: Findings, index: int, kept: Sequence[int]) -> None:
    """Replace an item by one that has, in each repetition that is left, what the file has for it and behind it."""
    item, found = findings.base.items[index], findings.repetitions.items[index]
    silent = (replace(item, heading="", run_on=""),) if isinstance(item, Section) else ()
    full = [(*(found.versions.get(row, (item,)) or silent), *found.added.get(row, ())) for row in kept]
    new = {version for version in full if version != (item,)}
    made = by_row(full) if new else None
    if made is None:
        if any(found.versions.get(row) == () for row in kept):
            add_change(findings, ChangeKind.LOOSE, (found.line.section, found.line.block), (found.was, found.now or found.was))
        return
    every = (next(iter(new)) if len(new) == 1 else ()) if len(set(full)) > 1 else None
    kind = ChangeKind.HEADING if isinstance(item, Section) else _kind_between(found.was, found.now)
    swap(findings, (index,), made, kind, found.line, (found.was, found.now), every)
