"""The slots on a page: where each one stands in a line."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from editor.layout import Face, Line, LineBox, PageBox, Piece

_SPARE = 500  # lines
_ABOVE, _BELOW = 0.98, 0.24  # of an em: how far a mark reaches above and below the baseline


class SlotMark(NamedTuple):
    """A slot's part in one line, in twips: its edges from the page's left, the size of its text and its face.

    `derived` text follows the field's value.
    """

    field: str
    place: int
    filled: bool
    derived: bool
    left: float
    right: float
    size: float
    face: Face | None = None


class PageSlot(NamedTuple):
    """A part of a slot on a page, in twips from the page's upper left corner."""

    page: int
    mark: SlotMark
    left: float
    top: float
    right: float
    bottom: float


def marks_of(line: Line) -> tuple[SlotMark, ...]:
    """The slots of a line from left to right; the pieces of one slot are one mark."""
    groups = groupby(line.pieces, key=lambda piece: (piece.field, piece.place, piece.filled, piece.derived))
    return tuple(_mark(list(pieces)) for (field, *_), pieces in groups if field is not None)


def _mark(pieces: list[Piece]) -> SlotMark:
    first = pieces[0]
    assert first.field is not None
    size = max(piece.size for piece in pieces)
    return SlotMark(first.field, first.place, first.filled, first.derived, first.xs[0], pieces[-1].xs[-1], size, first.face)


def edges_of(box: LineBox, mark: SlotMark) -> tuple[float, float]:
    """The upper and lower edge of a mark in twips from the page's upper edge."""
    return reach(box.baseline, mark.size)


def reach(baseline: float, size: float) -> tuple[float, float]:
    """How far up and down a mark around text of that size goes, in twips."""
    return baseline - _ABOVE * size, baseline + _BELOW * size


class PageMarks:
    """The slots of the lines that were looked at; lines are shared between pages and edits, so each is looked at once."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[Line, tuple[SlotMark, ...]]] = {}

    def serve(self, pages: Sequence[PageBox]) -> None:
        """Serve these pages from now on; what was found on others is let go of when much of it has gathered."""
        if len(self._known) > 2 * sum(len(page.lines) for page in pages) + _SPARE:
            self._known.clear()

    def of(self, line: Line) -> tuple[SlotMark, ...]:
        """The marks of a line."""
        known = self._known.get(id(line))
        if known is None or known[0] is not line:
            known = self._known[id(line)] = (line, marks_of(line))
        return known[1]

    def slots(self, page: PageBox, index: int) -> Iterator[PageSlot]:
        """The slots of a page in the order drawn; `index` is the page's place in the document from 0."""
        for box in page.lines:
            for mark in self.of(box.line):
                top, bottom = edges_of(box, mark)
                yield PageSlot(index, mark, mark.left, top, mark.right, bottom)
