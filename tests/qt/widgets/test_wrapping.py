"""Rows of buttons that go on in a further line."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from editor.qt.widgets.wrapping import WrappingRow

WORDS = ("改", "这类全改（5）", "这处不提", "“布署”都不提", "看位置")


def _row(qtbot: QtBot, width: int) -> tuple[QWidget, WrappingRow, list[QPushButton]]:
    window, row, buttons = QWidget(), WrappingRow(), [QPushButton(words) for words in WORDS]
    qtbot.addWidget(window)
    for button in buttons:
        button.setFixedHeight(28)
        row.add(button)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(row)
    window.resize(width, 400)
    window.show()
    return window, row, buttons


@pytest.mark.parametrize("width", [150, 260, 400, 900])
def test_every_button_is_whole_and_none_lies_over_another(width: int, qtbot: QtBot) -> None:
    _window, row, buttons = _row(qtbot, width)
    places = [button.geometry() for button in buttons]
    assert all(row.rect().contains(place) and place.height() == 28 for place in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[at + 1 :])
    assert row.heightForWidth(width) == QRect.united(places[0], places[-1]).height()


def test_the_last_stands_at_the_right_end(qtbot: QtBot) -> None:
    _window, row, buttons = _row(qtbot, 900)
    assert len({button.y() for button in buttons}) == 1
    assert buttons[-1].geometry().right() == row.rect().right()


def test_a_button_that_is_hidden_takes_no_room(qtbot: QtBot) -> None:
    _window, row, buttons = _row(qtbot, 900)
    before = buttons[2].x()
    buttons[1].hide()
    qtbot.waitUntil(lambda: buttons[2].x() < before)
    assert row.heightForWidth(900) == 28
