"""Where the pages lie on the desk: one below the other or two beside each other, in pixels of the screen."""

from dataclasses import dataclass
from enum import StrEnum

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
    """`count` pages of `page` size in `columns`, in the middle of a view of `view` size."""

    count: int
    page: QSizeF
    columns: int
    view: QSizeF

    @property
    def size(self) -> QSizeF:
        """What all pages take, with the desk around them."""
        rows = -(-self.count // self.columns)
        width = self.columns * self.page.width() + (self.columns - 1) * GAP + 2 * MARGIN
        height = rows * (self.page.height() + GAP) - GAP + 2 * TOP if rows else 0.0
        return QSizeF(width, height)

    def rect(self, index: int) -> QRectF:
        """The page of that index, counted from the desk's upper left corner."""
        row, column = divmod(index, self.columns)
        left = max(MARGIN, (self.view.width() - self.size.width()) / 2 + MARGIN)
        upper = max(TOP, (self.view.height() - self.size.height()) / 2 + TOP)
        return QRectF(QPointF(left + column * (self.page.width() + GAP), upper + row * (self.page.height() + GAP)), self.page)

    def between(self, top: float, bottom: float) -> range:
        """The pages of which something lies between two heights of the desk."""
        step = self.page.height() + GAP
        first = max(0, int((top - self.rect(0).top()) // step))
        last = max(first, int((bottom - self.rect(0).top()) // step))
        return range(min(self.count, first * self.columns), min(self.count, (last + 1) * self.columns))

    def at(self, point: QPointF) -> int | None:
        """The page at a point of the desk, or None beside the pages."""
        return next((index for index in self.between(point.y(), point.y()) if self.rect(index).contains(point)), None)

    def nearest(self, height: float) -> int:
        """The page that the eye is on at a height of the desk; 0 when there is none."""
        return next(iter(self.between(height, height)), max(0, self.count - 1))


def fitting_zoom(mode: PageMode, view: QSizeF, width: float, height: float) -> float:
    """The zoom at which paper of `width` × `height` twips fits the view in a mode (1.0 is 96 pixels an inch), within its limits."""
    columns = 2 if mode == PageMode.SPREAD else 1
    across = (view.width() - 2 * MARGIN - (columns - 1) * GAP) / (columns * width * PIXELS_A_TWIP)
    down = (view.height() - 2 * TOP) / (height * PIXELS_A_TWIP)
    return min(MOST_ZOOM, max(LEAST_ZOOM, across if mode == PageMode.WIDTH else min(across, down)))
