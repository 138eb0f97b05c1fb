"""The place of the pages in a window. It is loaded with the fields, before the layout and the pane itself are."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.widgets.buttons import Button

if TYPE_CHECKING:
    from editor.qt.pages.page_pane import PagesPane

_HEAD, _TIGHT_HEAD = 52, 44


class HeldPages(QWidget):
    """What stands in the place of pages that are not made until they are asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = QLabel(tr("这份文稿还没有排出页面"))
        words.setFont(theme.font("body"))
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pages, self.text = Button(tr("排出页面")), Button(tr("导出文本"))
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(words)
        for button in (self.pages, self.text):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)


class PagesPlace(QWidget):
    """Has the size and the grounds of the pane before there is one, so that nothing jumps when it comes.

    `pages_asked` and `text_asked` tell that the person wants pages that are held, or the text without them.
    """

    pages_asked = Signal()
    text_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pane: PagesPane | None = None
        self._held: HeldPages | None = None
        self._density = Density()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(self, pane: "PagesPane") -> None:
        """Let the pane stand here."""
        self._pane = pane
        pane.set_density(self._density)
        self._column.addWidget(pane)
        pane.setVisible(self._held is None)

    def set_held(self, is_held: bool) -> None:
        """Say that the pages are not made, with the ways to them, or show them again."""
        if is_held and self._held is None:
            held = self._held = HeldPages()
            held.pages.clicked.connect(self.pages_asked)
            held.text.clicked.connect(self.text_asked)
            self._column.addWidget(held)
        elif not is_held and self._held is not None:
            self._held.deleteLater()
            self._held = None
        if self._pane is not None:
            self._pane.setVisible(self._held is None)

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
