"""What the screens leave room for."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget


def room_of(window: QWidget) -> QRect:
    """What the screen that a window stands on leaves room for.

    WORKAROUND PySide 6.9: a screen that a widget itself was asked for belongs to that widget in Python, and ends with it.
    """
    screen = QGuiApplication.screenAt(window.frameGeometry().center()) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()
