"""A paragraph while it is read: its text with the element that each stretch comes from, and the blanks found in it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from editor.model.sample.source import Mark, MarkKind
from editor.word.package.xml import Element, clean_text, find, get
from editor.word.reading.visible import PAGE_BREAK, Event
from editor.word.signs.blanks import BlankSign, repeated_name


class FilePiece(NamedTuple):
    """A stretch of a line that comes from one element: its columns, the element, and where in the element's visible text it begins."""

    start: int
    end: int
    node: Element
    offset: int


class FileSpot(NamedTuple):
    """Where a line stands in the file: the part, the paragraph, and the pieces of its text."""

    part: str
    paragraph: Element
    pieces: tuple[FilePiece, ...]


class Blank(NamedTuple):
    """A blank of a paragraph: its columns, what it is called, its kind, the control or field that it is (None for highlighted text), and what
    that says of its value.
    """

    start: int
    end: int
    name: str
    kind: MarkKind | None
    holder: Element | None
    sign: BlankSign = BlankSign()


@dataclass(slots=True)
class _Open:
    """A blank that has begun: where, what it is called, what the file says of it, and how many blanks were known before it."""

    start: int
    name: str
    kind: MarkKind | None
    holder: Element
    sign: BlankSign
    known: int


@dataclass(slots=True)
class FileLine:
    """A paragraph as it is read: its text so far, where it comes from, the blanks in it, the text boxes to be read before and after it."""

    text: str = ""
    pieces: list[FilePiece] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    boxes_before: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def begin(self, sign: BlankSign, holder: Element) -> None:
        """A blank begins here; one without a kind is none, but must end like the others."""
        self._open.append(_Open(len(self.text), sign.name, sign.kind, holder, sign, len(self.blanks)))

    def end(self) -> None:
        """The blank ends here; one that holds others is no blank itself."""
        blank = self._open.pop() if self._open else None
        if blank and (blank.kind or blank.sign.unread) and blank.known == len(self.blanks):
            self.blanks.append(Blank(blank.start, len(self.text), blank.name, blank.kind, blank.holder, blank.sign))

    def add(self, event: Event) -> None:
        """Visible text; a page break at the start or the end of a paragraph parts no lines."""
        text = PAGE_BREAK if event.text == PAGE_BREAK else clean_text(event.text)
        if text == PAGE_BREAK and not self.text:
            return
        start = len(self.text)
        self.text += text
        self.pieces.append(FilePiece(start, len(self.text), event.node, 0))
        if _is_highlighted(event.node) and not any(blank.kind for blank in self._open):
            self._highlight(start)

    def _highlight(self, start: int) -> None:
        last = self.blanks[-1] if self.blanks else None
        if last and last.end == start and last.kind == MarkKind.HIGHLIGHT:
            start = last.start
            self.blanks.pop()
        self.blanks.append(Blank(start, len(self.text), "", MarkKind.HIGHLIGHT, None))

    def pieces_of(self, start: int, end: int) -> tuple[FilePiece, ...]:
        """The pieces between two columns of the paragraph's text, counted from the first."""
        inside = (piece for piece in self.pieces if piece.start < end and piece.end > start)
        return tuple(_cut(piece, start, end) for piece in inside)


def mark_of(blank: Blank, line: int, start: int, end: int) -> Mark:
    """The mark of a blank at its place in the source's lines."""
    sign, holder = blank.sign, blank.holder
    assert blank.kind is not None
    repeated = "" if holder is None else repeated_name(holder)
    return Mark(line, start, end, blank.name, blank.kind, sign.type, sign.choices, sign.picture, repeated)


def _cut(piece: FilePiece, start: int, end: int) -> FilePiece:
    first, last = max(piece.start, start), min(piece.end, end)
    return FilePiece(first - start, last - start, piece.node, piece.offset + first - piece.start)


def _is_highlighted(node: Element) -> bool:
    run = node.getparent()
    look = None if run is None else find(run, "w:rPr/w:highlight")
    return look is not None and get(look, "w:val") not in ("", "none", "white")
