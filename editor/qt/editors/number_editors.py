"""Editors of numbers with their unit, of years and of months."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from editor.model.template.field import Value
from editor.model.words import tr
from editor.qt.editors.line_editors import TRAILING, LineEditor
from editor.qt.look import theme


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

    @property
    def shown_unit(self) -> str:
        """The unit that is painted: none where the hint of an empty box ends with it (几月)."""
        return "" if not self.text() and self.placeholderText().endswith(self.unit) else self.unit

    def _show_trailing(self) -> None:
        self._trailing.setVisible(False)
        unit = self.shown_unit
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(unit) + 6 if unit else 0, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if unit := self.shown_unit:
            paint_unit(self, unit, 10)


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
        self.setTextMargins(0, 0, self.fontMetrics().horizontalAdvance(self.shown_unit) + TRAILING + 4, 0)

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
        paint_unit(self, self.shown_unit, TRAILING + 8)


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
