"""An input method on the pages: what is composed there shows in the editor at the slot, from its first letter on."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor.qt.page_editor import SlotEditor

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
