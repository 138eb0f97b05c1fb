"""The rows that want a look: number, name, what is wrong, and one act. A cell that is wrong is mended in place."""

from collections.abc import Callable, Mapping, Sequence
from typing import cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.template.field import Field
from editor.model.words import tr
from editor.qt.batch.looking import ToldRow
from editor.qt.editors.editors import Editor, editor_class
from editor.qt.look import icons, paint, theme
from editor.qt.widgets.delegates import box_and_state

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = int(Qt.ItemDataRole.UserRole)
_ROW, _LINE, _MOST_LINES, _NUMBER, _EDGE, _SIGN, _BUTTON = 52, 18, 4, 64, 12, 20, 28
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def act_words(row: ToldRow) -> str:
    """What the one act of a row is called."""
    if row.wrong is not None:
        return tr("改成 {value}", value=row.wrong.meant) if row.wrong.meant else tr("改这格")
    return tr("看两行") if len(row.pages) > 1 else tr("看这行")


class _FoundModel(QAbstractListModel):
    """The rows; one that is mended changes in place."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[ToldRow] = []

    def show_rows(self, rows: Sequence[ToldRow]) -> None:
        """Hold other rows."""
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = ROW_ROLE) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.words if role == Qt.ItemDataRole.ToolTipRole else tr("{number} 行   {name}", number=row.number, name=row.shown)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            about = {"number": row.number, "name": row.shown, "words": row.words, "act": act_words(row)}
            return tr("{number} 行，{name}，{words}按回车：{act}", **about)
        return None


class FoundDelegate(QStyledItemDelegate):
    """Draws a row with the button of its act, and makes the editor of a cell. `pressed` tells a row whose button was clicked."""

    pressed = Signal(object)
    mended = Signal(int, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.fields: Mapping[str, Field] = {}
        self._typed: dict[int, str] = {}

    def button(self, box: QRect, row: ToldRow) -> QRect:
        """Where the act of a row stands in its box."""
        width = min(paint.width_of(act_words(row), "body") + 24, box.width() // 3)
        return QRect(box.right() - _EDGE - width, box.top() + (_ROW - _BUTTON) // 2, width, _BUTTON)

    def _words(self, box: QRect, row: ToldRow) -> QRect:
        right = self.button(box, row).left() - _EDGE
        return QRect(box.left() + _NUMBER, box.top() + 6, max(20, right - box.left() - _NUMBER), box.height() - 12)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        box = box_and_state(option)[0]
        row: ToldRow = index.data(ROW_ROLE)
        lines = self._lines(self._words(QRect(0, 0, max(box.width(), 240), _ROW), row), row)
        return QSize(240, _ROW + max(0, len(lines) - 1) * _LINE)

    def _lines(self, room: QRect, row: ToldRow) -> list[str]:
        return paint.lines_of(row.words, "small", room.width() - _SIGN, _MOST_LINES)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        (box, state), row, flags = box_and_state(option), cast("ToldRow", index.data(ROW_ROLE)), QStyle.StateFlag
        chosen = bool(state & flags.State_Selected)
        if chosen:
            paint.rounded(painter, QRectF(box), 6, "sel")
        else:
            paint.hairline(painter, box.left(), box.bottom(), box.right(), box.bottom())
        self._paint_words(painter, box, row, "onsel" if chosen else "")
        self._paint_button(painter, self.button(box, row), row, state)
        if state & flags.State_HasFocus:
            paint.rounded(painter, QRectF(box), 6, None, "focus", 2)

    def _paint_words(self, painter: QPainter, box: QRect, row: ToldRow, ink: str) -> None:
        room, align = self._words(box, row), Qt.AlignmentFlag
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(ink or "text2"))
        painter.drawText(box.adjusted(_EDGE, 8, 0, 0), align.AlignLeft | align.AlignTop, tr("{number} 行", number=row.number))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(ink or "text"))
        name = painter.fontMetrics().elidedText(row.shown or tr("（空）"), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, align.AlignLeft | align.AlignTop, name)
        sign, token = ("warn", "prob") if row.is_wrong else ("info", "warn")
        painter.drawPixmap(room.left(), room.top() + 22, icons.pixmap(sign, 16, token))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(ink or token))
        for at, line in enumerate(self._lines(room, row)):
            painter.drawText(room.adjusted(_SIGN, 22 + at * _LINE, 0, 4), align.AlignLeft | align.AlignTop, line)

    def _paint_button(self, painter: QPainter, box: QRect, row: ToldRow, state: QStyle.StateFlag) -> None:
        is_under = bool(state & QStyle.StateFlag.State_MouseOver)
        paint.rounded(painter, QRectF(box), 6, "hover" if is_under else "raised", "edge")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        words = QFontMetrics(painter.font()).elidedText(act_words(row), Qt.TextElideMode.ElideRight, box.width() - 8)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        if (
            isinstance(event, QMouseEvent)
            and event.type() == QEvent.Type.MouseButtonRelease
            and self.button(box_and_state(option)[0], index.data(ROW_ROLE)).contains(event.position().toPoint())
        ):
            self.pressed.emit(index.data(ROW_ROLE))
            return True
        return super().editorEvent(event, model, option, index)

    # The editor of a cell

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's own signature
        row: ToldRow = index.data(ROW_ROLE)
        assert row.wrong is not None
        field = self.fields[row.wrong.field]
        widget = editor_class(field)(parent)
        editor = cast("Editor", widget)
        editor.describe(field)
        editor.show_value(row.cell)
        editor.edited.connect(lambda value: self._typed.__setitem__(row.number, value))
        widget.setAccessibleName(tr("第 {number} 行的“{field}”", number=row.number, field=field.name))
        self._typed.pop(row.number, None)
        return widget

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """What is typed stays."""

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:  # noqa: ARG002 - Qt's own signature
        row: ToldRow = index.data(ROW_ROLE)
        if (typed := self._typed.pop(row.number, None)) is not None and typed != row.cell:
            self.mended.emit(row.number, typed)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = self._words(box_and_state(option)[0], index.data(ROW_ROLE))
        editor.setGeometry(QRect(room.left() - 4, room.top() - 5, room.width() + 4, _BUTTON))


class FoundRows(QListView):
    """The list. `pages_asked` tells the numbers of rows whose pages are to be shown, `mended` a row and what its cell is to say."""

    pages_asked = Signal(tuple)
    mended = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._model, self._delegate = _FoundModel(), FoundDelegate(self)
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("预检结果"))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._delegate.pressed.connect(self.do)
        self._delegate.mended.connect(self.mended)
        self.doubleClicked.connect(lambda index: self.do(index.data(ROW_ROLE)))

    @property
    def rows(self) -> Sequence[ToldRow]:
        """The rows that it shows."""
        return self._model.rows

    def show_rows(self, rows: Sequence[ToldRow], fields: Mapping[str, Field]) -> None:
        """Show these rows; the one in hand, or the next, stays in hand."""
        at = self.currentIndex().row()
        self._delegate.fields = fields
        self._model.show_rows(rows)
        if rows:
            self.setCurrentIndex(self._model.index(min(max(0, at), len(rows) - 1), 0))

    def do(self, row: ToldRow) -> None:
        """Do what the button of a row says."""
        if row.wrong is None:
            self.pages_asked.emit(row.pages)
        elif row.wrong.meant:
            self.mended.emit(row.number, row.wrong.meant)
        else:
            index = self._model.index(self._model.rows.index(row), 0)
            self.setCurrentIndex(index)
            self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, act = self.currentIndex(), {**dict.fromkeys(_ENTER, self.do), Qt.Key.Key_Space: self._see}
        what: Callable[[ToldRow], None] | None = act.get(Qt.Key(event.key()))
        if what is not None and at.isValid():
            what(at.data(ROW_ROLE))
        else:
            super().keyPressEvent(event)

    def _see(self, row: ToldRow) -> None:
        self.pages_asked.emit(row.pages)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.scheduleDelayedItemsLayout()
        super().resizeEvent(event)
