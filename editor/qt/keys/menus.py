"""Menus under the pointer: letters do their acts, what stands around a text box adds its own, and Shift+F10 is the menu key everywhere."""

import sys
from collections.abc import Iterator
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QTextEdit, QWidget

from editor.model.words import tr

_OF_MENUS = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape))


class LetterMenu(QMenu):
    """A menu that goes when it is closed. A key that stands beside an act does it, but for those by which one moves in any menu and chooses."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setToolTipsVisible(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pressed = QKeySequence(event.keyCombination())
        act = next((act for act in self.actions() if act.isEnabled() and act.shortcut() == pressed), None)
        if act is None or (event.key() in _OF_MENUS and event.modifiers() == Qt.KeyboardModifier.NoModifier):
            super().keyPressEvent(event)
        elif (below := next((menu for menu in self.findChildren(QMenu) if menu.menuAction() == act), None)) is not None:
            self.setActiveAction(act)
            below.setActiveAction(next(iter(below.actions())))
        else:
            self.close()
            act.trigger()


@runtime_checkable
class ExtendsMenu(Protocol):
    """A widget that has acts of its own for the menus of what is in it."""

    def extend_menu(self, menu: QMenu) -> None:
        """Put acts into a menu."""
        ...


def edit_menu(box: QLineEdit | QPlainTextEdit | QTextEdit) -> QMenu:
    """The context menu of a text box: cut, copy, paste, select all, and what is around it adds; undo is the window's."""
    menu = LetterMenu(box)
    chosen = box.hasSelectedText() if isinstance(box, QLineEdit) else box.textCursor().hasSelection()
    menu.addAction(tr("剪切"), QKeySequence.StandardKey.Cut, box.cut).setEnabled(chosen and not box.isReadOnly())
    menu.addAction(tr("复制"), QKeySequence.StandardKey.Copy, box.copy).setEnabled(chosen)
    menu.addAction(tr("粘贴"), QKeySequence.StandardKey.Paste, box.paste).setEnabled(not box.isReadOnly())
    menu.addSeparator()
    menu.addAction(tr("全选"), QKeySequence.StandardKey.SelectAll, box.selectAll)
    around = next((widget for widget in _line(box) if isinstance(widget, ExtendsMenu)), None)
    if around is not None:
        around.extend_menu(menu)
    return menu


def _line(widget: QWidget | None) -> Iterator[QWidget]:
    while widget is not None:
        yield widget
        widget = widget.parentWidget()


def opens_menu(event: QKeyEvent) -> bool:
    """Whether a key is Shift+F10, where the system does not make a menu key of it by itself: the menu of what has the focus opens then."""
    is_it = (event.modifiers(), Qt.Key(event.key())) == (Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_F10)
    focus = QApplication.focusWidget()
    is_it = is_it and event.type() == QEvent.Type.KeyPress and sys.platform != "win32"
    if not is_it or focus is None or QApplication.activePopupWidget() is not None:
        return False
    caret = focus.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    point = QRectF(caret).center().toPoint() if isinstance(caret, QRect | QRectF) else focus.rect().center()
    QApplication.sendEvent(focus, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, point, focus.mapToGlobal(point)))
    return True
