"""Where the pages lie on the desk: one below the other or two beside each other, in pixels of the screen."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSizeF

GAP = 16.0
MARGIN = 18.0
TOP = 12.0
LEAST_ZOOM, MOST_ZOOM = 0.25, 4.0
PIXELS_A_TWIP = 96 / 1440


class PageMode(StrEnum):
    """单页, 双页 and 页宽: a whole page, two whole pages side by side, a page as wide as the view; free for a zoom of the person's own."""

    PAGE = "page"
    SPREAD = "spread"
    WIDTH = "width"
    FREE = ""


MODES = (PageMode.PAGE, PageMode.SPREAD, PageMode.WIDTH)


@dataclass(frozen=True)
class PageGrid:
    """Pages of these sizes in `columns`, in the middle of a view of `view` size; a page stands in the middle of its column and of its row."""

    pages: tuple[QSizeF, ...]
    columns: int
    view: QSizeF

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self.pages)

    @cached_property
    def size(self) -> QSizeF:
        """What all pages take, with the desk around them."""
        width = self.columns * self._width + (self.columns - 1) * GAP + 2 * MARGIN
        return QSizeF(width, self._tops[-1] - GAP + 2 * TOP if self.pages else 0.0)

    @cached_property
    def _width(self) -> float:
        """That of a column."""
        return max((page.width() for page in self.pages), default=1.0)

    @cached_property
    def _tops(self) -> tuple[float, ...]:
        """Where each row begins below the first, and where one behind the last would."""
        rows = (self.pages[first : first + self.columns] for first in range(0, self.count, self.columns))
        return tuple(accumulate((max(page.height() for page in row) + GAP for row in rows), initial=0.0))

    def rect(self, index: int) -> QRectF:
        """The page of that index, counted from the desk's upper left corner."""
        if not self.pages:
            return QRectF(self._corner, QSizeF(1, 1))
        row, column = divmod(index, self.columns)
        page = self.pages[index]
        beside, above = (self._width - page.width()) / 2, (self._tops[row + 1] - GAP - self._tops[row] - page.height()) / 2
        return QRectF(self._corner + QPointF(column * (self._width + GAP) + beside, self._tops[row] + above), page)

    @cached_property
    def _corner(self) -> QPointF:
        """Where the first row and column begin."""
        left = max(MARGIN, (self.view.width() - self.size.width()) / 2 + MARGIN)
        return QPointF(left, max(TOP, (self.view.height() - self.size.height()) / 2 + TOP))

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights of the desk."""
        first, last = (max(0, bisect_right(self._tops, height - self._corner.y()) - 1) for height in (top, bottom))
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def at(self, point: QPointF) -> int | None:
        """The page at a point of the desk, or None beside the pages."""
        return next((index for index in self.between(point.y(), point.y()) if self.rect(index).contains(point)), None)

    def nearest(self, height: float) -> int:
        """The page that the eye is on at a height of the desk; 0 when there is none."""
        return next(iter(self.between(height, height)), max(0, self.count - 1))


def fitting_zoom(mode: PageMode, view: QSizeF, papers: Iterable[tuple[float, float]]) -> float:
    """The zoom at which pages of these sizes in twips fit the view in a mode (1.0 is 96 pixels an inch), the widest and the highest too, within its
    limits.
    """
    width, height = map(max, zip(*papers, strict=True))
    columns = 2 if mode == PageMode.SPREAD else 1
    across = (view.width() - 2 * MARGIN - (columns - 1) * GAP) / (columns * width * PIXELS_A_TWIP)
    down = (view.height() - 2 * TOP) / (height * PIXELS_A_TWIP)
    return min(MOST_ZOOM, max(LEAST_ZOOM, across if mode == PageMode.WIDTH else min(across, down)))
