"""A list to choose from over what it is about; typing narrows it."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import icons, theme
from editor.qt.look.labels import Words

_WIDE, _MOST, _ROW = 300, 8, 28


class Entry(NamedTuple):
    """What can be chosen: its key, its words and the icon before them."""

    key: str
    words: str
    icon: str


class PickList(QFrame):
    """Lies over its parent until something is chosen or the focus goes. `chosen` tells the key of an entry, `left` that nothing was chosen."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, entries: Sequence[Entry], name: str, asks: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = entries
        self.box, self.list = QLineEdit(), QListWidget()
        self.box.setPlaceholderText(asks)
        self.box.setAccessibleName(name)
        self.box.setFixedHeight(30)
        self.box.textChanged.connect(self._show)
        self.box.installEventFilter(self)
        self.list.setAccessibleName(name)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        self._nothing = Words(tr("没有找到。试试少写几个字。"), "body", "text3", self.list)
        self._nothing.adjustSize()
        self._nothing.move(8, (_ROW - self._nothing.height()) // 2 + 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDE)
        self.list.setFixedHeight(min(_MOST, max(1, len(self._entries))) * _ROW + 4)
        self._show("")

    _is_left = False

    def open_at(self, where: QPoint) -> None:
        """Show the list at a point of its parent, as far as it fits there."""
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        self.adjustSize()
        self.move(max(0, min(where.x(), room.right() - _WIDE - 8)), max(0, min(where.y(), room.bottom() - self.height() - 8)))
        self.show()
        self.raise_()
        self.box.setFocus()

    def _show(self, words: str) -> None:
        self.list.clear()
        for entry in self._entries:
            if words.strip().casefold() in entry.words.casefold():
                item = QListWidgetItem(icons.icon(entry.icon), entry.words, self.list)
                item.setData(Qt.ItemDataRole.UserRole, entry.key)
                item.setSizeHint(QSize(100, _ROW))
        self.list.setCurrentRow(0)
        self._nothing.setVisible(not self.list.count())

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            key = item.data(Qt.ItemDataRole.UserRole)
            self.left.emit()
            self.chosen.emit(key)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("raised"))
        painter.setPen(theme.color("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self.isVisible() and not self._is_left:
            self._is_left = True
            self.close()
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_MOST, Qt.Key.Key_PageDown: _MOST}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(min(max(0, row), self.list.count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self.list.currentItem())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            return super().eventFilter(watched, event)
        return True
