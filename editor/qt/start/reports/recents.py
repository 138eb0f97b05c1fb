"""The reports opened last, as a list."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from editor.model.words import tr
from editor.qt.messages.outside import open_outside
from editor.qt.start.reports.delegate import ROW_ROLE, RecentsDelegate
from editor.qt.start.reports.row import RecentRow

Index = QModelIndex | QPersistentModelIndex


class RecentsModel(QAbstractListModel):
    """The rows of the list."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[RecentRow, ...] = ()

    def show_rows(self, rows: Sequence[RecentRow]) -> None:
        """Show these rows instead; where they are the same reports, the one in hand stays in hand."""
        before, after = [row.recent.path for row in self._rows], [row.recent.path for row in rows]
        if before == after:
            self._rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
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


class RecentsList(QListView):
    """The list. `opened` tells the path of the report to go on with, `removed` the path of one to take off the list.

    `pinned` tells the path of one that is to stay at the top, or no longer.
    """

    opened = Signal(str)
    removed = Signal(str)
    pinned = Signal(str, bool)
    told = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(RecentsModel(self))
        self.setItemDelegate(RecentsDelegate(self))
        self.setAccessibleName(tr("最近文稿"))
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            corner = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(44, -8))
            self.menu_of(index.data(ROW_ROLE)).popup(corner if by_key else event.globalPos())

    def menu_of(self, row: RecentRow) -> QMenu:
        """The menu of a report."""
        menu, path = QMenu(self), row.recent.path
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("打开"), lambda: self.opened.emit(path)).setEnabled(row.is_there)
        menu.addAction(tr("打开文件夹"), lambda: open_outside(Path(path).parent, self.told.emit)).setEnabled(row.is_there)
        menu.addSeparator()
        pin = menu.addAction(tr("固定在前"), lambda: self.pinned.emit(path, not row.recent.pinned))
        pin.setCheckable(True)
        pin.setChecked(row.recent.pinned)
        menu.addAction(tr("移出列表"), QKeySequence.StandardKey.Delete, lambda: self.removed.emit(path))
        return menu
