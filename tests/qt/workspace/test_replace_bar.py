"""Words are found in text and values alike, shown one after the other, and replaced singly or all in one step."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.model.acts.finding import find_all
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.workspace.replace_bar import ReplaceBar


@pytest.fixture
def bar(window: MainWindow, session: Session) -> ReplaceBar:
    assert window.workspace is not None
    session.set_value("做法", "投资先行")
    session.seal()
    window.acts.replace_text.trigger()
    return window.workspace.replace


def test_places_are_counted_and_shown_one_after_the_other(bar: ReplaceBar, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    qtbot.keyClicks(bar.sought, "x")
    bar.sought.setText("投资")
    assert bar.count.words == "1 / 3 处"
    prose = window.workspace.fields.text.shown
    assert prose is not None
    assert prose.text.textCursor().selectedText() == "投资"
    qtbot.keyClick(bar.sought, Qt.Key.Key_Return)
    assert (bar.count.words, window.workspace.navigator.key) == ("2 / 3 处", "做法")
    assert window.workspace.fields.text.shown is None
    assert bar.sought.hasFocus()
    qtbot.keyClick(bar.sought, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.words == "1 / 3 处"


def test_all_places_are_replaced_in_one_step(bar: ReplaceBar, session: Session, window: MainWindow) -> None:
    before = session.draft
    bar.sought.setText("投资")
    bar.new.setText("资金")
    bar.all.click()
    assert find_all(session.draft, "投资") == ()
    assert session.draft.value("做法") == "资金先行"
    assert bar.count.words == "换了 3 处"
    assert session.history.undo_label == "替换“投资”"
    window.acts.undo.trigger()
    assert session.draft == before


def test_one_place_is_replaced_and_the_next_is_shown(bar: ReplaceBar, session: Session) -> None:
    bar.sought.setText("投资")
    bar.new.setText("投资额")
    bar.one.click()
    assert bar.count.words == "2 / 3 处"
    bar.one.click()
    assert session.draft.value("做法") == "投资额先行"


def test_a_heading_keeps_its_last_words(bar: ReplaceBar, session: Session) -> None:
    before = session.draft
    bar.sought.setText("总体情况")
    bar.all.click()
    assert session.draft is before
    assert "没有换" in bar.count.words


def test_nothing_found_is_said_and_escape_gives_the_focus_back(bar: ReplaceBar, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    bar.sought.setText("没有的词")
    assert bar.count.words == "没有"
    assert not bar.all.isEnabled()
    qtbot.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert window.workspace.fields.isAncestorOf(window.frame.focusWidget())


def test_finding_alone_shows_nothing_to_replace_with(bar: ReplaceBar, window: MainWindow) -> None:
    window.acts.find_text.trigger()
    assert bar.sought.isVisible()
    assert not bar.new.isVisible()
