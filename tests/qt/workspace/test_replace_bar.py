"""Words are found in text and values alike, shown one after the other, and replaced singly or all in one step."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.model.acts.finding import find_all
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.workspace.replace_bar import ReplaceBar
from editor.qt.workspace.workspace import Workspace


@pytest.fixture
def bar(window: MainWindow, session: Session) -> ReplaceBar:
    assert window.workspace is not None
    session.set_value("做法", "投资先行")
    session.seal()
    window.acts.replace_text.trigger()
    return window.workspace.replace


@pytest.fixture
def on_pages(bar: ReplaceBar, qtbot: QtBot, window: MainWindow) -> Workspace:
    """The panes, their pages laid out."""
    panes = window.workspace
    assert panes is not None
    qtbot.waitUntil(lambda: panes.pages.view.laid is not None and not panes.preview.is_behind, timeout=10_000)
    return panes


def test_places_are_counted_and_shown_one_after_the_other(bar: ReplaceBar, qtbot: QtBot, on_pages: Workspace) -> None:
    qtbot.keyClicks(bar.sought, "x")
    bar.sought.setText("投资")
    assert bar.count.words == "1 / 3 处"
    assert on_pages.found.light.isVisible()
    qtbot.keyClick(bar.sought, Qt.Key.Key_Return)
    assert (bar.count.words, on_pages.navigator.key) == ("2 / 3 处", "做法")
    assert bar.sought.hasFocus()
    qtbot.keyClick(bar.sought, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.count.words == "1 / 3 处"


def test_who_fills_in_fields_keeps_them_while_places_are_shown(bar: ReplaceBar, qtbot: QtBot, on_pages: Workspace) -> None:
    for words in ("投资", "总体情况", "投"):
        bar.sought.setText(words)
        for _ in range(4):
            qtbot.keyClick(bar.sought, Qt.Key.Key_Return)
            assert on_pages.fields.text.shown is None
    qtbot.keyClick(bar.sought, Qt.Key.Key_Escape)
    assert on_pages.fields.column.isAncestorOf(on_pages.window().focusWidget())


def test_who_works_in_the_text_sees_places_selected_there(bar: ReplaceBar, on_pages: Workspace) -> None:
    on_pages.fields.show_text(on=True)
    bar.sought.setText("投资")
    prose = on_pages.fields.text.shown
    assert prose is not None
    assert prose.text.textCursor().selectedText() == "投资"


def test_text_is_shown_where_no_page_can_show_it(bar: ReplaceBar, on_pages: Workspace) -> None:
    on_pages.hide_panes((False, False, True))
    bar.sought.setText("投资")
    prose = on_pages.fields.text.shown
    assert prose is not None
    assert prose.text.textCursor().selectedText() == "投资"


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
