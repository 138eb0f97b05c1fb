"""Icons follow the look: those of rows in lists and of buttons have the colours of the look that was put on last."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.qt.batch.found_rows import FoundRows
from editor.qt.batch.looking import ToldRow
from editor.qt.look import icons, theme
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.choices import Chooser


@pytest.fixture
def dark_later(worn: QApplication) -> Iterator[QApplication]:
    yield worn
    theme.put_on(worn, "light")


def _has(icon: QIcon, token: str, mode: QIcon.Mode = QIcon.Mode.Normal) -> bool:
    """Whether an icon is drawn in the colour that a token has by now."""
    return _shows(icon.pixmap(16, 16, mode).toImage(), token)


def _shows(drawn: QImage, token: str) -> bool:
    """Whether a picture has the colour that a token has by now."""
    wanted = QColor(theme.current().colors[token]).rgb()
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


def _on(drawn: QPixmap, ground: str) -> QImage:
    """What is drawn, on a ground."""
    painted = QImage(drawn.size(), QImage.Format.Format_RGB32)
    painted.fill(theme.color(ground))
    painter = QPainter(painted)
    painter.drawPixmap(0, 0, drawn)
    painter.end()
    return painted


def _signs(rows: FoundRows) -> list[QImage]:
    """What is painted where the sign of each row stands, which no word reaches."""
    rows.doItemsLayout()
    whole = _on(rows.viewport().grab(), "raised")  # the ground of the card that the list lies on
    boxes = [rows.visualRect(rows.model().index(at, 0)) for at in range(2)]
    return [whole.copy(box.left() + 64, box.top() + 28, 16, 16) for box in boxes]


def test_the_signs_of_rows_that_were_found_change_with_the_look_at_rest_and_selected(dark_later: QApplication, qtbot: QtBot) -> None:
    rows = FoundRows()
    qtbot.addWidget(rows)
    rows.resize(480, 200)
    rows.show()
    rows.show_rows([ToldRow(2, "民政局", "2 月没有 30 日。", is_wrong=True), ToldRow(3, "教育局", "还空着。")], {})
    for look in ("light", "dark"):
        theme.put_on(dark_later, look)
        for chosen in range(2):
            rows.setCurrentIndex(rows.model().index(chosen, 0))
            signs = _signs(rows)
            for at, (name, token) in enumerate((("warn", "prob"), ("info", "warn"))):
                sign = icons.pixmap(name, 16, token)
                assert _shows(sign.toImage(), token)
                assert signs[at] == _on(sign, "sel" if at == chosen else "raised")
