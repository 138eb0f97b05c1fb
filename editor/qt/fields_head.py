"""The head of the fields pane: where we are, and which fields are shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.buttons import IconButton
from editor.qt.density import Density
from editor.qt.labels import Words
from editor.qt.pane_head import PaneHead
from editor.qt.segment import Choice, Segment


class FieldsHead(PaneHead):
    """The section's title with the one above it, and the segments 全部, 未填, 问题. `outline_asked`: the outline as a drop-down."""

    outline_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("surface", 20, parent)
        self._breadcrumb = Words("", "small", "text2", shrinks=True)
        self._title = Words("", "title", "text", shrinks=True)
        self._outline = IconButton("list", tr("大纲"), "Ctrl+Shift+O")
        self._outline.clicked.connect(self.outline_asked)
        self._outline.hide()
        self.segment = Segment((Choice("", tip=tr("全部  Ctrl+1")), Choice("", tip=tr("未填  Ctrl+2")), Choice("", tip=tr("问题  Ctrl+3"))))
        self.segment.choose(0)
        self._build()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._breadcrumb)
        words.addWidget(self._title)
        words.addStretch(1)
        self.row.addWidget(self._outline)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.segment)

    def show_title(self, title: str, breadcrumb: str) -> None:
        """Show the section's title and that of the section above it."""
        self._title.say(title)
        self._breadcrumb.say(breadcrumb)
        self._title.setToolTip(f"{breadcrumb} › {title}" if breadcrumb else title)
        self._place_breadcrumb()

    def show_counts(self, fields: int, unfilled: int, problems: int) -> None:
        """Write the counts into the segments."""
        for number, words in enumerate((tr("全部 {n}", n=fields), tr("未填 {n}", n=unfilled), tr("问题 {n}", n=problems))):
            self.segment.rename(number, words)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.setFixedHeight(density.pane_head)
        self._outline.setVisible(density.folded)
        self._low = density.low
        self._place_breadcrumb()

    _low = False

    def _place_breadcrumb(self) -> None:
        self._breadcrumb.setVisible(bool(self._breadcrumb.text) and not self._low)
