"""An editor for long text that grows with what is in it."""

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.qt.keys.menus import edit_menu
from editor.qt.look import theme

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LEAST_LINES = 2
_MOST_LINES = 12


class LongEditor(QPlainTextEdit):
    """Long text; Enter goes on, Ctrl+Enter starts a line. `grew` says that it wants another height."""

    edited = Signal(object)
    went = Signal(int)
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field, self._last, self._height = Field(""), "", 0
        self.setFont(theme.font("body"))
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_changed)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)

    @property
    def wanted_width(self) -> int | None:
        """All there is."""
        return None

    @property
    def wanted_height(self) -> int:
        """High enough for its lines, between two and twelve."""
        lines = max(_LEAST_LINES, min(_MOST_LINES, int(self.document().size().height())))
        return lines * self.fontMetrics().lineSpacing() + 12

    def describe(self, field: Field, _template: Template | None = None) -> None:
        """Serve another field."""
        self.field = field
        self.setPlaceholderText(field.hint)

    def show_value(self, value: Value) -> None:
        """Show the draft's value; tells nobody."""
        text = value if isinstance(value, str) else ""
        if self.toPlainText() != text:
            blocker = QSignalBlocker(self)
            self._last = text
            self.setPlainText(text)
            blocker.unblock()
            self._on_size_changed()

    def settle(self, value: Value) -> None:
        """The focus left."""
        self.show_value(value)

    def _on_changed(self) -> None:
        # Fires for formats and the input method's preedit too: only other text is an edit.
        if (text := self.toPlainText()) != self._last:
            self._last = text
            self.edited.emit(text)

    def _on_size_changed(self) -> None:
        if self.wanted_height != self._height:
            self._height = self.wanted_height
            scrolls = int(self.document().size().height()) > _MOST_LINES
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded if scrolls else Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.grew.emit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # The box grows while its first size is being told, and Qt tells nobody of a size that is given meanwhile.
        QApplication.sendEvent(self.viewport(), QResizeEvent(self.viewport().size(), QSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()

    def insertFromMimeData(self, source: QMimeData) -> None:
        from editor.qt.system.clipboard import pasted_text  # noqa: PLC0415 - loaded by the first paste

        self.insertPlainText(pasted_text(source.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.insertPlainText("\n")
        else:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).popup(event.globalPos())
