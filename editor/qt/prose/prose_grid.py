"""The cells of a table in the text, to be edited below it: words with 〔name〕 for each slot; rows and columns are added and taken out."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.model.template.markup import slot
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.prose.prose_chips import heading_from_words, heading_in_words
from editor.qt.system.clipboard import block_of
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.delegates import box_and_state

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_ROW, _MOST_ROWS = 28, 8
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL = Qt.KeyboardModifier.ControlModifier


class GridModel(QAbstractTableModel):
    """A table's cells as words. `edited` tells the table that the person means."""

    edited = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._draft, self.grid = Draft(), Grid(((),))

    def show_grid(self, draft: Draft, grid: Grid) -> None:
        """Show another table; tells nobody."""
        self._draft = draft
        if list(map(len, grid.rows)) == list(map(len, self.grid.rows)):
            # A cell may still be open: a reset would take it away in the middle of its act.
            self.grid = grid
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.grid = grid
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else max(map(len, self.grid.rows))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def _markup(self, row: int, column: int) -> str:
        cells = self.grid.rows[row]
        return cells[column] if column < len(cells) else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        words = heading_in_words(self._draft.template, self._markup(index.row(), index.column()))
        if role != Qt.ItemDataRole.AccessibleTextRole:
            return words
        return tr("第 {row} 行第 {column} 格，{words}", row=index.row() + 1, column=index.column() + 1, words=words or tr("空"))

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole:
            return False
        self.put(index.row(), index.column(), [[str(value)]])
        return True

    def put(self, row: int, column: int, block: list[list[str]]) -> None:
        """Write a block of cells with its upper left at a cell; rows that are missing are added."""
        wide = self.columnCount()
        rows = [[self._markup(at, across) for across in range(wide)] for at in range(self.rowCount())]
        for at, cells in enumerate(block, row):
            if at == len(rows):
                rows.append([""] * wide)
            for across, words in enumerate(cells[: wide - column], column):
                if not self.grid.is_covered(at, across):
                    rows[at][across] = self._meant(rows[at][across], words)
        self._take(self.grid.rearranged([*range(self.rowCount()), *[None] * (len(rows) - self.rowCount())]).with_rows(rows))

    def _meant(self, before: str, words: str) -> str:
        """The markup of a cell: 〔name〕 of any field is a slot."""
        template = self._draft.template
        known = before + "".join(slot(field.key) for field in template.fields if field.type != FieldType.ROWS)
        return heading_from_words(template, known, " ".join(words.split("\n")).strip())

    def add(self, *, row: int | None = None, column: int | None = None) -> None:
        """Put an empty row before row `row`, or an empty column before column `column`."""
        rows: list[int | None] = [*range(self.rowCount())]
        columns: list[int | None] = [*range(self.columnCount())]
        if row is not None:
            rows.insert(row, None)
        if column is not None:
            columns.insert(column, None)
        self._take(self._even().rearranged(rows, columns))

    def remove(self, *, row: int | None = None, column: int | None = None) -> None:
        """Take a row or a column out; the last one stays."""
        rows = [at for at in range(self.rowCount()) if at != row]
        columns = [across for across in range(self.columnCount()) if across != column]
        if rows and columns:
            self._take(self._even().rearranged(rows, columns))

    def _even(self) -> Grid:
        """The table with all rows of one length."""
        return self.grid.with_rows([self._markup(at, across) for across in range(self.columnCount())] for at in range(self.rowCount()))

    def _take(self, grid: Grid) -> None:
        if grid != self.grid:
            self.edited.emit(grid)


class _Cells(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = TextBox(parent)
        box.setProperty("cell", True)
        box.setFont(theme.font("body"))
        box.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        return box

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(box_and_state(option)[0])


class GridTable(QTableView):
    """The cells. `rows_asked` asks for one more row (1) or one less (−1), `left` that Esc gives the focus back to the text."""

    rows_asked = Signal(int)
    left = Signal()

    def __init__(self, model: GridModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Cells(self))
        self.setFont(theme.font("body"))
        self.setAccessibleName(tr("表的格子"))
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.SelectedClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, model = self.currentIndex(), self.model()
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(model, GridModel):
            model.put(max(0, at.row()), max(0, at.column()), block_of(QApplication.clipboard().text()))
        elif event.modifiers() & _CONTROL and event.key() in (*_ENTER, Qt.Key.Key_Delete):
            self.rows_asked.emit(1 if event.key() in _ENTER else -1)
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.edit(at)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and at.isValid():
            model.setData(at, "")
        elif event.key() == Qt.Key.Key_Escape and self.state() != QAbstractItemView.State.EditingState:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class GridPanel(QWidget):
    """The table at the caret with its acts. `edited` tells the new table, `left` that the focus goes back to the text."""

    edited = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = GridModel()
        self.table = GridTable(self.model)
        self.acts = {
            "row": Button(tr("加一行"), ButtonKind.LINK, "plus"),
            "no row": Button(tr("去掉一行"), ButtonKind.LINK, "minus"),
            "column": Button(tr("加一列"), ButtonKind.LINK, "plus"),
            "no column": Button(tr("去掉一列"), ButtonKind.LINK, "minus"),
        }
        self._build()
        self.model.edited.connect(self.edited)
        self.table.left.connect(self.left)
        self.table.rows_asked.connect(self._on_rows_asked)
        self.acts["row"].clicked.connect(lambda: self._on_rows_asked(1))
        self.acts["no row"].clicked.connect(lambda: self._on_rows_asked(-1))
        self.acts["column"].clicked.connect(lambda: self.model.add(column=self._at()[1] + 1))
        self.acts["no column"].clicked.connect(lambda: self.model.remove(column=self._at()[1]))
        self.hide()

    def _build(self) -> None:
        foot, column = QHBoxLayout(), QVBoxLayout(self)
        foot.setSpacing(12)
        for act in self.acts.values():
            act.setFont(theme.font("small"))
            act.setFixedHeight(24)
            foot.addWidget(act)
        foot.addStretch(1)
        foot.addWidget(Words(tr("〔名称〕是空位"), "small", "text3"))
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(4)
        column.addWidget(self.table)
        column.addLayout(foot)

    def show_grid(self, draft: Draft, grid: Grid | None) -> None:
        """Show the table at the caret; None hides the panel."""
        self.setVisible(grid is not None)
        if grid is not None:
            at = self._at()
            self.model.show_grid(draft, grid)
            self.table.clearSpans()
            for merge in grid.merges:
                self.table.setSpan(merge.row, merge.column, merge.rows, merge.columns)
            self.table.setFixedHeight(min(self.model.rowCount(), _MOST_ROWS) * _ROW + 2)
            self.table.setCurrentIndex(self.model.index(min(at[0], self.model.rowCount() - 1), min(at[1], self.model.columnCount() - 1)))

    def begin(self) -> None:
        """Put the focus into the cells."""
        self.table.setFocus()

    def choose(self, row: int, column: int) -> None:
        """Take a cell in hand; the focus stays where it is."""
        self.table.setCurrentIndex(self.model.index(row, column))

    def _at(self) -> tuple[int, int]:
        at = self.table.currentIndex()
        return max(0, at.row()), max(0, at.column())

    def _on_rows_asked(self, step: int) -> None:
        row, column = self._at()
        if step > 0:
            self.model.add(row=row + 1)
            self.table.setCurrentIndex(self.model.index(row + 1, column))
        else:
            self.model.remove(row=row)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, 0, 0, self.width(), 0)
