"""A date and a month are typed, or taken from what opens by a key."""

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.model.template.field import Field
from editor.qt.editors.date_editor import DateEditor, Days
from editor.qt.editors.line_editors import LineEditor
from editor.qt.editors.number_editors import MonthEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
DOWN, ALT = Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def dated(worn: QApplication) -> DateEditor:
    return DateEditor()


@pytest.fixture
def monthly(worn: QApplication) -> MonthEditor:
    return MonthEditor()


def _shown(box: LineEditor, type_: str, qtbot: QtBot) -> list[object]:
    told: list[object] = []
    qtbot.addWidget(box)
    box.describe(Field("甲", type_))  # pyright: ignore[reportArgumentType]
    box.edited.connect(told.append)
    box.show()
    qtbot.waitExposed(box)
    return told


def test_alt_and_down_open_the_calendar_and_a_day_is_taken(dated: DateEditor, qtbot: QtBot) -> None:
    box, told = dated, _shown(dated, "date", qtbot)
    box.show_value("2026-08-03")
    QTest.keyClick(box, DOWN)
    assert box.findChild(Days) is None
    QTest.keyClick(box, DOWN, ALT)
    days = box.findChild(Days)
    assert days is not None
    assert days.selectedDate() == QDate(2026, 8, 3)
    days.activated.emit(QDate(2026, 8, 4))
    assert (box.text(), told) == ("2026-08-04", ["2026-08-04"])


def test_alt_and_down_open_the_months(monthly: MonthEditor, qtbot: QtBot) -> None:
    box, told = monthly, _shown(monthly, "month", qtbot)
    QTest.keyClick(box, DOWN, ALT)
    menu = box.findChild(QMenu)
    assert menu is not None
    menu.actions()[7].trigger()
    menu.close()
    assert (box.text(), told) == ("8", ["8"])
