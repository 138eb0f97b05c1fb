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

    def of(self, path: str) -> list[Slot]:
        """The parts of all slots of a field, or of the cells of a rows field, in document order."""
        found: list[Slot] = []
        for index in range(len(self._laid.pages) if self._laid else 0):
            here = self.on(index)
            found += here.get(path, ())
            found += (slot for other, slots in here.items() if other.startswith(f"{path}[") for slot in slots)
        return found

    def of_place(self, path: str, place: int) -> list[Slot]:
        """The parts of one slot, the lines that it runs over; place 0 asks for the field's first slot."""
        slots = self.of(path)
        wanted = place or (slots[0].mark.place if slots else 0)
        first = next((slot.mark.field for slot in slots if slot.mark.place == wanted), path)
        return [slot for slot in slots if slot.mark.place == wanted and slot.mark.field == first]

    def at(self, index: int, x: float, y: float) -> Slot | None:
        """The slot at a point of a page in twips, or the one next to it."""
        near = [slot for slot in self._all(index) if slot.top <= y <= slot.bottom and slot.left - _REACH <= x <= slot.right + _REACH]
        return min(near, key=lambda slot: max(slot.left - x, x - slot.right, 0.0), default=None)

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
