"""The pointer as a person moves it: presses go to the window, which finds out what stands there."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from editor.qt.look import icons


def the_window(widget: QWidget) -> QWindow:
    """The window that a widget stands in."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def in_window(widget: QWidget, at: QPoint | None = None) -> QPoint:
    """A point of a widget, its middle where none is named, in its window."""
    return widget.mapTo(widget.window(), at if at is not None else widget.rect().center())


def right_click(view: QWidget, at: QPoint) -> QMenu:
    """The menu that opens by the right button at a point of a widget."""
    QTest.mouseClick(the_window(view), Qt.MouseButton.RightButton, pos=in_window(view, at))
    if not isinstance(QApplication.activePopupWidget(), QMenu):
        # Without a real screen a click asks for no menu.
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
        QApplication.sendEvent(view, event)
    return open_menu()


def open_menu() -> QMenu:
    """The menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def take(menu: QMenu, words: str) -> None:
    """Do the act of these words in a menu."""
    act = next(act for act in menu.actions() if act.text() == words)
    assert act.isEnabled()
    act.trigger()
    menu.close()


def below(menu: QMenu, words: str) -> QMenu:
    """The menu under the entry of these words."""
    return next(under for under in menu.findChildren(QMenu) if under.title() == words)


def words_of(menu: QMenu) -> list[str]:
    """What stands in a menu."""
    return [act.text() for act in menu.actions() if act.text()]


def ticked(menu: QMenu) -> list[str]:
    """The words of a menu that have a tick before them."""
    tick = icons.icon("check").pixmap(16).toImage()
    return [act.text() for act in menu.actions() if act.icon().pixmap(16).toImage() == tick]
