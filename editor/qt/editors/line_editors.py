"""The editor of one line, of which those of numbers, dates and times are made. It holds no data: what is typed goes out by `edited`."""

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QStyle, QStyleOptionFrame, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.template.values import boxed_value, clean_value, join_value
from editor.model.typed.narrow import Around
from editor.model.words import tr
from editor.qt.editors.type_looks import asked
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.qt.widgets.buttons import IconButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.MenuBarFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
TRAILING = 24
"""Pixels of the button at the right end of a box."""


class LineEditor(TextBox):
    """Words on one line. `edited` tells the value that the person means, `went` that Enter asks for the next field (1) or the last one (−1)."""

    edited = Signal(object)
    went = Signal(int)
    trailing_icon, trailing_key = "close", ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = Field("")
        self._around: tuple[Around, ...] = ()
        self._is_composing = False
        self.setFont(theme.font("body"))
        self._trailing = IconButton(self.trailing_icon, self._trailing_name(), self.trailing_key, parent=self)
        self._trailing.setFixedSize(TRAILING, TRAILING)
        self._trailing.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._trailing.clicked.connect(self._on_trailing)
        self.textEdited.connect(self._on_typed)
        self.textChanged.connect(self._show_trailing)

    @property
    def wanted_width(self) -> int | None:
        """How wide the editor wants to be; None takes all there is."""
        return None

    def describe(self, field: Field, template: Template | None = None) -> None:
        """Serve another field; `template` tells which words stand around its slots."""
        self.field = field
        self._around = template.around.get(field.key, ()) if template is not None else ()
        self.setPlaceholderText(asked(field, self.wanted_width))
        self._show_trailing()

    def show_value(self, value: Value) -> None:
        """Show the draft's value; tells nobody."""
        shown = self._shown(value if isinstance(value, str) else "")
        if self.text() != shown:
            blocker = QSignalBlocker(self)
            self.setText(shown)
            if not self.hasFocus():
                self.home(False)
            blocker.unblock()
            self._show_trailing()

    def settle(self, value: Value) -> None:
        """The focus left: show the value as it is written."""
        self.show_value(value)

    def meant(self) -> str:
        """The value that the person means by what stands in the box."""
        return clean_value(self.field, self.text(), around=self._around)

    @property
    def said(self) -> tuple[int, int]:
        """How many characters at the start and at the end of what stands in the box the sentence says already."""
        text, meant = self.text(), self.meant()
        found = [join_value(self.field, text, place) for place in self._around]
        start, end = min((join.start for join in found), default=0), min((join.end for join in found), default=0)
        cut = len(text) - len(meant) if self._around and meant and text.startswith(meant) and not text[len(meant) :].isdigit() else 0
        return start, max(end, cut)

    def _shown(self, value: str) -> str:
        return boxed_value(self.field, value)

    def _trailing_name(self) -> str:
        return tr("清空")

    def _on_typed(self, _text: str) -> None:
        self.edited.emit(self.meant())

    def _on_trailing(self) -> None:
        self.clear()
        self.edited.emit("")
        self.setFocus()

    def _show_trailing(self) -> None:
        self._trailing.setVisible(self._has_trailing())
        self.setTextMargins(0, 0, TRAILING if self._has_trailing() else 0, 0)

    def _has_trailing(self) -> bool:
        return self.hasFocus() and bool(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        is_cut = self._paint_cut() if not self.hasFocus() else False
        if not self._is_composing and not self.hasSelectedText() and any(said := self.said):
            self._grey(0, said[0])
            self._grey(len(self.text()) - (0 if is_cut else said[1]), len(self.text()))

    def _paint_cut(self) -> bool:
        """Paint a text that is longer than the box up to its last whole character; whether it is that long."""
        frame = QStyleOptionFrame()
        self.initStyleOption(frame)
        room = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, frame, self)
        room = room.marginsRemoved(self.textMargins()).adjusted(2, 0, -2, 0)
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        if words == self.text():
            return False
        painter = QPainter(self)
        painter.fillRect(room.adjusted(-1, 0, 2, 0), self.palette().base())
        painter.setFont(self.font())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        return True

    def _grey(self, start: int, end: int) -> None:
        """Paint a part of the text as something that is there already."""
        if start == end:
            return
        metrics, text = self.fontMetrics(), self.text()
        caret = self.cursorRect().center().x() - metrics.horizontalAdvance(text[: self.cursorPosition()])
        left, right = (caret + metrics.horizontalAdvance(text[:at]) for at in (start, end))
        edge = self.rect().adjusted(6, 3, -6, -3)
        box = QRect(left, edge.top(), right - left, edge.height()).intersected(edge)
        painter = QPainter(self)
        painter.setClipRect(box)
        painter.fillRect(box, self.palette().base())
        painter.setFont(self.font())
        painter.setPen(theme.color("text3"))
        painter.drawText(QRect(left, edge.top(), right - left + 2, edge.height()), Qt.AlignmentFlag.AlignVCenter, text[start:end])

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self._is_composing = bool(event.preeditString())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.OtherFocusReason:
            self.end(False)
        self._show_trailing()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _COMES_BACK:
            # A long text is read from its start.
            self.home(False)
        self._show_trailing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._trailing.move(self.width() - TRAILING - 4, (self.height() - TRAILING) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif self.trailing_key and event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_trailing()
        else:
            super().keyPressEvent(event)


def mark_state(box: QWidget, state: str) -> None:
    """Give an editor the look of a state ("" or "problem")."""
    mark(box, "state", state)


def mark(box: QWidget, name: str, value: object) -> None:
    """Give an editor the look that the style sheet has for a property of it."""
    if box.property(name) != value:
        box.setProperty(name, value)
        style: QStyle = box.style()
        style.unpolish(box)
        style.polish(box)
        box.update()
