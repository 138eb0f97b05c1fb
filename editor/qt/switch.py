"""A switch with words beside it."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from editor.qt import paint, theme


class Switch(QCheckBox):
    """An on-off switch; a check box for screen readers and the keyboard."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self.setAccessibleName(words)
        self.setFont(theme.font("small"))
        self.setFixedHeight(28)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(28 + (8 + words if words else 0), 28)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, point: object) -> bool:  # noqa: ARG002 - the words switch too
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.switch(painter, QRect(0, 0, 28, self.height()), on=self.isChecked(), enabled=self.isEnabled())
        painter.setPen(theme.color("text2" if self.isEnabled() else "disabled"))
        painter.setFont(self.font())
        painter.drawText(self.rect().adjusted(36, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
