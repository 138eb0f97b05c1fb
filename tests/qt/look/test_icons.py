"""Icons follow the look: those of rows in lists and of buttons have the colours of the look that was put on last."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.batch.cards import CheckedRows
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


def test_the_icons_of_choices_of_rows_and_of_buttons_change_with_the_look(dark_later: QApplication, qtbot: QtBot) -> None:
    box, rows, button = Chooser(), CheckedRows(), Button("1 处待核对")
    for widget in (box, rows, button):
        qtbot.addWidget(widget)
    box.addItem("不用这一列", "")
    box.add_choice("calendar", "日期", "日期")
    rows.show_rows([(2, "民政局", "2 月没有 30 日。", True), (3, "教育局", "还空着。", False)])
    button.show_icon("warn", "prob")
    for look in ("light", "dark"):
        theme.put_on(dark_later, look)
        assert box.itemIcon(0).isNull()
        assert _has(box.itemIcon(1), "text2")
        assert [_has(rows.item(at).icon(), token) for at, token in enumerate(("prob", "warn"))] == [True, True]
        assert _has(button.icon(), "prob")
        assert _has(rows.item(0).icon(), "prob", QIcon.Mode.Selected)
        assert _has(box.itemIcon(1), "onsel", QIcon.Mode.Selected)
    assert (box.itemData(1), rows.item(0).data(Qt.ItemDataRole.UserRole)) == ("日期", 2)
