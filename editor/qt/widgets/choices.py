"""A drop-down list with the window's own arrow; a turn of the wheel scrolls what it stands on."""

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QWidget

from editor.qt.look import icons, paint, theme


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


class Chooser(QComboBox):
    """One of a few; the style sheet leaves the arrow to us."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label: QLabel | None = None

    def setAccessibleName(self, name: str) -> None:
        """Name the list. For screen readers on Linux Qt says what is chosen in place of a name, so that a label carries it that nobody sees."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if isinstance(line, QLineEdit):
            line.setAccessibleName(name)
        self._place_label()

    def _place_label(self) -> None:
        parent = self.parentWidget()
        if parent is None or not self.accessibleName():
            return
        if self._label is None:
            self._label = QLabel()
            self._label.setBuddy(self)
            self._label.resize(0, 0)  # else it is shown in a size of its own, over all that stands there, and takes the mouse
        if self._label.parentWidget() is not parent:
            self._label.setParent(parent)
        self._label.setAccessibleName(self.accessibleName())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ParentChange:
            self._place_label()
        elif event.type() == QEvent.Type.PaletteChange:
            icons.recolour(self.model())

    def add_choice(self, icon: str, words: str, key: object) -> None:
        """One more choice, with an icon that follows the look."""
        self.addItem(words, key)
        icons.put_on(self.model().index(self.count() - 1, 0), icon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        # A turn of the wheel scrolls what is around; it must not change a value on the way.
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # Qt takes the event and opens nothing; who holds the box may have a menu.
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QPainter(self).drawPixmap(self.width() - 24, (self.height() - 16) // 2, icons.pixmap("down", 16, "text2"))
