"""The list of what differs from what was saved: shown, followed, taken back."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.differences.differing import Difference
from editor.model.session.session import Session
from editor.model.template.template import Prose
from editor.qt.app.main_window import MainWindow
from editor.qt.changes.side_list import MOST, SideList
from tests.qt.desk_fake import FakeMessages, made_session


@pytest.fixture
def saved(window: MainWindow, desk: Desk, tmp_path: Path) -> Session:
    """A report that was saved with one value, open in the window."""
    draft = made_session().draft.with_value("主送", "市政府")
    desk.save_word(draft, tmp_path / "报告.docx")
    session = Session(draft, tmp_path / "报告.docx", "报告")
    window.file_acts.take(session)
    return session


def _panel(window: MainWindow) -> SideList:
    window.acts.compare.trigger()
    panel = window.comparing.panel
    assert panel is not None
    return panel


def _found(panel: SideList) -> list[Difference]:
    return [row.row.of for row in panel.rows if isinstance(row.row.of, Difference)]


def _seen(panel: SideList) -> list[tuple[str, str, str]]:
    return [(one.title, one.was, one.now) for one in _found(panel)]


def test_nothing_that_changed_is_one_sentence(window: MainWindow, saved: Session, messages: FakeMessages) -> None:
    window.acts.compare.trigger()
    assert window.comparing.panel is None
    assert messages.texts("info") == ["与上次保存的一样。"]


def test_before_the_first_save_the_draft_is_compared_with_its_beginning(window: MainWindow, session: Session, messages: FakeMessages) -> None:
    window.acts.compare.trigger()
    assert messages.texts("info") == ["还没有改过什么。"]
    session.set_value("主送", "市政府")
    panel = _panel(window)
    assert _seen(panel) == [("主送", "", "市政府")]
    assert messages.texts("info") == []


def test_a_row_is_taken_back_and_undo_brings_it_again(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    saved.set_value("主送", "省政府")
    saved.set_value("人数", "8")
    panel = _panel(window)
    panel.rows[0].buttons["back"].click()
    assert (saved.draft.value("主送"), saved.draft.value("人数")) == ("市政府", "8")
    qtbot.waitUntil(lambda: [title for title, *_ in _seen(panel)] == ["人数"], timeout=5000)
    assert window.acts.undo.text() == "撤销：改回：填写项 主送"
    window.acts.undo.trigger()
    qtbot.waitUntil(lambda: [title for title, *_ in _seen(panel)] == ["主送", "人数"], timeout=5000)


def test_an_edit_made_meanwhile_is_not_lost_by_taking_a_row_back(window: MainWindow, saved: Session) -> None:
    saved.set_value("主送", "省政府")
    panel = _panel(window)
    saved.set_value("人数", "9")
    panel.rows[0].buttons["back"].click()
    assert (saved.draft.value("主送"), saved.draft.value("人数")) == ("市政府", "9")


def test_the_keys_walk_take_back_and_close(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    saved.set_value("主送", "省政府")
    saved.set_value("人数", "8")
    panel = _panel(window)
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Down)
    assert [row.in_hand for row in panel.rows] == [False, True]
    assert window.workspace is not None
    assert window.workspace.navigator.key == "人数"
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(panel.rows) == 1, timeout=5000)
    assert saved.draft.value("人数") == ""
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Escape)
    assert window.comparing.panel is None


def test_when_all_is_as_it_was_the_list_says_so(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    saved.set_value("主送", "省政府")
    panel = _panel(window)
    panel.rows[0].buttons["back"].click()
    qtbot.waitUntil(lambda: not panel.rows, timeout=5000)
    assert panel.accessibleName() == "与上次保存相比"
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert window.comparing.panel is None


def test_a_save_closes_the_list(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    saved.set_value("主送", "省政府")
    _panel(window)
    with qtbot.waitSignal(window.file_acts.saved, timeout=20000):
        window.acts.save.trigger()
    assert window.comparing.panel is None


def test_recovered_work_is_compared_with_its_file(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    saved.set_value("主送", "省政府")
    saved.saved = None
    window.acts.compare.trigger()
    qtbot.waitUntil(lambda: window.comparing.panel is not None, timeout=10000)
    assert _seen(_panel(window)) == [("主送", "市政府", "省政府")]


def test_a_file_that_is_gone_is_said(window: MainWindow, saved: Session, messages: FakeMessages, qtbot: QtBot) -> None:
    assert saved.path is not None
    saved.path.unlink()
    saved.saved = None
    window.acts.compare.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=10000)
    assert window.comparing.panel is None


def test_of_very_many_differences_the_first_are_shown_and_more_by_going_on(window: MainWindow, saved: Session, qtbot: QtBot) -> None:
    section = next(section for section in saved.draft.template.sections if section.level == 1)
    blocks = (*section.blocks, *(Prose(f"第{number}段") for number in range(MOST + 3)))
    saved.edit(saved.draft.with_template(saved.draft.template.with_section(replace(section, blocks=blocks))), "写了很多")
    panel = _panel(window)
    assert len(panel.rows) == MOST
    panel.take(MOST - 1)
    qtbot.keyClick(panel.rows[-1], Qt.Key.Key_Down)
    assert (len(panel.rows), panel.rows[MOST].in_hand) == (MOST + 3, True)
    qtbot.waitUntil(lambda: not panel.rows[MOST].visibleRegion().isEmpty(), timeout=5000)
