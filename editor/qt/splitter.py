"""The splitter between the panes."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSplitter, QSplitterHandle

from editor.qt import paint


class _Handle(QSplitterHandle):
    """The hairline between two panes."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, middle = QPainter(self), self.width() // 2
        paint.hairline(painter, middle, 0, middle, self.height())


class Splitter(QSplitter):
    """Panes side by side with a hairline between them."""

    def createHandle(self) -> QSplitterHandle:
        return _Handle(self.orientation(), self)
