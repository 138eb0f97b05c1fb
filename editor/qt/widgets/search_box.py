"""The look of a search field in the head: a glass, room for the words, and the key that leads there while it is empty."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import icons, theme

_KEY = "Ctrl+G"


class SearchBox(TextBox):
    """A search field that asks for `wanted` as long as it is empty; no wider than `widest` pixels."""

    def __init__(self, wanted: str, widest: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("body"))
        self.setPlaceholderText(wanted)
        self.setAccessibleName(wanted)
        self.setTextMargins(26, 0, QFontMetrics(theme.font("micro")).horizontalAdvance(_KEY) + 8, 0)
        self.setFixedHeight(32)
        self.setMaximumWidth(widest)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(10, (self.height() - 16) // 2, icons.pixmap("search", 16, "text2"))
        if not self.text():
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _KEY)
