"""The outline's tree: the keyboard walks it, Space switches, F2 renames, typing searches."""

from PySide6.QtCore import QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QTreeView, QWidget

from editor.model.words import tr
from editor.qt.density import Density
from editor.qt.outline_delegate import OutlineDelegate, toggle


class OutlineView(QTreeView):
    """`search_asked` passes on what the person begins to type, `entered` that Enter asks for the fields of the row."""

    search_asked = Signal(str)
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("大纲"))
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setItemDelegate(OutlineDelegate(self))
        self._clear_highlight()

    def _clear_highlight(self) -> None:
        # The tree paints the selection behind branches whatever the delegate does.
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        OutlineDelegate.density = density
        self.scheduleDelayedItemsLayout()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """No branches: depth is an indent."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Space and plain:
            toggle(self.model(), self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            self.entered.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.search_asked.emit(event.text())
        else:
            super().keyPressEvent(event)
