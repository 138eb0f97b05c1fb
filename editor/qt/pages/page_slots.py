"""Finds slots on the pages: those of a field, the one that was clicked, the next one."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from editor.layout import Laid, LineBox, PageBox
from editor.model.document.document import Paragraph, Run
from editor.qt.paper.marks import PageMarks, PageSlot

_REACH = 60.0  # twips around a slot that still count as on it: a short one must be easy to hit


class TextSpot(NamedTuple):
    """A place in the text of a section: its block (see `Section.markups`), and the column in it in which each slot counts as one character."""

    section: str
    block: int
    column: int


@dataclass(frozen=True, slots=True)
class FieldWords:
    """What the pages ask about a field by its path: its name, its value for typing in place, or None where only the form can edit it,
    and the value that is meant by what is typed.
    """

    label: Callable[[str], str] = lambda path: path
    value: Callable[[str], str | None] = lambda _path: None
    means: Callable[[str, str], str] = lambda _path, typed: typed


class PageSlots:
    """The slots of the pages that are shown; what was found on a page is kept until the page changes."""

    def __init__(self, marks: PageMarks) -> None:
        self._marks = marks
        self._laid: Laid | None = None
        self._found: dict[int, tuple[PageBox, dict[str, list[PageSlot]]]] = {}
        self._last = 0

    def show(self, laid: Laid | None) -> None:
        """Search these pages from now on."""
        self._laid = laid
        self._marks.serve(laid.pages if laid else ())

    def on(self, index: int) -> dict[str, list[PageSlot]]:
        """The slots of a page by the path of their field, in the order drawn."""
        assert self._laid is not None
        page = self._laid.pages[index]
        known = self._found.get(index)
        if known is None or known[0] is not page:
            by_path: dict[str, list[PageSlot]] = {}
            for slot in self._marks.slots(page, index):
                by_path.setdefault(slot.mark.field, []).append(slot)
            known = self._found[index] = (page, by_path)
        return known[1]

    def of_place(self, path: str, place: int) -> list[PageSlot]:
        """The parts of one slot of a field, or of a cell of a rows field: the lines that it runs over; place 0 asks for the first slot."""
        count = len(self._laid.pages) if self._laid else 0
        for index in self._order(count) if place else range(count):
            here = [slot for slot in self._of_path(index, path) if place in (0, slot.mark.place)]
            if here:
                self._last = index
                first = here[0].mark
                beside = (at for at in (index - 1, index, index + 1) if 0 <= at < count)
                return [slot for at in beside for slot in self.on(at).get(first.field, ()) if slot.mark.place == first.place]
        return []

    def _order(self, count: int) -> Iterator[int]:
        """All pages, those around the last answer first: from key to key a slot stays where it is."""
        near = range(max(0, self._last - 1), min(count, self._last + 2))
        yield from near
        yield from (index for index in range(count) if index not in near)

    def _of_path(self, index: int, path: str) -> Iterator[PageSlot]:
        here, cells = self.on(index), f"{path}["
        yield from here.get(path, ())
        yield from (slot for other, slots in here.items() if other.startswith(cells) for slot in slots)

    def at(self, index: int, x: float, y: float) -> PageSlot | None:
        """The slot at a point of a page in twips, or the one next to it."""
        near = [slot for slot in self._all(index) if slot.top <= y <= slot.bottom and slot.left - _REACH <= x <= slot.right + _REACH]
        return min(near, key=lambda slot: max(slot.left - x, x - slot.right, 0.0), default=None)

    def text_at(self, index: int, x: float, y: float) -> TextSpot | None:
        """The text that stands at a point of a page in twips; None where there is no line at that height."""
        assert self._laid is not None
        mates = [line for line in self._laid.pages[index].lines if line.top <= y <= line.top + line.height]
        line = min(mates, key=lambda line: _beside(line, x), default=None)
        if line is None:
            return None
        block = self._laid.document.blocks[line.block]
        column = _column(block.runs, line, x) if isinstance(block, Paragraph) else 0
        return TextSpot(block.section, block.block, column)

    def beside(self, path: str, place: int, step: int) -> PageSlot | None:
        """The slot after (step 1) or before (step -1) one, in document order; None at the end."""
        pages = range(len(self._laid.pages) if self._laid else 0)
        firsts: dict[tuple[str, int], PageSlot] = {}
        for slot in (slot for index in pages for slot in self._all(index)):
            if not slot.mark.derived:
                firsts.setdefault((slot.mark.field, slot.mark.place), slot)
        order = list(firsts)
        if (path, place) not in firsts:
            return None
        at = order.index((path, place)) + step
        return firsts[order[at]] if 0 <= at < len(order) else None

    def _all(self, index: int) -> Iterator[PageSlot]:
        slots = [slot for slots in self.on(index).values() for slot in slots]
        return iter(sorted(slots, key=lambda slot: (slot.top, slot.left)))


def _beside(line: LineBox, x: float) -> float:
    """How far a point is from a line of text, across the page."""
    pieces = line.line.pieces
    return max(pieces[0].xs[0] - x, x - pieces[-1].xs[-1], 0.0) if pieces else float("inf")


def _column(runs: Sequence[Run], line: LineBox, x: float) -> int:
    """The column of a paragraph that is nearest to a point of one of its lines."""
    pieces = line.line.pieces
    piece = next((piece for piece in pieces if x <= piece.xs[-1]), pieces[-1] if pieces else None)
    if piece is None:
        return 0
    before = sum(len(run.text) if run.field is None else 1 for run in runs[: piece.run])
    if piece.field is not None:
        return before + 1
    return before + piece.offset + min(range(len(piece.xs)), key=lambda at: abs(piece.xs[at] - x))
