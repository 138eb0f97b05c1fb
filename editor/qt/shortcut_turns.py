"""A shortcut waits for what was typed before it.

While the window is busy, letters wait in line and X11 lets a shortcut overtake them: the end of a word would be typed into the field that F8 goes
to. So the window says of a key that is one of its acts that it is an ordinary key, and runs the act when the key comes in its turn.
"""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget


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
