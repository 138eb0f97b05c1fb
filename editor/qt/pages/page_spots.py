"""Where a stretch of text stands on the pages: for showing a place that is no field."""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QRect

from editor.layout import Laid, LineBox
from editor.model.document.document import Paragraph, Table
from editor.model.returned.placed import Places, Spot
from editor.qt.pages.pages_view import PagesView
from editor.qt.paper.marks import PageSlot, SlotMark, reach

_NO_MARK = SlotMark("", 0, filled=True, derived=False, left=0, right=0, size=0)


class LineStretch(NamedTuple):
    """The part of a text on one line: the page from 0, and its edges in twips from the page's upper left corner."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


class PageSpots:
    """Finds text on the pages of a view; what was found out about the pages is kept until they change."""

    def __init__(self, view: PagesView) -> None:
        self._view = view
        self._laid: Laid | None = None
        self._places: Places | None = None
        self._boxes: dict[int, list[tuple[int, LineBox]]] = {}

    @property
    def places(self) -> Places | None:
        """The places of the document that is shown; None while there are no pages."""
        self._follow()
        return self._places

    def _follow(self) -> None:
        laid = self._view.laid
        if laid is self._laid:
            return
        self._laid, self._boxes = laid, {}
        self._places = Places(laid.document) if laid is not None else None
        for number, page in enumerate(laid.pages if laid is not None else ()):
            for box in page.lines:
                self._boxes.setdefault(box.block, []).append((number, box))

    def stretches(self, spot: Spot) -> list[LineStretch]:
        """The lines that a text runs over, with its part of each; the whole first line of its block where it is empty."""
        self._follow()
        boxes = self._boxes.get(spot.block, [])
        found = [stretch for number, box in boxes if (stretch := self._stretch(number, box, spot)) is not None]
        return found or [_whole(number, box) for number, box in boxes[:1] if box.pieces]

    def _stretch(self, number: int, box: LineBox, spot: Spot) -> LineStretch | None:
        assert self._laid is not None
        first, starts = _starts(self._laid.document.blocks[spot.block], box)
        edges: list[float] = []
        for piece in box.pieces:
            at = first + starts[piece.run] + piece.offset
            left, right = max(spot.start - at, 0), min(spot.end - at, len(piece.xs) - 1)
            if left < right:
                edges += (piece.xs[left], piece.xs[right])
        return LineStretch(number, min(edges), *_heights(box, max(edges))) if edges else None

    def rects(self, spot: Spot) -> list[QRect]:
        """Where a text stands in the view, in its pixels, line by line."""
        return [self.rect(stretch) for stretch in self.stretches(spot)]

    def rect(self, stretch: LineStretch) -> QRect:
        """Where a part of a line stands in the view, in its pixels."""
        return self._view.rect_of(PageSlot(stretch.page, _NO_MARK, stretch.left, stretch.top, stretch.right, stretch.bottom))


def _starts(block: Paragraph | Table, box: LineBox) -> tuple[int, list[int]]:
    """Where the paragraph of a line begins in the text of its block, and each of its runs in the paragraph."""
    first, paragraph = next(found for found in paragraphs_in(block) if box.cell in (None, found[2]))[:2]
    return first, list(accumulate((len(run.shown) for run in paragraph.runs), initial=0))


def paragraphs_in(block: Paragraph | Table) -> Iterator[tuple[int, Paragraph, tuple[int, int] | None]]:
    """The paragraphs of a block with where each begins in its text, as `Places` counts."""
    if isinstance(block, Paragraph):
        yield 0, block, None
        return
    at = 0
    for row, cells in enumerate(block.rows):
        for column, cell in enumerate(cells):
            yield at, cell.paragraph, (row, column)
            at += len(cell.paragraph.text) + 1


def _whole(number: int, box: LineBox) -> LineStretch:
    return LineStretch(number, box.pieces[0].xs[0], *_heights(box, box.pieces[-1].xs[-1]))


def _heights(box: LineBox, right: float) -> tuple[float, float, float]:
    top, bottom = reach(box.baseline, max(piece.size for piece in box.pieces))
    return top, right, bottom
