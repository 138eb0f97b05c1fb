"""Choosing the field to merge with: those with the same characters and type first; typing narrows the list."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from editor.model.sample.review import ReviewField
from editor.model.words import tr
from editor.qt.editors.type_looks import look_of, type_words
from editor.qt.look import icons, theme

_WIDE, _MOST, _ROW = 300, 8, 28


def likely_first(field: ReviewField, fields: Sequence[ReviewField]) -> list[ReviewField]:
    """The other fields, those with the same characters and the same type first, then by order."""
    texts = {slot.text for slot in field.places}

    def unlike(other: ReviewField) -> tuple[bool, bool, int]:
        return other.type != field.type, not any(slot.text in texts for slot in other.places), other.number

    return sorted((other for other in fields if other.key != field.key), key=unlike)


class MergeList(QFrame):
    """Lies over its parent until something is chosen or the focus goes. `chosen` tells the key of a field, `left` that nothing was chosen."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, field: ReviewField, fields: Sequence[ReviewField], parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fields = likely_first(field, fields)
        self.box, self.list = QLineEdit(), QListWidget()
        self.box.setPlaceholderText(tr("“{name}”和哪一项是同一个", name=field.label))
        self.box.setAccessibleName(tr("合并到"))
        self.box.setFixedHeight(30)
        self.box.textChanged.connect(self._show)
        self.box.installEventFilter(self)
        self.list.setAccessibleName(tr("合并到"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.box)
        column.addWidget(self.list)
        self.setFixedWidth(_WIDE)
        self.list.setFixedHeight(min(_MOST, max(1, len(self._fields))) * _ROW + 4)
        self._show("")

    _is_left = False

    def open_at(self, where: QPoint) -> None:
        """Show the list at a point of its parent, as far as it fits there."""
        parent = self.parentWidget()
        room = parent.rect() if parent is not None else self.rect()
        self.adjustSize()
        self.move(min(where.x(), room.right() - _WIDE - 8), max(0, min(where.y(), room.bottom() - self.height() - 8)))
        self.show()
        self.raise_()
        self.box.setFocus()

    def _show(self, words: str) -> None:
        self.list.clear()
        for field in self._fields:
            if words.strip().casefold() in field.label.casefold() or words.strip() == str(field.number):
                name = f"{field.number}  {field.label}  ·  {type_words(field.type)}"
                item = QListWidgetItem(icons.icon(look_of(field.type).icon), name, self.list)
                item.setData(Qt.ItemDataRole.UserRole, field.key)
                item.setSizeHint(QSize(100, _ROW))
        self.list.setCurrentRow(0)

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
