"""A paragraph while it is read: its text with the element that each stretch comes from, and the blanks found in it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from editor.model.sample.source import MarkKind
from editor.word.package.xml import Element, clean_text, find, get
from editor.word.reading.visible import PAGE_BREAK, Event


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
    """A blank of a paragraph: its columns, what it is called, its kind, and the control or field that it is (None for highlighted text)."""

    start: int
    end: int
    name: str
    kind: MarkKind
    holder: Element | None


@dataclass(slots=True)
class _Open:
    """A blank that has begun: where, what it is called, and how many blanks were known before it."""

    start: int
    name: str
    kind: MarkKind | None
    holder: Element
    known: int


@dataclass(slots=True)
class FileLine:
    """A paragraph as it is read: its text so far, where it comes from, the blanks in it, the text boxes to be read after it."""

    text: str = ""
    pieces: list[FilePiece] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    _open: list[_Open] = field(default_factory=list)

    def begin(self, label: str, kind: MarkKind | None, holder: Element) -> None:
        """A blank begins here; one without a kind is none, but must end like the others."""
        self._open.append(_Open(len(self.text), label, kind, holder, len(self.blanks)))

    def end(self) -> None:
        """The blank ends here; one that holds others is no blank itself."""
        blank = self._open.pop() if self._open else None
        if blank and blank.kind and blank.known == len(self.blanks):
            self.blanks.append(Blank(blank.start, len(self.text), blank.name, blank.kind, blank.holder))

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


def _cut(piece: FilePiece, start: int, end: int) -> FilePiece:
    first, last = max(piece.start, start), min(piece.end, end)
    return FilePiece(first - start, last - start, piece.node, piece.offset + first - piece.start)


def _is_highlighted(node: Element) -> bool:
    run = node.getparent()
    look = None if run is None else find(run, "w:rPr/w:highlight")
    return look is not None and get(look, "w:val") not in ("", "none", "white")
