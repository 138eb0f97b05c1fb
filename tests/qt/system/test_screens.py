"""What is asked of a screen leaves the screen as it is."""

import gc

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from editor.qt.system.screens import room_of


class _Ring(QWidget):
    """A window that only the collector takes away."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_the_screen_is_there_when_the_windows_that_asked_are_gone() -> None:
    whole = QGuiApplication.primaryScreen().geometry()
    assert [whole.contains(room_of(_Ring())) for _ in range(20)] == [True] * 20
    gc.collect()
    assert QGuiApplication.primaryScreen().geometry() == whole
