"""校核 in the window: counted in the head, listed, mended, left alone, underlined on the pages and in the text."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.model.template.template import Prose
from editor.qt.app.main_window import MainWindow
from editor.qt.changes.page_remarks import PageRemarks
from editor.qt.changes.side_list import SideList
from editor.qt.prose.prose_remarks import TextRemarks
from tests.qt.desk_fake import FakeMessages

Ready = Callable[[], SideList]


@pytest.fixture
def report(window: MainWindow, session: Session, qtbot: QtBot) -> Session:
    """A report with a wrong word in a value and others in its text, looked at; its pages are there."""
    section = next(section for section in session.draft.template.sections if section.level == 1)
    blocks = (*section.blocks, Prose("各地要布署到位,按时完成。"), Prose("布署以后要检查。"))
    template = session.draft.template.with_section(replace(section, blocks=blocks))
    session.edit(session.draft.with_template(template).with_values({"做法": "一要布署；二要落实。", "主送": "市政府"}), "改")
    assert window.workspace is not None
    workspace = window.workspace
    qtbot.waitUntil(lambda: workspace.preview.laid is not None, timeout=20000)
    workspace.checks.refresh()
    _at_rest(window, qtbot)
    return session


def _at_rest(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    checks = window.workspace.checks
    qtbot.waitUntil(lambda: checks.is_current, timeout=20000)
    if (panel := window.remarking.panel) is not None:
        panel.model.follow()


def _panel(window: MainWindow, qtbot: QtBot) -> SideList:
    window.acts.check.trigger()
    _at_rest(window, qtbot)
    assert window.remarking.panel is not None
    return window.remarking.panel


def _seen(panel: SideList) -> list[str]:
    return [f"{row.row.kind} {''.join(stretch.text for stretch in row.row.stretches if stretch.kind == 'was')}" for row in panel.rows]


def _text(session: Session) -> str:
    return "\n".join(markup for section in session.draft.template.sections for _, markup in section.markups())


def test_the_list_mends_one_and_all_of_a_rule_and_undo_takes_it_back(window: MainWindow, report: Session, qtbot: QtBot) -> None:
    panel = _panel(window, qtbot)
    assert window.frame.head.check.text() == "校核 4"
    assert _seen(panel) == ["词语-别字 布署", "标点-半角 ,", "词语-别字 布署", "词语-别字 布署"]
    assert [panel.model.source.headings[0]] == ["一、总体情况"]
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Return)
    _at_rest(window, qtbot)
    assert "各地要部署到位," in _text(report)
    assert window.acts.undo.text() == "撤销：改：词语-别字"
    assert _seen(panel) == ["标点-半角 ,", "词语-别字 布署", "词语-别字 布署"]
    panel.take(1)
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    _at_rest(window, qtbot)
    assert (_seen(panel), report.draft.value("做法")) == (["标点-半角 ,"], "一要部署；二要落实。")
    window.acts.undo.trigger()
    _at_rest(window, qtbot)
    assert (len(_seen(panel)), report.draft.value("做法")) == (3, "一要布署；二要落实。")


def test_what_is_left_alone_is_told_no_more_until_it_is_wanted_again(window: MainWindow, report: Session, desk: Desk, qtbot: QtBot) -> None:
    panel = _panel(window, qtbot)
    panel.take(1)
    qtbot.keyClick(panel.rows[1], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(panel.rows) == 3)
    panel.take(0)
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Delete, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not panel.rows)
    assert (panel.model.source.title(), window.frame.head.check.text()) == ("没有意见", "校核")
    assert "布署" in (desk.folders.templates / "校核-放行词.txt").read_text("utf-8")
    panel.model.choose(2)
    assert len(panel.rows) == 4
    qtbot.keyClick(panel.rows[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(panel.rows) == 1)
    assert window.frame.head.check.text() == "校核 3"


def test_f7_goes_on_in_the_list_and_opens_it_where_no_field_has_a_problem(window: MainWindow, report: Session, qtbot: QtBot) -> None:
    window.acts.next_problem.trigger()
    _at_rest(window, qtbot)
    panel = window.remarking.panel
    assert panel is not None
    window.acts.next_problem.trigger()
    assert [row.in_hand for row in panel.rows] == [False, True, False, False]
    window.acts.previous_problem.trigger()
    window.acts.previous_problem.trigger()
    assert panel.rows[-1].in_hand
    qtbot.keyClick(panel.rows[-1], Qt.Key.Key_Escape)
    assert window.remarking.panel is None


def test_words_that_were_typed_anew_are_underlined_no_more_at_once(window: MainWindow, report: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    marks = window.workspace.pages.view.findChild(PageRemarks)
    assert marks is not None
    assert len(marks.marked) == 4
    report.set_value("做法", "一要布署；二要督查。")
    assert (window.workspace.checks.is_current, len(marks.marked)) == (False, 3)
    assert len(window.workspace.checks.findings) == 3
    _at_rest(window, qtbot)
    assert len(marks.marked) == 4


def test_the_pointer_is_told_why_words_on_the_page_are_underlined(window: MainWindow, report: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, words, *_: told.append(words))
    assert window.workspace is not None
    view = window.workspace.pages.view
    marks = view.findChild(PageRemarks)
    assert marks is not None
    for point in (marks.marked[0].rect.center(), QPoint(2, 2)):
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, point, view.viewport().mapToGlobal(point)))
    assert [words.split("。")[0] for words in told] == ["词语-别字：“布署”应作“部署”"]


def test_the_text_of_a_section_has_lines_too_and_loses_them_with_the_words(window: MainWindow, report: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.acts.text.trigger()
    window.workspace.navigator.go_to_section(next(section.id for section in report.draft.template.sections if section.level == 1))
    prose = window.workspace.fields.text.shown
    assert prose is not None
    remarks = prose.findChild(TextRemarks)
    assert remarks is not None
    assert [cursor.selectedText() for cursor, _ in remarks.marked] == ["布署", ",", "布署"]
    prose.text.select(2, 3, 5)
    qtbot.keyClicks(prose.text, "x")
    assert [cursor.selectedText() for cursor, _ in remarks.marked] == [",", "布署"]


def test_a_save_tells_how_many_remarks_there_are_and_is_no_wall(
    window: MainWindow, report: Session, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.save_path = tmp_path / "报告.docx"
    with qtbot.waitSignal(window.file_acts.saved, timeout=20000):
        window.acts.save.trigger()
    saved = next(notice for notice in messages.told if notice.topic == "saved")
    assert saved.text.endswith("4 条校核意见。")
    saved.acts[0].do()
    assert window.remarking.panel is not None


def test_a_rule_that_only_hints_is_asked_for_in_the_settings(window: MainWindow, report: Session, qtbot: QtBot) -> None:
    report.set_value("做法", "要高度重视，抓好落实。")
    _at_rest(window, qtbot)
    assert window.workspace is not None
    checks = window.workspace.checks
    assert "高度重视" not in [finding.words for finding in checks.findings]
    window.setting_acts.show()
    assert window.setting_acts.page is not None
    switches = window.setting_acts.page.boxes["hints"].widget
    switches.choose.click()
    with qtbot.waitSignal(checks.changed, timeout=20000):
        switches.window_of_switches.switches["词语-套话"].click()
    assert window.desk.settings.texts("hints") == ("词语-套话",)
    assert [finding.words for finding in checks.findings if not finding.is_sure] == ["高度重视"]
    switches.window_of_switches.close()
    window.setting_acts.page.close()
