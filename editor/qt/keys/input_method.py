"""What an input method has composed and not handed over is kept when the focus goes elsewhere, or when an act needs all that was written.

Qt's own boxes let it go when the focus leaves, and over ibus Qt's request to hand it over brings nothing.
"""

import shiboken6
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

_COMES_BACK = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class ComposedLetters:
    """Remembers the letters that are being composed, and in which box."""

    def __init__(self) -> None:
        self._letters = ""
        self._box: QObject | None = None

    def hear(self, box: QObject, event: QInputMethodEvent | QFocusEvent) -> None:
        """Take note of an event on its way to a box; when the focus leaves it, the letters become text."""
        if isinstance(event, QInputMethodEvent):
            self._note(box, event)
        elif event.lostFocus() and box is self._box and self._letters and event.reason() not in _COMES_BACK:
            self._keep()

    def hand_over(self) -> None:
        """The letters become text where they are composed, in this turn; the input method forgets them."""
        if self._box is None or not shiboken6.isValid(self._box):
            self._box, self._letters = None, ""
        QGuiApplication.inputMethod().commit()
        # Those that the input method has handed over itself were heard, and are no longer here.
        if self._letters:
            self._keep()

    def _keep(self) -> None:
        assert self._box is not None
        kept = QInputMethodEvent()
        kept.setCommitString(self._letters)
        self._letters = ""
        QApplication.sendEvent(self._box, kept)

    def _note(self, box: QObject, event: QInputMethodEvent) -> None:
        letters = self._letters
        if box is self._box and letters and not event.preeditString() and not event.commitString():
            # Given up by a key, or by a click elsewhere, after which the focus leaves in the same turn.
            QTimer.singleShot(0, lambda: self._forget(letters))
        else:
            self._box, self._letters = box, event.preeditString()

    def _forget(self, letters: str) -> None:
        if self._letters == letters:
            self._letters = ""


# One for the program, not one a window: there is one focus and one input method, and letters are composed in one box at a time.
_OF_THE_PROGRAM = ComposedLetters()


def hear(box: QObject, event: QInputMethodEvent | QFocusEvent) -> None:
    """Take note of an event on its way to a box of the program."""
    _OF_THE_PROGRAM.hear(box, event)


def hand_over() -> None:
    """Take what is being composed in the program as text, wherever it is."""
    _OF_THE_PROGRAM.hand_over()
