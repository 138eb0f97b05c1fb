"""Draws a row of the outline: bar, ring, title, triangle, switch, counter; a click on the switch switches."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.acts.outline import OutlineRow
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import icons, paint, theme
from editor.qt.look.density import Density
from editor.qt.outline.outline_model import COUNT_ROLE, ROW_ROLE
from editor.qt.widgets.delegates import box_and_state

Index = QModelIndex | QPersistentModelIndex
_EDGE, _INDENT, _RING = 12, 20, 16
_COUNTER, _SWITCH = 48, 36


class OutlineDelegate(QStyledItemDelegate):
    """One delegate for the whole outline. It draws the full width of a row."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._density = Density()
        self._rests = False

    def rest(self, *, on: bool) -> None:
        """The person is elsewhere, in the panel of elements: no row is the one in hand."""
        self._rests = on

    def set_density(self, density: Density) -> None:
        """Let rows stand closer or farther apart."""
        self._density = density

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(160, self._density.outline_row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, (box, state) = index.data(ROW_ROLE), box_and_state(option)
        if self._rests and not state & QStyle.StateFlag.State_HasFocus:
            state &= ~QStyle.StateFlag.State_Selected
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, box, state)
        filled, total = index.data(COUNT_ROLE)
        left = self._ring_left(row)
        if row.item is not None and row.item.number is None:
            self._paint_more(painter, box, left, index)
            return
        ring = QRectF(left, box.center().y() - _RING / 2 + 0.5, _RING, _RING)
        paint.ring(painter, ring, filled, total, written=row.on)
        self._paint_counter(painter, box, row, (filled, total), selected=selected)
        right = self._switch_box(box).left() if row.optional else box.right() - self._counter_width((filled, total)) - _EDGE
        if row.optional:
            paint.switch(painter, self._switch_box(box), on=row.on)
        if row.problems:
            right -= 22
            paint.problem_mark(painter, right + 2, box.center().y() - 7)
        if state & QStyle.StateFlag.State_MouseOver and index.flags() & Qt.ItemFlag.ItemIsDragEnabled:
            self._paint_handle(painter, box, left + _RING + 8, right, index)
        self._paint_title(painter, QRect(left + _RING + 8, box.top(), right - left - _RING - 8, box.height()), index, selected=selected)

    def _paint_handle(self, painter: QPainter, box: QRect, left: int, right: int, index: Index) -> None:
        """The handle for a drag, where the title leaves room for it: nothing gives way to a pointer that passes by."""
        if left + QFontMetrics(theme.font("body")).horizontalAdvance(index.data()) <= right - 22:
            painter.drawPixmap(right - 18, box.center().y() - 7, icons.pixmap("drag", 16, "text3"))

    def _paint_more(self, painter: QPainter, box: QRect, left: int, index: Index) -> None:
        """The way to one more item, as a link."""
        painter.drawPixmap(left, box.center().y() - 7, icons.pixmap("plus", 16, "focus"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("focus"))
        painter.drawText(box.adjusted(left + _RING + 8 - box.left(), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, index.data())

    def _counter_width(self, count: tuple[int, int]) -> int:
        return QFontMetrics(theme.font("small")).horizontalAdvance(f"{count[0]}/{count[1]}") + 6 if count[1] else 0

    def _ring_left(self, row: OutlineRow) -> int:
        return 8 + _EDGE + row.depth * (_INDENT - 4 * self._density.narrow)

    def _paint_title(self, painter: QPainter, room: QRect, index: Index, *, selected: bool) -> None:
        row, words = index.data(ROW_ROLE), index.data(Qt.ItemDataRole.DisplayRole)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("onsel" if selected else "text" if row.on else "text3"))
        if words.startswith("（"):
            # The glyph's left half is empty.
            room = room.adjusted(-6, 0, 0, 0)
        shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width() - 4)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)

    def _paint_counter(self, painter: QPainter, box: QRect, row: OutlineRow, count: tuple[int, int], *, selected: bool) -> None:
        words = tr("不写") if not row.on else f"{count[0]}/{count[1]}" if count[1] else ""
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onsel" if selected else "text2" if row.on else "text3"))
        line = QRect(box.right() - _COUNTER - _EDGE, box.top(), _COUNTER, box.height())
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    def _switch_box(self, box: QRect) -> QRect:
        return QRect(box.right() - _COUNTER - _EDGE - _SWITCH, box.top(), _SWITCH, box.height())

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        row = index.data(ROW_ROLE)
        if event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent) or not row.optional:
            return False
        box, _ = box_and_state(option)
        return self._switch_box(box).contains(event.position().toPoint()) and toggle(model, index)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        box = TextBox(parent)
        box.setAccessibleName(tr("标题"))
        box.setProperty("cell", True)
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        box, _ = box_and_state(option)
        box.setLeft(self._ring_left(index.data(ROW_ROLE)) + _RING + 2)
        editor.setGeometry(box.adjusted(0, 0, -8, 0))


def _paint_ground(painter: QPainter, whole: QRect, state: QStyle.StateFlag) -> None:
    """The ground of a row: selected with its bar, or under the pointer; the frame of the focus."""
    box, selected = QRectF(whole).adjusted(8, 0.5, -8, -0.5), bool(state & QStyle.StateFlag.State_Selected)
    if selected or state & QStyle.StateFlag.State_MouseOver:
        paint.rounded(painter, box, 6, "sel" if selected else "hover")
    if selected:
        painter.fillRect(QRectF(box.left(), box.top() + 6, 3, box.height() - 12), theme.color("focus"))
    if state & QStyle.StateFlag.State_HasFocus:
        paint.rounded(painter, box, 6, None, "focus", 2)


def toggle(model: QAbstractItemModel, index: Index) -> bool:
    """Switch an optional section on or off; False where there is no switch."""
    state = index.data(Qt.ItemDataRole.CheckStateRole)
    if state is None:
        return False
    other = Qt.CheckState.Unchecked if Qt.CheckState(state) == Qt.CheckState.Checked else Qt.CheckState.Checked
    return model.setData(index, other, Qt.ItemDataRole.CheckStateRole)
