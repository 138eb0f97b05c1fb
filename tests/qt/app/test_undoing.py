"""Undo shows where it happened, and a deleted section is offered back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.workspace.workspace import Workspace
from tests.qt.desk_fake import FakeMessages
from tests.qt.report_fake import opened_report, shown_workspace

pytestmark = pytest.mark.needs("font:Noto Sans CJK SC")


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window)


@pytest.fixture
def workspace(window: MainWindow, session: Session, qtbot: QtBot) -> Workspace:
    return shown_workspace(window, qtbot)


def _choose(workspace: Workspace, section: str) -> None:
    tree = workspace.outline.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.model().mapFromSource(workspace.outline.model.index_of_section(section)))  # type: ignore[attr-defined]


def _in_outline(workspace: Workspace) -> str:
    return workspace.outline.tree.currentIndex().data()


def _press(workspace: Workspace, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(workspace.outline.tree, key, modifier)


OUTLINE: dict[str, tuple[str, Callable[[Workspace], None]]] = {
    "deleted": ("s5", lambda at: _press(at, Qt.Key.Key_Delete)),
    "moved": ("s5", lambda at: _press(at, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)),
    "shifted": ("s5", lambda at: _press(at, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)),
    "switched": ("s4", lambda at: _press(at, Qt.Key.Key_Space)),
}


@pytest.mark.parametrize("act", OUTLINE)
def test_what_is_undone_in_the_outline_is_in_hand_there_and_lit_up_on_the_page(act: str, workspace: Workspace, window: MainWindow) -> None:
    section, do = OUTLINE[act]
    _choose(workspace, section)
    do(workspace)
    _choose(workspace, "s1")
    for step in (window.acts.undo, window.acts.redo, window.acts.undo):
        step.trigger()
        if section in workspace.session.draft.template.by_id:
            assert workspace.navigator.section == section
            assert _in_outline(workspace).endswith({"s4": "说明", "s5": "分工"}[section])
            if workspace.session.draft.is_on(section):
                assert workspace.found.light.isVisible()
        _choose(workspace, "s1")


def test_a_value_that_is_undone_is_in_hand_wherever_the_focus_was(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_field("计划")
    QTest.keyClicks(QApplication.focusWidget(), "12")
    workspace.navigator.go_to_field("完成")
    window.acts.undo.trigger()
    row = workspace.fields.column.row_of("计划")
    assert row is not None
    assert (workspace.navigator.key, workspace.fields.column.row_around(QApplication.focusWidget())) == ("计划", row)


def test_a_row_that_is_undone_is_the_row_in_hand(workspace: Workspace, window: MainWindow, session: Session) -> None:
    session.set_value("进度", ({"项目": "桥", "月份": "8"}, {"项目": "路", "月份": "9"}))
    session.seal()
    session.set_value("进度", ({"项目": "桥", "月份": "8"}, {"项目": "堤", "月份": "9"}))
    _choose(workspace, "s5")
    window.acts.undo.trigger()
    row = workspace.fields.column.row_of("进度")
    assert row is not None
    assert isinstance(row.box, RowsEditor)
    assert row.box.table.currentIndex().row() == 1


def test_text_that_is_undone_is_shown_on_the_page_and_where_that_is_hidden_in_the_text(workspace: Workspace, window: MainWindow) -> None:
    _choose(workspace, "s1")
    workspace.fields.show_text(on=True)
    shown = workspace.fields.text.shown
    assert shown is not None
    shown.text.put_caret(2, 0)
    QTest.keyClicks(shown.text, "abc")
    workspace.fields.show_text(on=False)
    _choose(workspace, "s5")
    window.acts.undo.trigger()
    assert (workspace.navigator.section, workspace.found.light.isVisible()) == ("s1", True)
    workspace.hide_panes((False, False, True))
    _choose(workspace, "s5")
    window.acts.redo.trigger()
    text = workspace.fields.text.shown
    assert text is not None
    assert (workspace.navigator.section, text.text.textCursor().blockNumber()) == ("s1", 2)


def test_the_light_goes_with_the_next_change(workspace: Workspace, window: MainWindow, session: Session) -> None:
    _choose(workspace, "s5")
    _press(workspace, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    window.acts.undo.trigger()
    assert workspace.found.light.isVisible()
    session.set_value("计划", "5")
    assert not workspace.found.light.isVisible()


def test_a_deleted_section_is_offered_back_until_something_else_is_done(workspace: Workspace, session: Session, messages: FakeMessages) -> None:
    before = session.draft
    _choose(workspace, "s2")
    _press(workspace, Qt.Key.Key_Delete)
    notice = messages.told[-1]
    assert notice.text.startswith("删除了“")
    assert "和它下面的 2 节" in notice.text
    notice.acts[0].do()
    assert (notice.acts[0].words, session.draft) == ("撤销", before)
    _choose(workspace, "s5")
    _press(workspace, Qt.Key.Key_Delete)
    session.set_value("计划", "5")
    assert not messages.texts("info")


def test_an_item_that_is_taken_out_is_offered_back(workspace: Workspace, session: Session, messages: FakeMessages) -> None:
    workspace.outline.acts.items.add("s3")
    before = session.draft
    outline = workspace.outline
    outline.tree.setFocus()
    outline.tree.setCurrentIndex(outline.tree.model().index(0, 0, outline.tree.model().mapFromSource(outline.model.index_of_section("s3"))))  # type: ignore[attr-defined]
    _press(workspace, Qt.Key.Key_Delete)
    assert messages.told[-1].text.startswith("去掉了“")
    messages.told[-1].acts[0].do()
    assert session.draft == before


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_while_naming_a_new_section_takes_it_out_again(workspace: Workspace, session: Session, qtbot: QtBot, key: Qt.Key) -> None:
    before = session.draft
    _choose(workspace, "s1")
    workspace.outline.acts.add()
    box = QApplication.focusWidget()
    assert box is not None
    QTest.keyClicks(box, "abc")
    QTest.keyClick(box, key)
    if key == Qt.Key.Key_Escape:
        qtbot.waitUntil(lambda: session.draft == before)
        assert (workspace.navigator.section, workspace.outline.tree.hasFocus()) == ("s1", True)
    else:
        qtbot.waitUntil(lambda: any(section.heading == "abc" for section in session.draft.template.sections))
