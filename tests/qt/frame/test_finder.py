"""What is sought is marked on the pages; where Ctrl+G goes is shown there too, the nearest name first."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.frame.find_targets import find_targets
from editor.qt.workspace.workspace import Workspace
from tests.qt.report_fake import opened_report, shown_workspace

pytestmark = pytest.mark.needs("font:Noto Sans CJK SC")


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window, 单位="城投", 在建=({"名称": "桥", "内容": "合龙"}, {"名称": "路", "内容": "铺装"}))


@pytest.fixture
def workspace(window: MainWindow, session: Session, qtbot: QtBot) -> Workspace:
    return shown_workspace(window, qtbot)


def _seek(window: MainWindow, workspace: Workspace, words: str) -> None:
    window.acts.find_text.trigger()
    workspace.replace.sought.setText(words)


def test_every_place_in_view_is_marked_and_the_one_at_hand_is_lit(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    _seek(window, workspace, "正在")
    assert len(workspace.found.rects) == 2
    assert workspace.found.light._rects == workspace.found.rects[:1]


def test_values_are_marked_like_text(window: MainWindow, workspace: Workspace) -> None:
    _seek(window, workspace, "城投")
    assert len(workspace.found.rects) >= 4


def test_the_marks_follow_an_edit_and_go_with_the_bar(window: MainWindow, workspace: Workspace, session: Session, qtbot: QtBot) -> None:
    _seek(window, workspace, "桥")
    assert len(workspace.found.rects) == 1
    session.set_value("在建", ({"名称": "桥", "内容": "大桥合龙"},))
    qtbot.waitUntil(lambda: len(workspace.found.rects) == 2, timeout=3000)
    qtbot.keyClick(workspace.replace.sought, Qt.Key.Key_Escape)
    assert workspace.found.rects == []
    assert not workspace.found.isVisible()


def test_going_to_a_text_lights_it_up_until_the_person_goes_on(workspace: Workspace, session: Session, window: MainWindow) -> None:
    (target,) = [one for one in find_targets(session.draft, "按月推进") if one.kind == "text"]
    workspace.go_to(target)
    assert len(workspace.found.light._rects) == 1
    window.acts.next_unfilled.trigger()
    assert workspace.found.light._rects == []


def test_going_to_a_section_without_fields_shows_its_heading(workspace: Workspace, session: Session) -> None:
    target = next(one for one in find_targets(session.draft, "分工") if one.kind == "section")
    workspace.go_to(target)
    assert workspace.navigator.section == target.section
    assert len(workspace.found.light._rects) == 1


def test_the_nearest_name_comes_first(session: Session) -> None:
    fields = [one.title for one in find_targets(session.draft, "进度") if one.kind == "field"]
    assert fields[0] == "进度"
    sections = [one.title for one in find_targets(session.draft, "项目") if one.kind == "section"]
    assert sections[0] == "二、项目"


def test_words_apart_must_all_be_there(session: Session) -> None:
    assert [one.key for one in find_targets(session.draft, "桥 铺") if one.kind == "field"] == ["在建"]
    assert find_targets(session.draft, "桥 没有") == []


def test_a_word_in_a_table_is_shown_in_its_cell_and_on_the_page(window: MainWindow, workspace: Workspace) -> None:
    workspace.fields.show_text(on=True)
    _seek(window, workspace, "牵头")
    shown = workspace.fields.text.shown
    assert shown is not None
    assert shown.grid.isVisible()
    assert shown.grid.table.currentIndex().data() == "牵头"
    assert len(workspace.found.light._rects) == 1
    assert workspace.replace.sought.hasFocus()
