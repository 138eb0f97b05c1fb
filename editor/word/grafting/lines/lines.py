"""The paragraphs of a report with the place of every piece of their visible text, so that what stands between the pieces can be found again."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from editor.word.package.package import Package, once
from editor.word.package.xml import Element, find, name, walk
from editor.word.reading.fields.places import owners_of, silent_in
from editor.word.reading.lines import FilePiece
from editor.word.reading.sheet import StyleSheet, style_of
from editor.word.reading.visible import PAGE_BREAK, EventKind, children, events_of, is_on

_PASSED = frozenset(name(tag) for tag in ("w:del", "w:moveFrom", "w:sectPr", "w:sdtPr", "w:sdtEndPr", "w:tblPr", "w:trPr", "w:tcPr", "w:tblGrid"))
_BLOCK_MARKS = frozenset(name(tag) for tag in ("w:bookmarkStart", "w:bookmarkEnd", "w:commentRangeStart", "w:commentRangeEnd"))
_TOC = "toc "


class LineToken(NamedTuple):
    """A unit of comparing: a character of prose, or a whole place of a field under its path; with its columns."""

    key: str
    start: int
    end: int


@dataclass(slots=True, eq=False)
class GraftedLine:
    """A paragraph, or several that are one since the marks between them were deleted: its elements, its text, the pieces it is made of.

    `cell` is the innermost table cell that holds it, `before` are the marks between it and the block in front of it; `is_toc`: a line of a
    table of contents, which is no text of a draft.
    """

    paragraphs: list[Element]
    cell: Element | None = None
    is_toc: bool = False
    before: list[Element] = field(default_factory=list[Element])
    text: str = ""
    pieces: list[FilePiece] = field(default_factory=list[FilePiece])
    paths: list[str] = field(default_factory=list[str])

    def add(self, node: Element, text: str, path: str) -> None:
        """A piece of visible text that stands in an element, in the place of a field where it has a path."""
        self.pieces.append(FilePiece(len(self.text), len(self.text) + len(text), node, 0))
        self.paths.append(path)
        self.text += text

    def tokens(self, *, by_text: bool = False) -> list[LineToken]:
        """What the line is compared by; `by_text` takes values for prose."""
        groups = groupby(zip(self.pieces, self.paths, strict=True), key=lambda pair: "" if by_text else pair[1])
        return [token for path, pieces in groups for token in _tokens(path, [piece for piece, _ in pieces], self.text)]

    def key(self, *, by_text: bool = False) -> str:
        """The line without spaces and breaks, its values by their paths, and whether it stands in a table."""
        groups = groupby(zip(self.pieces, self.paths, strict=True), key=lambda pair: "" if by_text else pair[1])
        texts = (f"{{\0{path}}}" if path else "".join(self.text[piece.start : piece.end] for piece, _ in pieces) for path, pieces in groups)
        return ("|" if self.cell is not None else "") + "".join("".join(texts).split())


def _tokens(path: str, pieces: list[FilePiece], text: str) -> Iterator[LineToken]:
    start, end = pieces[0].start, pieces[-1].end
    if path:
        yield LineToken(f"\0{path}", start, end)
    else:
        yield from (LineToken(text[at], at, at + 1) for at in range(start, end))


def lines_of(package: Package) -> list[GraftedLine]:
    """The paragraphs of a document in reading order, those of tables too and those of text boxes not."""
    body = find(package.tree(package.main), "w:body")
    if body is None:
        return []
    sheet = StyleSheet.of(package)
    copies = silent_in(package)
    shown = {node: text for node, text in shown_texts(package).items() if node not in copies}
    gathering = _Gathering(sheet, shown, owners_of(package))
    gathering.blocks(body, None)
    return gathering.lines


@once
def shown_texts(package: Package) -> Mapping[Element, str]:
    """By element that shows text in a document, that text; page breaks show none."""
    _, events = events_of(package)
    return {event.node: event.text for event in events if event.kind == EventKind.TEXT and event.text != PAGE_BREAK}


class _Gathering:
    """Collects the lines on one walk through the blocks."""

    def __init__(self, sheet: StyleSheet, shown: Mapping[Element, str], owners: Mapping[Element, str]) -> None:
        self._sheet, self._shown, self._owners = sheet, shown, owners
        self._carried: GraftedLine | None = None
        self._marks: list[Element] = []
        self.lines: list[GraftedLine] = []

    def blocks(self, container: Element, cell: Element | None) -> None:
        """Collect the lines inside a container."""
        for child in children(container):
            if child.tag == name("w:p"):
                self._paragraph(child, cell)
            elif child.tag in _BLOCK_MARKS:
                self._marks.append(child)
            elif child.tag == name("w:tr") and find(child, "w:trPr/w:del") is not None:
                continue
            elif child.tag not in _PASSED:
                self.blocks(child, child if child.tag == name("w:tc") else cell)

    def _paragraph(self, paragraph: Element, cell: Element | None) -> None:
        line = self._carried
        if line is None:
            line = GraftedLine([], cell, self._sheet.name(style_of(paragraph)).lower().startswith(_TOC), self._marks)
            self._marks = []
            self.lines.append(line)
        line.paragraphs.append(paragraph)
        for node in walk(paragraph):
            if text := self._shown.get(node, ""):
                line.add(node, text, self._owners.get(node, ""))
        is_joined = is_on(find(paragraph, "w:pPr/w:rPr/w:del")) and next(paragraph.itersiblings(name("w:p")), None) is not None
        self._carried = line if is_joined else None
