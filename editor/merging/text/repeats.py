"""The text of repeated sections that was edited elsewhere: in one repetition or in all, repetitions taken out and put in."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from editor.merging.tables.rewriting import Piece, values_between
from editor.merging.tables.rows import CELL, cell_value
from editor.merging.text.elements import ElementMerge
from editor.merging.text.repeats_markup import Version, by_row
from editor.model.draft.draft import Draft, sections_under
from editor.model.draft.flat import Item
from editor.model.returned.change import Change, ChangeKind
from editor.model.returned.lines import OurLine, TheirLine, number_in_front
from editor.model.template.field import Field
from editor.model.template.field import Row as Cells
from editor.model.template.template import HEADING, Section, head_or_block
from editor.model.template.values import clean_value, show_value


class Spot(NamedTuple):
    """Where a line of a repeated section stands: the head of the repetition, the row (from 0), the item."""

    owner: str
    row: int
    item: int


def _versions_by_row() -> defaultdict[int, dict[int, Version]]:
    return defaultdict(dict)


@dataclass
class RepeatMerge(ElementMerge):
    """Gathers what is different in each repetition and settles it behind the last."""

    _versions: defaultdict[int, dict[int, Version]] = field(default_factory=_versions_by_row)
    _inserted: defaultdict[int, dict[int, Version]] = field(default_factory=_versions_by_row)
    _words: dict[int, tuple[OurLine, str, str]] = field(default_factory=dict[int, tuple[OurLine, str, str]])
    _new_rows: list[tuple[int, Cells]] = field(default_factory=list[tuple[int, Cells]])
    _standing_in: Spot | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        self._owners = _owners(self.draft)
        self._spots = dict(self._found_spots())

    def _found_spots(self) -> list[tuple[int, Spot]]:
        """The spots of the lines that every repetition has once, by the number of the line."""
        seen: Counter[tuple[str, int]] = Counter()
        found: list[tuple[int, Spot]] = []
        for number, line in enumerate(self.ours):
            owner, where, at = self._owners.get(line.section), (line.section, head_or_block(line.block)), self._index(line)
            if owner and at is not None and self._uses[where] == len(self.draft.value(owner.repeat[1] if owner.repeat else "")):
                found.append((number, Spot(owner.id, seen[where], at)))
                seen[where] += 1
        return found

    def _meets_repeated(self, number: int, theirs: TheirLine) -> bool:
        """Whether a line stands in a repetition; what differs there is remembered."""
        ours, spot = self.ours[number], self._spots.get(number)
        self._leave(spot.owner if spot else "")
        if spot is None:
            return False
        if ours.key != theirs.key and not self._takes_values(ours, theirs) and (made := self._made_of(self._items[spot.item], ours, theirs)):
            self._versions[spot.item][spot.row] = made
            self._note(spot.item, ours, ours.text, theirs.text)
        self._standing_in = spot
        return True

    def _made_of(self, item: Item, ours: OurLine, theirs: TheirLine) -> Version:
        raise NotImplementedError

    def _takes_values(self, ours: OurLine, theirs: TheirLine) -> bool:
        raise NotImplementedError

    def _removes_repeated(self, number: int) -> bool:
        spot = self._spots.get(number)
        self._leave(spot.owner if spot else "")
        if spot is None:
            return False
        self._versions[spot.item][spot.row] = ()
        self._note(spot.item, self.ours[number], self.ours[number].text, "")
        self._standing_in = spot._replace(item=spot.item if self._standing_in is None else self._standing_in.item)
        return True

    def _adds_repeated(self, theirs: TheirLine, made: Version) -> bool:
        """Whether a new line belongs to a repetition; a heading as high as its own ends it."""
        spot = self._standing_in
        if spot is None:
            return False
        head = made[0]
        if (
            isinstance(head, Section)
            and head.level <= self.draft.template.by_id[spot.owner].level
            and spot == max(self._spots_of(spot.owner).values())
        ):
            self._leave("")
            return False
        rows = self._inserted[spot.item]
        rows[spot.row] = (*rows.get(spot.row, ()), *made)
        line = next(self.ours[number] for number, one in self._spots_of(spot.owner).items() if one.item == spot.item)
        self._note(spot.item, line, "", theirs.text)
        return True

    def _spots_of(self, owner: str) -> dict[int, Spot]:
        return {number: spot for number, spot in self._spots.items() if spot.owner == owner}

    def _note(self, item: int, line: OurLine, was: str, now: str) -> None:
        """The words of an item's change: those of its repetitions under each other."""
        first, before, after = self._words.get(item, (line, "", ""))
        self._words[item] = (first, f"{before}\n{was}".strip("\n"), f"{after}\n{now}".strip("\n"))

    def _leave(self, owner: str) -> None:
        """Make the changes of a repeated section when another begins."""
        spot = self._standing_in
        if spot is None or spot.owner == owner:
            return
        self._standing_in = None
        head = self.draft.template.by_id[spot.owner]
        key = head.repeat[1] if head.repeat else ""
        rows = self.draft.value(key)
        if not isinstance(rows, str):
            self._settle(spot.owner, key, rows)
        self._versions.clear()
        self._inserted.clear()
        self._words.clear()
        self._new_rows.clear()
        self._stand(self._index_of_here)

    def _settle(self, owner: str, key: str, rows: Sequence[Cells]) -> None:
        spots = self._spots_of(owner)
        items = {spot.item for spot in spots.values()}
        gone = {row for row in range(len(rows)) if all(self._versions[item].get(row) == () for item in items)}
        kept = [row for row in range(len(rows)) if row not in gone]
        if gone or self._new_rows:
            was = "\n".join(self.ours[number].text for number, spot in spots.items() if spot.row in gone)
            now = "\n".join(self._shown_row(key, new) for _, new in self._new_rows)
            made = (row for at in range(len(rows)) for row in ([rows[at]] * (at in kept) + [new for after, new in self._new_rows if after == at]))
            change = Change(ChangeKind.ADDED if self._new_rows else ChangeKind.REMOVED, self.titles(owner), was, now, (owner, HEADING))
            self.changes.append(replace(change, key=key, values=(self.draft.value(key), tuple(made))))
        for item in sorted(items):
            self._settle_item(item, kept)

    def _shown_row(self, key: str, row: Cells) -> str:
        columns = {column.key: column for column in self._keys[key].columns}
        return "\t".join(show_value(columns[name], text) if name in columns else text for name, text in row.items())

    def _settle_item(self, at: int, kept: Sequence[int]) -> None:
        """The item with what each repetition that is left has for it and behind it."""
        item = self._items[at]
        full = [(*self._versions[at].get(row, (item,)), *self._inserted[at].get(row, ())) for row in kept]
        new = {version for version in full if version != (item,)}
        made = by_row(full) if new else None
        if made is None or at not in self._words:
            return
        line, was, now = self._words[at]
        every = (next(iter(new)) if len(new) == 1 else ()) if len(set(full)) > 1 else None
        kind = (
            ChangeKind.HEADING
            if isinstance(item, Section)
            else ChangeKind.REWRITTEN
            if was and now
            else ChangeKind.ADDED
            if now
            else ChangeKind.REMOVED
        )
        self._swap((at,), made, kind, line, (was, now), every)

    # Repetitions that were put in

    def _row_at(self, lines: Sequence[TheirLine]) -> tuple[int, Cells] | None:
        """How many of the first of these lines are a further repetition of the section that one stands in, and the row that they tell."""
        spot = self._standing_in
        if spot is None:
            return None
        pattern = [self.ours[number] for number, one in self._spots_of(spot.owner).items() if one.row == 0]
        told = [self._told_by(ours, theirs) for ours, theirs in zip(pattern, lines, strict=False)]
        found = {path: text for values in told for path, text in (values or {}).items()}
        if len(lines) < len(pattern) or not found or None in told:
            return None
        return len(pattern), self._row_of(lines[: len(pattern)], found)

    def _put_in(self, row: Cells) -> None:
        if self._standing_in is not None:
            self._new_rows.append((self._standing_in.row, row))

    def _told_by(self, ours: OurLine, theirs: TheirLine) -> dict[str, str] | None:
        """The values that a line tells where it is a copy of ours with others."""
        if theirs.paragraph is None or ours.table is not None:
            return None
        style = self.draft.template.numbering
        level = self.draft.template.by_id[ours.section].level if ours.block == HEADING else 0
        front, number = number_in_front(ours.text, style, level), number_in_front(theirs.text, style, level)
        pieces = self._pieces(ours)
        if front and pieces and pieces[0].text.startswith(front):
            pieces[0] = Piece(pieces[0].text.removeprefix(front), "")
        return values_between(pieces, theirs.text.removeprefix(number), {p.source for p in pieces if self._is_date(p.source)})

    def _is_date(self, path: str) -> bool:
        match = CELL.fullmatch(path)
        return bool(match) and any(column.key == match[3] and column.type == "date" for column in self._keys[match[1]].columns)

    def _row_of(self, lines: Sequence[TheirLine], found: dict[str, str]) -> Cells:
        cells = {match[3]: text for path, text in found.items() if (match := CELL.fullmatch(path))}
        paths = (m for line in lines if line.paragraph for run in line.paragraph.runs if (m := CELL.fullmatch(run.path)))
        copied = next(paths, None)
        key = next(match[1] for path in found if (match := CELL.fullmatch(path)))
        rows, columns = self.draft.value(key), {column.key: column for column in self._keys[key].columns}
        base = dict(rows[int(copied[2]) - 1]) if copied and not isinstance(rows, str) and int(copied[2]) <= len(rows) else {}
        known = base or (rows[0] if rows and not isinstance(rows, str) else {})
        return base | {name: _cell(columns[name], text, base, known) for name, text in cells.items() if name in columns}


def _cell(column: Field, text: str, base: Cells, known: Cells) -> str:
    """What a text means in a column; a date without its year is in that of a row that is known."""
    meant = cell_value(column, text, base.get(column.key, ""))
    year = known.get(column.key, "")[:4]
    return clean_value(column, meant, int(year)) if column.type == "date" and year.isdecimal() else meant


def _owners(draft: Draft) -> dict[str, Section]:
    """The repeated section that each section is repeated with, where one alone repeats it, more than once."""
    found: defaultdict[str, list[Section]] = defaultdict(list)
    for section in draft.template.sections:
        if section.repeat and section.repeat[1] in draft.template.by_key:
            for under in sections_under(draft.template, section.id):
                found[under.id].append(section)
    one = {name: owners[0] for name, owners in found.items() if len(owners) == 1}
    return {name: owner for name, owner in one.items() if owner.repeat and _is_repeated(draft, owner.repeat[1])}


def _is_repeated(draft: Draft, key: str) -> bool:
    value = draft.value(key)
    return not isinstance(value, str) and len(value) > 1
