"""What a merge has found so far: the changes, and how the items of the file differ from those of the draft."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from editor.merging.text.state.base import Base
from editor.merging.text.state.file_items import FileItems
from editor.model.draft.flat import Item
from editor.model.returned.change import Change, ChangeKind, Edit
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine
from editor.model.template.field import Row as Cells
from editor.model.template.template import Section

Version = tuple[Item, ...]


@dataclass(slots=True)
class RepeatedItem:
    """An item of a repeated section as the repetitions of the file have it. `line` is the first of its lines that differs, `was` and `now` are the
    texts of all that differ. By row, from 0: `versions` has what stands in its place (nothing: taken out), `added` what was put behind it.
    """

    line: OurLine
    was: str = ""
    now: str = ""
    versions: dict[int, Version] = field(default_factory=dict[int, Version])
    added: dict[int, Version] = field(default_factory=dict[int, Version])


@dataclass(slots=True)
class Repetitions:
    """What differs in the repetitions of the section that is being walked: by item number, and the rows that were added, each behind a row."""

    items: dict[int, RepeatedItem] = field(default_factory=dict[int, RepeatedItem])
    new_rows: list[tuple[int, Cells]] = field(default_factory=list[tuple[int, Cells]])


@dataclass(slots=True)
class Findings:
    """Collects what a walk over the file finds; nothing else changes during the walk.

    `values` are texts of fields found in the prose, by path; `grown` are paragraphs of long values that were typed into, by path and line (its
    `id()`). `explained` are texts of the file, without spaces, that follow from another change and need not be listed; `framed` those that became
    elements, each with the words of these. `noted` are the titles of
    attachments as the note before the signature has them, `unlabelled` the attachments whose label is gone, `unnoted` the lines of the note that
    are gone, all by section id. `attachment_titles` are the titles over the attachments of the file, without spaces, `notes` the keys of its
    attachment note, `prose` the keys of its paragraphs but for new headings. `swapped` has, for each change that replaces items, its number and
    the number of its first item.
    """

    base: Base
    items: FileItems = field(init=False)
    changes: list[Change] = field(default_factory=list[Change])
    swapped: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    values: dict[str, str] = field(default_factory=dict[str, str])
    grown: dict[str, dict[int, str]] = field(default_factory=dict[str, dict[int, str]])
    explained: set[str] = field(default_factory=set[str])
    framed: dict[str, set[str]] = field(default_factory=dict[str, set[str]])
    noted: dict[str, tuple[EditedRun, ...]] = field(default_factory=dict[str, tuple[EditedRun, ...]])
    unlabelled: set[str] = field(default_factory=set[str])
    unnoted: dict[str, OurLine] = field(default_factory=dict[str, OurLine])
    attachment_titles: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    prose: str = ""
    repetitions: Repetitions = field(default_factory=Repetitions)
    _edited: Counter[Item] = field(default_factory=Counter[Item])
    _added: dict[str, list[Section]] = field(default_factory=dict[str, list[Section]])
    _taken: set[str] = field(init=False)
    _free: int = 1

    def __post_init__(self) -> None:
        self.items = FileItems(self.base.items)
        self._taken = set(self.base.draft.template.by_id)

    def add(self, change: Change) -> None:
        """Add a change to the list."""
        self.changes.append(change)
        for edit in change.edits:
            self._edited.update((*edit.ours, *edit.theirs))
            made = [item for item in edit.theirs if isinstance(item, Section)]
            self._taken.update(head.id for head in made)
            if not edit.ours:
                self._added.setdefault(change.place[0], []).extend(made)

    def is_alone(self, items: Version, times: int = 1) -> bool:
        """Whether the first of these items occurs no more than `times` in the draft and in all changes together."""
        return bool(items) and self.base.counts[items[0]] + self._edited[items[0]] <= times

    def new_section_id(self) -> str:
        """An id that neither the draft nor a new section has."""
        while f"word{self._free}" in self._taken:
            self._free += 1
        return f"word{self._free}"

    def free_id(self, stem: str) -> str:
        """An id like others of that stem that neither the draft nor a new section has, and that none gets any more."""
        found = next(name for name in (stem, *(f"{stem}{n}" for n in range(2, len(self._taken) + 3))) if name not in self._taken)
        self._taken.add(found)
        return found

    def reserve(self, items: Version) -> None:
        """Let no other new section have the ids of these."""
        self._taken.update(item.id for item in items if isinstance(item, Section))

    def sections_added_in(self, section: str) -> Sequence[Section]:
        """The sections that were typed into the section of this id so far."""
        return self._added.get(section, ())


def add_change(findings: Findings, kind: ChangeKind, place: tuple[str, int], words: tuple[str, str], *edits: Edit) -> None:
    """Add a change of the text at a place (section id, block). `words`: the text before and after."""
    findings.add(Change(kind, findings.base.titles(place[0]), *words, place, edits))


def swap(
    findings: Findings,
    indexes: Sequence[int],
    made: Version,
    kind: ChangeKind,
    line: OurLine,
    words: tuple[str, str],
    every: Version | None = None,
) -> None:
    """Add a change that replaces neighbouring items by others, or by none if they were taken out. `words`: the text before and after; `every`: see
    `Edit`.
    """
    first, items = indexes[0], tuple(findings.base.items[index] for index in indexes)
    alone = not made and findings.is_alone(items)
    edit = Edit(items, made, predecessors(findings, first), findings.items.position(first), alone=alone, every=every)
    findings.items.swap(indexes, made)
    findings.swapped.append((len(findings.changes), first))
    add_change(findings, kind, (line.section, line.block), words, edit)


def predecessors(findings: Findings, at: int) -> tuple[Item | None, ...]:
    """The item in front of another, in the draft and in the file."""
    return (findings.base.items[at - 1] if at else None, findings.items.last_before(at))


def complete_predecessors(findings: Findings) -> None:
    """Add to each replacement the item that stands in front of it in the end: elements are not written in the order of the draft."""
    for number, first in findings.swapped:
        change, last = findings.changes[number], findings.items.last_before(first)
        edit = change.edits[0]
        if last not in edit.before:
            findings.changes[number] = replace(change, edits=(replace(edit, before=(*edit.before, last)), *change.edits[1:]))
