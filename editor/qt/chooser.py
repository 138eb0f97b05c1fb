"""A drop-down list with the window's own arrow; a turn of the wheel scrolls what it stands on."""

from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from editor.qt import icons


class Chooser(QComboBox):
    """One of a few; the style sheet leaves the arrow to us."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).drawPixmap(self.width() - 24, (self.height() - 16) // 2, icons.pixmap("down", 16, "text2"))
