"""The panel of elements in the window: what is switched, typed, moved and chosen there is in the draft, each a step of undo with its name."""

import datetime
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from editor.model.acts import elements
from editor.model.acts.report_choices import ReportChoice, chosen
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.elements.element_line import ElementLine
from editor.qt.elements.elements_pane import ElementsPane
from editor.qt.workspace.workspace import Workspace

TEMPLATE = """+++
format = 1
name = "报告"
kind = "报告"

[fields."本单位"]
type = "org"

[fields."会议"]
type = "meeting"
+++
@标题 关于{{ 会议 }}的报告
@主送机关 市政府
{{ 本单位 }}按要求开展工作。
# 情况
都好。
特此报告。
"""


@pytest.fixture
def session(window: MainWindow) -> Session:
    template, problems = parse_template(TEMPLATE)
    assert problems == ()
    made = Session(Draft(template), name="报告")
    window.file_acts.take(made)
    return made


@pytest.fixture
def panel(window: MainWindow, workspace: Workspace) -> ElementsPane:
    window.acts.elements.trigger()
    assert workspace.middle.panel is not None
    return workspace.middle.panel


def click(widget: QWidget) -> None:
    """Press and let go in the middle of a widget, where nothing may lie over it."""
    window, middle = widget.window(), widget.mapTo(widget.window(), QPoint(min(14, widget.width() // 2), widget.height() // 2))
    there = window.childAt(middle)
    assert there is not None
    assert there is widget or widget.isAncestorOf(there)
    QTest.mouseClick(there, Qt.MouseButton.LeftButton, pos=there.mapFrom(window, middle))


def type_into(line: ElementLine, words: str) -> None:
    assert isinstance(line.box, QLineEdit)
    line.box.setFocus()
    line.box.selectAll()
    QTest.keyClicks(line.box, words)


def on(session: Session) -> list[str]:
    return [row.name for row in elements.element_rows(session.draft) if row.on]


def test_six_clicks_make_the_report_a_complete_document(window: MainWindow, workspace: Workspace, session: Session) -> None:
    click(workspace.outline.elements)
    panel = workspace.middle.panel
    assert panel is not None
    for name in ("发文机关标志", "发文字号", "签发人", "署名", "成文日期"):
        line = panel.line_of(name)
        panel.view.ensureWidgetVisible(line)
        click(line.switch)
    assert on(session) == ["发文机关标志", "发文字号", "签发人", "标题", "主送机关", "署名", "成文日期"]
    assert window.acts.undo.text() == "撤销：写“成文日期”"


def test_two_clicks_write_all_that_is_usual(workspace: Workspace, session: Session) -> None:
    click(workspace.outline.elements)
    assert workspace.middle.panel is not None
    button = workspace.middle.panel.heads["usual"].button
    click(button)
    assert {"发文机关标志", "发文字号", "签发人", "署名", "成文日期", "印发机关", "印发日期"} <= set(on(session))
    assert not button.isVisible()


def test_each_switch_is_one_step_with_its_name(panel: ElementsPane, session: Session, window: MainWindow) -> None:
    before = session.draft
    click(panel.line_of("署名").switch)
    click(panel.line_of("署名").switch)
    assert session.history.undo_label == "不写“署名”"
    window.acts.undo.trigger()
    assert session.history.undo_label == "写“署名”"
    assert panel.line_of("署名").switch.isChecked()
    window.acts.undo.trigger()
    assert session.draft == before
    assert not panel.line_of("署名").switch.isChecked()
    assert panel.isVisible()


def test_what_is_typed_is_the_value_and_stands_in_the_other_line_too(panel: ElementsPane, session: Session) -> None:
    click(panel.line_of("署名").switch)
    click(panel.line_of("发文机关标志").switch)
    type_into(panel.line_of("署名"), "water")
    assert session.draft.value("本单位") == "water"
    box = panel.line_of("发文机关标志").box
    assert isinstance(box, QLineEdit)
    assert box.text() == "water"
    assert session.history.undo_label == "填写“本单位”"


def test_a_date_is_typed_in_its_editor_and_a_wrong_one_is_told(panel: ElementsPane, session: Session) -> None:
    line = panel.line_of("成文日期")
    click(line.switch)
    assert line.look is not None
    assert line.look.waits
    type_into(line, "2026-3-5")
    panel.line_of("标题").take_focus()
    assert session.draft.value("成文日期") == "2026-03-05"
    assert not line.look.waits
    type_into(line, "2026-2-31")
    assert line.look.problem


def test_values_are_understood_beside_their_words_as_in_the_fields(panel: ElementsPane, session: Session) -> None:
    year = str(datetime.datetime.now().astimezone().year)
    for name, typed, meant in (("成文日期", "3.5", f"{year}-03-05"), ("印发日期", "3.5", f"{year}-03-05"), ("发文字号", "J(2026)05", "J〔2026〕5")):
        click(panel.line_of(name).switch)
        type_into(panel.line_of(name), typed)
        panel.line_of("标题").take_focus()
        assert session.draft.value(name) == meant
    # The words of the title change the template: what stands around the other elements is still known.
    panel.line_of("标题").take_focus()
    type_into(panel.line_of("标题"), "2020")
    type_into(panel.line_of("成文日期"), "4.6")
    assert session.draft.value("成文日期") == f"{year}-04-06"


@pytest.mark.parametrize("way", ["button", "keys"])
def test_a_refused_value_is_taken_as_it_is_by_button_and_key(way: str, panel: ElementsPane, session: Session) -> None:
    line = panel.line_of("成文日期")
    click(line.switch)
    type_into(line, "2026-2-31")
    assert line.look is not None
    assert (bool(line.look.problem), line.as_it_is.isVisible()) == (True, True)
    if way == "button":
        click(line.as_it_is)
    else:
        assert line.box is not None
        QTest.keyClick(line.box, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert (line.look.problem, line.as_it_is.isVisible(), session.draft.value("成文日期")) == ("", False, "2026-2-31")
    assert session.history.undo_label == "照写“成文日期”"
    session.undo()
    assert line.as_it_is.isVisible()


def test_a_title_is_edited_as_words_with_its_blanks_by_name(panel: ElementsPane, session: Session) -> None:
    line = panel.line_of("标题")
    assert isinstance(line.box, QLineEdit)
    assert line.box.text() == "关于〔会议〕的报告"
    line.box.setFocus()
    line.box.setCursorPosition(2)
    QTest.keyClicks(line.box, "ab")
    assert elements.rows_of(session.draft, "标题")[0].markup == "关于ab{{ 会议 }}的报告"
    assert session.history.undo_label == "改“标题”"


def test_signatories_are_added_and_change_places_by_button_and_key(panel: ElementsPane, session: Session) -> None:
    click(panel.line_of("签发人").switch)
    click(panel.line_of("签发人").more)
    assert [row.markup for row in elements.rows_of(session.draft, "签发人")] == ["{{ 签发人 }}", "{{ 签发人_2 }}"]
    click(panel.line_of("签发人", 1).up)
    assert [row.markup for row in elements.rows_of(session.draft, "签发人")] == ["{{ 签发人_2 }}", "{{ 签发人 }}"]
    box = panel.line_of("签发人").box
    assert box is not None
    assert box.hasFocus()
    QTest.keyClick(box, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [row.markup for row in elements.rows_of(session.draft, "签发人")] == ["{{ 签发人 }}", "{{ 签发人_2 }}"]
    click(panel.line_of("签发人", 1).switch)
    assert len(elements.rows_of(session.draft, "签发人")) == 1


@pytest.mark.parametrize(
    ("choice", "words", "value", "label"),
    [
        (ReportChoice.SEAL, "加盖印章", "seal", "印章：加盖印章"),
        (ReportChoice.SEAL, "加盖签名章", "stamp", "印章：加盖签名章"),
        (ReportChoice.FORM, "信函", "信函", "格式：信函"),
        (ReportChoice.KIND, "请示", "请示", "文种：请示"),
        (ReportChoice.LAYOUT, "单位普通报告", "company", "版式：单位普通报告"),
    ],
)
def test_seal_form_kind_and_layout_are_chosen_and_undone(
    panel: ElementsPane, session: Session, choice: ReportChoice, words: str, value: str, label: str
) -> None:
    before, chooser = session.draft, panel.choices.choosers[choice]
    chooser.setFocus()
    at = chooser.findText(words)
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)
    assert chosen(session.draft.template, choice) == value
    assert session.history.undo_label == label
    session.undo()
    assert session.draft == before
    assert chooser.currentText() != words


def test_enter_goes_to_the_next_element_that_is_written(panel: ElementsPane) -> None:
    box = panel.line_of("标题").box
    assert box is not None
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is panel.line_of("主送机关").box


def _escape(workspace: Workspace) -> None:
    assert workspace.middle.panel is not None
    QTest.keyClick(workspace.middle.panel, Qt.Key.Key_Escape)


def _section(workspace: Workspace) -> None:
    tree = workspace.outline.tree
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualRect(tree.model().index(1, 0)).center())


def _back(workspace: Workspace) -> None:
    assert workspace.middle.panel is not None
    workspace.middle.panel.back.click()


def _key(workspace: Workspace) -> None:
    workspace.turn_elements()


def _next_blank(workspace: Workspace) -> None:
    workspace.navigator.go_to_unfilled()


@pytest.mark.parametrize("leave", [_escape, _section, _back, _key, _next_blank])
def test_the_fields_come_back(panel: ElementsPane, workspace: Workspace, leave: Callable[[Workspace], object]) -> None:
    leave(workspace)
    assert not panel.isVisible()
    assert workspace.fields.isVisible()
    assert not workspace.outline.elements.is_checked
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus.isVisible()


def test_a_locked_report_is_looked_at_only(window: MainWindow) -> None:
    template, _ = parse_template(TEMPLATE)
    window.file_acts.take(Session(Draft(template), name="报告", locked="由更新的版本写成。"))
    window.acts.elements.trigger()
    assert window.workspace is not None
    assert window.workspace.middle.panel is not None
    assert not window.workspace.middle.panel.line_of("署名").switch.isEnabled()


def test_the_row_in_the_outline_counts_what_stands_in_the_report(panel: ElementsPane, workspace: Workspace) -> None:
    assert workspace.outline.elements.accessibleName() == "要素，写了 2 项"
    click(panel.line_of("署名").switch)
    assert workspace.outline.elements.accessibleName() == "要素，写了 3 项"


def test_a_typed_line_becomes_signature_and_date_by_the_list_of_levels(workspace: Workspace, session: Session) -> None:
    workspace.navigator.go_to_section("s1")
    workspace.fields.show_text(on=True)
    prose = workspace.fields.text.shown
    assert prose is not None
    prose.text.put_caret(1, 9)
    for words in ("Water office", "2026年3月5日"):
        QTest.keyClick(prose.text, Qt.Key.Key_Return)
        prose.text.insertPlainText(words)
    prose.text.put_caret(2, 0)
    prose.bar.level.setCurrentIndex(5)
    prose.bar.level.activated.emit(5)
    assert [row.markup for row in elements.rows_of(session.draft, "署名")] == ["Water office"]
    assert (prose.bar.level.currentText(), prose.bar.level.isEnabled()) == ("署名", True)
    workspace.navigator.go_to_section("s1")
    prose.text.put_caret(2, 0)
    QTest.keyClick(prose.text, Qt.Key.Key_6, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    assert session.draft.value("成文日期") == "2026-03-05"
    prose.bar.level.activated.emit(0)
    assert not elements.rows_of(session.draft, "成文日期")[0].on
