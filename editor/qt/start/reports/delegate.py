"""Draws a report of the list: ring, title over place, state, time."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import when_words
from editor.qt.start.reports.row import RecentRow
from editor.qt.widgets.delegates import box_and_state
from editor.storage.recents import Standing

ROW = 48
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_WHEN, _TIGHT = 104, 440


class RecentsDelegate(QStyledItemDelegate):
    """Draws a row; a hairline parts the rows. What is short of room gives up the time first."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, (box, state) = index.data(ROW_ROLE), box_and_state(option)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, last=index.row() == index.model().rowCount() - 1)
        paint.ring(painter, QRectF(box.left() + 12, box.center().y() - 9.5, 20, 20), row.recent.filled, row.recent.total, written=row.is_there)
        right = _paint_when(painter, box, row, selected=selected)
        right = _paint_state(painter, QRect(box.left(), box.top(), right - box.left(), box.height()), row, selected=selected)
        left = box.left() + 44
        words = QRect(left, box.top(), right - left - 12, box.height())
        token = "onsel" if selected else "text" if row.is_there else "text3"
        title = words.adjusted(0, 5, 0, -23)
        _write(painter, title.adjusted(0, 0, -20 if row.recent.pinned else 0, 0), row.title, "body", token)
        _write(painter, words.adjusted(0, 25, 0, -5), row.place, "small", "onsel" if selected else "text3", Qt.TextElideMode.ElideMiddle)
        if row.recent.pinned:
            _paint_pin(painter, title, row.title, selected=selected)


def _paint_pin(painter: QPainter, room: QRect, title: str, *, selected: bool) -> None:
    after = room.left() + QFontMetrics(theme.font("body")).horizontalAdvance(title) + 6
    left = min(after, room.right() - 15)
    painter.drawPixmap(left, room.center().y() - 7, icons.pixmap("pin", 16, "onsel" if selected else "text3"))


def _paint_ground(painter: QPainter, option: QStyleOptionViewItem, *, last: bool) -> None:
    box, state = box_and_state(option)
    selected, hovered = bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_MouseOver)
    if selected or hovered:
        paint.rounded(painter, QRectF(box), 6, "sel" if selected else "hover")
    elif not last:
        paint.hairline(painter, box.left() + 44, box.bottom(), box.right() - 12, box.bottom())
    if state & QStyle.StateFlag.State_HasFocus:
        paint.rounded(painter, QRectF(box), 6, None, "focus", 2)


def _paint_when(painter: QPainter, box: QRect, row: RecentRow, *, selected: bool) -> int:
    """Draw the time and give where what stands left of it may end."""
    if box.width() < _TIGHT:
        return box.right() - 12
    room = QRect(box.right() - 12 - _WHEN, box.top(), _WHEN, box.height())
    words = when_words(row.recent.when, datetime.now().astimezone())
    _write(painter, room, words, "small", "onsel" if selected else "text2", align=Qt.AlignmentFlag.AlignRight)
    return room.left()


def _state_width(metrics: QFontMetrics) -> int:
    """The width that any state needs, so that all states begin at one line."""
    words = (tr("文件不在了"), tr("Word 里改过"), tr("剩 {count} 项", count=888), tr("已填完"))
    return 20 + max(metrics.horizontalAdvance(one) for one in words) + 8


def _paint_state(painter: QPainter, room: QRect, row: RecentRow, *, selected: bool) -> int:
    """Draw how far the report is, right in the room, and give where the words left of it may end."""
    left = room.right() - _state_width(QFontMetrics(theme.font("small")))
    room, middle = QRect(left, room.top(), room.right() - left, room.height()), room.center().y()
    shift, token = 0, "ok"
    if not row.is_there:
        token = "text3"
    elif row.standing == Standing.CHANGED:
        painter.drawPixmap(left, middle - 7, icons.pixmap("refresh", 16, "onsel" if selected else "focus"))
        shift, token = 20, "focus"
    elif row.left:
        paint.unfilled_mark(painter, left, middle - 5)
        shift, token = 16, "text"
    _write(painter, room.adjusted(shift, 0, 0, 0), row.state, "small", "onsel" if selected else token)
    return left


def _write(
    painter: QPainter,
    room: QRect,
    words: str,
    font: theme.FontName,
    token: str,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> None:
    painter.setFont(theme.font(font))
    painter.setPen(theme.color(token))
    shown = QFontMetrics(painter.font()).elidedText(words, elide, room.width())
    painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, shown)
