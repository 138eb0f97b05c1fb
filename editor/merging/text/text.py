"""The changes of a report's text: each difference between the saved draft and the edited file as an edit of the draft that can be taken or left."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from editor.merging.tables.rewriting import rewritten, values_between, without_front
from editor.merging.tables.tables import merged_table, new_table
from editor.merging.text.counterparts import counterparts
from editor.merging.text.headings import typed_section
from editor.merging.text.making import Titles
from editor.merging.text.repeats import RepeatMerge
from editor.merging.text.shared_lines import element_named, without_frame
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item
from editor.model.returned.change import Change, ChangeKind, Edit
from editor.model.returned.edited import EditedParagraph, EditedRun, key_of
from editor.model.returned.lines import OurLine, TheirLine, number_in_front, our_lines, plain, their_lines
from editor.model.template.template import Element, Grid, Prose, Section, SectionPart, head_or_block
from editor.model.text.aligning import Pair, aligned


@dataclass(frozen=True, slots=True)
class TextChanges:
    """The changes of the text, and, where the file has no controls, the values that stand between its prose, by path; `told` are texts of the
    file, without spaces, that need no word: they follow from what was changed.
    """

    changes: tuple[Change, ...]
    values: dict[str, str]
    told: frozenset[str] = frozenset()


def text_changes(
    draft: Draft,
    document: Document,
    paragraphs: Sequence[EditedParagraph],
    titles: Titles,
    emptied: frozenset[str],
    fresh: Mapping[str, str],
) -> TextChanges:
    """What was changed in the text of a saved draft, in the order of the file. `document` is the draft composed, `titles` names a section by id,
    `emptied` are the paths that have no value left in the file, `fresh` the texts that fields were given, by path.
    """
    bare = not any(p.paths for p in paragraphs) and any(run.field is not None for run in document.runs())
    ours, theirs = our_lines(document, emptied, by_text=bare), their_lines(paragraphs)
    merge = _Merge(draft, ours, titles=titles, bare=bare, fresh=fresh)
    merge.follow(aligned([line.key for line in ours], counterparts(ours, theirs)), theirs)
    return TextChanges(tuple(merge.changes), merge.values, frozenset(merge.told))


@dataclass
class _Merge(RepeatMerge):
    """Makes the changes line by line, in the order of the file."""

    _grown: dict[str, dict[int, str]] = field(default_factory=dict[str, dict[int, str]])

    def __post_init__(self) -> None:
        super().__post_init__()
        self._shown: dict[str, set[str]] = {path: {plain(text)} for path, text in self.fresh.items()}
        for line in self.ours:
            for run in line.composed:
                if run.field is not None and not run.derived:
                    self._shown.setdefault(run.field, set()).add(plain(run.shown))

    def follow(self, pairs: Sequence[Pair], theirs: Sequence[TheirLine]) -> None:
        """Make the changes of all pairs."""
        told = 0
        for at, pair in enumerate(pairs):
            if pair.ours is None and at >= told:
                new = takewhile(lambda one: one.ours is None, pairs[at:])
                told = at + self._add_first([theirs[one.theirs] for one in new if one.theirs is not None])
            elif pair.ours is not None:
                self._compare(pair.ours, None if pair.theirs is None else theirs[pair.theirs], moved=pair.moved)
        self._leave("")
        self._end_values(theirs)
        self._end_places()

    def _compare(self, number: int, theirs: TheirLine | None, *, moved: bool) -> None:
        ours = self.ours[number]
        if moved:
            self._move(ours, theirs)
        elif theirs is None:
            self._remove(number)
        else:
            self._meet(number, theirs)

    # Lines of both

    def _meet(self, number: int, theirs: TheirLine) -> None:
        ours = self.ours[number]
        at = self._own(ours)
        is_told = self._meets_repeated(number, theirs) or self._takes_values(ours, theirs) or self._meets_elements(ours, theirs)
        is_told = is_told or ours.key == theirs.key or self._says_the_same(ours, theirs) or self._grows(ours, theirs, at)
        if not is_told and at is not None:
            self._rewrite(self._items[at], ours, theirs, at)
        self._pass(ours)

    def _says_the_same(self, ours: OurLine, theirs: TheirLine) -> bool:
        """Whether only controls went, while their text stayed and is still what their fields say."""
        lost = {run.field for run in ours.runs if run.field} - (theirs.paragraph.paths if theirs.paragraph else set[str]())
        is_same = theirs.paragraph is not None and plain(ours.text) == plain(theirs.text)
        return is_same and not any(key_of(path) in self.fresh for path in lost)

    def _grows(self, ours: OurLine, theirs: TheirLine, at: int | None) -> bool:
        """Whether what was typed beside controls belongs to their values: where the line is a paragraph of a long one, or made by a loop, and
        there is no other room for it.
        """
        if theirs.paragraph is None or (at is not None and "{%" not in self._markup_of(ours)):
            return False
        found = values_between(self._pieces(ours), theirs.text)
        if found is None or any(not text and path not in theirs.paragraph.paths for path, text in found.items()):
            # A place that was taken out says nothing of the others.
            return False
        shown = {run.field: run.shown for run in ours.runs if run.field}
        for path, text in found.items():
            if at is None and self._is_long(path):
                self._grown.setdefault(path, {})[id(theirs)] = text
            elif text != shown.get(path):
                self.values[path] = text
        return True

    def _is_long(self, path: str) -> bool:
        return path in self._keys and self._keys[path].type == "longtext"

    def _end_values(self, theirs: Sequence[TheirLine]) -> None:
        """Put the paragraphs of long values together again."""
        for path, grown in self._grown.items():
            lines = [(line, line.paragraph) for line in theirs if line.paragraph and path in line.paragraph.paths]
            self.values[path] = "\n".join(grown.get(id(line)) or "".join(r.text for r in p.runs if r.path == path) for line, p in lines)

    def _takes_values(self, ours: OurLine, theirs: TheirLine) -> bool:
        """In a file without controls, prose that stayed tells the values between it."""
        if not self.bare or ours.key == theirs.key or ours.table is not None or theirs.paragraph is None:
            return False
        found = values_between(self._pieces(ours), theirs.text)
        shown = {run.field: run.shown for run in ours.runs if run.field}
        self.values |= {path: text for path, text in (found or {}).items() if text != shown.get(path)}
        return found is not None

    def _rewrite(self, item: Item, ours: OurLine, theirs: TheirLine, at: int) -> None:
        made = self._made_of(item, ours, theirs)
        if not made or made == (item,):
            return
        kind = ChangeKind.ELEMENT if isinstance(item, Element) else ChangeKind.REWRITTEN
        kind = ChangeKind.HEADING if isinstance(item, Section) else ChangeKind.TABLE if ours.table else kind
        self._swap((at,), made, kind, ours, (ours.text, theirs.text))

    def _made_of(self, item: Item, ours: OurLine, theirs: TheirLine) -> tuple[Item, ...]:
        """The item as the file has it; nothing where it can't be told."""
        if isinstance(item, Grid):
            return self._table(item, ours, theirs)
        if theirs.paragraph is None:
            return ()
        paragraph = self._loosened(theirs.paragraph)
        if isinstance(item, Section):
            return self._heading(item, ours, paragraph)
        lines = self._lines(paragraph.runs, self._pieces(ours))
        if isinstance(item, Prose):
            return tuple(Prose(line) for line in lines)
        return (Element(item.name, without_frame(item.name, " ".join(lines))),)

    def _table(self, grid: Grid, ours: OurLine, theirs: TheirLine) -> tuple[Item, ...]:
        """The table's markup; rows of a field that came or went are a change of its value."""
        made = merged_table(self.draft, grid, ours.table, theirs.rows, bare=self.bare) if ours.table and theirs.rows else None
        if made and made.key and made.rows != (was := self.draft.value(made.key)):
            change = Change(ChangeKind.TABLE, self.titles(ours.section), ours.text, theirs.text, (ours.section, ours.block))
            self.changes.append(replace(change, key=made.key, values=(was, made.rows)))
            self.told |= made.told
        return (made.grid,) if made else ()

    def _heading(self, head: Section, ours: OurLine, paragraph: EditedParagraph) -> tuple[Item, ...]:
        """The head renamed; text that ran on behind it still does where its full stop still stands."""
        if not head.level:
            return ()
        number = number_in_front(paragraph.text, self.draft.template.numbering, head.level)
        runs = without_front(paragraph.runs, len(number))
        lines = self._lines(runs, self._pieces(ours))
        heading, run_on = " ".join(lines).strip(), ""
        if head.run_on and "。" in heading:
            heading, stop, run_on = heading.partition("。")
            heading += stop if head.heading.endswith("。") else ""
        return (replace(head, heading=heading, run_on=run_on.strip(), numbered=bool(number)),)

    # Lines of one

    def _remove(self, number: int) -> None:
        ours = self.ours[number]
        at = self._own(ours)
        if self._removes_repeated(number) or self._removes_elements(ours) or at is None:
            return
        if all(run.field for run in ours.runs if run.text) and self._is_part_of_value(ours):
            return
        item = self._items[at]
        left = self._left_of(item, at)
        self._swap((at,), left, ChangeKind.REMOVED, ours, (ours.text, ""))
        self._here, self._index_of_here = item, at
        if left:
            self._there = left[0]

    def _is_part_of_value(self, ours: OurLine) -> bool:
        return bool(ours.runs) and self._uses[ours.section, head_or_block(ours.block)] > 1

    def _left_of(self, item: Item, at: int) -> tuple[Item, ...]:
        """What has to stay of a head: text without a heading can't join elements, nor a section that repeats or is not written."""
        before = next((i for i in reversed(self._items[:at]) if isinstance(i, Section)), None)
        has_no_room = before is None or before.part == SectionPart.ELEMENTS or before.id in self._repeated or not self.draft.is_on(before.id)
        if isinstance(item, Section) and has_no_room:
            return (replace(item, part="opening", level=0, heading="", run_on="", optional=False, repeat=None),)
        return ()

    def _add_first(self, lines: Sequence[TheirLine]) -> int:
        """Add the first of these lines, with those that go with it; how many."""
        row = self._row_at(lines)
        if row is not None:
            self._put_in(row[1])
            return row[0]
        self._add(lines[0])
        return 1

    def _add(self, theirs: TheirLine) -> None:
        made = self._new(theirs)
        if not made or self._goes_on(theirs) or self._adds_repeated(theirs, made):
            return
        name = element_named(theirs.text, self._there) if isinstance(made[0], Prose) else ""
        if name:
            made = (Element(name, without_frame(name, " ".join(item.text for item in made if isinstance(item, Prose)))),)
        else:
            self._step_into_text()
        made = (*self._opened, *made)
        self._opened = ()
        if self._section in self._repeated and not isinstance(made[0], Section):
            made = self._behind_last(made)
        elif self._section in self._repeated:
            self._section = ""
        if not made:
            self._change(ChangeKind.LOOSE, "", theirs.text, None)
            return
        edit = Edit((), made, (self._there, self._here), self._spot + 1, alone=self._is_alone(made, 0))
        self._hang(made)
        self._change(ChangeKind.ADDED, "", theirs.text, None, edit)
        self._shift += len(made)
        self._spot += len(made)
        self._there = made[-1]

    def _behind_last(self, made: tuple[Item, ...]) -> tuple[Item, ...]:
        """What stands behind the last repetition of a section alone; nothing where markup can't say so."""
        if self._section not in self._owners or not all(isinstance(item, Prose) for item in made):
            return ()
        return tuple(Prose(f"{{% if loop.last %}}{item.text}{{% endif %}}") for item in made if isinstance(item, Prose))

    def _new(self, theirs: TheirLine) -> tuple[Item, ...]:
        if theirs.paragraph is None:
            return (new_table([[self._loosened(p) for p in row] for row in theirs.rows], self._keys),)
        paragraph = self._loosened(theirs.paragraph)
        level = min(paragraph.level, 4)
        number = number_in_front(theirs.text, self.draft.template.numbering, level)
        lines = rewritten((), without_front(paragraph.runs, len(number)), self._keys)
        if level and len(lines) == 1:
            return (Section(self._new_id(), level=level, heading=lines[0], numbered=bool(number)),)
        before = [i for c in self.changes if c.place[0] == self._section for e in c.edits for i in e.theirs if not e.ours and isinstance(i, Section)]
        typed = None if self._section in self._repeated else typed_section(self.draft, self._section, paragraph, Section(self._new_id()), before)
        return (typed,) if typed else tuple(Prose(line) for line in rewritten((), paragraph.runs, self._keys))

    def _loosened(self, paragraph: EditedParagraph) -> EditedParagraph:
        """The paragraph with the text of controls that were copied and typed over as prose: it is not what their field says."""
        runs = (run if run.path and self._is_said(run) else replace(run, path="") for run in paragraph.runs)
        return replace(paragraph, runs=tuple(runs))

    def _is_said(self, run: EditedRun) -> bool:
        return "[" in run.path or run.text.startswith("〔") or any(plain(run.text) == text for text in self._shown.get(run.path, ()))

    def _goes_on(self, theirs: TheirLine) -> bool:
        """A further paragraph of a long value is a change of the value."""
        runs = [run for run in theirs.paragraph.runs if run.text.strip()] if theirs.paragraph else []
        paths = {run.path for run in runs}
        return len(paths) == 1 and all(self._is_long(path) for path in paths)

    def _move(self, ours: OurLine, theirs: TheirLine | None) -> None:
        at = self._own(ours)
        if at is None or theirs is None:
            return
        item = self._items[at]
        if isinstance(item, Element) or self._items.count(item) > 1:
            return
        self._step_into_text()
        if self._opened or self._section in self._repeated or self._left_of(item, at):
            self._opened = ()
            self._change(ChangeKind.LOOSE, ours.text, theirs.text, ours)
            return
        out = Edit((item,), (), self._before(at), self._place(at))
        self._results[at] = self._result(at)[1:]
        into = Edit((), (item,), (self._there, self._here), self._spot + 1)
        self._hang((item,))
        self._change(ChangeKind.MOVED, ours.text, theirs.text, ours, out, into)
        self._there = item
