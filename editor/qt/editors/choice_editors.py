"""Editors in which one of a few is chosen: a list, and yes or no."""

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionComboBox, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.template.values import FLAG_OFF, FLAG_ON
from editor.model.words import tr
from editor.qt.editors.line_editors import TRAILING, mark
from editor.qt.editors.type_looks import asked
from editor.qt.look import theme
from editor.qt.widgets.buttons import IconButton
from editor.qt.widgets.choices import Chooser
from editor.qt.widgets.segment import Segment, SegmentChoice

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


_DELETE = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ARROW = 28


class _ClearButton(IconButton):
    """Empties an editor by mouse; it is there where something is chosen, and the pointer or the focus is in the editor or what it `watches`."""

    def __init__(self, editor: QWidget, *watched: QWidget) -> None:
        super().__init__("close", tr("清空"), parent=editor)
        self.setFixedSize(TRAILING, TRAILING)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._watched, self._is_chosen = (editor, *watched), False
        for widget in self._watched:
            widget.installEventFilter(self)
        self.hide()

    def follow(self, *, is_chosen: bool) -> None:
        """Be there, or not, for what is chosen by now."""
        self._is_chosen = is_chosen
        self._show()

    def _show(self) -> None:
        is_near = any(widget.hasFocus() or widget.underMouse() for widget in self._watched)
        self.setVisible(self._is_chosen and is_near and self._watched[0].isEnabled())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut, QEvent.Type.Enter, QEvent.Type.Leave, QEvent.Type.EnabledChange):
            self._show()
        return super().eventFilter(watched, event)


class ChoiceEditor(Chooser):
    """One of the field's choices."""

    edited = Signal(object)
    went = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self.setFont(theme.font("body"))
        self.activated.connect(self._on_picked)
        self._clear = _ClearButton(self)
        self._clear.clicked.connect(self._empty)

    @property
    def wanted_width(self) -> int | None:
        """Wide enough for the longest choice, within reason."""
        longest = max((self.fontMetrics().horizontalAdvance(choice) for choice in self.field.choices), default=0)
        return min(360, max(160, longest + 48 + TRAILING))

    def describe(self, field: Field, _template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        blocker = QSignalBlocker(self)
        self.clear()
        self.addItems(list(field.choices))
        self.setPlaceholderText(asked(field, self.wanted_width) or tr("选一个"))
        blocker.unblock()

    def show_value(self, value: Value) -> None:
        """Show the draft's value; one that is not among the choices is listed too, so that it is seen."""
        text = value if isinstance(value, str) else ""
        blocker = QSignalBlocker(self)
        if text and self.findText(text) < 0:
            self.addItem(text)
        self.setCurrentIndex(self.findText(text) if text else -1)
        blocker.unblock()
        mark(self, "empty", not text)
        self._clear.follow(is_chosen=bool(text))

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def _on_picked(self, at: int) -> None:
        self.edited.emit(self.itemText(at))
        self.show_value(self.itemText(at))

    def _empty(self) -> None:
        self.edited.emit("")
        self.show_value("")
        self.setFocus()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        # What does not fit ends in dots, and not behind the buttons.
        room = self.width() - 16 - _ARROW - TRAILING
        option.currentText = self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideRight, room)  # pyright: ignore[reportAttributeAccessIssue]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._clear.move(self.width() - _ARROW - TRAILING, (self.height() - TRAILING) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _DELETE:
            self._empty()
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
        self._segment.chosen.connect(lambda number: self._tell((FLAG_ON, FLAG_OFF)[number]))
        self._clear = _ClearButton(self, *self._segment.parts)
        self._clear.clicked.connect(lambda: self._tell(""))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._segment, 0, Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self._clear, 1, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._segment.parts[0])

    @property
    def wanted_width(self) -> int | None:
        """As wide as its two words and what empties it."""
        return self._segment.sizeHint().width() + 4 + TRAILING

    def describe(self, field: Field, _template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        for part in self._segment.parts:
            part.setAccessibleName(f"{field.name}，{part.text()}")

    def show_value(self, value: Value) -> None:
        """Show the draft's value."""
        number = {FLAG_ON: 0, FLAG_OFF: 1}.get(value, -1) if isinstance(value, str) else -1
        self._segment.choose(number)
        self._clear.follow(is_chosen=number >= 0)

    def _tell(self, value: str) -> None:
        self.edited.emit(value)
        self.show_value(value)

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() in _DELETE:
            self._tell("")
        else:
            super().keyPressEvent(event)
