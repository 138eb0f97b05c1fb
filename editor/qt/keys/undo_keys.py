"""Keys that are the same everywhere: undo and redo belong to the draft, not to text boxes, and a shortcut waits for what was typed before it."""

import shiboken6
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QFocusEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut, QWindow
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from editor.qt.keys import input_method as composed
from editor.qt.keys.menus import edit_menu, opens_menu


def waits_its_turn(event: QKeyEvent) -> bool:
    """What the window does with a key: True where the event ends here, put in line or run as the act that it is."""
    if QApplication.activePopupWidget() is not None or QApplication.activeModalWidget() is not None:
        return False
    act = _act_of(event)
    if act is None:
        return False
    if event.type() == QEvent.Type.ShortcutOverride:
        event.accept()
        return True
    if _is_wanted_by_the_box(event):
        return False
    act.trigger() if isinstance(act, QAction) else act.activated.emit()
    return True


def _act_of(event: QKeyEvent) -> QAction | QShortcut | None:
    """The act that a key stands for in the window at hand, there where the focus is."""
    window, keys = QApplication.activeWindow(), QKeySequence(event.keyCombination())
    if window is None:
        return None
    acts = (act for act in window.actions() if act.isEnabled() and keys in act.shortcuts())
    return next(acts, None) or next((one for one in window.findChildren(QShortcut) if _holds(one, keys)), None)


def _holds(shortcut: QShortcut, keys: QKeySequence) -> bool:
    around, focus, known = shortcut.parent(), QApplication.focusWidget(), shortcut.keys()
    return shortcut.isEnabled() and keys in known and isinstance(around, QWidget) and focus is not None and around.isAncestorOf(focus)


def _is_wanted_by_the_box(event: QKeyEvent) -> bool:
    """Whether the widget with the focus takes a key for itself, as it is asked before any shortcut."""
    focus = QApplication.focusWidget()
    if focus is None:
        return False
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text(), event.isAutoRepeat(), event.count())
    asked.ignore()
    QApplication.sendEvent(focus, asked)
    return asked.isAccepted()


_CONTROL = Qt.KeyboardModifier.ControlModifier
_PRESSES = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def is_undo_or_redo(event: QKeyEvent) -> bool:
    """Whether a key is one of those that text boxes take for their own undo or redo."""
    if event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
        return True
    pressed = (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier, Qt.Key(event.key()))
    return pressed in ((_CONTROL, Qt.Key.Key_Z), (_CONTROL, Qt.Key.Key_Y), (_CONTROL | _SHIFT, Qt.Key.Key_Z))


def _is_for_the_end_of_a_line(event: QKeyEvent) -> bool:
    """Whether a key is the one by which text boxes on X11 go to the end of a line; here it is 改正文, and End goes there too."""
    return (event.modifiers(), Qt.Key(event.key())) == (_CONTROL, Qt.Key.Key_E)


class UndoKeys(QObject):
    """Keeps these keys from the text box in hand, so that they reach the window's acts; dialogs keep theirs.

    It follows the focus: a filter on the whole program would be asked at each of its thousands of events.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and shiboken6.isValid(old):
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
            if (window := new.window().windowHandle()) and shiboken6.isValid(window):
                window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QInputMethodEvent | QFocusEvent):
            composed.hear(watched, event)
        if not isinstance(event, QKeyEvent) or event.type() not in _PRESSES:
            return False
        if isinstance(watched, QWindow):
            return waits_its_turn(event) or opens_menu(event)
        if QApplication.activeModalWidget() is not None or not (is_undo_or_redo(event) or _is_for_the_end_of_a_line(event)):
            return False
        # An override that is not accepted goes on as the window's shortcut; a key press that got past it would be the box's own undo.
        event.ignore()
        return True


class TextBox(QLineEdit):
    """A text box that takes a paste as clean text, whose context menu leaves undo to the window, and that keeps its selection for the menus of the
    window.
    """

    def paste(self) -> None:
        from editor.qt.system.clipboard import pasted_line  # noqa: PLC0415 - the first paint has no paste

        self.insert(pasted_line(QApplication.clipboard().text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            self.paste()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.MenuBarFocusReason:
            # What is chosen stays so for a menu below a button, but not for one of the bar.
            event = QFocusEvent(event.type(), Qt.FocusReason.PopupFocusReason)
        super().focusOutEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        edit_menu(self).popup(event.globalPos())
