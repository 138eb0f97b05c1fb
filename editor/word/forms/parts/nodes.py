"""What a part of a form is compiled to: text that is always the same, and between it the places where values, choices and repetitions go."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol
from unicodedata import east_asian_width

from editor.word.forms.parts.view import FormView, PartText
from editor.word.package.xml import clean_text

_TAB_WIDTH = 4


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
        out.append_value(self, view)

    def said(self, view: FormView) -> str:
        """The value as it is written."""
        text = view.texts[self.spot]
        return as_text(text + _rest(self.room, text) if self.room else text, self.prefix)


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
        out.append_value(self, view)

    def said(self, view: FormView) -> str:
        """One of the two as it is written."""
        out = PartText()
        write_all(self.ticked if view.is_ticked(self.spot) else self.empty, view, out)
        return "".join(out)


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
        out.append_value(self, view)

    def said(self, view: FormView) -> str:
        """The choice and the entries as they are written."""
        text = clean_text(view.texts[self.spot])
        entries = self.known if text in self.known else (*self.known, text)
        listed = "".join(f'<{self.prefix}listEntry {self.prefix}val="{escaped(entry)}"/>' for entry in entries)
        return f'<{self.prefix}result {self.prefix}val="{entries.index(text)}"/>{listed}'


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
