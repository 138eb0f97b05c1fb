"""The outline's tree: the keyboard walks it, Space switches, F2 renames, typing searches; Alt and arrows, or a drag, move a row."""

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTreeView, QWidget

from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.look.density import Density
from editor.qt.outline.outline_delegate import OutlineDelegate, toggle

_MOVES = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_SHIFTS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class OutlineView(QTreeView):
    """`search_asked` passes on what the person begins to type, `entered` that Enter asks for the fields of the row, `left` that Esc does.

    `move_asked` and `shift_asked` tell -1 or 1 (up or down, out or in), `menu_asked` the point of the screen for the row's menu,
    `naming_left` that the box for a name was closed, and whether by Esc.
    """

    search_asked = Signal(str)
    entered = Signal()
    left = Signal()
    move_asked = Signal(int)
    shift_asked = Signal(int)
    delete_asked = Signal()
    menu_asked = Signal(QPoint)
    naming_left = Signal(bool)

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
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self._delegate = OutlineDelegate(self)
        self.setItemDelegate(self._delegate)
        self._clear_highlight()

    def _clear_highlight(self) -> None:
        # The tree paints the selection behind branches whatever the delegate does.
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Highlight, QColor(0, 0, 0, 0))
        self.setPalette(palette)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._delegate.set_density(density)
        self.scheduleDelayedItemsLayout()

    def rest(self, *, on: bool) -> None:
        """Show no row as the one in hand, or again."""
        self._delegate.rest(on=on)
        self.viewport().update()

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex) -> None:
        """No branches: depth is an indent."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model().rowCount():
            painter = QPainter(self.viewport())
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text3"))
            painter.drawText(
                self.viewport().rect().adjusted(16, 8, -8, 0), Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, tr("没有找到。试试少写几个字。")
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        moves = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
        if moves and key in _MOVES:
            self.move_asked.emit(_MOVES[key])
        elif moves and key in _SHIFTS:
            self.shift_asked.emit(_SHIFTS[key])
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Escape and self.state() != QAbstractItemView.State.EditingState:
            self.left.emit()
        elif key == Qt.Key.Key_Space and plain:
            toggle(self.model(), self.currentIndex())
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != QAbstractItemView.State.EditingState:
            self.entered.emit()
        elif plain and event.text().strip() and event.text().isprintable():
            self.search_asked.emit(event.text())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        # The view is in the middle of it; what is done about it may change the rows.
        QTimer.singleShot(0, self, lambda: self.naming_left.emit(hint == QAbstractItemDelegate.EndEditHint.RevertModelCache))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self.visualRect(self.currentIndex())
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_asked.emit(self.viewport().mapToGlobal(row.bottomLeft() + QPoint(28, 0)) if by_key else event.globalPos())
