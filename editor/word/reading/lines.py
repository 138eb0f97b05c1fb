"""A paragraph while it is read: its text with the element that each stretch comes from, and the blanks found in it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from editor.model.sample.source import Mark, MarkKind
from editor.word.package.xml import Element, clean_text, find, get, look_of, name
from editor.word.reading.sheet import StyleSheet
from editor.word.reading.visible import PAGE_BREAK, Event
from editor.word.signs.blanks import BlankSign, repeated_name

_SPACES = re.compile(r"[^\S\n\f]+")
# What may be underlined together with the blanks that it parts: the parts of a date, units, labels, marks.
_BETWEEN = re.compile(
    r"(?:[年月日时分号元万亿整%％人名个份天吨台套件米]|平方|[¥￥，。；、：:（）()〔〕“”/-]|自|至|到|起|止|大写|小写|人民币|[\u4e00-\u9fff]{1,10}[：:])*"
)


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
    """A paragraph as it is read: its text so far, where it comes from, the blanks in it, the text boxes to be read before and after it.

    `drawn` says that its tabs draw a line (tab stops with leaders); `underlined` are the stretches of its text that stand on a line.
    """

    text: str = ""
    drawn: bool = False
    pieces: list[FilePiece] = field(default_factory=list)
    blanks: list[Blank] = field(default_factory=list)
    boxes_before: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    underlined: list[tuple[int, int]] = field(default_factory=list[tuple[int, int]])
    _open: list[_Open] = field(default_factory=list)

    def begin(self, sign: BlankSign, holder: Element) -> None:
        """A blank begins here; one without a kind is none, but must end like the others."""
        self._open.append(_Open(len(self.text), sign.name, sign.kind, holder, sign, len(self.blanks)))

    def end(self) -> None:
        """The blank ends here; one that holds others is no blank itself."""
        blank = self._open.pop() if self._open else None
        if blank and (blank.kind or blank.sign.unread) and blank.known == len(self.blanks):
            self.blanks.append(Blank(blank.start, len(self.text), blank.name, blank.kind, blank.holder, blank.sign))

    def add(self, event: Event, sheet: StyleSheet) -> None:
        """Visible text; a page break at the start or the end of a paragraph parts no lines."""
        text = PAGE_BREAK if event.text == PAGE_BREAK else clean_text(event.text)
        if text == PAGE_BREAK and not self.text:
            return
        start = len(self.text)
        self.text += text
        self.pieces.append(FilePiece(start, len(self.text), event.node, 0))
        if any(blank.kind for blank in self._open):
            return
        look = look_of(event.node.getparent())
        if look is not None and _is_highlighted(look):
            self._highlight(start)
        if (self.drawn and event.node.tag == name("w:tab")) or (look is not None and _is_underlined(look, sheet)):
            self._underline(start)

    def _highlight(self, start: int) -> None:
        last = self.blanks[-1] if self.blanks else None
        if last and last.end == start and last.kind == MarkKind.HIGHLIGHT:
            start = last.start
            self.blanks.pop()
        self.blanks.append(Blank(start, len(self.text), "", MarkKind.HIGHLIGHT, None))

    def _underline(self, start: int) -> None:
        if self.underlined and self.underlined[-1][1] == start:
            start = self.underlined.pop()[0]
        self.underlined.append((start, len(self.text)))

    def all_blanks(self) -> Iterator[Blank]:
        """The blanks of the whole paragraph, those of underlined spaces and tabs too."""
        yield from self.blanks
        for start, end in self.underlined:
            gaps = list(_SPACES.finditer(self.text[start:end]))
            waits = _BETWEEN.fullmatch(_SPACES.sub("", self.text[start:end])) is not None
            if gaps and not waits:
                yield Blank(start, end, "", MarkKind.WRITTEN, None)
            for gap in filter(_is_wide, gaps if waits else ()):
                yield Blank(start + gap.start(), start + gap.end(), "", MarkKind.UNDERLINE, None)

    def pieces_of(self, start: int, end: int) -> tuple[FilePiece, ...]:
        """The pieces between two columns of the paragraph's text, counted from the first."""
        return tuple([_cut(piece, start, end) for piece in self.pieces if piece.start < end and piece.end > start])


def mark_of(blank: Blank, line: int, start: int, end: int) -> Mark:
    """The mark of a blank at its place in the source's lines."""
    sign, holder = blank.sign, blank.holder
    assert blank.kind is not None
    repeated = "" if holder is None else repeated_name(holder)
    around = (sign.letters, sign.before, sign.behind)
    return Mark(line, start, end, blank.name, blank.kind, sign.type, sign.choices, sign.picture, repeated, *around)


def _cut(piece: FilePiece, start: int, end: int) -> FilePiece:
    if not start and piece.end <= end:
        return piece
    first, last = max(piece.start, start), min(piece.end, end)
    return FilePiece(first - start, last - start, piece.node, piece.offset + first - piece.start)


def _is_wide(gap: re.Match[str]) -> bool:
    return any(c in "\t\u3000\u2003" for c in gap[0]) or len(gap[0]) > 1


def _is_underlined(look: Element, sheet: StyleSheet) -> bool:
    """Whether a run's own look underlines its text, or its character style does."""
    own, style = find(look, "w:u"), find(look, "w:rStyle")
    if own is None and style is not None:
        own = next((line for node in sheet.chain(get(style, "w:val")) if (line := find(node, "w:rPr/w:u")) is not None), None)
    return own is not None and get(own, "w:val", "single") not in ("none", "words")


def _is_highlighted(look: Element) -> bool:
    mark = find(look, "w:highlight")
    return mark is not None and get(mark, "w:val") not in ("", "none", "white")
