"""The window's head: menus, undo and redo, search in the middle, export and the one red button."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QMenuBar, QWidget

from editor.model.words import tr
from editor.qt.frame.finder import Finder
from editor.qt.frame.window_acts import WindowActs
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.widgets.buttons import Button, ButtonKind, IconButton


class Head(QWidget):
    """One row. Its buttons stand for acts of the window and follow them."""

    def __init__(self, acts: WindowActs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        self.menus.setAccessibleName(tr("菜单"))
        acts.fill_menus(self.menus)
        self.finder = Finder(self)
        self.check = Button(tr("校核"), ButtonKind.GHOST, "shield")
        self._remarks = 0
        self._export, self._export_small = Button(tr("导出 PDF"), ButtonKind.GHOST, "export"), IconButton("export", tr("导出 PDF"), size=20)
        self.save = Button(tr("保存 Word"), ButtonKind.PRIMARY, "save")
        self._undo, self._redo = IconButton("undo", tr("撤销"), "Ctrl+Z", 20), IconButton("redo", tr("重做"), "Ctrl+Y", 20)
        self._build()
        for button, act in (
            (self._undo, acts.undo),
            (self._redo, acts.redo),
            (self.check, acts.check),
            (self._export, acts.export_pdf),
            (self._export_small, acts.export_pdf),
            (self.save, acts.save),
        ):
            _stand_for(button, act)

    def _build(self) -> None:
        left, right, row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self)
        self._row, self._right = row, right
        row.setContentsMargins(8, 0, 12, 1)
        row.setSpacing(12)
        left.setSpacing(2)
        right.setSpacing(8)
        left.addWidget(self.menus)
        left.addSpacing(8)
        self._rule = _Rule()
        left.addWidget(self._rule)
        left.addSpacing(8)
        left.addWidget(self._undo)
        left.addWidget(self._redo)
        left.addStretch(1)
        right.addStretch(1)
        for button in (self.check, self._export, self._export_small, self.save):
            right.addWidget(button)
        row.addLayout(left, 1)
        row.addWidget(self.finder, 1)
        row.addLayout(right, 1)
        self.menus.setFixedHeight(32)
        self.menus.setMinimumWidth(self.menus.sizeHint().width())

    def set_working(self, working: bool) -> None:
        """Show what needs a draft only when there is one."""
        for widget in (self.finder, self.check, self.save, self._undo, self._redo, self._rule):
            widget.setVisible(working)
        self._working = working
        self._show_export()

    def lend(self, buttons: Sequence[QWidget]) -> None:
        """Give a screen without a draft room for its own buttons, and undo and redo; no buttons take the room back."""
        for button in self._lent:
            button.hide()
        for button in buttons:
            self._right.addWidget(button)
            button.show()
        self._lent = tuple(buttons)
        for widget in (self._undo, self._redo, self._rule):
            widget.setVisible(bool(buttons) or self._working)

    def host(self, search: QWidget, button: QWidget) -> None:
        """Give the start page the middle for its search and room at the right for a button; they are shown until they are hidden."""
        if search.parentWidget() is not self:
            self._row.insertWidget(2, search, 1)
            self._right.addWidget(button)
        search.show()
        button.show()

    _lent: tuple[QWidget, ...] = ()

    def open_menu(self) -> None:
        """Open the first menu, as F10 does."""
        self.menus.setActiveAction(self.menus.actions()[0])

    _working = _narrow = False

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.setFixedHeight(density.head)
        control = density.control
        self.save.setFixedHeight(control)
        self.finder.setFixedHeight(control)
        self._narrow = density.narrow
        self.finder.setMaximumWidth(240 if density.narrow else 300)
        self.show_remarks(self._remarks)
        self._show_export()

    def show_remarks(self, count: int) -> None:
        """Show how many remarks the checks have on the draft at hand."""
        self._remarks = count
        words = tr("校核 {count}", count=count) if count else tr("校核")
        self.check.setText((str(count) if count else "") if self._narrow else words)
        self.check.setAccessibleName(tr("校核 {count} 条意见", count=count) if count else tr("校核"))

    def _show_export(self) -> None:
        self._export.setVisible(self._working and not self._narrow)
        self._export_small.setVisible(self._working and self._narrow)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)


class _Rule(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(1, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.hairline(QPainter(self), 0, 0, 0, self.height())


def _stand_for(button: Button | IconButton, act: QAction) -> None:
    """A button does what the act does, is enabled as the act is, and names it."""
    button.clicked.connect(act.trigger)

    def follow() -> None:
        button.setEnabled(act.isEnabled())
        keys = act.shortcut().toString(act.shortcut().SequenceFormat.NativeText)
        button.setToolTip(f"{act.text()}  {keys}" if keys else act.text())
        if button.focusPolicy() == Qt.FocusPolicy.NoFocus:
            return
        button.setAccessibleDescription(act.text())

    act.changed.connect(follow)
    follow()
