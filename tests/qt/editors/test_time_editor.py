"""A time is typed as it is spoken, or taken from a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from editor.model.template.field import Field, FieldType
from editor.qt.editors.time_editor import TimeEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def timed(worn: QApplication, qtbot: QtBot) -> TimeEditor:
    box = TimeEditor()
    qtbot.addWidget(box)
    box.describe(Field("甲", FieldType.TIME))
    box.show()
    qtbot.waitExposed(box)
    return box


def test_what_is_typed_goes_out_as_it_is_meant_and_is_shown_so_on_leaving(timed: TimeEditor) -> None:
    told: list[object] = []
    timed.edited.connect(told.append)
    timed.insert("下午2点半")
    timed.textEdited.emit(timed.text())
    assert (timed.text(), told[-1]) == ("下午2点半", "14:30")
    timed.settle("14:30")
    assert timed.text() == "14:30"


def test_an_empty_box_asks_for_a_time_and_one_with_a_hint_says_it(timed: TimeEditor) -> None:
    assert timed.placeholderText() == "几点几分"
    timed.describe(Field("甲", FieldType.TIME, hint="几点开始"))
    assert timed.placeholderText() == "几点开始"


def test_alt_and_down_open_the_half_hours_and_one_is_taken(timed: TimeEditor) -> None:
    told: list[object] = []
    timed.edited.connect(told.append)
    timed.show_value("09:30")
    QTest.keyClick(timed, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    menu = timed.findChild(QMenu)
    assert menu is not None
    acts = menu.actions()
    assert (acts[0].text(), acts[-1].text(), menu.activeAction().text()) == ("08:00", "18:00", "09:30")
    acts[13].trigger()
    menu.close()
    assert (timed.text(), told) == ("14:30", ["14:30"])
