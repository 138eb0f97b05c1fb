"""The pattern of the file names: text with fields as chips, which come from a menu and are deleted as one."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat, QTextOption
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QWidget

from editor.model.draft.draft import Draft
from editor.model.template.field import Field
from editor.model.template.markup import slot
from editor.model.template.template import Template
from editor.model.words import tr
from editor.qt.look import icons, theme
from editor.qt.prose.prose_chips import CHIP, ChipPainter, insert_markup, markup_of, pasted_markup
from editor.qt.system.clipboard import pasted_line
from editor.qt.widgets.buttons import DropButton

_HEIGHT = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NameLine(QTextEdit):
    """The line itself. `left` tells that what stands in it holds: Enter was pressed, or the focus went."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._draft = Draft()
        self.setAccessibleName(tr("文件名"))
        self.setFixedHeight(_HEIGHT)
        self.setMinimumWidth(160)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("line", True)
        self.setTabChangesFocus(True)
        self.setFont(theme.font("body"))
        self.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        for bar in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(5)
        self.document().documentLayout().registerHandler(CHIP, ChipPainter(self))

    @property
    def markup(self) -> str:
        """The pattern that stands in it."""
        return markup_of(self.document().begin()).strip()

    def show_markup(self, template: Template, markup: str) -> None:
        """Show a pattern. In a name no field is missing: all are drawn as filled."""
        self._draft = Draft(template, {field.key: field.name for field in template.fields})
        if markup != self.markup:
            blocker = QSignalBlocker(self)
            self.clear()
            self.put(markup)
            blocker.unblock()

    def put(self, markup: str) -> None:
        """Put markup in place of what is selected."""
        form = QTextCharFormat()
        form.setFont(theme.font("body"))
        cursor = self.textCursor()
        cursor.removeSelectedText()
        insert_markup(cursor, self._draft, markup, form)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        return QSize(320, _HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, data = self.textCursor(), QMimeData()
        data.setText(markup_of(self.document().begin(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        self.put(pasted_markup(self._draft, pasted_line(source.text())))


class PatternBox(QWidget):
    """The line with the menu of the fields. `changed` tells another pattern."""

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line, self.insert = NameLine(), DropButton(tr("插入"))
        self._told = ""
        self.insert.setFixedHeight(_HEIGHT)
        self.insert.setAccessibleName(tr("往文件名里插入填写项"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.insert)
        self.line.left.connect(self._tell)

    def show_pattern(self, template: Template, pattern: str, fields: Sequence[Field]) -> None:
        """Show a pattern; `fields` can be put into it."""
        self._told = pattern
        self.line.show_markup(template, pattern)
        self.insert.menu_below.clear()
        for field in fields:
            act = self.insert.menu_below.addAction(icons.icon("plus"), field.name.replace("&", "&&"))
            act.triggered.connect(lambda _checked=False, key=field.key: self._put(key))

    def _put(self, key: str) -> None:
        self.line.put(slot(key))
        self.line.setFocus()
        self._tell()

    def _tell(self) -> None:
        pattern = self.line.markup
        if pattern != self._told:
            self._told = pattern
            self.changed.emit(pattern)
