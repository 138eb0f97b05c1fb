"""What was written before, listed below the box while it is typed into. The box keeps focus and input method."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.words import tr
from editor.qt.keys.announcing import announce
from editor.qt.look import paint, theme
from editor.qt.look.theme import FontName
from editor.qt.widgets.delegates import box_and_state
from editor.storage.library.value_history import Used

Index = QModelIndex | QPersistentModelIndex
_USED = Qt.ItemDataRole.UserRole
_ROW, _FOOT, _MOST, _LEAST_WIDTH = 28, 28, 6, 240
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class _Rows(QStyledItemDelegate):
    """A value with what was typed in bold, and how often it was used."""

    typed = ""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(_LEAST_WIDTH, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        used, (box, state) = index.data(_USED), box_and_state(option)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint.rounded(painter, QRectF(box), 4, "sel")
        times = times_words(used)
        room = box.adjusted(8, 0, -8, 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onsel" if chosen else "text2"))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, times)
        painter.setPen(theme.color("onsel" if chosen else "text"))
        self._paint_value(painter, room.adjusted(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(times) - 12, 0), used.text)

    def _paint_value(self, painter: QPainter, room: QRect, text: str) -> None:
        before, typed, after = text.partition(self.typed)
        left = room.left()
        pieces: tuple[tuple[str, FontName], ...] = ((before, "body"), (typed, "bold"), (after, "body"))
        for words, font in pieces:
            painter.setFont(theme.font(font))
            metrics = QFontMetrics(painter.font())
            box = QRect(left, room.top(), room.right() - left, room.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, box.width())))
            left += metrics.horizontalAdvance(words)


def times_words(used: Used) -> str:
    """How often a value was used."""
    return tr("用过 {count} 次", count=used.count)


class HistoryPopup(QFrame):
    """The list. `taken` tells the value that Tab, Enter on a row moved to, or a click took; `forgotten` the one that Del takes off."""

    taken = Signal(str)
    forgotten = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._box: QLineEdit | None = None
        self._was_moved = False
        self._rows = _Rows(self)
        self.list = QListWidget(self)
        self.list.setItemDelegate(self._rows)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("用过的内容"))
        # The focus stays in the box, so that nobody would hear of a row.
        self.list.currentTextChanged.connect(lambda words: announce(self.list, words))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(self._take)
        self.hide()

    def offer(self, box: QLineEdit, found: Sequence[Used], typed: str) -> None:
        """List these below a box; nothing found takes the list away."""
        if not found:
            self.leave()
            return
        self._serve(box)
        self._rows.typed, self._was_moved = typed, False
        self.list.clear()
        for used in found:
            item = QListWidgetItem(f"{used.text}，{times_words(used)}")
            item.setData(_USED, used)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place(box, len(found))
        self.show()
        self.raise_()
        self.update()

    def _serve(self, box: QLineEdit) -> None:
        if box is not self._box:
            self.leave()
            self._box = box
            box.installEventFilter(self)

    def _place(self, box: QLineEdit, rows: int) -> None:
        """Below the box, or above it where the window ends."""
        high = min(rows, _MOST) * _ROW + 10 + _FOOT
        window = self._window
        width = max(_LEAST_WIDTH, min(box.width(), 420))
        corner = box.mapTo(window, QPoint(0, box.height() + 4))
        if corner.y() + high > window.height():
            corner = box.mapTo(window, QPoint(0, -high - 4))
        self.setGeometry(min(corner.x(), window.width() - width), corner.y(), width, high)
        self.list.setGeometry(5, 5, width - 10, high - _FOOT - 8)

    def leave(self) -> None:
        """Take the list away."""
        self.hide()
        if self._box is not None:
            self._box.removeEventFilter(self)
            self._box = None

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            text = item.data(_USED).text
            self.leave()
            self.taken.emit(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._box and self.isVisible():
            if event.type() in (QEvent.Type.FocusOut, QEvent.Type.Hide):
                self.leave()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._on_key(event)
        return False

    def _on_key(self, event: QKeyEvent) -> bool:
        """True for a key that the list takes."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key == Qt.Key.Key_Tab or (key in _ENTER and self._was_moved):
            self._take(self.list.currentItem())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._was_moved = True
            self.list.setCurrentRow((self.list.currentRow() + (1 if key == Qt.Key.Key_Down else -1)) % self.list.count())
        elif key == Qt.Key.Key_Delete and self._is_at_end():
            self._forget()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return False
        return True

    def _is_at_end(self) -> bool:
        """Within the words Del is the box's own."""
        box = self._box
        return box is not None and not box.hasSelectedText() and box.cursorPosition() == len(box.text())

    def _forget(self) -> None:
        item = self.list.takeItem(self.list.currentRow())
        if not self.list.count():
            self.leave()
        elif self._box is not None:
            self._place(self._box, self.list.count())
        self.forgotten.emit(item.data(_USED).text)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.rounded(painter, QRectF(self.rect()), 6, "raised", "edge")
        top = self.height() - _FOOT
        paint.hairline(painter, 10, top, self.width() - 10, top)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        painter.drawText(QRect(13, top, self.width() - 26, _FOOT), Qt.AlignmentFlag.AlignVCenter, tr("Tab 选用　Del 不再提示"))
