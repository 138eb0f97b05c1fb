"""What a Word file of anybody holds, told by a walk of its own that shares nothing with the reader: what the reader passes over is seen here."""

from collections.abc import Iterator
from dataclasses import replace

from editor.model.sample.left_out import PlaceKind, SourcePlace, WhyLeftOut
from editor.model.sample.pieces import CellPlace, SourcePiece
from editor.model.words import tr
from editor.word.package.package import Package
from editor.word.package.xml import Element
from editor.word.proving.inline import Inline, InlineLine, children, found_at, is_off

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _TBL, _TR, _TC, _SDT = (_W + tag for tag in ("p", "tbl", "tr", "tc", "sdt"))
_PASSED = frozenset(_W + tag for tag in ("del", "moveFrom", "sectPr", "sdtPr", "sdtEndPr", "tblPr", "trPr", "tcPr", "tblGrid", "pPr"))
_TRACKED = tuple(_W + tag for tag in ("ins", "del", "moveTo"))
_LOOKS = frozenset(_W + tag for tag in ("rPr", "trPr"))
_DIAGONALS = (_W + "tl2br", _W + "tr2bl")
_NOTES = frozenset((_W + "footnote", _W + "endnote"))
_MARGINS = (("header", PlaceKind.HEADER, WhyLeftOut.HEADER), ("footer", PlaceKind.FOOTER, WhyLeftOut.FOOTER))


def read_pieces(package: Package) -> tuple[SourcePiece, ...]:
    """The pieces of any Word file: its text in reading order with tables, boxes, pictures and notes, then headers and footers, then its pages."""
    contents = _Contents(package)
    body = package.tree(package.main)
    found = [*contents.inside(body)]
    for kind in ("footnotes", "endnotes"):
        for top in _parts(package, kind):
            notes = [note for note in children(top) if note.tag in _NOTES and note.get(_W + "type", "normal") == "normal"]
            found += (_at(piece, PlaceKind.NOTE, WhyLeftOut.NOTE) for note in notes for piece in contents.inside(note))
    return (*found, *_margins(package), *_tracked(body), *_pages(body))


def _parts(package: Package, kind: str) -> Iterator[Element]:
    return (top for path in package.related(kind) if (top := package.optional(path)) is not None)


def _at(piece: SourcePiece, place: PlaceKind, why: WhyLeftOut) -> SourcePiece:
    """The piece at another place; a thing keeps its own reason."""
    return replace(piece, place=SourcePlace(place), why=piece.why if piece.is_thing else why, cell=None)


def _margins(package: Package) -> Iterator[SourcePiece]:
    """What the headers and footers say, each text once: page numbers are the layout's."""
    for kind, place, why in _MARGINS:
        told: set[str] = set()
        for top in _parts(package, kind):
            for piece in _Contents(package, counts_pages=False).inside(top):
                if piece.is_thing or (piece.text.strip() not in told and not Inline.is_page_number(piece.text)):
                    told.add(piece.text.strip())
                    yield _at(piece, place, why)


def _comments(package: Package) -> dict[str, str]:
    """What the comments of a file say, by their numbers."""
    comments = (comment for top in _parts(package, "comments") for comment in top.iter(_W + "comment"))
    return {comment.get(_W + "id", ""): " ".join(filter(None, map(_said, comment.iter(_P)))) for comment in comments}


def _said(paragraph: Element) -> str:
    return "".join(text.text or "" for text in paragraph.iter(_W + "t")).strip()


def _tracked(body: Element) -> Iterator[SourcePiece]:
    """How many changes of the text are tracked; what was moved counts once."""
    marks = ((mark, mark.getparent()) for mark in body.iter(*_TRACKED))
    count = sum(1 for mark, around in marks if len(mark) or (around is not None and around.tag in _LOOKS))
    if count:
        yield SourcePiece(tr("修订 {count} 处", count=count), SourcePlace(PlaceKind.PAGE), WhyLeftOut.TRACKED, is_thing=True)


def _pages(body: Element) -> Iterator[SourcePiece]:
    """What the pages of the file are and those of the layout are not."""
    sizes = [{str(name): str(value) for name, value in size.attrib.items()} for size in body.iter(_W + "pgSz")]
    if any(size.get(_W + "orient") == "landscape" for size in sizes):
        yield SourcePiece(tr("横向的页面"), SourcePlace(PlaceKind.PAGE), WhyLeftOut.LANDSCAPE, is_thing=True)
    if any(columns.get(_W + "num", "1") not in ("", "0", "1") for columns in body.iter(_W + "cols")):
        yield SourcePiece(tr("分栏"), SourcePlace(PlaceKind.PAGE), WhyLeftOut.COLUMNS, is_thing=True)


class _Contents:
    """The walk through one part: its lines and tables are counted from 0."""

    def __init__(self, package: Package, *, counts_pages: bool = True) -> None:
        self._inline = Inline(shows_pages=counts_pages)
        self._line = self._table = 0
        self._comments = _comments(package)
        self._contents_styles = frozenset(_contents_styles(package))
        self._is_contents = False

    def inside(self, node: Element, cell: CellPlace | None = None) -> Iterator[SourcePiece]:
        """The pieces of a part, a cell, a control, a text box or a note."""
        for child in children(node):
            if child.tag == _P:
                yield from self._paragraph(child, cell)
            elif child.tag == _TBL:
                yield from self._rows(child, cell)
            elif child.tag == _SDT:
                yield from self._control(child, cell)
            elif child.tag not in _PASSED:
                yield from self.inside(child, cell)

    def _control(self, control: Element, cell: CellPlace | None) -> Iterator[SourcePiece]:
        """What a control around paragraphs holds: its text is that of a blank."""
        for content in control.iterchildren(_W + "sdtContent"):
            for piece in self.inside(content, cell):
                yield piece if piece.is_thing else replace(piece, soft=((0, len(piece.text)),))

    def _paragraph(self, paragraph: Element, cell: CellPlace | None) -> Iterator[SourcePiece]:
        if _style(paragraph) in self._contents_styles:
            yield from self._contents()
            return
        self._is_contents = False
        shown = self._inline.read(paragraph)
        yield from (piece for line in shown.lines if (piece := self._piece(line, cell)) is not None)
        numbers = (mark.get(_W + "id", "") for mark in paragraph.iter(_W + "commentReference")) if self._comments else ()
        remarks = [(said, WhyLeftOut.COMMENT) for n in numbers if (said := self._comments.get(n))]
        for text, why in (*((name, WhyLeftOut.PICTURE) for name in shown.pictures), *remarks):
            yield SourcePiece(text, self._place(cell, max(self._line - 1, 0)), why, is_thing=True)
        for box in shown.boxes:
            yield from (_at(piece, PlaceKind.TEXT_BOX, WhyLeftOut.TEXT_BOX) for piece in self.inside(box))

    def _contents(self) -> Iterator[SourcePiece]:
        """A table of contents, told once for all of its lines."""
        if not self._is_contents:
            self._is_contents = True
            yield SourcePiece(tr("目录"), SourcePlace.at_line(self._line), WhyLeftOut.CONTENTS, is_thing=True)

    def _piece(self, line: InlineLine, cell: CellPlace | None) -> SourcePiece | None:
        """The piece that a line is; None for one that says nothing."""
        number = self._line
        self._line += 1
        if not line.text.strip() and not line.blanks:
            return None
        return SourcePiece(line.text, self._place(cell, number), cell=cell, soft=line.soft, blanks=line.blanks)

    def _place(self, cell: CellPlace | None, line: int) -> SourcePlace:
        return SourcePlace.at_line(line) if cell is None else SourcePlace(PlaceKind.TABLE, cell.table + 1, cell.row + 1)

    def _rows(self, table: Element, around: CellPlace | None) -> Iterator[SourcePiece]:
        number = self._table
        outer = None if around is None else around.table if around.outer is None else around.outer
        self._table += 1
        rows = [row for row in _held(table, _TR) if all(is_off(row, path) for path in ("trPr/del", "trPr/hidden"))]
        for index, row in enumerate(rows):
            column = _number(row, "trPr/gridBefore", 0)
            for cell in _held(row, _TC):
                place = CellPlace(number, index, column, outer)
                pieces = [*self.inside(cell, place), *self._diagonal(cell, place)]
                yield from () if _goes_on(cell) else pieces
                column += _number(cell, "tcPr/gridSpan", 1)

    def _diagonal(self, cell: Element, place: CellPlace) -> Iterator[SourcePiece]:
        """A line from corner to corner, named by what the cell says."""
        borders = found_at(cell, "tcPr/tcBorders")
        lines = () if borders is None else (line for line in borders.iterchildren(*_DIAGONALS) if line.get(_W + "val", "nil") not in ("nil", "none"))
        if any(True for _ in lines):
            said = " ".join(filter(None, map(_said, cell.iter(_P))))
            yield SourcePiece(said or tr("空白单元格"), self._place(place, 0), WhyLeftOut.DIAGONAL, is_thing=True)


def _held(node: Element, tag: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, those in controls and marks around them too."""
    for child in children(node):
        if child.tag == tag:
            yield child
        elif child.tag not in _PASSED and child.tag not in (_P, _TBL):
            yield from _held(child, tag)


def _goes_on(cell: Element) -> bool:
    """Whether a cell is a part of the one above it, so that its own text is not shown."""
    merge = found_at(cell, "tcPr/vMerge")
    return merge is not None and merge.get(_W + "val") != "restart"


def _number(node: Element, path: str, default: int) -> int:
    found = found_at(node, path)
    text = "" if found is None else found.get(_W + "val", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else default


def _style(paragraph: Element) -> str:
    style = found_at(paragraph, "pPr/pStyle")
    return "" if style is None else style.get(_W + "val", "")


def _contents_styles(package: Package) -> Iterator[str]:
    for top in _parts(package, "styles"):
        for style in top.iter(_W + "style"):
            name = style.find(_W + "name")
            if name is not None and name.get(_W + "val", "").lower().startswith("toc "):
                yield style.get(_W + "styleId", "")
