"""The rows of one shape that a rows field fills: rows of a table, or the items of a control that repeats."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from editor.word.forms.parts.joints import Joints, ahead, behind
from editor.word.forms.parts.nodes import FormNode, Nodes, RepeatedRows, RowCount
from editor.word.forms.parts.places import FormRows, FormSlot
from editor.word.package.xml import Element, find, name, walk
from editor.word.reading.lines import FileSpot

_COUNTING = re.compile(r"([（(]?)(\d{1,3})([）).、．]?)")


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
