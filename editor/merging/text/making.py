"""Making changes: items of a draft that an edited file has otherwise, each with where it stands."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from editor.merging.tables.rewriting import Piece, pieces_of, rewritten
from editor.merging.text.place import Standing
from editor.model.document.document import Run
from editor.model.draft.flat import Item
from editor.model.returned.change import Change, ChangeKind, Edit
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import OurLine
from editor.model.template.template import HEADING, Grid, Section

Titles = Callable[[str], str]


@dataclass
class Making(Standing):
    """Makes changes of items. `titles` names a section by id; `bare`: the file has no controls, so slots are known by their text; `values` are
    those that stand between the prose, by path; `fresh` the texts that fields were given in their places, by path; `told` are texts of the file
    that need no word, for they follow from what was changed.
    """

    titles: Titles = str
    bare: bool = False
    values: dict[str, str] = field(default_factory=dict[str, str])
    told: set[str] = field(default_factory=set[str])
    fresh: Mapping[str, str] = field(default_factory=dict[str, str])
    _firsts: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])

    def _change(self, kind: ChangeKind, was: str, now: str, line: OurLine | None, *edits: Edit) -> None:
        place = (line.section, line.block) if line else (self._section, HEADING)
        self.changes.append(Change(kind, self.titles(place[0]), was, now, place, edits))

    def _markup_of(self, ours: OurLine) -> str:
        at = self._index(ours)
        item = self._items[at] if at is not None else None
        return item.heading + item.run_on if isinstance(item, Section) else "" if item is None or isinstance(item, Grid) else item.text

    def _pieces(self, ours: OurLine) -> list[Piece]:
        return pieces_of(self._markup_of(ours), ours.runs)

    def _lines(self, runs: Sequence[EditedRun], pieces: Sequence[Piece]) -> tuple[str, ...]:
        return rewritten(pieces, runs, self._keys, by_text=self.bare, fresh=self.fresh)

    def _line(self, runs: Sequence[EditedRun], markup: str, composed: Sequence[Run]) -> str:
        """The markup of one stretch of a line."""
        return " ".join(self._lines(runs, pieces_of(markup, composed)))

    def _swap(
        self,
        numbers: Sequence[int],
        made: tuple[Item, ...],
        kind: ChangeKind,
        line: OurLine,
        words: tuple[str, str],
        every: tuple[Item, ...] | None = None,
    ) -> None:
        """Items that stand behind each other are others in the file; nothing for items that were taken out. `words`: what was and what is;
        `every`: see `Edit`.
        """
        items = tuple(self._items[number] for number in numbers)
        first = numbers[0]
        edit = Edit(items, made, self._before(first), self._place(first), alone=not made and self._is_alone(items), every=every)
        self._results[first] = (*made, *self._result(first)[1:])
        for number in numbers[1:]:
            self._results[number] = self._result(number)[1:]
        self._firsts.append((len(self.changes), first))
        self._change(kind, *words, line, edit)
        self._shift += len(made) - len(items)

    def _end_places(self) -> None:
        """Tell each change what stands in front of it in the end: elements are not written in the order in which they stand in the draft."""
        for number, first in self._firsts:
            change, last = self.changes[number], self._standing(first)
            edit = change.edits[0]
            if last not in edit.before:
                self.changes[number] = replace(change, edits=(replace(edit, before=(*edit.before, last)), *change.edits[1:]))
