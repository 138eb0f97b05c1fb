"""The head of a group in the panel of elements: its title and, where something is missing, a button that writes all of it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.qt.look import paint
from editor.qt.look.density import Density
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button

_LEFT, _RIGHT = 32, 12


class GroupHead(QWidget):
    """`asked` tells that the button was pressed. A hairline parts it from the group above; the first group has none."""

    asked = Signal()

    def __init__(self, *, first: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_first = first
        self._title, self.button = Words("", "strong", "text", shrinks=True), Button("")
        self.button.setFixedHeight(24)
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(_LEFT, 0, _RIGHT, 0)
        row.addWidget(self._title, 1)
        row.addWidget(self.button)
        self.set_density(Density())

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.setFixedHeight(32 if density.low else 40)

    def say(self, title: str, offer: str = "") -> None:
        """Show a title, and the button with these words; without words there is none."""
        self._title.say(title)
        self.button.setText(offer)
        self.button.setVisible(bool(offer))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._is_first:
            paint.hairline(QPainter(self), _LEFT, 2, self.width() - _RIGHT, 2)
