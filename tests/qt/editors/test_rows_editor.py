"""Rows: cells typed in place, blocks pasted from a spreadsheet, rows added and taken out, all in one undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.fields.fields_pane import FieldsPane
from editor.qt.system.clipboard import block_of
from editor.qt.widgets.buttons import Button

Box = Callable[[str], QWidget]
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def rows(box: Box) -> RowsEditor:
    editor = box("项目")
    assert isinstance(editor, RowsEditor)
    return editor


def _cell(rows: RowsEditor) -> QLineEdit:
    focused = QApplication.focusWidget()
    assert isinstance(focused, QLineEdit)
    assert rows.isAncestorOf(focused)
    return focused


def test_a_block_from_a_spreadsheet_fills_and_grows_the_table(rows: RowsEditor, session: Session) -> None:
    rows.table.paste("望湖路改造\t2,600\r\n物流园一期\t1850\r\n")
    assert session.draft.value("项目") == ({"名称": "望湖路改造", "金额": "2600"}, {"名称": "物流园一期", "金额": "1850"})
    assert rows.table.height() == 26 + 2 * 28 + 2


def test_a_block_is_pasted_from_the_cell_that_is_being_edited(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    QApplication.clipboard().setText("甲\t1\n乙\t2")
    qtbot.keyClick(_cell(rows), Qt.Key.Key_V, _CONTROL)
    assert [row["名称"] for row in session.draft.value("项目") if not isinstance(row, str)] == ["甲", "乙"]


def test_what_stands_right_of_the_table_is_dropped(rows: RowsEditor, session: Session) -> None:
    rows.table.paste("甲\t1\t备注\t更多")
    assert session.draft.value("项目") == ({"名称": "甲", "金额": "1"},)


def test_a_paste_is_one_step(rows: RowsEditor, session: Session) -> None:
    rows.table.paste("甲\t1\n乙\t2")
    session.undo()
    assert session.draft.value("项目") == ""


def test_every_key_in_a_cell_is_in_the_draft(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    qtbot.keyClicks(_cell(rows), "abc")
    assert session.draft.value("项目") == ({"名称": "abc", "金额": ""},)
    assert _cell(rows).text() == "abc"


def test_tab_walks_the_cells_and_enter_too(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    qtbot.keyClicks(_cell(rows), "a")
    qtbot.keyClick(_cell(rows), Qt.Key.Key_Tab)
    qtbot.keyClicks(_cell(rows), "1,200")
    assert session.draft.value("项目") == ({"名称": "a", "金额": "1200"},)


def test_enter_in_the_last_cell_goes_on_to_the_next_field(rows: RowsEditor, qtbot: QtBot) -> None:
    rows.add_row()
    qtbot.keyClick(_cell(rows), Qt.Key.Key_Return)
    with qtbot.waitSignal(rows.went):
        qtbot.keyClick(_cell(rows), Qt.Key.Key_Return)


def test_ctrl_enter_adds_a_row_and_ctrl_delete_takes_it_out(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    qtbot.keyClick(_cell(rows), Qt.Key.Key_Return, _CONTROL)
    assert len(session.draft.value("项目")) == 2
    qtbot.keyClick(_cell(rows), Qt.Key.Key_Delete, _CONTROL)
    assert len(session.draft.value("项目")) == 1


def test_a_click_takes_out_the_row_in_hand_and_there_is_nothing_to_click_without_rows(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    less = next(button for button in rows.findChildren(Button) if button.text() == "去掉一行")
    assert less.isHidden()
    for text in ("a", "b", "c"):
        rows.add_row()
        qtbot.keyClicks(_cell(rows), text)
    rows.show_row(1)
    qtbot.mouseClick(less, Qt.MouseButton.LeftButton)
    left = session.draft.value("项目")
    assert not isinstance(left, str)
    assert [next(iter(row.values())) for row in left] == ["a", "c"]
    for _ in range(2):
        qtbot.mouseClick(less, Qt.MouseButton.LeftButton)
    assert less.isHidden()


def test_undo_while_a_cell_is_edited_takes_back_the_typing(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    session.seal()
    qtbot.keyClicks(_cell(rows), "abc")
    qtbot.keyClick(_cell(rows), Qt.Key.Key_Z, _CONTROL)
    assert session.draft.value("项目") == ({"名称": "", "金额": ""},)
    assert _cell(rows).text() == ""


def test_rows_taken_back_are_gone_from_the_table(rows: RowsEditor, session: Session) -> None:
    rows.table.paste("甲\t1\n乙\t2")
    session.undo()
    assert rows.model.rowCount() == 0


@pytest.mark.parametrize(
    ("text", "block"), [("a", [["a"]]), ("a\tb\n", [["a", "b"]]), (" a \r\n\r\nb", [["a"], [""], ["b"]]), ("", [[""]]), ("a\rb", [["a"], ["b"]])]
)
def test_a_block_is_cut_at_tabs_and_line_ends(text: str, block: list[list[str]]) -> None:
    assert block_of(text) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ('"甲\n乙"\t1\n丙\t2', [["甲乙", "1"], ["丙", "2"]]),
        ('"说“好”，""行"""\t1', [['说“好”，"行"', "1"]]),
        ('"一\t二"\t三', [["一 二", "三"]]),
        ('12"\t"半截', [['12"', '"半截']]),
        ("a\t\n\t\n\t\n", [["a", ""]]),
        ('"ab\ncd"', [["ab cd"]]),
    ],
)
def test_quoted_cells_and_empty_lines_at_the_end_are_read_as_the_spreadsheet_means_them(text: str, block: list[list[str]]) -> None:
    assert block_of(text) == block


def test_a_first_line_that_repeats_the_columns_is_left_out(rows: RowsEditor, session: Session) -> None:
    rows.table.paste("名称\t金额\n甲\t1")
    assert session.draft.value("项目") == ({"名称": "甲", "金额": "1"},)


def test_one_cell_with_a_break_is_pasted_into_the_cell_at_hand(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.add_row()
    QApplication.clipboard().setText('"甲\n乙"')
    qtbot.keyClick(_cell(rows), Qt.Key.Key_V, _CONTROL)
    assert session.draft.value("项目") == ({"名称": "甲乙", "金额": ""},)


def test_a_jump_to_rows_goes_into_the_first_empty_cell(rows: RowsEditor, session: Session, fields: FieldsPane) -> None:
    rows.table.paste("甲\t1\n乙\t")
    fields.focus_field()
    assert (rows.table.currentIndex().row(), rows.table.currentIndex().column()) == (1, 1)


def test_typing_into_a_table_without_rows_makes_the_first_one(rows: RowsEditor, qtbot: QtBot, session: Session) -> None:
    rows.table.setFocus()
    qtbot.keyClicks(rows.table, "a")
    qtbot.keyClicks(_cell(rows), "b")
    assert session.draft.value("项目") == ({"名称": "ab", "金额": ""},)


def test_composing_in_a_table_without_rows_makes_the_first_one(rows: RowsEditor, session: Session) -> None:
    rows.table.setFocus()
    event = QInputMethodEvent("", [])
    event.setCommitString("江畔")
    QApplication.sendEvent(rows.table, event)
    assert session.draft.value("项目") == ({"名称": "江畔", "金额": ""},)
