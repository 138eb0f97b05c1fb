"""What a part of a form is compiled to: text that is always the same, and between it the places where values, choices and repetitions go."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol
from unicodedata import east_asian_width

from editor.model.template.field import cell_path
from editor.word.forms.parts.part_text import PartText
from editor.word.forms.parts.places import Evaluator, FormSlot
from editor.word.package.marks import form_bookmark, form_end
from editor.word.package.xml import clean_text

_YES = frozenset(("是", "有", "☑", "√", "✓", "1", "true", "yes"))
_TAB_WIDTH = 4


@dataclass(slots=True)
class Bookmarks:
    """The bookmarks around what was filled, numbered from `number` on; the places of each path are counted. With `ends` another one stands
    behind each, for pages on which it is to be seen how far a value goes.
    """

    number: int
    ends: bool = False
    places: dict[str, int] = field(default_factory=dict[str, int])

    def begun(self, path: str) -> tuple[int, str]:
        """The number and the name of the next bookmark of a path."""
        place = self.places[path] = self.places.get(path, 0) + 1
        self.number += 1
        return self.number, form_bookmark(path, place)

    def behind(self, prefix: str, name: str) -> str:
        """The bookmark behind the one of that name; "" where none is wanted."""
        if not self.ends:
            return ""
        self.number += 1
        number = f'{prefix}id="{self.number}"'
        return f'<{prefix}bookmarkStart {number} {prefix}name="{form_end(name)}"/><{prefix}bookmarkEnd {number}/>'


@dataclass(slots=True)
class ListCopies:
    """The copies of numbered lists that were begun anew, numbered from `number` on: the number of each, and that of its list."""

    number: int
    made: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])

    def copied(self, of: str) -> str:
        """The number of one more copy of a list."""
        self.number += 1
        self.made.append((self.number, of))
        return str(self.number)


@dataclass(frozen=True, slots=True)
class FormView:
    """The values that a part is written with, by the numbers of the slots; what is not in it keeps its blank.

    `rows` are the rows of each list by its number: the text of each column. Without `evaluator` code is left as it stands, without `bookmarks` what
    was filled is not marked. Loops put copies of numbered lists into `lists`; `own_lists` are those that stand for the lists of the form here.
    """

    slots: Sequence[FormSlot]
    texts: Mapping[int, str]
    rows: Mapping[int, Sequence[Mapping[str, str]]] = field(default_factory=dict[int, Sequence[Mapping[str, str]]])
    keys: Sequence[str] = ()
    evaluator: Evaluator | None = None
    bookmarks: Bookmarks | None = None
    row: int = -1
    lists: ListCopies | None = None
    own_lists: Mapping[str, str] = field(default_factory=dict[str, str])

    def path_of(self, spot: int) -> str:
        """The path of what fills a slot, as its bookmark and the proof name it."""
        slot = self.slots[spot]
        return slot.path if slot.rows < 0 else cell_path(self.keys[slot.rows], self.row, slot.path)

    def is_ticked(self, spot: int) -> bool:
        """Whether the box of a slot is ticked."""
        text = self.texts.get(spot, "")
        return bool(text) and (text == self.slots[spot].ticked or text.strip().lower() in _YES)

    def in_row(self, number: int, row: int, spots: Sequence[int]) -> "FormView":
        """The view of one row of a list, whose slots are given."""
        rows = self.rows.get(number, ())
        cells: Mapping[str, str] = rows[row] if row < len(rows) else dict[str, str]()
        texts = {spot: cells[self.slots[spot].path] for spot in spots if self.slots[spot].path in cells}
        return replace(self, texts={**self.texts, **texts}, row=row)


class FormNode(Protocol):
    """A place of a part."""

    def write(self, view: FormView, out: PartText) -> None:
        """Add what stands there."""
        ...


Nodes = Sequence["FormNode | str"]


def write_all(nodes: Nodes, view: FormView, out: PartText) -> None:
    """Add what nodes and texts say."""
    for node in nodes:
        if isinstance(node, str):
            out.append(node)
        else:
            node.write(view, out)


def escaped(text: str) -> str:
    """A text as XML has it, in text and in attributes."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def as_text(text: str, prefix: str) -> str:
    """A text between the tags of a text element, breaks and tabs as elements of their own; without a prefix as plain text."""
    clean = escaped(clean_text(text))
    if not prefix or ("\n" not in clean and "\t" not in clean):
        return clean if prefix else clean.replace("\n", " ")
    opened = f'<{prefix}t xml:space="preserve">'
    breaks = {"\n": f"<{prefix}br/>", "\t": f"<{prefix}tab/>"}
    return "".join(f"</{prefix}t>{breaks[piece]}{opened}" if piece in breaks else piece for piece in re.split(r"([\t\n])", clean))


@dataclass(frozen=True, slots=True)
class FilledValue:
    """The value of a slot; `room` is the underlined room that it stands on, which keeps its width where the value is shorter."""

    spot: int
    prefix: str
    room: str = ""

    def write(self, view: FormView, out: PartText) -> None:
        """The value, with what is left of its line."""
        text = view.texts[self.spot]
        out.append(as_text(text + _rest(self.room, text) if self.room else text, self.prefix))


def _rest(room: str, text: str) -> str:
    """What is left of a line of spaces and tabs behind a text that was written on it."""
    used = sum(2 if east_asian_width(c) in "WF" else 1 for c in text)
    if tabs := room.count("\t"):
        return "\t" * max(1, tabs - used // _TAB_WIDTH)
    wide = room.count("\u3000")
    left = wide * 2 + len(room) - wide - used
    return " " * max(0, left) if not wide else "\u3000" * max(0, left // 2)


@dataclass(frozen=True, slots=True)
class GivenOrKept:
    """What stands in the form as long as none of some slots has a value, and what stands there instead."""

    spots: frozenset[int]
    kept: Nodes
    filled: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """One of the two."""
        write_all(self.kept if view.texts.keys().isdisjoint(self.spots) else self.filled, view, out)


@dataclass(frozen=True, slots=True)
class TickedOrEmpty:
    """What stands for an empty and for a ticked box."""

    spot: int
    empty: Nodes
    ticked: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """One of the two."""
        write_all(self.ticked if view.is_ticked(self.spot) else self.empty, view, out)


@dataclass(frozen=True, slots=True)
class DroppedLine:
    """A paragraph or a row that goes where its slots have no value."""

    spots: frozenset[int]
    body: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """The line, where a value stands in it."""
        if not view.texts.keys().isdisjoint(self.spots):
            write_all(self.body, view, out)


@dataclass(frozen=True, slots=True)
class BracesApart:
    """Braces that are written apart so that they are no tags: where anything is filled, what they mean."""

    written: str
    meant: str

    def write(self, view: FormView, out: list[str]) -> None:
        """One of the two."""
        is_filled = view.evaluator is not None or bool(view.texts or view.rows)
        out.append(self.meant if is_filled else self.written)


@dataclass(frozen=True, slots=True)
class MarkedValue:
    """A value between its bookmark."""

    spot: int
    prefix: str
    body: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """The value and its bookmark, where it gets one."""
        if view.bookmarks is None:
            write_all(self.body, view, out)
            return
        number, name = view.bookmarks.begun(view.path_of(self.spot))
        out.append(f'<{self.prefix}bookmarkStart {self.prefix}id="{number}" {self.prefix}name="{name}"/>')
        write_all(self.body, view, out)
        out.append(f'{view.bookmarks.behind(self.prefix, name)}<{self.prefix}bookmarkEnd {self.prefix}id="{number}"/>')


@dataclass(frozen=True, slots=True)
class CutRun:
    """A run that is cut where its values have bookmarks, and stays one where they have none."""

    cut: Nodes
    whole: Nodes

    def write(self, view: FormView, out: PartText) -> None:
        """One of the two."""
        write_all(self.whole if view.bookmarks is None else self.cut, view, out)


@dataclass(frozen=True, slots=True)
class ListEntries:
    """The entries of a legacy list, with the one that is chosen; a value that it lacks is added."""

    spot: int
    prefix: str
    known: tuple[str, ...]

    def write(self, view: FormView, out: PartText) -> None:
        """The choice, then the entries."""
        text = clean_text(view.texts[self.spot])
        entries = self.known if text in self.known else (*self.known, text)
        out.append(f'<{self.prefix}result {self.prefix}val="{entries.index(text)}"/>')
        for entry in entries:
            out.append(f'<{self.prefix}listEntry {self.prefix}val="{escaped(entry)}"/>')


@dataclass(frozen=True, slots=True)
class RowCount:
    """A number that counts rows: as it stands in the row that is repeated, and counted on in what was added."""

    before: str
    number: int
    after: str
    row: int

    def write(self, view: FormView, out: PartText) -> None:
        """The number of the row."""
        out.append(escaped(f"{self.before}{self.number + max(0, view.row - self.row)}{self.after}"))


@dataclass(frozen=True, slots=True)
class RepeatedRows:
    """Rows of one shape: those of the form are filled first, then the last of them is repeated. Each body comes with its slots."""

    number: int
    bodies: tuple[tuple[Nodes, tuple[int, ...]], ...]
    gaps: tuple[Nodes, ...]

    def write(self, view: FormView, out: PartText) -> None:
        """All rows, with what stands between those of the form."""
        for row, (body, spots) in enumerate(self._rows(len(view.rows.get(self.number, ())))):
            write_all(body, view.in_row(self.number, row, spots), out)
            if row < len(self.gaps):
                write_all(self.gaps[row], view, out)

    def _rows(self, wanted: int) -> Iterator[tuple[Nodes, tuple[int, ...]]]:
        yield from self.bodies
        yield from [self.bodies[-1]] * (wanted - len(self.bodies))
