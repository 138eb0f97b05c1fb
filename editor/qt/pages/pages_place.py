"""The place of the pages in a window. It is loaded with the fields, before the layout and the pane itself are."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.qt.look import paint, theme
from editor.qt.look.density import Density

if TYPE_CHECKING:
    from editor.qt.pages.page_pane import PagesPane

_HEAD, _TIGHT_HEAD = 52, 44


class PagesPlace(QWidget):
    """Has the size and the grounds of the pane before there is one, so that nothing jumps when it comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane: PagesPane | None = None
        self._density = Density()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, pane: "PagesPane") -> None:
        """Let the pane stand here."""
        self._pane = pane
        pane.set_density(self._density)
        self._column.addWidget(pane)
        pane.show()

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._density = density
        if self._pane is not None:
            self._pane.set_density(density)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, head = QPainter(self), _TIGHT_HEAD if self._density.low else _HEAD
        brush.fillRect(self.rect(), theme.color("desk"))
        brush.fillRect(0, 0, self.width(), head, theme.color("canvas"))
        paint.hairline(brush, 0, head - 1, self.width(), head - 1)
