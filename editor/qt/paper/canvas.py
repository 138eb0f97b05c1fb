"""The desk with the pages on it: zoom, one or two pages, scrolling. Only what is seen is drawn."""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QTransform, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from editor.layout import A4, Laid, PageBox
from editor.qt.look import paint, theme
from editor.qt.paper.grid import LEAST_ZOOM, MOST_ZOOM, PIXELS_A_TWIP, PageGrid, PageMode, fitting_zoom
from editor.qt.paper.looks import PageColors, PageLooks
from editor.qt.paper.painter import PagePainter
from editor.qt.paper.pixmaps import LARGEST, PagePixmaps

_STEP = 48
_WHEEL_ZOOM = 1.1
_KEYS = {Qt.Key.Key_Down: (0, 1), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0)}


class PageCanvas(QAbstractScrollArea):
    """Shows pages. `page_changed` tells the page in the middle and how many there are, `zoom_changed` the zoom (1.0 is 100 %).

    `mode_changed` tells the mode, free once the zoom is the person's own.
    """

    page_changed = Signal(int, int)
    zoom_changed = Signal(float)
    mode_changed = Signal(PageMode)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painter = PagePainter()
        self._pixmaps = PagePixmaps(self.painter)
        self._laid: Laid | None = None
        self._papers: tuple[tuple[int, int], ...] = ()
        self._white = False
        self._mode, self._zoom, self._columns = PageMode.WIDTH, 1.0, 1
        self._looks = PageLooks(PIXELS_A_TWIP, colors=PageColors.of(theme.current().colors), tint=True)
        self._told = (0, 0)
        self._grid = PageGrid((), 1, QSizeF(1, 1))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self.horizontalScrollBar().valueChanged.connect(self._on_scrolled)

    @property
    def laid(self) -> Laid | None:
        """The pages that are shown."""
        return self._laid

    @property
    def zoom(self) -> float:
        """1.0 for 96 pixels an inch."""
        return self._zoom

    @property
    def mode(self) -> PageMode:
        """The mode in which the pages lie."""
        return self._mode

    @property
    def current_page(self) -> int:
        """The number of the page in the middle of the view, from 1; 0 when there is none."""
        return self._told[0]

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._laid.pages) if self._laid else 0

    def show_laid(self, laid: Laid | None) -> None:
        """Show these pages; what did not change is not drawn again."""
        before, self._laid = self._papers, laid
        self.painter.paper = A4 if laid is None else laid.paper
        self._papers = () if laid is None else tuple(page.paper or laid.paper for page in laid.pages)
        if self._papers != before or not self._papers:
            self._arrange()
        else:
            self._refresh()

    def set_mode(self, mode: PageMode) -> None:
        """Show a whole page, two whole pages side by side, or a page as wide as the view."""
        anchor = self._anchor(self._middle())
        self._mode, self._columns = mode, 2 if mode == PageMode.SPREAD else 1
        self._arrange()
        self._hold(anchor, self._middle())
        self.mode_changed.emit(mode)

    def set_zoom(self, zoom: float, around: QPointF | None = None) -> None:
        """Zoom to 25 to 400 %, keeping what is at a point of the view (its middle) where it is."""
        point = self._middle() if around is None else around
        anchor = self._anchor(point)
        told = self._mode
        self._mode, self._zoom = PageMode.FREE, min(MOST_ZOOM, max(LEAST_ZOOM, zoom))
        self._arrange()
        self._hold(anchor, point)
        self.zoom_changed.emit(self._zoom)
        if told:
            self.mode_changed.emit(PageMode.FREE)

    def go_to_page(self, number: int) -> None:
        """Scroll to the top of a page."""
        if 1 <= number <= self.page_count:
            self.verticalScrollBar().setValue(round(self._grid.rect(number - 1).top() - 12))
            self._tell_page(number)

    def turn(self, step: int) -> None:
        """Go some pages on (1) or back (−1), with two columns by rows."""
        self.go_to_page(min(self.page_count, max(1, self.current_page + step * self._columns)))

    def set_tint(self, tint: bool) -> None:
        """Show filled slots tinted or plain; what is not filled stays yellow."""
        self._look(tint=tint)

    def set_wrong(self, wrong: frozenset[str]) -> None:
        """Underline the slots of these paths as ones with a problem."""
        if wrong != self._looks.wrong:
            self._look(wrong=wrong)

    def set_white_paper(self, white: bool) -> None:
        """Keep the paper white in the dark look too."""
        self._white = white
        self._look(colors=self._colors())

    def _colors(self) -> PageColors:
        return PageColors.of((theme.theme_named("light") if self._white else theme.current()).colors)

    def _look(self, **changes: object) -> None:
        self._looks = replace(self._looks, **changes)  # pyright: ignore[reportArgumentType]
        self._refresh()

    def _ratio(self) -> float:
        return self.viewport().devicePixelRatioF()

    def _middle(self) -> QPointF:
        return QRectF(self.viewport().rect()).center()

    def _offset(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _arrange(self) -> None:
        """Find the zoom for the mode, lay the pages on the desk and set the scroll bars."""
        view = QSizeF(self.viewport().size())
        before = self._zoom
        if self._mode:
            self._zoom = fitting_zoom(self._mode, view, self._papers or (A4,))
        ratio = self._ratio()
        self._looks = replace(self._looks, scale=self._zoom * PIXELS_A_TWIP * ratio, pixel=ratio)
        sizes = (QSizeF(self._looks.at(width) / ratio, self._looks.at(height) / ratio) for width, height in self._papers)
        self._grid = PageGrid(tuple(sizes), self._columns, view)
        for bar, whole, seen in (
            (self.verticalScrollBar(), self._grid.size.height(), view.height()),
            (self.horizontalScrollBar(), self._grid.size.width(), view.width()),
        ):
            bar.setPageStep(round(seen))
            bar.setSingleStep(_STEP)
            bar.setRange(0, max(0, round(whole - seen)))
        self.viewport().update()
        self._on_scrolled()
        if before != self._zoom and self._mode:
            self.zoom_changed.emit(self._zoom)

    def _anchor(self, point: QPointF) -> tuple[int, float, float]:
        """The page at a point of the view and where in it that is, as parts of its size."""
        spot = point + self._offset()
        index = self._grid.nearest(spot.y())
        rect = self._grid.rect(index)
        return index, (spot.x() - rect.left()) / rect.width(), (spot.y() - rect.top()) / rect.height()

    def _hold(self, anchor: tuple[int, float, float], point: QPointF) -> None:
        rect = self._grid.rect(anchor[0])
        self.horizontalScrollBar().setValue(round(rect.left() + anchor[1] * rect.width() - point.x()))
        self.verticalScrollBar().setValue(round(rect.top() + anchor[2] * rect.height() - point.y()))

    def _on_scrolled(self) -> None:
        self.viewport().update()
        middle = self._offset().y() + self.viewport().height() / 2
        self._tell_page(self._grid.nearest(middle) + 1 if self.page_count else 0)

    def _tell_page(self, number: int) -> None:
        if self._told != (number, self.page_count):
            self._told = (number, self.page_count)
            self.page_changed.emit(*self._told)

    def seen(self) -> Iterator[tuple[PageBox, QPoint]]:
        """The pages in view with their upper left corners in device pixels of the view."""
        top = self._offset().y()
        for index in self._grid.between(top, top + self.viewport().height()) if self._laid else ():
            assert self._laid is not None
            yield self._laid.pages[index], self._corner(index)

    def _spot(self, point: QPointF) -> tuple[int, float, float] | None:
        """The page at a point of the view, and the point on it in twips."""
        index = self._grid.at(point + self._offset()) if self._laid else None
        if index is None:
            return None
        spot = (point * self._ratio() - QPointF(self._corner(index))) * (1 / self._looks.scale)
        return index, spot.x(), spot.y()

    def _corner(self, index: int) -> QPoint:
        spot = (self._grid.rect(index).topLeft() - self._offset()) * self._ratio()
        return QPoint(round(spot.x()), round(spot.y()))

    def _pixels_of(self, page: PageBox) -> tuple[int, int]:
        width, height = page.paper or self.painter.paper
        return self._looks.at(width), self._looks.at(height)

    def _is_large(self) -> bool:
        return any(self._looks.at(width) * self._looks.at(height) > LARGEST for width, height in set(self._papers))

    def _refresh(self) -> None:
        """Draw anew what changed on the pages in view, and ask Qt to show just that."""
        if self._is_large():
            self.viewport().update()
            return
        shrink = QTransform.fromScale(1 / self._ratio(), 1 / self._ratio())
        for page, corner in self.seen():
            for band in self._pixmaps.refresh(page, self._looks, *self._pixels_of(page)):
                self.viewport().update(shrink.mapRect(QRectF(band.translated(corner))).toAlignedRect())

    def paintEvent(self, event: QPaintEvent) -> None:
        brush = QPainter(self.viewport())
        brush.fillRect(event.rect(), theme.color("desk"))
        ratio = self._ratio()
        brush.scale(1 / ratio, 1 / ratio)
        exposed = QTransform.fromScale(ratio, ratio).mapRect(QRectF(event.rect())).toAlignedRect()
        for page, corner in self.seen():
            self._paint_page(brush, page, corner, exposed)
        self.paint_over(brush)
        if self.hasFocus() and self._shows_focus():
            brush.resetTransform()
            paint.focused_pane(brush, self.viewport())
        brush.end()

    def paint_over(self, brush: QPainter) -> None:
        """What stands above the pages, in device pixels of the view; nothing here."""

    def _shows_focus(self) -> bool:
        return False

    def _paint_page(self, brush: QPainter, page: PageBox, corner: QPoint, exposed: QRect) -> None:
        width, height = self._pixels_of(page)
        brush.setPen(theme.color("line"))
        brush.setBrush(Qt.BrushStyle.NoBrush)
        brush.drawRect(QRect(corner.x() - 1, corner.y() - 1, width + 1, height + 1))
        if not self._is_large():
            self._pixmaps.refresh(page, self._looks, width, height)
            brush.drawPixmap(corner, self._pixmaps.pixmap(page))
            return
        band = QRect(corner, QSizeF(width, height).toSize()).intersected(exposed)
        if not band.isEmpty():
            brush.save()
            brush.setClipRect(band)
            brush.fillRect(band, QColor(self._looks.colors.paper))
            brush.translate(corner)
            self.painter.paint_page(brush, page, self._looks, band.translated(-corner))
            brush.restore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        anchor = self._anchor(QPointF(0, 0))
        super().resizeEvent(event)
        self._arrange()
        if event.oldSize().isValid() and self.verticalScrollBar().value():
            self._hold(anchor, QPointF(0, 0))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._colors() != self._looks.colors:
            self._look(colors=self._colors())
            self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.set_zoom(self._zoom * _WHEEL_ZOOM ** (event.angleDelta().y() / 120), event.position())
            event.accept()
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._scroll_by_key(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _scroll_by_key(self, key: Qt.Key) -> bool:
        bar = self.verticalScrollBar()
        if key in _KEYS:
            across, down = _KEYS[key]
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + across * _STEP)
            bar.setValue(bar.value() + down * _STEP)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            bar.setValue(bar.value() + (1 if key == Qt.Key.Key_PageDown else -1) * round(0.9 * bar.pageStep()))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            bar.setValue(bar.minimum() if key == Qt.Key.Key_Home else bar.maximum())
        else:
            return False
        return True
