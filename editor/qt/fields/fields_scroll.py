"""What the column of fields scrolls in: the field in hand comes into sight by keyboard, and stays under the pointer that took it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QWidget

from editor.qt.fields.field_row import FieldRow
from editor.qt.fields.fields_column import FieldsColumn

_EDGE = 40  # pixels that a field in hand stands away from the edges


class FieldsScroll(QScrollArea):
    """Scrolls a column."""

    def __init__(self, column: FieldsColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = column
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(column)

    def top_of(self, row: FieldRow | None) -> int | None:
        """Where the editor of a row stands that is being pressed, in pixels of the view: there it has to stay. None where none is pressed."""
        is_pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if row is None or not is_pressed or not self._column.isAncestorOf(row.box):
            return None
        return row.box.mapTo(self._column, row.box.rect().topLeft()).y() - self.verticalScrollBar().value()

    def keep(self, row: FieldRow | None, top: int | None) -> None:
        """Let a row's editor stand where it stood: by scrolling, and where there is nothing to scroll by room above the first row."""
        now = self.top_of(row)
        if now is None or top is None:
            return
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + now - top)
        self._column.lift_by(top - (self.top_of(row) or 0))

    def bring(self, row: FieldRow | None) -> None:
        """Bring a row into sight whole, with its sentence, away from the edge."""
        if row is None or row.isHidden():
            return
        self._column.lift_by(0, anew=True)
        bar, view = self.verticalScrollBar(), self.viewport().height()
        top, bottom = row.y() - _EDGE, row.y() + row.height() + _EDGE
        bar.setValue(max(min(bar.value(), top), min(bottom - view, top)))

    def begin(self) -> None:
        """Begin at the first row of another section."""
        self._column.lift_by(0, anew=True)
        self.verticalScrollBar().setValue(0)
