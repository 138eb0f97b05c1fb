"""The head of a pane: one height and one hairline for all three."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.qt import paint, theme


class PaneHead(QWidget):
    """A row of things on a pane's ground with the common hairline below; fill it through `row`."""

    def __init__(self, ground: str, left: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(left, 0, 12, 1)
        self.row.setSpacing(8)
        self.setFixedHeight(52)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
