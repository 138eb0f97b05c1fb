"""What layout gives: pages of lines of pieces, in twips from the page's upper left corner, enough to draw a page and to find what was clicked."""

from dataclasses import dataclass
from typing import NamedTuple, Protocol

from editor.layout.fonts.fonts import Face
from editor.model.document.document import Document

A4 = (11906, 16838)
"""The paper of every layout profile, in twips (GB/T 9704-2012, 5.1)."""


class Piece(NamedTuple):
    """Text of one run in one face on one line.

    `xs` holds the left edge of each character and the right edge of the last (len(text) + 1 numbers), in twips from the page's left edge.
    `face` is drawn at `size` twips an em, emboldened when `bold` and the face itself is not. `run` is the run's number in its paragraph,
    `offset` where the piece starts in the run's shown text; `field`, `place`, `filled` and `derived` are the run's own.
    """

    text: str
    xs: tuple[float, ...]
    face: Face
    size: float
    bold: bool
    color: str
    run: int
    offset: int
    field: str | None
    place: int
    filled: bool
    derived: bool

    @property
    def x(self) -> float:
        """The left edge in twips."""
        return self.xs[0]


class Line(NamedTuple):
    """A line without its place down the page, so that pages share it: its height, its baseline's distance from its top, and its pieces."""

    height: float
    ascent: float
    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The text of the line as drawn."""
        return "".join(piece.text for piece in self.pieces)


class LineBox(NamedTuple):
    """A line in its place: `top` in twips from the page's upper edge, the number of its block in the document, and in a table its row and column."""

    top: float
    block: int
    cell: tuple[int, int] | None
    line: Line

    @property
    def height(self) -> float:
        """The height of the line in twips."""
        return self.line.height

    @property
    def baseline(self) -> float:
        """The baseline in twips from the page's upper edge."""
        return self.top + self.line.ascent

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces from left to right."""
        return self.line.pieces

    @property
    def x(self) -> float | None:
        """The left edge of the first piece, or None for a line without text."""
        return self.line.pieces[0].x if self.line.pieces else None

    @property
    def text(self) -> str:
        """The text of the line as drawn."""
        return self.line.text


class Rule(NamedTuple):
    """A straight line from (left, top) to (right, bottom), all in twips, `weight` twips thick, in a colour RRGGBB."""

    left: float
    top: float
    right: float
    bottom: float
    weight: float
    color: str = "000000"


class PagePicture(Protocol):
    """What another program printed on a page."""

    def drawn(self, width: int, height: int) -> bytes:
        """The page in that many pixels: blue, green, red and a spare byte for each, row by row from the top."""
        ...


class PageBox(NamedTuple):
    """A page: its number from 1, its lines in the order drawn, the rules of its tables, and the line of the page number.

    With a `picture` that is what stands on it, and its lines only say where the slots are. `paper` is its own paper, where that is not
    the one of the first page.
    """

    number: int
    lines: tuple[LineBox, ...]
    rules: tuple[Rule, ...]
    footer: LineBox
    picture: PagePicture | None = None
    paper: tuple[int, int] | None = None


_ONE_LINE = 40  # twips


@dataclass(frozen=True, slots=True)
class Laid:
    """A settled document and its pages, on paper of this width and height in twips."""

    document: Document
    pages: tuple[PageBox, ...]
    paper: tuple[int, int] = A4


def pages_json(laid: Laid) -> list[dict[str, object]]:
    """The pages as plain data: `page`, and `lines` with the `text` of each; the line of the page number is last and has `footer` true.

    Cells whose lines stand on one baseline are one line, their texts parted by a tab, as print and the eye have them.
    """
    return [{"page": page.number, "lines": [*_texts(page.lines), {"text": page.footer.text, "footer": True}]} for page in laid.pages]


def _texts(boxes: tuple[LineBox, ...]) -> list[dict[str, object]]:
    rows: list[list[LineBox]] = []
    for box in sorted(boxes, key=lambda box: box.baseline):
        if rows and box.block == rows[-1][0].block and box.baseline - rows[-1][0].baseline < _ONE_LINE:
            rows[-1].append(box)
        else:
            rows.append([box])
    return [{"text": "\t".join(box.text for box in sorted(row, key=lambda box: box.x or 0))} for row in rows]
