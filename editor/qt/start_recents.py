"""The reports opened last, as rows: how far each is, what it is called, where it lies, when it was open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.start_layout import box_and_state
from editor.storage.recents import Recent

ROW = 48
ROW_ROLE = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex
_STATE, _WHEN = 96, 104


@dataclass(frozen=True, slots=True)
class RecentRow:
    """A report of the list and whether its file is still there."""

    recent: Recent
    is_there: bool = True

    @property
    def title(self) -> str:
        """The report's title, else its file's name."""
        return self.recent.title or Path(self.recent.path).stem

    @property
    def place(self) -> str:
        """Kind and folder in one line."""
        return " · ".join(part for part in (self.recent.kind, str(Path(self.recent.path).parent)) if part)

    @property
    def left(self) -> int:
        """How many fields have no value yet."""
        return self.recent.total - self.recent.filled

    @property
    def state(self) -> str:
        """How far the report is, in words."""
        if not self.is_there:
            return tr("文件不在了")
        return tr("剩 {count} 项", count=self.left) if self.left else tr("已填完") if self.recent.total else ""

    @property
    def spoken(self) -> str:
        """The row as a screen reader says it."""
        return "，".join(part for part in (self.title, self.state, self.place, when_words(self.recent.when, datetime.now().astimezone())) if part)


def when_words(when: float, now: datetime) -> str:
    """A time (seconds since 1970) as short words: 今天 14:32, 昨天, 11月20日, 2025年11月20日; nothing for no time."""
    if not when:
        return ""
    then = datetime.fromtimestamp(when, now.tzinfo)
    days = (now.date() - then.date()).days
    if days == 0:
        return tr("今天 {time}", time=f"{then:%H:%M}")
    if days == 1:
        return tr("昨天")
    if then.year == now.year:
        return tr("{month}月{day}日", month=then.month, day=then.day)
    return tr("{year}年{month}月{day}日", year=then.year, month=then.month, day=then.day)


class RecentsModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecentRow, ...] = ()

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show these rows instead."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        answers = {Qt.ItemDataRole.DisplayRole: row.title, ROW_ROLE: row, Qt.ItemDataRole.ToolTipRole: row.recent.path}
        return row.spoken if role == Qt.ItemDataRole.AccessibleTextRole else answers.get(Qt.ItemDataRole(role))


class RecentsDelegate(QStyledItemDelegate):
    """Draws a row: ring, title over place, state, time; a hairline parts the rows."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, (box, state) = index.data(ROW_ROLE), box_and_state(option)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        _paint_ground(painter, option, last=index.row() == index.model().rowCount() - 1)
        paint.ring(painter, QRectF(box.left() + 12, box.center().y() - 9.5, 20, 20), row.recent.filled, row.recent.total, written=row.is_there)
        right = _paint_when(painter, box, row, selected=selected)
        right = _paint_state(painter, QRect(right - _STATE, box.top(), _STATE, box.height()), row, selected=selected)
        left = box.left() + 44
        words = QRect(left, box.top(), right - left - 12, box.height())
        token = "onsel" if selected else "text" if row.is_there else "text3"
        _write(painter, words.adjusted(0, 5, 0, -23), row.title, "body", token)
        _write(painter, words.adjusted(0, 25, 0, -5), row.place, "small", "onsel" if selected else "text3", Qt.TextElideMode.ElideMiddle)


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
    room = QRect(box.right() - 12 - _WHEN, box.top(), _WHEN, box.height())
    words = when_words(row.recent.when, datetime.now().astimezone())
    _write(painter, room, words, "small", "onsel" if selected else "text2", align=Qt.AlignmentFlag.AlignRight)
    return room.left() if box.width() >= 440 else box.right() - 12


def _paint_state(painter: QPainter, room: QRect, row: RecentRow, *, selected: bool) -> int:
    shift = 0
    if row.is_there and row.left:
        paint.unfilled_mark(painter, room.left(), room.center().y() - 5)
        shift = 16
    token = "onsel" if selected else "text3" if not row.is_there else "text" if row.left else "ok"
    _write(painter, room.adjusted(shift, 0, 0, 0), row.state, "small", token)
    return room.left()


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


class RecentsList(QListView):
    """The list. `opened` tells the path of the report to go on with, `removed` the path of one to take off the list."""

    opened = Signal(str)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(RecentsModel(self))
        self.setItemDelegate(RecentsDelegate(self))
        self.setAccessibleName(tr("最近文稿"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clicked.connect(lambda index: self.opened.emit(index.data(ROW_ROLE).recent.path))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().data(ROW_ROLE) if self.currentIndex().isValid() else None
        if row is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.recent.path)
        elif row is not None and event.matches(QKeySequence.StandardKey.Delete):
            self.removed.emit(row.recent.path)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        path = index.data(ROW_ROLE).recent.path
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("打开"), lambda: self.opened.emit(path))
        menu.addAction(tr("移出列表"), QKeySequence.StandardKey.Delete, lambda: self.removed.emit(path))
        menu.popup(event.globalPos())
