"""Pages drawn once and kept: after an edit only the lines that changed are drawn again."""

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion

from editor.layout import LineBox, PageBox
from editor.qt.paper.looks import PageLooks
from editor.qt.paper.painter import PagePainter, line_rect

_MOST_PIXELS = 24_000_000  # of all kept pages together: about 100 MB
LARGEST = 12_000_000  # pixels of a page that is kept; a larger one is drawn where it is seen


@dataclass
class _Kept:
    page: PageBox
    looks: PageLooks
    pixmap: QPixmap


class PagePixmaps:
    """The pages that were drawn last, by number."""

    def __init__(self, painter: PagePainter) -> None:
        self._painter = painter
        self._kept: OrderedDict[int, _Kept] = OrderedDict()

    def pixmap(self, page: PageBox) -> QPixmap:
        """The page as it was last refreshed, in device pixels."""
        return self._kept[page.number].pixmap

    def refresh(self, page: PageBox, looks: PageLooks, width: int, height: int) -> list[QRect]:
        """Bring the page up to date, `width` × `height` device pixels; gives what was drawn anew, empty when nothing was."""
        kept = self._kept.get(page.number)
        if kept is not None and kept.page is page and kept.looks == looks:
            self._kept.move_to_end(page.number)
            return []
        paper = QRect(0, 0, width, height)
        if kept is None or _is_other(kept.page, page) or replace(kept.looks, field=looks.field, place=looks.place) != looks:
            self._keep(page, looks, QPixmap(width, height))
            return self._draw(self._kept[page.number], QRegion(paper))
        changed = _changed(kept, page, looks, self._painter)
        kept.page, kept.looks = page, looks
        return self._draw(kept, changed.intersected(paper))

    def _keep(self, page: PageBox, looks: PageLooks, pixmap: QPixmap) -> None:
        self._kept[page.number] = _Kept(page, looks, pixmap)
        self._kept.move_to_end(page.number)
        most = max(3, _MOST_PIXELS // max(1, pixmap.width() * pixmap.height()))
        while len(self._kept) > most:
            self._kept.popitem(last=False)

    def _draw(self, kept: _Kept, region: QRegion) -> list[QRect]:
        bands: list[QRect] = [*region]  # pyright: ignore[reportGeneralTypeIssues, reportAssignmentType] - the stubs don't know that regions are iterable
        brush = QPainter(kept.pixmap)
        for band in bands:
            brush.setClipRect(band)
            brush.fillRect(band, QColor(kept.looks.colors.paper))
            self._painter.paint_page(brush, kept.page, kept.looks, band)
        brush.end()
        return bands


def _is_other(before: PageBox, page: PageBox) -> bool:
    """Whether more of a page is another one than its lines."""
    return before.rules != page.rules or before.picture is not page.picture


def _changed(kept: _Kept, page: PageBox, looks: PageLooks, painter: PagePainter) -> QRegion:
    """The bands of the lines that are not the ones drawn, and of those whose marks look different now."""
    before, after = _boxes(kept.page), _boxes(page)
    boxes = [before[key] for key in before.keys() - after.keys()] + [after[key] for key in after.keys() - before.keys()]
    if (kept.looks.field, kept.looks.place) != (looks.field, looks.place):
        boxes += [box for box in after.values() if _is_in_hand(box, kept.looks, looks, painter)]
    region = QRegion()
    for box in boxes:
        region += line_rect(box, looks)
    return region


def _boxes(page: PageBox) -> dict[tuple[int, float], LineBox]:
    return {(id(box.line), box.top): box for box in _lines(page)}


def _lines(page: PageBox) -> Iterator[LineBox]:
    yield from page.lines
    yield page.footer


def _is_in_hand(box: LineBox, before: PageLooks, after: PageLooks, painter: PagePainter) -> bool:
    return any(before.holds(mark.field) or after.holds(mark.field) for mark in painter.marks.of(box.line))
