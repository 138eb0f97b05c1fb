"""Chips: values of before, one click or Alt and a number away. They never take the focus, so that an input method keeps its text."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.model.words import tr
from editor.qt.look import paint, theme

MOST = 3
HEIGHT = 24
_PAD, _GAP, _LEAST, _MOST_WIDE = 10, 6, 120, 240


class Chip(QAbstractButton):
    """One value in a pill with its key behind it."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._key = f"Alt+{number}"
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    def say(self, value: str) -> None:
        """Show a value."""
        self.setText(value.replace("&", "&&"))
        self.setAccessibleName(tr("用过：{value}", value=value))
        self.setToolTip(f"{value}  {self._key}")

    @property
    def value(self) -> str:
        """The value that it shows."""
        return self.text().replace("&&", "&")

    def sizeHint(self) -> QSize:
        return QSize(paint.width_of(self.value, "small") + self._behind() + _PAD, HEIGHT)

    def _behind(self) -> int:
        return 4 + paint.width_of(self._key, "micro") + _PAD

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = "press" if self.isDown() else "hover" if self.underMouse() else "raised"
        paint.rounded(painter, QRectF(self.rect()), HEIGHT / 2, fill, "edge")
        words = self.rect().adjusted(_PAD, 0, -self._behind(), 0)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text"))
        shown = QFontMetrics(painter.font()).elidedText(self.value, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text3"))
        painter.drawText(self.rect().adjusted(0, 0, -_PAD, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key)


class AsItIsChip(Chip):
    """Takes what stands in the box as it is, although it is refused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, parent)
        self.setText(tr("照写"))
        self.setAccessibleName(tr("照写：照填的写，以后不再问"))
        self.setToolTip(tr("照填的写，以后不再问  Alt+0"))


class Chips(QWidget):
    """A line of chips. `taken` tells the value of the one that was clicked."""

    taken = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.chips: list[Chip] = []
        self.values: tuple[str, ...] = ()
        self.hide()

    def _add_chip(self) -> None:
        chip = Chip(len(self.chips) + 1, self)
        chip.clicked.connect(lambda: self.taken.emit(chip.value))
        self.chips.append(chip)

    def show_values(self, values: Sequence[str]) -> bool:
        """Offer these values, at most three; True when others stood there before."""
        shown = tuple(values[:MOST])
        if shown == self.values:
            return False
        self.values = shown
        while len(self.chips) < len(shown):
            self._add_chip()
        for chip, value in zip(self.chips, shown, strict=False):
            chip.say(value)
        self._arrange()
        return True

    def _words_width(self) -> int:
        return paint.width_of(tr("用过"), "small") + 8

    def _arrange(self) -> None:
        """The chips that there is room for whole; the last one may be cut as long as enough of it can be read."""
        left, room = self._words_width(), self.width()
        for number, chip in enumerate(self.chips):
            wanted = min(chip.sizeHint().width(), _MOST_WIDE)
            wide = min(wanted, room - left)
            chip.setVisible(number < len(self.values) and wide >= min(wanted, _LEAST))
            chip.setGeometry(left, 0, max(0, wide), HEIGHT)
            left += wanted + _GAP
        self.update()

    def resizeEvent(self, _event: object) -> None:
        self._arrange()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, tr("用过"))
