"""The editor that opens on a slot of the page: a text box in the page's own letters, as wide as what is typed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget

from editor.qt.keys.menus import edit_menu
from editor.qt.look import paint
from editor.qt.paper.looks import PageColors

_QT = 2  # pixels that Qt puts at either end of a text
_FRAME = 1  # pixel of the frame that stands outside of the slot: what follows there stays in sight
_LEAST = 16
_STEPS = {Qt.Key.Key_Return: 1, Qt.Key.Key_Enter: 1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}


class SlotEditor(QLineEdit):
    """Edits one slot in its place. `went` tells that Enter or Tab asks for the next slot (1) or, with Shift, for the one before (−1), `menu_filled`
    asks for what else belongs into its menu.
    """

    went = Signal(int)
    left = Signal()
    menu_filled = Signal(QMenu)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setTextMargins(_FRAME - _QT, 0, _FRAME - _QT, 0)
        self.setObjectName("slotEditor")
        self.hide()

    def open(self, label: str, value: str, font: QFont, colors: PageColors, *, focus: bool = True) -> None:
        """Show a field's value for editing, all of it selected; it takes the focus where that is wanted."""
        self.setStyleSheet(_shape(colors, font))
        self.setAccessibleName(label)
        self.setPlaceholderText(label)
        self.show_value(value)
        self.show()
        self.selectAll()
        if focus:
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def show_value(self, value: str) -> None:
        """Show the draft's value where it is not the one in the box; tells nobody."""
        if self.text() != value:
            blocker = QSignalBlocker(self)
            self.setText(value)
            blocker.unblock()

    def place(self, slot: QRect, room: QRect) -> None:
        """Stand over a slot's rectangle with the letters where the page has them, as wide as what is typed, within the room; what stands beside it
        stays in sight.
        """
        words = self.text() or self.placeholderText()
        wanted = max(slot.width(), self.fontMetrics().horizontalAdvance(words) + 1, _LEAST) + 2 * _FRAME
        width = min(wanted, room.width())
        left = max(room.left(), min(slot.left() - _FRAME, room.right() + 1 - width))
        height = max(slot.height(), self.fontMetrics().height() + 2)
        self.setGeometry(left, slot.center().y() - height // 2, width, height)

    def event(self, event: QEvent) -> bool:
        # Tab would leave the page before keyPressEvent hears of it.
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self.keyPressEvent(event)
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()), 0)
        if step:
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else step)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason):
            self.left.emit()

    def extend_menu(self, menu: QMenu) -> None:
        """Let others put acts into the menu."""
        self.menu_filled.emit(menu)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint.rounded(QPainter(self), QRectF(self.rect()), 3, None, "pfocus", 2)


def _shape(colors: PageColors, font: QFont) -> str:
    """The paper's colours and letters, whatever the window's are."""
    letters = f'font: {font.pixelSize()}px "{font.family()}"; color: {colors.ink}; selection-color: {colors.paper};'
    return f"#slotEditor {{ {letters} background: {colors.glow}; border: 0; padding: 0; min-height: 0; selection-background-color: {colors.edge}; }}"


_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class Composing:
    """Hands what an input method says to the view on to the editor, which gets the focus when nothing is composed any more.

    An input method forgets its letters when the focus goes elsewhere: given away at once, the first one would be lost.
    """

    def __init__(self, view: QWidget, editor: SlotEditor, open_editor: Callable[[], bool], slot: Callable[[], QRect | None]) -> None:
        self._view, self._editor, self._open, self._slot = view, editor, open_editor, slot

    def take(self, event: QInputMethodEvent) -> None:
        """Show what is composed, or take what was chosen. An input method also says that nothing is composed, whenever the focus comes."""
        says = bool(event.preeditString() or event.commitString())
        if not self._editor.isVisible() and not (says and self._open()):
            return
        QApplication.sendEvent(self._editor, event)
        # While words are being handed over the input method still holds its letters: a change of focus would hand those over too.
        if not says:
            self._editor.setFocus()

    def take_key(self, event: QKeyEvent) -> bool:
        """True for a key that goes to the open editor, which has the focus from then on; one that the editor left alone is not its own."""
        if not self._editor.isVisible() or self._editor.hasFocus():
            return False
        self._editor.setFocus()
        QApplication.sendEvent(self._editor, event)
        return True

    def answer(self, query: Qt.InputMethodQuery) -> object:
        """What the editor tells an input method, places in the view's pixels; where the slot is while the editor is closed; else None."""
        if not self._editor.isVisible():
            return self._slot() if query == Qt.InputMethodQuery.ImCursorRectangle else None
        told = self._editor.inputMethodQuery(query)
        corner = self._editor.mapTo(self._view, QPoint(0, 0))
        return told.translated(corner) if isinstance(told, QRect | QRectF) else told

    def leaves(self, event: QFocusEvent) -> bool:
        """Whether the focus left the view in the middle of composing, for something else than the editor."""
        return self._editor.isVisible() and not self._editor.hasFocus() and event.reason() not in _COMES_BACK
