"""What stands between and around the text of old lines: marks at a column, and things that are about stretches of columns."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from editor.word.grafting.lines.lines import GraftedLine
from editor.word.package.marks import BOOKMARK_START
from editor.word.package.xml import Element, element, find, get, name, walk
from editor.word.reading.looks import known_style, look_by_hand
from editor.word.reading.others_controls import untie
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import PICTURES, hidden_text


class ThingKind(StrEnum):
    """What stands between or around the text of a line."""

    PICTURE = "picture"
    NOTE = "note"
    BREAK = "break"
    HIDDEN = "hidden"
    COMMENT = "comment"
    BOOKMARK = "bookmark"
    FIELD = "field"
    LINK = "link"
    CONTROL = "control"
    FORMULA = "formula"
    FORMATTING = "formatting"


_PAIRS: dict[str, ThingKind] = {
    name("w:bookmarkStart"): ThingKind.BOOKMARK,
    name("w:bookmarkEnd"): ThingKind.BOOKMARK,
    name("w:commentRangeStart"): ThingKind.COMMENT,
    name("w:commentRangeEnd"): ThingKind.COMMENT,
}
_NOTES = frozenset(name(f"w:{kind}Reference") for kind in ("footnote", "endnote"))
_FORMULAS = frozenset((name("m:oMath"), name("m:oMathPara")))
_AROUND: dict[str, ThingKind] = {name("w:hyperlink"): ThingKind.LINK, name("w:fldSimple"): ThingKind.FIELD}
_PASSED = frozenset(name(tag) for tag in ("w:pPr", "w:rPr", "w:del", "w:moveFrom", "w:sdtPr", "w:sdtEndPr"))
_NOT_KEPT = (BOOKMARK_START, "_GoBack")


class ColumnMark(NamedTuple):
    """An element that stands at a column of a line, in the place of a field where `owner` names one; `order` counts them through the file.

    `edge` is -1 for the start of what a thing is about, 1 for its end; `within` are the links and simple fields around it.
    """

    line: int
    column: int
    node: Element
    order: int
    owner: str = ""
    edge: int = 0
    within: frozenset[Element] = frozenset()


class ColumnSpan(NamedTuple):
    """Columns of a line."""

    line: int
    start: int
    end: int


@dataclass(slots=True, eq=False)
class Thing:
    """Something foreign: its marks, the stretches of text that it is about, and the element that goes around the text, or, a formula, in its place.

    Of formatting, `look` are the properties.
    """

    kind: ThingKind
    marks: list[ColumnMark] = field(default_factory=list[ColumnMark])
    stretches: list[ColumnSpan] = field(default_factory=list[ColumnSpan])
    node: Element | None = None
    look: list[Element] = field(default_factory=list[Element])


def things_of(
    lines: Sequence[GraftedLine], sheet: StyleSheet, blocks: frozenset[int], breaks: frozenset[Element], controls: frozenset[Element]
) -> list[Thing]:
    """The things in lines of text, in the order in which they end; `blocks` are the numbers of lines that are taken whole and hold none, `breaks`
    the ends of pages that somebody put, `controls` the controls of others.
    """
    search = _Search(lines, sheet, blocks, breaks, controls)
    for number in range(len(lines)):
        search.line(number)
    return [*search.found, *search.pairs.values()]


def has_pictures(node: Element) -> bool:
    """Whether an element is a picture or holds one."""
    return next(walk(node, "w:drawing", "w:pict", "w:object"), None) is not None


@dataclass(slots=True, eq=False)
class _Field:
    """A complex field that is open: where its result begins, once it has."""

    thing: Thing
    is_known: bool
    shown: tuple[int, int] | None = None


class _Search:
    """Walks through the lines; what begins in one line may end in another."""

    def __init__(
        self, lines: Sequence[GraftedLine], sheet: StyleSheet, blocks: frozenset[int], breaks: frozenset[Element], controls: frozenset[Element]
    ) -> None:
        self._lines, self._sheet, self._blocks, self._breaks, self._controls = lines, sheet, blocks, breaks, controls
        self._open: dict[tuple[ThingKind, str], tuple[int, int]] = {}
        self._fields: list[_Field] = []
        self._ends: Mapping[Element, int] = {}
        self._number, self._column = 0, 0
        self._orders = count()
        self._within: frozenset[Element] = frozenset()
        self.found: list[Thing] = []
        self.pairs: dict[tuple[ThingKind, str], Thing] = {}

    def line(self, number: int) -> None:
        """Collect the things of a line."""
        line = self._lines[number]
        self._number, self._column = number, 0
        self._ends = {piece.node: piece.end for piece in line.pieces}
        for mark in line.before:
            self._pair(mark, "")
        for paragraph in line.paragraphs:
            self._inside(paragraph, "")

    def _inside(self, node: Element, owner: str) -> None:
        for child in node.iterchildren("*"):
            if child.tag not in _PASSED:
                self._node(child, owner)

    def _node(self, node: Element, owner: str) -> None:
        if node.tag == name("w:r"):
            self._run(node, owner)
        elif node.tag in _PAIRS:
            self._pair(node, owner)
        elif node in self._controls:
            self._around(node, owner, ThingKind.CONTROL)
        elif node.tag == name("w:sdt"):
            self._inside(node, _tag_of(node) or owner)
        elif node.tag in _AROUND:
            self._around(node, owner, _AROUND[node.tag])
        elif node.tag in _FORMULAS:
            start = self._column
            self._pass(node)
            self._add(Thing(ThingKind.FORMULA, [], self._since((self._number, start)), node))
        else:
            self._inside(node, owner)

    def _around(self, node: Element, owner: str, kind: ThingKind) -> None:
        """A link, a simple field or a control of others; one without text is a mark."""
        at = self._number, self._column
        if any(child in self._ends for child in walk(node)):
            around, self._within = self._within, self._within | {node}
            self._inside(node, owner)
            self._within = around
            self._add(Thing(kind, [], self._since(at), node))
        else:
            self._add(Thing(kind, [self._mark(_untied(deepcopy(node)), owner)]))

    def _run(self, run: Element, owner: str) -> None:
        if hidden_text(run):
            self._add(Thing(ThingKind.HIDDEN, [self._mark(deepcopy(run), owner)]))
            return
        start = self._column
        for child in run.iterchildren("*"):
            if child.tag in PICTURES or (child.tag == name("mc:AlternateContent") and has_pictures(child)):
                self._add(Thing(ThingKind.PICTURE, [self._mark(_run_with(run, child), owner)]))
            elif child.tag in _NOTES:
                self._add(Thing(ThingKind.NOTE, [self._mark(_run_with(run, child), owner)]))
            elif child in self._breaks:
                self._add(Thing(ThingKind.BREAK, [self._mark(_run_with(run, child), owner)]))
            elif child.tag == name("w:commentReference"):
                self._of_pair((ThingKind.COMMENT, get(child, "w:id")), self._mark(_run_with(run, child), owner))
            elif child.tag == name("w:fldChar"):
                self._field_mark(child, _run_with(run, child), owner)
            elif child.tag == name("w:instrText") and self._fields:
                self._of_field(self._fields[-1], self._mark(_run_with(run, child), owner))
            else:
                self._pass(child)
        if self._column > start:
            self._formatting(run, start, owner)

    def _formatting(self, run: Element, start: int, owner: str) -> None:
        look = look_by_hand(run, self._sheet)
        style = None if owner else known_style(run, self._sheet)
        if look or style is not None:
            self._add(Thing(ThingKind.FORMATTING, [], self._since((self._number, start)), look=[*look, *(() if style is None else (style,))]))

    def _pass(self, node: Element) -> None:
        for inner in walk(node):
            self._column = self._ends.get(inner, self._column)

    def _mark(self, node: Element, owner: str, edge: int = 0) -> ColumnMark:
        return ColumnMark(self._number, self._column, node, next(self._orders), owner, edge, self._within)

    def _add(self, thing: Thing) -> None:
        if self._number not in self._blocks:
            self.found.append(thing)

    def _since(self, start: tuple[int, int]) -> list[ColumnSpan]:
        """The columns from a place up to here, but for those of lines that are taken whole."""
        lines = (n for n in range(start[0], self._number + 1) if n not in self._blocks)
        ends = {self._number: self._column}
        parts = (ColumnSpan(n, start[1] if n == start[0] else 0, ends.get(n, len(self._lines[n].text))) for n in lines)
        return [part for part in parts if part.end > part.start]

    def _pair(self, node: Element, owner: str) -> None:
        """A mark of a comment or a bookmark; the bookmarks of fields are none."""
        key = (_PAIRS[node.tag], get(node, "w:id"))
        if node.tag in (name("w:bookmarkStart"), name("w:commentRangeStart")):
            if get(node, "w:name").startswith(_NOT_KEPT):
                return
            self._open[key] = self._number, self._column
            self._of_pair(key, self._mark(deepcopy(node), owner, -1))
        elif key in self._open:
            start = self._open.pop(key)
            self._of_pair(key, self._mark(deepcopy(node), owner, 1))
            self.pairs[key].stretches += self._since(start)

    def _of_pair(self, key: tuple[ThingKind, str], mark: ColumnMark) -> None:
        thing = self.pairs.setdefault(key, Thing(key[0]))
        if mark.line not in self._blocks:
            thing.marks.append(mark)

    def _field_mark(self, node: Element, run: Element, owner: str) -> None:
        kind = get(node, "w:fldCharType")
        if kind == "begin":
            self._fields.append(_Field(Thing(ThingKind.FIELD), node not in self._ends))
            self._pass(node)
        if not self._fields:
            return
        opened = self._fields[-1]
        self._of_field(opened, self._mark(run, owner, {"begin": -1, "end": 1}.get(kind, 0)))
        if kind == "separate":
            opened.shown = self._number, self._column
        elif kind == "end":
            self._close(self._fields.pop())

    def _of_field(self, opened: _Field, mark: ColumnMark) -> None:
        if mark.line not in self._blocks:
            opened.thing.marks.append(mark)

    def _close(self, closed: _Field) -> None:
        """A field whose text stands in its properties (a check box of a form) is text of the draft and no field any more."""
        if closed.shown:
            closed.thing.stretches += self._since(closed.shown)
        if closed.is_known and closed.thing.marks:
            self.found.append(closed.thing)


def _untied(node: Element) -> Element:
    for control in walk(node, "w:sdt"):
        untie(control)
    return node


def _tag_of(control: Element) -> str:
    tag = find(control, "w:sdtPr/w:tag")
    return "" if tag is None else get(tag, "w:val")


def _run_with(run: Element, child: Element) -> Element:
    """A run of its own for an element of a run, in the look of that run."""
    look = find(run, "w:rPr")
    return element("w:r", None if look is None else deepcopy(look), deepcopy(child))
