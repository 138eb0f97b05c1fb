"""The rows of a rows field as a table model: every change goes out as the whole new value."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from editor.model.template.field import Field, Row, Value
from editor.model.template.template import Template
from editor.model.template.values import FIELD_TYPES, boxed_value, clean_value, value_problem
from editor.model.typed.narrow import Around
from editor.model.words import tr
from editor.qt.editors.number_editors import grouped
from editor.qt.editors.type_looks import look_of

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def _side(column: Field) -> int:
    side = Qt.AlignmentFlag.AlignRight if look_of(column.type).right else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignVCenter)


class RowsModel(QAbstractTableModel):
    """Rows of texts by column. `edited` tells the new value; the model keeps only what it was last shown."""

    edited = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[Field, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self._around: list[tuple[Around, ...]] = []

    def describe(self, field: Field, template: Template | None = None) -> None:
        """Serve another field; `template` tells which words stand around its cells."""
        self.beginResetModel()
        self.columns, self.rows = field.columns, ()
        around = template.around if template is not None else {}
        self._around = [around.get(f"{field.key}.{column.key}", ()) for column in field.columns]
        self.endResetModel()

    def meant(self, column: int, typed: str) -> str:
        """The value that is meant by what is typed into a cell of a column."""
        return clean_value(self.columns[column], typed, around=self._around[column])

    def show_value(self, value: Value) -> None:
        """Show the draft's rows; tells nobody."""
        rows = value if isinstance(value, tuple) else ()
        if rows == self.rows:
            return
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(self.columns) - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable if index.isValid() else Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        text = self.rows[index.row()].get(column.key, "")
        if role == Qt.ItemDataRole.DisplayRole:
            return grouped(text) if FIELD_TYPES[column.type].numeric else boxed_value(column, text)
        if role == Qt.ItemDataRole.EditRole:
            return boxed_value(column, text)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        if role == Qt.ItemDataRole.ToolTipRole:
            problem = value_problem(column, text, self._around[index.column()])
            return problem.text if problem else None
        return self._spoken(column, text) if role == Qt.ItemDataRole.AccessibleTextRole else None

    def _spoken(self, column: Field, text: str) -> str:
        return f"{column.name}，{text or tr('未填')}"

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Vertical or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{column.name}（{column.unit}）" if column.unit else column.name
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        self.put(index.row(), index.column(), [[str(value)]])
        return True

    def put(self, row: int, column: int, block: list[list[str]]) -> None:
        """Write a block of cells with its upper left at a cell; rows that are missing are added, what stands right of the table is dropped, and so
        is a first line that only repeats the columns' names.
        """
        names = [(field.name, f"{field.name}（{field.unit}）") for field in self.columns[column:]]
        if len(block) > 1 and all(cell in known for cell, known in zip(block[0], names, strict=False)):
            block = block[1:]
        rows = [dict(r) for r in self.rows]
        for number, cells in enumerate(block, row):
            while number >= len(rows):
                rows.append(self._empty_row())
            for at, (field, cell) in enumerate(zip(self.columns[column:], cells, strict=False), column):
                rows[number][field.key] = self.meant(at, cell)
        self._change(rows)

    def add_row(self, at: int | None = None) -> int:
        """Add an empty row before row `at`, or at the end; its number."""
        rows = [dict(r) for r in self.rows]
        place = len(rows) if at is None else at
        rows.insert(place, self._empty_row())
        self._change(rows)
        return place

    def remove_row(self, at: int) -> None:
        """Take a row out."""
        self._change([dict(r) for n, r in enumerate(self.rows) if n != at])

    def _empty_row(self) -> dict[str, str]:
        return {column.key: "" for column in self.columns}

    def _change(self, rows: list[dict[str, str]]) -> None:
        value = tuple(rows)
        if value != self.rows:
            self.show_value(value)
            self.edited.emit(value)
