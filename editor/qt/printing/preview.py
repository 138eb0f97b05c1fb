"""打印预览: the pages as they come out of the printer, filled slots without their tint, on white paper in every look."""

from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from editor.layout import Laid
from editor.model.words import tr
from editor.qt.look.labels import Words
from editor.qt.pages.page_pane import PagesHead, faces_of
from editor.qt.paper.canvas import PageCanvas
from editor.qt.paper.grid import MODES, PageMode
from editor.qt.paper.looks import PageColors
from editor.qt.system.screens import room_of
from editor.qt.widgets.buttons import Button, ButtonKind

_SIZE, _MARGIN = QSize(980, 860), 48


class PrintedPages(PageCanvas):
    """The pages in the colours of print."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_tint(False)
        self.set_white_paper(True)
        self.setAccessibleName(tr("要打印的页面"))

    def _colors(self) -> PageColors:
        return PageColors()

    def _shows_focus(self) -> bool:
        return True


class PrintPreview(QDialog):
    """A window over the report. `print_asked` tells that it is to be printed; it is closed by then. `left` says what is still open."""

    print_asked = Signal()

    def __init__(self, laid: Laid, paper: tuple[int, int], left: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.head, self.pages, self._foot = PagesHead(), PrintedPages(), QHBoxLayout()
        self.print, self.left = Button(tr("打印"), ButtonKind.PRIMARY), Words(left, "small", "prob", shrinks=True)
        self.setWindowTitle(tr("打印预览"))
        room = room_of(parent).size() - QSize(_MARGIN, _MARGIN)
        self.resize(_SIZE.boundedTo(room))
        self._build()
        self._tie()
        self.pages.set_mode(PageMode.PAGE)
        self.pages.show_laid(replace(laid, paper=paper))
        self.head.show_stand_ins(faces_of(laid))
        self.pages.setFocus()

    def take_steps(self, before: QWidget, after: QWidget) -> None:
        """Have buttons to other pages in the place of the one to print."""
        self.print.hide()
        for step in (before, after):
            self._foot.insertWidget(self._foot.count() - 1, step)

    def show_other(self, laid: Laid, paper: tuple[int, int]) -> None:
        """Show other pages."""
        self.pages.show_laid(replace(laid, paper=paper))

    def _build(self) -> None:
        self.head.tint.hide()
        close = Button(tr("关闭"))
        close.clicked.connect(self.close)
        foot, column = self._foot, QVBoxLayout(self)
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.left, 1)
        foot.addWidget(self.print)
        foot.addWidget(close)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.pages, 1)
        column.addLayout(foot)

    def _tie(self) -> None:
        head, pages = self.head, self.pages
        head.before.clicked.connect(lambda: pages.turn(-1))
        head.after.clicked.connect(lambda: pages.turn(1))
        head.mode.chosen.connect(lambda number: pages.set_mode(MODES[number]))
        pages.page_changed.connect(head.show_number)
        pages.mode_changed.connect(lambda mode: head.mode.choose(MODES.index(mode) if mode in MODES else -1))
        self.print.setToolTip(f"{tr('打印')}  Ctrl+P")
        self.print.clicked.connect(self._print)
        shortcut = QShortcut(QKeySequence("Ctrl+P"), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self._print)

    def _print(self) -> None:
        if self.print.isVisible():
            self.close()
            self.print_asked.emit()
