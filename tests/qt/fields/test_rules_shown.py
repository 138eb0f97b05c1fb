"""Rules between fields, as the window shows them: the words beside the field, the way to the other one, the counts."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.workspace.workspace import Workspace
from tests.qt.report_fake import opened_report


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window)


def _break(session: Session) -> None:
    session.set_value("计划", "12.80")
    session.set_value("完成", "14.2")


def test_a_broken_rule_is_said_beside_the_later_field_and_counted_everywhere(window: MainWindow, workspace: Workspace, session: Session) -> None:
    _break(session)
    workspace.navigator.go_to_field("计划")
    words = {row.key: row.look.problem for row in workspace.fields.column.rows if row.look}
    assert words["完成"] == "比“计划”多 1.4 亿元，请核对这两项。"
    assert words["计划"] == ""
    assert window.frame.status.problems.text() == "1 处待核对"
    assert workspace.fields.head.segment.parts[2].text() == "问题 1"


def test_the_other_field_of_a_rule_is_a_click_away(workspace: Workspace, session: Session, qtbot: QtBot) -> None:
    _break(session)
    workspace.navigator.go_to_field("完成")
    row = workspace.fields.column.row_of("完成")
    assert row is not None
    link = row.other.shown
    assert link is not None
    assert link.isVisible()
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert workspace.navigator.key == "计划"


def test_the_next_problem_is_a_broken_rule_too(workspace: Workspace, session: Session, window: MainWindow) -> None:
    _break(session)
    workspace.navigator.go_to_field("单位")
    window.acts.next_problem.trigger()
    assert workspace.navigator.key == "完成"


def test_a_corrected_value_takes_the_words_away(workspace: Workspace, session: Session) -> None:
    _break(session)
    session.set_value("计划", "15")
    assert session.tally.problems == {}
    session.undo()
    assert set(session.tally.problems) == {"完成"}
    session.set_value("完成", "未定")
    assert session.tally.problems["完成"].other is None
