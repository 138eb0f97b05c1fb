"""What is repeated: the rows of one shape that a rows field fills (rows of a table, items of a control), and the numbered lists in loops."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.word.forms.parts.code_nodes import ListNumber, OnlyAnew
from editor.word.forms.parts.joints import Joints, ahead, behind, inside
from editor.word.forms.parts.nodes import FormNode, Nodes, RepeatedRows, RowCount
from editor.word.forms.parts.places import FormRows, FormSlot
from editor.word.package.xml import NAMESPACES, Element, find, get, name, walk
from editor.word.reading.lines import FileSpot
from editor.word.reading.numbers import Numbers
from editor.word.reading.sheet import own_look

_COUNTING = re.compile(r"([（(]?)(\d{1,3})([）).、．]?)")
_LENGTH = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?(?:mm|cm|in|pt|pc|pi)?")
_OF_WORD = f"{{{NAMESPACES['w']}}}"

_NO_LIST = "0"
_BEFORE_LIST = tuple(name(f"w:{tag}") for tag in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl"))
_BEFORE_INDENTS = (
    *_BEFORE_LIST,
    *(name(f"w:{tag}") for tag in ("numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku", "wordWrap")),
    *(name(f"w:{tag}") for tag in ("overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing")),
)


class RowMarker:
    """Marks the rows of one part; `lines` are the places of the lines by which they are known."""

    def __init__(self, joints: Joints, rows: Mapping[int, FormRows], lines: Mapping[int, FileSpot]) -> None:
        self._joints, self._rows, self._lines = joints, rows, lines
        self._found: dict[int, tuple[list[Element], list[tuple[int, ...]]]] = {}

    def find(self, slots: Mapping[int, FormSlot]) -> None:
        """Find the elements of the rows before anything else is marked."""
        for number, listed in self._rows.items():
            elements = [self._element(line) for line in listed.lines]
            whole = [one for one in elements if one is not None]
            if len(whole) == len(elements) and len({one.getparent() for one in whole}) == 1:
                own = [tuple(n for n, slot in slots.items() if slot.rows == number and slot.row == row) for row in range(len(whole))]
                self._found[number] = (whole, own)

    def _element(self, line: int) -> Element | None:
        """The row in which a line stands, or the item of a control that repeats."""
        around = list(self._lines[line].paragraph.iterancestors())
        items = (above for above in around if find(above, "w:sdtPr/w15:repeatingSectionItem") is not None)
        return next(items, next((above for above in around if above.tag == name("w:tr")), None))

    def mark(self) -> None:
        """Make the rows one node each."""
        for number, (elements, spots) in self._found.items():
            _count_on(self._joints, elements[-1], len(elements) - 1)
            self._wrap(number, elements, spots)

    def _wrap(self, number: int, elements: Sequence[Element], spots: Sequence[tuple[int, ...]]) -> None:
        """A node of the rows and of what stands between them, in turns."""

        def made(parts: Sequence[Nodes]) -> FormNode:
            return RepeatedRows(number, tuple(zip(parts[::2], spots, strict=True)), tuple(parts[1::2]))

        signs = self._joints.over(made, 2 * len(elements) - 1)
        ahead(elements[0], signs[1])
        for one, other in pairwise(elements):
            behind(one, [signs[2]])
            ahead(other, signs[2])
        behind(elements[-1], [signs[-1]])


def _count_on(joints: Joints, row: Element, at: int) -> None:
    """Let the cells of the last row that hold nothing but its number count on where the row is repeated."""
    for cell in walk(row, "w:tc"):
        texts = list(walk(cell, "w:t"))
        counting = _COUNTING.fullmatch((texts[0].text or "").strip()) if len(texts) == 1 else None
        if counting is not None:
            texts[0].text = joints.single(RowCount(counting[1], int(counting[2]), counting[3], at))


class ListMarker:
    """Lets the numbers of lists be others where loops begin them anew, be they said by the paragraph or by its style."""

    def __init__(self, joints: Joints, numbers: Numbers, prefix: str) -> None:
        self._joints, self._numbers, self._prefix = joints, numbers, prefix

    def mark(self, top: Element) -> None:
        """Mark all paragraphs of a part."""
        for paragraph in walk(top, "w:p"):
            look = find(paragraph, "w:pPr")
            own = None if look is None else find(look, "w:numPr/w:numId")
            if look is not None and own is None:
                self._mark_style(paragraph, look)
        for node in walk(top, "w:numId"):
            if get(node, "w:val") != _NO_LIST:
                node.set(name("w:val"), self._joints.single(ListNumber(get(node, "w:val"))))

    def _mark_style(self, paragraph: Element, look: Element) -> None:
        """A list that the style says is said by the paragraph where it is a copy; the indents of the style go before those of the list then too."""
        of, level = self._numbers.place_of(own_look(paragraph))
        if of in ("", _NO_LIST):
            return
        said, numbered = find(look, "w:numPr"), self._tag("numId", "{}")
        if said is not None:
            inside(said, [self._joints.single(OnlyAnew(of, numbered))])
        else:
            wrapped = f"<{self._prefix}numPr>{self._tag('ilvl', str(level))}{numbered}</{self._prefix}numPr>"
            self._put(look, _BEFORE_LIST, OnlyAnew(of, wrapped))
        indents = self._indents(own_look(paragraph).style) if find(look, "w:ind") is None else ""
        if indents:
            self._put(look, _BEFORE_INDENTS, OnlyAnew(of, indents))

    def _put(self, look: Element, before: Sequence[str], node: OnlyAnew) -> None:
        """Put a node behind those elements of a paragraph's properties that go before it."""
        first = next((child for child in look.iterchildren("*") if child.tag not in before), None)
        sign = self._joints.single(node)
        if first is None:
            inside(look, [sign])
        else:
            ahead(first, sign)

    def _indents(self, style: str) -> str:
        """The indents of a style as markup, those that are lengths, for no others mean anything; "" where it says none."""
        said = next((node for look in self._numbers.sheet.paragraph_looks(style) if (node := find(look, "w:ind")) is not None), None)
        own = {} if said is None else {str(key): str(value) for key, value in said.attrib.items() if _LENGTH.fullmatch(str(value))}
        values = "".join(f' {self._prefix}{key.removeprefix(_OF_WORD)}="{value}"' for key, value in own.items() if key.startswith(_OF_WORD))
        return f"<{self._prefix}ind{values}/>" if values else ""

    def _tag(self, tag: str, value: str) -> str:
        return f'<{self._prefix}{tag} {self._prefix}val="{value}"/>'
