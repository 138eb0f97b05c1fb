"""Editors of one line: words, numbers with their unit, months, years. They hold no data: what is typed goes out by `edited`."""

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QStyle, QWidget

from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.template.values import boxed_value, clean_value, join_value
from editor.model.typed.narrow import Around
from editor.model.words import tr
from editor.qt.editors.type_looks import look_of
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import theme
from editor.qt.widgets.buttons import IconButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TRAILING = 24


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
        self._trailing.setFixedSize(_TRAILING, _TRAILING)
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
        self.setPlaceholderText(field.hint or look_of(field.type).asks())
        self._show_trailing()

    def show_value(self, value: Value) -> None:
        """Show the draft's value; tells nobody."""
        shown = self._shown(value if isinstance(value, str) else "")
        if self.text() != shown:
            blocker = QSignalBlocker(self)
            self.setText(shown)
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
        self.setTextMargins(0, 0, _TRAILING if self._has_trailing() else 0, 0)

    def _has_trailing(self) -> bool:
        return self.hasFocus() and bool(self.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_composing and not self.hasSelectedText() and any(said := self.said):
            self._grey(0, said[0])
            self._grey(len(self.text()) - said[1], len(self.text()))

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
        self._show_trailing()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_trailing()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._trailing.move(self.width() - _TRAILING - 4, (self.height() - _TRAILING) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif self.trailing_key and event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._on_trailing()
        else:
            super().keyPressEvent(event)


class NumberEditor(LineEditor):
    """A number: right-aligned, its unit inside, grouping put in on leaving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    @property
    def wanted_width(self) -> int | None:
        return 120

    @property
    def unit(self) -> str:
        """The unit that stands inside the box."""
        return self.field.unit

    def _shown(self, value: str) -> str:
        return grouped(value) if value.replace(".", "", 1).lstrip("-").isascii() else value

    def show_value(self, value: Value) -> None:
        # While the person types, what stands there is left as typed if it means the same.
        if not (self.hasFocus() and self.meant() == value):
            super().show_value(value)

    def settle(self, value: Value) -> None:
        super().show_value(value)

    def _has_trailing(self) -> bool:
        return False

    def _show_trailing(self) -> None:
        self._trailing.setVisible(False)
        room = self.fontMetrics().horizontalAdvance(self.unit) + 6 if self.unit else 0
        self.setTextMargins(0, 0, room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.unit:
            paint_unit(self, self.unit, 10)


class MoneyEditor(NumberEditor):
    """An amount of money."""

    @property
    def wanted_width(self) -> int | None:
        return 160


class PercentEditor(NumberEditor):
    """A share of a hundred."""

    @property
    def unit(self) -> str:
        return "%"


class YearEditor(NumberEditor):
    """A year, whose digits are not grouped."""

    @property
    def unit(self) -> str:
        return self.field.unit or tr("年")

    def _shown(self, value: str) -> str:
        return value


class QuantityEditor(NumberEditor):
    """A number with the unit that the person types behind it, both left as they are."""

    @property
    def wanted_width(self) -> int | None:
        return 160

    @property
    def unit(self) -> str:
        # The person types it.
        return ""

    def _shown(self, value: str) -> str:
        return value


class MonthEditor(NumberEditor):
    """A month: 8 or 2026-08, typed or taken from a list."""

    trailing_icon, trailing_key = "down", "Alt+↓"

    @property
    def wanted_width(self) -> int | None:
        return 120

    @property
    def unit(self) -> str:
        # 2026-08 and 8月 say by themselves what they are.
        return "" if "-" in self.text() or self.text().endswith(tr("月")) else tr("月")

    def _shown(self, value: str) -> str:
        return value

    def _trailing_name(self) -> str:
        return tr("选月份")

    def _show_trailing(self) -> None:
        self._trailing.setVisible(True)
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(self.unit) + _TRAILING + 4, 0)

    def _on_trailing(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for month in range(1, 13):
            menu.addAction(tr("{month} 月", month=month), lambda month=month: self._take(str(month)))
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _take(self, month: str) -> None:
        self.setText(month)
        self.edited.emit(month)
        self.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        LineEditor.paintEvent(self, event)
        paint_unit(self, self.unit, _TRAILING + 8)


def paint_unit(box: QLineEdit, unit: str, right: int) -> None:
    """Write a unit inside a box, `right` px from its edge."""
    painter = QPainter(box)
    painter.setFont(box.font())
    painter.setPen(theme.color("text2" if box.isEnabled() else "disabled"))
    painter.drawText(QRect(0, 0, box.width() - right, box.height()), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, unit)


def grouped(value: str) -> str:
    """A number with a comma at every third digit of its whole part; what is no number stays as it is."""
    sign, digits = ("-", value[1:]) if value.startswith("-") else ("", value)
    whole, point, rest = digits.partition(".")
    return f"{sign}{int(whole):,}{point}{rest}" if whole.isdigit() and len(whole) > 3 and not whole.startswith("0") else value


def mark_state(box: QWidget, state: str) -> None:
    """Give an editor the look of a state ("" or "problem")."""
    if box.property("state") != state:
        box.setProperty("state", state)
        style: QStyle = box.style()
        style.unpolish(box)
        style.polish(box)
        box.update()
