"""Finds slots on the pages: those of a field, the one that was clicked, the next one."""

from collections.abc import Iterator

from editor.layout import Laid, PageBox
from editor.qt.page_marks import PageMarks, Slot

_REACH = 60.0  # twips around a slot that still count as on it: a short one must be easy to hit


class PageSlots:
    """The slots of the pages that are shown; what was found on a page is kept until the page changes."""

    def __init__(self, marks: PageMarks) -> None:
        self._marks = marks
        self._laid: Laid | None = None
        self._found: dict[int, tuple[PageBox, dict[str, list[Slot]]]] = {}
        self._last = 0

    def show(self, laid: Laid | None) -> None:
        """Search these pages from now on."""
        self._laid = laid

    def on(self, index: int) -> dict[str, list[Slot]]:
        """The slots of a page by the path of their field, in the order drawn."""
        assert self._laid is not None
        page = self._laid.pages[index]
        known = self._found.get(index)
        if known is None or known[0] is not page:
            by_path: dict[str, list[Slot]] = {}
            for slot in self._marks.slots(page, index):
                by_path.setdefault(slot.mark.field, []).append(slot)
            known = self._found[index] = (page, by_path)
        return known[1]

    def of_place(self, path: str, place: int) -> list[Slot]:
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

    def _of_path(self, index: int, path: str) -> Iterator[Slot]:
        here, cells = self.on(index), f"{path}["
        yield from here.get(path, ())
        yield from (slot for other, slots in here.items() if other.startswith(cells) for slot in slots)

    def at(self, index: int, x: float, y: float) -> Slot | None:
        """The slot at a point of a page in twips, or the one next to it."""
        near = [slot for slot in self._all(index) if slot.top <= y <= slot.bottom and slot.left - _REACH <= x <= slot.right + _REACH]
        return min(near, key=lambda slot: max(slot.left - x, x - slot.right, 0.0), default=None)

    def section_at(self, index: int, y: float) -> str:
        """The section whose line stands at a height of a page in twips; "" where there is none."""
        assert self._laid is not None
        line = next((line for line in self._laid.pages[index].lines if line.top <= y <= line.top + line.height), None)
        return self._laid.document.blocks[line.block].section if line is not None else ""

    def beside(self, path: str, place: int, step: int) -> Slot | None:
        """The slot after (step 1) or before (step -1) one, in document order; None at the end."""
        pages = range(len(self._laid.pages) if self._laid else 0)
        firsts: dict[tuple[str, int], Slot] = {}
        for slot in (slot for index in pages for slot in self._all(index)):
            if not slot.mark.derived:
                firsts.setdefault((slot.mark.field, slot.mark.place), slot)
        order = list(firsts)
        if (path, place) not in firsts:
            return None
        at = order.index((path, place)) + step
        return firsts[order[at]] if 0 <= at < len(order) else None

    def _all(self, index: int) -> Iterator[Slot]:
        slots = [slot for slots in self.on(index).values() for slot in slots]
        return iter(sorted(slots, key=lambda slot: (slot.top, slot.left)))
