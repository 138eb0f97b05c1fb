"""A button that opens a menu below it; the chevron says so."""

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QWidget

from editor.qt import icons
from editor.qt.buttons import Button

_ARROW = 24


class DropButton(Button):
    """`menu` is what it opens, by a click, by Enter and by Space."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent=parent)
        self.menu_below = QMenu(self)
        self.setFixedHeight(28)
        self.setStyleSheet(f"padding: 0 {_ARROW}px 0 10px; text-align: left;")
        self.clicked.connect(self._drop)

    def _drop(self) -> None:
        self.menu_below.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + _ARROW + 14, 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).drawPixmap(self.width() - 22, (self.height() - 16) // 2, icons.pixmap("down", 16, "text2"))
