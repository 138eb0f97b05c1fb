"""Keys and what they do, drawn as caps with words."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt.look import paint, theme

_HEIGHT, _LEFT = 36, 12


class KeyHints(QWidget):
    """A bar with keys and what they do, as many as there is room for."""

    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints = tuple(hints)
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("，").join(f"{key} {words}" for key, words in self._hints))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(painter, 0, 0, self.width(), 0)
        paint_hints(painter, self._hints, self.width() - _LEFT, self.height())


def paint_hints(painter: QPainter, hints: Sequence[tuple[str, str]], room: int, height: int) -> None:
    """Draw keys and what they do from the left, up to `room` pixels, in a bar of that height."""
    left, metrics, keys = _LEFT, QFontMetrics(theme.font("small")), QFontMetrics(theme.font("micro"))
    for key, words in hints:
        cap = keys.horizontalAdvance(key) + 10
        wide = cap + 6 + metrics.horizontalAdvance(words)
        if left + wide > room:
            return
        box = QRectF(left, height / 2 - 9, cap, 19)
        paint.rounded(painter, box, 4, "raised", "edge")
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRect(left + cap + 6, 1, wide, height), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        left += wide + 16
