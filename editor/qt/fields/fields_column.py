"""The column of field rows: real widgets for the section in hand only, kept by kind for the next section."""

from collections import defaultdict
from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.words import tr
from editor.qt.editors.editors import editor_class
from editor.qt.fields.field_look import FieldLook
from editor.qt.fields.field_row import FieldRow
from editor.qt.look import theme
from editor.qt.look.density import Density
from editor.qt.widgets.buttons import Button, ButtonKind

_BOTTOM = 48


class FieldsColumn(QWidget):
    """Rows one below the other and the way on to the next section. It shows what it is told and passes on what is typed."""

    edited = Signal(FieldRow, object)
    went = Signal(FieldRow, int)
    places_asked = Signal(FieldRow)
    other_asked = Signal(FieldRow)
    as_it_is_asked = Signal(FieldRow)
    menu_filled = Signal(QMenu, str)
    taken = Signal(str)
    next_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[FieldRow] = []
        self._pool: dict[type[QWidget], list[FieldRow]] = defaultdict(list)
        self._density = Density()
        self._empty = ""
        self._lift = 0
        self._next, self._end = ("", 0), ""
        self.next = Button("", ButtonKind.LINK, parent=self)
        self.next.clicked.connect(self.next_asked)
        self.next.hide()

    def serve(self, draft: Draft, fields: Iterable[Field]) -> None:
        """Show these fields, in this order."""
        self._give_back()
        for field in fields:
            row = self._row_for(field)
            row.serve(field, draft.value(field.key), draft.template)
            self.rows.append(row)
        self._is_stale = True

    _is_stale = False

    def _give_back(self) -> None:
        rows, self.rows = self.rows, []
        for row in rows:
            row.rest()
            self._pool[type(row.box)].append(row)

    def _row_for(self, field: Field) -> FieldRow:
        kind = editor_class(field)
        if waiting := self._pool[kind]:
            return waiting.pop()
        row = FieldRow(kind, self)
        row.edited.connect(lambda value: self.edited.emit(row, value))
        row.went.connect(lambda step: self.went.emit(row, step))
        row.places_asked.connect(lambda: self.places_asked.emit(row))
        row.other_asked.connect(lambda: self.other_asked.emit(row))
        row.as_it_is_asked.connect(lambda: self.as_it_is_asked.emit(row))
        row.menu_filled.connect(self.menu_filled)
        row.chips.taken.connect(self.taken)
        row.grew.connect(self.relayout)
        return row

    def row_of(self, key: str) -> FieldRow | None:
        """The row that shows a field, or None."""
        return next((row for row in self.rows if row.key == key), None)

    def row_around(self, widget: QWidget | None) -> FieldRow | None:
        """The row that holds a widget, or None."""
        while widget is not None and not isinstance(widget, FieldRow):
            widget = widget.parentWidget()
        return widget

    def show_looks(self, looks: dict[str, FieldLook], held: str, visible: set[str]) -> None:
        """Give each row its words; rows whose key is not in `visible` are hidden."""
        changed, self._is_stale = self._is_stale, False
        for row in self.rows:
            if row.isHidden() == (row.key in visible):
                row.setVisible(row.key in visible)
                changed = True
            changed |= row.show_look(looks[row.key], held=row.key == held)
        if changed:
            self.relayout()

    def show_next(self, title: str, left: int) -> None:
        """Show the way on to a section with this many fields to fill; no title hides it."""
        self._next = (title, left)
        self.next.setVisible(bool(title or self._end))
        self._place_next(self.next.y())

    def show_end(self, words: str) -> None:
        """Say behind the last field of all that there is none to go on to; no words take it back."""
        if words != self._end:
            self._end = words
            self.show_next(*self._next)

    def show_empty(self, words: str) -> None:
        """What stands in the column when no row does."""
        self._empty = words
        self.update()

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._density = density
        self.relayout()

    def lift_by(self, pixels: int, *, anew: bool = False) -> None:
        """Leave so many pixels more above the first row, or so many in all, so that a row can stay where it was pressed when one above it folds."""
        lift = pixels if anew else self._lift + pixels
        if lift != self._lift:
            self._lift = lift
            self.relayout()

    def relayout(self) -> None:
        """Put the rows in their places."""
        y = self._lift
        for row in self.rows:
            if not row.isHidden():
                high = row.place(self.width(), self._density)
                row.setGeometry(0, y, self.width(), high)
                y += high
        y += 8 + (40 if self._empty and y == self._lift else 0)
        self._place_next(y)
        self.setMinimumHeight(y + 28 + _BOTTOM)

    def _place_next(self, y: int) -> None:
        """Number and arrow stand whole; the title gives way."""
        title, left = self._next
        x = 28 + self._density.label
        metrics, room = self.next.fontMetrics(), self.width() - x - 24
        spare = room - metrics.horizontalAdvance(words_on("", left))
        self.next.setText(self._end or words_on(metrics.elidedText(title, Qt.TextElideMode.ElideRight, max(24, spare)), left))
        self.next.setAccessibleName(self._end or words_on(title, left))
        self.next.setGeometry(x, y, min(self.next.sizeHint().width(), room), 28)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.relayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.relayout()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        if self._empty and all(row.isHidden() for row in self.rows):
            painter.setPen(theme.color("text3"))
            painter.setFont(theme.font("body"))
            painter.drawText(self.rect().adjusted(32, 16, -16, 0), Qt.AlignmentFlag.AlignTop, self._empty)


def words_on(title: str, left: int) -> str:
    """The words of the way on to a section with this many fields to fill."""
    return tr("下一节：{title}，剩 {left} 项  ›", title=title, left=left) if left else tr("下一节：{title}  ›", title=title)
