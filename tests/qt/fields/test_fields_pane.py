"""The fields of the section at hand: typing, showing, moving on."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.long_editor import LongEditor
from editor.qt.fields.fields_head import FieldFilter
from editor.qt.fields.fields_pane import FieldsPane

Box = Callable[[str], QWidget]


def _line(widget: QWidget) -> QLineEdit:
    assert isinstance(widget, QLineEdit)
    return widget


def _type_chinese(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def test_what_is_typed_is_in_the_draft_at_once(box: Box, session: Session) -> None:
    _type_chinese(box("单位"), "江畔城投")
    assert session.draft.value("单位") == "江畔城投"


def test_the_pages_follow_every_keystroke(box: Box, window: MainWindow, session: Session) -> None:
    _type_chinese(box("单位"), "江畔城投")
    assert window.workspace is not None
    assert window.workspace.preview.laid is not None
    assert "关于江畔城投工作的报告" in "".join(p.text for p in window.workspace.preview.laid.document.paragraphs())


def test_a_field_of_two_sections_is_one_value(box: Box, window: MainWindow, session: Session) -> None:
    _type_chinese(box("单位"), "江畔城投")
    assert window.workspace is not None
    window.workspace.navigator.go_to_section(session.draft.template.sections[1].id)
    row = window.workspace.fields.column.row_of("单位")
    assert row is not None
    assert row.look is not None
    assert (_line(row.box).text(), row.look.counted) == ("江畔城投", False)


def test_money_is_grouped_on_leaving_and_meant_without_grouping(box: Box, qtbot: QtBot, session: Session) -> None:
    money = _line(box("投资"))
    qtbot.keyClicks(money, "12,800.50")
    assert session.draft.value("投资") == "12800.50"
    assert money.text() == "12,800.50"
    box("日期")
    assert money.text() == "12,800.50"


def test_money_is_said_in_words_below(box: Box, qtbot: QtBot, fields: FieldsPane) -> None:
    qtbot.keyClicks(box("投资"), "12.8")
    row = fields.column.row_of("投资")
    assert row is not None
    assert row.look is not None
    assert row.look.in_words == "人民币壹拾贰亿捌仟万元整"


def test_a_date_may_be_typed_in_chinese(box: Box, session: Session) -> None:
    _type_chinese(box("日期"), "2026年8月3日")
    assert session.draft.value("日期") == "2026-08-03"


def test_a_month_may_be_typed_with_its_word(box: Box, session: Session) -> None:
    _type_chinese(box("月份"), "8月")
    assert session.draft.value("月份") == "8"


def test_a_choice_is_taken_from_its_list(box: Box, session: Session) -> None:
    combo = box("方式")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(1)
    combo.activated.emit(1)
    assert session.draft.value("方式") == "视频"


def test_a_value_outside_its_list_is_shown_with_its_problem(box: Box, session: Session, fields: FieldsPane) -> None:
    session.set_value("方式", "电话")
    combo = box("方式")
    assert isinstance(combo, QComboBox)
    row = fields.column.row_of("方式")
    assert row is not None
    assert row.look is not None
    assert (combo.currentText(), bool(row.look.problem)) == ("电话", True)


def test_a_flag_is_neither_before_it_is_answered(box: Box, qtbot: QtBot, session: Session, fields: FieldsPane) -> None:
    flag = box("公开")
    assert session.draft.value("公开") == ""
    parts = flag.findChild(QWidget).findChildren(QWidget)
    qtbot.mouseClick(parts[1], Qt.MouseButton.LeftButton)
    assert session.draft.value("公开") == "否"


def test_long_text_grows_with_its_lines(box: Box, qtbot: QtBot) -> None:
    long = box("做法")
    assert isinstance(long, QPlainTextEdit)
    before = long.height()
    _type_chinese(long, "逐项梳理用款需求，按月排出拨付计划；" * 20)
    qtbot.waitUntil(lambda: long.height() > before)


def test_enter_goes_to_the_next_field_and_shift_enter_back(box: Box, qtbot: QtBot, window: MainWindow) -> None:
    first = box("日期")
    qtbot.keyClick(first, Qt.Key.Key_Return)
    assert window.workspace is not None
    assert window.workspace.navigator.key == "单位"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.workspace.navigator.key == "日期"


def test_enter_in_the_last_field_goes_straight_on_to_the_next_section_and_shift_enter_back(box: Box, qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(box("做法"), Qt.Key.Key_Return)
    assert window.workspace is not None
    column = window.workspace.fields.column
    assert (window.workspace.navigator.key, column.row_around(QApplication.focusWidget())) == (column.rows[0].key, column.rows[0])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.workspace.navigator.key == "做法"


def test_enter_in_the_very_last_field_says_so_and_keeps_the_focus(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    fields, navigator = window.workspace.fields, window.workspace.navigator
    while section := navigator.section_beside():
        navigator.go_to_section(section)
    last = fields.column.rows[-1]
    navigator.go_to_field(last.key)
    last.went.emit(1)
    assert (navigator.key, fields.column.next.isVisible()) == (last.key, True)
    assert fields.column.next.text() == f"这是最后一项，还有 {len(session.tally.open)} 处空着  ›"
    qtbot.mouseClick(fields.column.next, Qt.MouseButton.LeftButton)
    assert navigator.key in session.tally.open
    assert "最后一项" not in fields.column.next.text()


def test_a_value_that_is_wrong_in_the_very_last_field_is_told_at_once_and_not_called_done(
    window: MainWindow, session: Session, box: Box, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    values = {"单位": "江畔", "主送": "市委", "投资": "3", "日期": "2026-03-05", "月份": "2026-03", "方式": "现场", "公开": "是", "做法": "好"}
    session.edit(session.draft.with_values({**values, "项目": ({"名称": "桥", "金额": "1"},)}), "")
    last, column = box("人数"), window.workspace.fields.column
    qtbot.keyClicks(last, "abc")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    row = column.row_of("人数")
    assert row is not None
    assert row.look is not None
    assert row.look.problem
    assert column.next.text() == "这是最后一项，还有 1 处待核对  ›"
    qtbot.mouseClick(column.next, Qt.MouseButton.LeftButton)
    assert window.workspace.navigator.key == "人数"
    qtbot.keyClick(last, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(last, "12")
    qtbot.keyClick(last, Qt.Key.Key_Return)
    assert column.next.text() == "这是最后一项，全部填完了。"


def test_the_next_unfilled_field_is_found_over_all_sections_and_around_the_end(box: Box, window: MainWindow, session: Session) -> None:
    assert window.workspace is not None
    seen = []
    for _ in session.tally.open:
        window.workspace.navigator.go_to_unfilled()
        seen.append(window.workspace.navigator.key)
    assert sorted(seen) == sorted(session.tally.open)


def test_a_problem_is_said_only_when_typing_rests(box: Box, qtbot: QtBot, fields: FieldsPane) -> None:
    qtbot.keyClicks(box("日期"), "2026-13-01")
    row = fields.column.row_of("日期")
    assert row is not None
    assert row.look is not None
    assert row.look.problem == ""
    box("月份")
    assert row.look.problem != ""


def test_the_editors_of_one_section_serve_the_next(window: MainWindow, session: Session, fields: FieldsPane) -> None:
    assert window.workspace is not None
    made = len(fields.column.findChildren(QLineEdit))
    ids = [section.id for section in session.draft.template.sections]
    for section in ids * 3:
        window.workspace.navigator.go_to_section(section)
    most = len(fields.column.findChildren(QLineEdit))
    for section in ids * 3:
        window.workspace.navigator.go_to_section(section)
    assert made <= most == len(fields.column.findChildren(QLineEdit))


def test_editors_that_serve_another_field_show_its_value_alone(window: MainWindow, session: Session, fields: FieldsPane) -> None:
    assert window.workspace is not None
    session.set_value("主送", "市政府")
    session.set_value("单位", "城投")
    for section in session.draft.template.sections:
        window.workspace.navigator.go_to_section(section.id)
        shown = {row.key: row.box.text() for row in fields.column.rows if isinstance(row.box, QLineEdit)}
        assert shown == {key: session.draft.value(key) for key in shown}


def test_a_change_of_section_writes_nothing(window: MainWindow, session: Session) -> None:
    assert window.workspace is not None
    before = session.draft
    for section in session.draft.template.sections:
        window.workspace.navigator.go_to_section(section.id)
    assert session.draft is before


@pytest.mark.parametrize(("shown", "left"), [(FieldFilter.ALL, 6), (FieldFilter.UNFILLED, 5), (FieldFilter.PROBLEMS, 1)])
def test_segments_show_all_the_unfilled_or_those_with_a_problem(
    shown: FieldFilter, left: int, box: Box, session: Session, fields: FieldsPane
) -> None:
    session.set_value("日期", "哪天")
    box("单位")
    fields.filter(shown)
    assert sum(not row.isHidden() for row in fields.column.rows) == left


def test_a_field_has_a_name_with_its_state_and_its_sentence_for_screen_readers(box: Box, session: Session) -> None:
    editor = box("投资")
    assert editor.accessibleName() == "投资，金额，亿元，未填"
    session.set_value("投资", "多")
    assert editor.accessibleName().startswith("投资，金额，亿元，已填，有问题：")
    assert "到位投资多亿元" in editor.accessibleDescription()


def test_a_long_text_is_as_wide_as_its_box_from_the_start(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.set_value("做法", "逐项梳理用款需求，按月排出拨付计划，对进度慢的项目逐个会商。" * 3)
    assert window.workspace is not None
    window.workspace.navigator.go_to_field("做法")
    row = window.workspace.fields.column.row_of("做法")
    assert row is not None
    assert isinstance(row.box, LongEditor)
    line = row.box.document().firstBlock().layout().lineAt(0)
    assert row.box.viewport().width() - 16 < line.width() <= row.box.viewport().width()


@pytest.mark.parametrize("key", ["单位", "投资", "日期", "月份", "方式", "公开", "做法"])
def test_enter_goes_on_and_shift_enter_back_from_every_kind_of_editor(key: str, box: Box, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    navigator = window.workspace.navigator
    box(key)
    order = [field.key for field in navigator.fields()]
    at = order.index(key)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    if at + 1 < len(order):
        assert navigator.key == order[at + 1]
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert navigator.key == key


def test_enter_onto_a_value_that_is_there_lets_what_is_typed_take_its_place(box: Box, qtbot: QtBot, window: MainWindow, session: Session) -> None:
    _type_chinese(box("单位"), "江畔城投")
    assert window.workspace is not None
    rows = [row for row in window.workspace.fields.column.rows if row.isVisible()]
    after = rows[[row.key for row in rows].index("单位") + 1]
    session.set_value(after.key, "旧值")
    qtbot.keyClick(box("单位"), Qt.Key.Key_Return)
    focus = QApplication.focusWidget()
    assert focus is not None
    _type_chinese(focus, "新值")
    assert session.draft.value(after.key) == "新值"
