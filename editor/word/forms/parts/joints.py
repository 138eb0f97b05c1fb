"""The joints of a part while it is compiled: signs in its tree, which are found again in its text and become its nodes."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count

from editor.word.forms.parts.nodes import FormNode, Nodes
from editor.word.package.xml import Element

Made = Callable[[Sequence[Nodes]], FormNode]
Sequel = list["Element | str"]
"""Elements with texts between them, to be put in some place."""


class Joints:
    """Makes signs that stand for nodes. A sign begins with a character that the part does not have, and may stand in text and in attributes."""

    def __init__(self, data: str) -> None:
        free = (chr(code) for code in count(0x100000) if chr(code) not in data)
        self._edge = next(free)
        self._made: list[Made] = []

    def single(self, node: FormNode) -> str:
        """The sign of a node that holds nothing else."""
        return self.over(lambda _parts: node)[0]

    def over(self, make: Made, parts: int = 1) -> tuple[str, ...]:
        """The signs around the parts of a node and between them; `make` gets what stands there. A node without parts has its sign twice at most."""
        number = len(self._made)
        self._made.append(make)
        if parts == 1:
            return (self._sign(number, "."), self._sign(number, "("), self._sign(number, ")"))
        return (self._sign(number, "."), self._sign(number, "("), *([self._sign(number, "|")] * (parts - 1)), self._sign(number, ")"))

    def _sign(self, number: int, kind: str) -> str:
        return f"{self._edge}{kind}{number}{self._edge}"

    def nodes_in(self, text: str) -> list["FormNode | str"]:
        """The nodes of a text with signs."""
        pieces = re.split(rf"{self._edge}([.(|)])(\d+){self._edge}", text)
        (found,), _ = self._parts(pieces, 0, -1)
        return found

    def _parts(self, pieces: Sequence[str], at: int, inside: int) -> tuple[list[list["FormNode | str"]], int]:
        """The parts from a piece on up to the end of a node, and where that is."""
        parts: list[list[FormNode | str]] = [[]]
        while True:
            if pieces[at]:
                parts[-1].append(pieces[at])
            if at + 1 >= len(pieces):
                return parts, at
            kind, number = pieces[at + 1], int(pieces[at + 2])
            at += 3
            if kind == ")":
                assert number == inside, "the signs of two nodes cross"
                return parts, at
            if kind == "|":
                parts.append([])
            elif kind == ".":
                parts[-1].append(self._made[number](()))
            else:
                inner, at = self._parts(pieces, at, number)
                parts[-1].append(self._made[number](inner))


def ahead(node: Element, text: str) -> None:
    """Put a text right before an element."""
    before, above = node.getprevious(), node.getparent()
    if before is not None:
        before.tail = (before.tail or "") + text
    elif above is not None:
        above.text = (above.text or "") + text


def behind(node: Element, sequel: Iterable["Element | str"]) -> None:
    """Put elements and texts right behind an element."""
    tail, last, text = node.tail or "", node, ""
    node.tail = None
    for item in sequel:
        if isinstance(item, str):
            text += item
        else:
            last.addnext(item)
            last.tail, last, text = text or None, item, ""
    last.tail = text + tail or None


def inside(node: Element, sequel: Iterable["Element | str"]) -> None:
    """Put elements and texts at the end of what an element holds."""
    last = node[-1] if len(node) else None
    if last is not None:
        behind(last, sequel)
        return
    for item in sequel:
        if not isinstance(item, str):
            node.append(item)
        elif len(node):
            node[-1].tail = (node[-1].tail or "") + item
        else:
            node.text = (node.text or "") + item


def instead(node: Element, sequel: Iterable["Element | str"]) -> None:
    """Put elements and texts in the place of an element."""
    behind(node, sequel)
    take_out(node)


def take_out(node: Element) -> None:
    """Take an element out; the text behind it stays."""
    above = node.getparent()
    if above is not None:
        ahead(node, node.tail or "")
        node.tail = None
        above.remove(node)


def around(node: Element, signs: Sequence[str], alternative: Iterator["Element | str"] | Sequel) -> None:
    """Make an element the first part of a node of two parts, with what stands there instead as the second."""
    ahead(node, signs[1])
    behind(node, [signs[2], *alternative, signs[3]])
