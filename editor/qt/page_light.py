"""Lights up a stretch of text on the pages, so that the eye finds it: a fading flash, and a mark that stays until it is put out."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.model.returned.placed import Spot
from editor.qt import theme
from editor.qt.motion import may_move
from editor.qt.page_spots import PageSpots
from editor.qt.pages_view import PagesView

_FLASH = 150  # milliseconds
_STEADY, _BRIGHT = 0.22, 0.6
_CALM = 0.6  # of the height around the middle: within it a place is in sight and nothing scrolls
_UNDERLINE = 2  # pixels


class PageLight(QWidget):
    """Lies over the pages of a view and lets mouse and keyboard through. Pages that change or scroll take the light along."""

    def __init__(self, view: PagesView, spots: PageSpots) -> None:
        super().__init__(view.viewport())
        self._view, self._spots = view, spots
        self._spot: Spot | None = None
        self._rects: list[QRect] = []
        self._fade = QVariantAnimation(self, startValue=_BRIGHT, endValue=_STEADY, duration=_FLASH)
        self._fade.valueChanged.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.follow)
        view.zoom_changed.connect(self.follow)
        view.viewport().installEventFilter(self)
        self.hide()

    @property
    def lit(self) -> list[QRect]:
        """What is lit, line by line, in pixels of the view."""
        return list(self._rects)

    def show_spot(self, spot: Spot) -> bool:
        """Scroll to a text, where it is not in sight, and light it up; False where it is on no page."""
        self._spot = spot
        self.follow()
        if not self._rects:
            return False
        self._bring_into_sight(self._rects[0])
        self.show()
        self.raise_()
        if may_move(self):
            self._fade.stop()
            self._fade.start()
        return True

    def put_out(self) -> None:
        """Show nothing any more."""
        self._spot, self._rects = None, []
        self.hide()

    def follow(self) -> None:
        """Stand where the text stands by now."""
        self._rects = self._spots.rects(self._spot) if self._spot is not None else []
        self.setGeometry(self._view.viewport().rect())
        self.update()

    def _bring_into_sight(self, rect: QRect) -> None:
        view, down, across = self._view.viewport().rect(), self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        edge = round(view.height() * (1 - _CALM) / 2)
        if rect.top() < edge or rect.bottom() > view.height() - edge:
            down.setValue(down.value() + rect.center().y() - view.center().y())
        if rect.left() < 0 or rect.left() > view.width():
            across.setValue(across.value() + rect.center().x() - view.center().x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self._spot is not None:
            self.follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, color = QPainter(self), QColor(theme.color("pfocus"))
        bright = float(self._fade.currentValue()) if self._fade.state() == QVariantAnimation.State.Running else _STEADY
        for rect in self._rects:
            color.setAlphaF(bright)
            brush.fillRect(rect, color)
            color.setAlphaF(1)
            brush.fillRect(QRect(rect.left(), rect.bottom() + 1 - _UNDERLINE, rect.width(), _UNDERLINE), color)
