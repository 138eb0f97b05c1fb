"""Editors in which one of a few is chosen: a list, and yes or no."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.template.values import FLAG_OFF, FLAG_ON
from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.widgets.choices import Chooser
from editor.qt.widgets.segment import Segment, SegmentChoice

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceEditor(Chooser):
    """One of the field's choices."""

    edited = Signal(object)
    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self.setFont(theme.font("body"))
        self.activated.connect(self._on_picked)

    @property
    def wanted_width(self) -> int | None:
        """Wide enough for the longest choice, within reason."""
        longest = max((self.fontMetrics().horizontalAdvance(choice) for choice in self.field.choices), default=0)
        return min(360, max(160, longest + 48))

    def describe(self, field: Field, _template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItems(list(field.choices))
        self.setPlaceholderText(field.hint or tr("选一个"))
        blocker.unblock()

    def show_value(self, value: Value) -> None:
        """Show the draft's value; one that is not among the choices is listed too, so that it is seen."""
        text = value if isinstance(value, str) else ""
        blocker = QSignalBlocker(self)
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)
        blocker.unblock()
        self.setProperty("empty", not text)

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def _on_picked(self, at: int) -> None:
        self.edited.emit(self.itemText(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.edited.emit("")
            self.show_value("")
        else:
            super().keyPressEvent(event)


class FlagEditor(QWidget):
    """Yes or no; neither is picked before the person says so."""

    edited = Signal(object)
    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self._segment = Segment((SegmentChoice(tr("是")), SegmentChoice(tr("否"))), self)
        self._segment.chosen.connect(lambda number: self.edited.emit((FLAG_ON, FLAG_OFF)[number]))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._segment, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._segment.parts[0])

    @property
    def wanted_width(self) -> int | None:
        """As wide as its two words."""
        return self._segment.sizeHint().width()

    def describe(self, field: Field, _template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        for part in self._segment.parts:
            part.setAccessibleName(f"{field.name}，{part.text()}")

    def show_value(self, value: Value) -> None:
        """Show the draft's value."""
        self._segment.choose({FLAG_ON: 0, FLAG_OFF: 1}.get(value, -1) if isinstance(value, str) else -1)

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return
        super().keyPressEvent(event)
