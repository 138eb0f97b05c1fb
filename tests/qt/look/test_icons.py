"""Icons follow the look: those of rows in lists and of buttons have the colours of the look that was put on last."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.look import theme
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.choices import Chooser


@pytest.fixture
def dark_later(worn: QApplication) -> Iterator[QApplication]:
    yield worn
    theme.put_on(worn, "light")


def _has(icon: QIcon, token: str, mode: QIcon.Mode = QIcon.Mode.Normal) -> bool:
    """Whether an icon is drawn in the colour that a token has by now."""
    drawn, wanted = icon.pixmap(16, 16, mode).toImage(), QColor(theme.current().colors[token]).rgb()
    return any(drawn.pixelColor(x, y).rgb() == wanted for x in range(drawn.width()) for y in range(drawn.height()))


def test_the_icons_of_choices_and_of_buttons_change_with_the_look(dark_later: QApplication, qtbot: QtBot) -> None:
    box, button = Chooser(), Button("1 处待核对")
    for widget in (box, button):
        qtbot.addWidget(widget)
    box.addItem("不用这一列", "")
    box.add_choice("calendar", "日期", "日期")
    button.show_icon("warn", "prob")
    for look in ("light", "dark"):
        theme.put_on(dark_later, look)
        assert box.itemIcon(0).isNull()
        assert _has(box.itemIcon(1), "text2")
        assert _has(button.icon(), "prob")
        assert _has(box.itemIcon(1), "onsel", QIcon.Mode.Selected)
    assert box.itemData(1) == "日期"
