"""The pointer as a person moves it: presses go to the window, which finds out what stands there."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget


def the_window(widget: QWidget) -> QWindow:
    """The window that a widget stands in."""
    window = widget.window().windowHandle()
    assert window is not None
    return window


def in_window(widget: QWidget, at: QPoint | None = None) -> QPoint:
    """A point of a widget, its middle where none is named, in its window."""
    return widget.mapTo(widget.window(), at if at is not None else widget.rect().center())
