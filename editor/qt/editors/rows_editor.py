"""A rows field as a small table: cells edited in place, blocks pasted from a spreadsheet, rows added and taken out."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.editors.rows_model import RowsModel
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.qt.look.labels import Words
from editor.qt.system.clipboard import block_of
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.delegates import box_and_state

Index = QModelIndex | QPersistentModelIndex
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEAD, _ROW, _FOOT = 26, 28, 28
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class _CellBox(TextBox):
    """The text box of one cell."""

    pasted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("cell", True)
        self.setFont(theme.font("body"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not event.matches(QKeySequence.StandardKey.Paste):
            super().keyPressEvent(event)
            return
        block = block_of(text := QApplication.clipboard().text())
        if len(block) > 1 or len(block[0]) > 1:
            self.pasted.emit(text)
        else:
            self.insert(block[0][0])


class _Cells(QStyledItemDelegate):
    """Draws cells, an unfilled one in yellow, and hands every keystroke on. `rows_asked`: one more row (1), or one less (−1)."""

    rows_asked = Signal(int)
    pasted = Signal(str)

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, index: Index) -> QWidget:
        box = _CellBox(parent)
        box.setAlignment(Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)))
        box.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        box.textEdited.connect(lambda: self.commitData.emit(box))
        box.pasted.connect(self.pasted)
        return box

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        model, text = index.model(), index.data(Qt.ItemDataRole.EditRole)
        # What the person is typing is left alone as long as it means what the model holds.
        if (
            isinstance(editor, QLineEdit)
            and isinstance(model, RowsModel)
            and model.meant(index.column(), editor.text()) != model.meant(index.column(), text)
        ):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QLineEdit):
            model.setData(index, editor.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        control, enter = bool(event.modifiers() & _CONTROL), event.key() in _ENTER
        if control and (enter or event.key() == Qt.Key.Key_Delete):
            self.rows_asked.emit(1 if enter else -1)
        elif enter:
            hint = QAbstractItemDelegate.EndEditHint
            self.closeEditor.emit(watched, hint.EditPreviousItem if event.modifiers() & _SHIFT else hint.EditNextItem)
        else:
            return super().eventFilter(watched, event)
        return True

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: Index) -> None:
        editor.setGeometry(box_and_state(option)[0])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        (box, _), text = box_and_state(option), index.data()
        painter.fillRect(box, theme.color("raised" if text else "slot"))
        wrong = text and index.data(Qt.ItemDataRole.ToolTipRole)
        painter.setPen(theme.color("slottx" if not text else "prob" if wrong else "text"))
        painter.setFont(theme.font("body"))
        inner = box.adjusted(8, 0, -8, 0)
        words = QFontMetrics(painter.font()).elidedText(text or tr("未填"), Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag(index.data(Qt.ItemDataRole.TextAlignmentRole)), words)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(80, _ROW)


class _Table(QTableView):
    """The table itself. `left` asks for the field after (1) or before (−1) it."""

    left = Signal(int)
    rows_asked = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        cells = _Cells(self)
        cells.pasted.connect(self.paste)
        cells.rows_asked.connect(self.rows_asked)
        self.setItemDelegate(cells)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.horizontalHeader().setFixedHeight(_HEAD)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setFont(theme.font("small"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        triggers = QAbstractItemView.EditTrigger
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setEditTriggers(triggers.CurrentChanged | triggers.SelectedClicked | triggers.AnyKeyPressed | triggers.EditKeyPressed)

    def paste(self, text: str) -> None:
        """Write a copied block into the table from the current cell on."""
        at, model = self.currentIndex(), self.model()
        if isinstance(model, RowsModel) and text:
            row, column = max(0, at.row()), max(0, at.column())
            self.setFocus()
            model.put(row, column, block_of(text))
            self.setCurrentIndex(model.index(row, column))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._begins(event):
            super().inputMethodEvent(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImEnabled and not self.model().rowCount():
            return True
        return super().inputMethodQuery(query)

    def _begins(self, event: QInputMethodEvent | QKeyEvent) -> bool:
        """Whether a table without rows gets its first one by this, which then goes into its first cell."""
        if self.model().rowCount():
            return False
        self.rows_asked.emit(1)
        if (box := QApplication.focusWidget()) is not None and box is not self:
            QApplication.sendEvent(box, event)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        types = event.text().strip() and event.text().isprintable() and not event.modifiers() & ~_SHIFT
        if types and self._begins(event):
            return
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QApplication.clipboard().text())
        elif event.modifiers() & _CONTROL and event.key() in (*_ENTER, Qt.Key.Key_Delete):
            self.rows_asked.emit(1 if event.key() in _ENTER else -1)
        elif event.key() in _ENTER and self.state() != QAbstractItemView.State.EditingState:
            self.left.emit(-1 if event.modifiers() & _SHIFT else 1)
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        at, model = self.currentIndex(), self.model()
        last = at.row() == model.rowCount() - 1 and at.column() == model.columnCount() - 1
        first = at.row() <= 0 and at.column() <= 0
        step = {QAbstractItemDelegate.EndEditHint.EditNextItem: last, QAbstractItemDelegate.EndEditHint.EditPreviousItem: -first}.get(hint, 0)
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint if step else hint)
        if step:
            self.left.emit(int(step))


class RowsEditor(QWidget):
    """The table with 加一行 and 去掉一行 below it. `grew` says that it wants another height."""

    edited = Signal(object)
    went = Signal(int)
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self.model = RowsModel(self)
        self.table = _Table(self)
        self.table.setModel(self.model)
        self._add = Button(tr("加一行"), ButtonKind.LINK, "plus")
        self._less = Button(tr("去掉一行"), ButtonKind.LINK, "minus")
        self._hint = Words(tr("可从 Excel 整块粘贴"), "small", "text3", shrinks=True)
        self._build()
        self.model.edited.connect(self.edited)
        self.model.modelReset.connect(self.grew)
        self.table.left.connect(self.went)
        self.table.rows_asked.connect(lambda step: self.add_row() if step > 0 else self._remove_row())
        self.model.modelReset.connect(self._show_less)
        self._add.clicked.connect(self.add_row)
        self._less.clicked.connect(self._remove_row)
        self._show_less()
        self.setFocusProxy(self.table)

    def _build(self) -> None:
        foot = QHBoxLayout()
        foot.setSpacing(4)
        for button in (self._add, self._less):
            button.setFont(theme.font("small"))
            button.setFixedHeight(24)
            foot.addWidget(button)
        self._add.setToolTip(tr("加一行  Ctrl+Enter"))
        self._less.setToolTip(tr("去掉选中的一行  Ctrl+Del"))
        foot.addWidget(self._hint, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table)
        column.addLayout(foot)

    @property
    def wanted_width(self) -> int | None:
        """All there is."""
        return None

    @property
    def wanted_height(self) -> int:
        """High enough for all rows."""
        return _HEAD + self.model.rowCount() * _ROW + 2 + _FOOT

    def describe(self, field: Field, template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        self.model.describe(field, template)

    def show_value(self, value: Value) -> None:
        """Show the draft's rows; tells nobody."""
        self.model.show_value(value)

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def show_row(self, row: int) -> None:
        """Go into the first cell of a row; the person who types in it stays."""
        focused = QApplication.focusWidget()
        if self.table.currentIndex().row() == row and focused is not None and self.table.isAncestorOf(focused):
            return
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(row, 0))

    def show_unfilled(self) -> None:
        """Go into the first cell that is empty; the first one of all when none is."""
        cells = ((row, at) for row, cells in enumerate(self.model.rows) for at, column in enumerate(self.model.columns) if not cells.get(column.key))
        row, column = next(cells, (0, 0))
        self.table.setFocus()
        self.table.setCurrentIndex(self.model.index(row, column))

    @property
    def column(self) -> str:
        """The key of the column of the cell in hand; "" where none is."""
        at = self.table.currentIndex().column()
        return self.field.columns[at].key if 0 <= at < len(self.field.columns) else ""

    def column_at(self, point: QPoint, *, by_key: bool = False) -> str:
        """The key of the column at a point of the screen, of its head too; that of the cell in hand `by_key`, "" beside the table."""
        if by_key:
            return self.column
        place = self.table.mapFromGlobal(point)
        at = self.table.columnAt(self.table.viewport().mapFromGlobal(point).x()) if self.table.rect().contains(place) else -1
        return self.field.columns[at].key if 0 <= at < len(self.field.columns) else ""

    def add_row(self) -> None:
        """Add an empty row at the end and go into it."""
        self.show_row(self.model.add_row())

    def _show_less(self) -> None:
        self._less.setVisible(self.model.rowCount() > 0)

    def _remove_row(self) -> None:
        """Take out the row in hand, or the last one where none is."""
        row = at.row() if (at := self.table.currentIndex()).isValid() else self.model.rowCount() - 1
        if row >= 0:
            self.table.setFocus()
            self.model.remove_row(row)
            self.table.setCurrentIndex(self.model.index(min(row, self.model.rowCount() - 1), 0))
