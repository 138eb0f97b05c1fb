"""Buttons are pressed by the keys that a person expects."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.qt.widgets.buttons import Button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_in_hand(qtbot: QtBot, key: Qt.Key) -> None:
    button, pressed = Button("下一节"), []
    qtbot.addWidget(button)
    button.clicked.connect(lambda: pressed.append(key))
    qtbot.keyClick(button, key)
    assert pressed == [key]
