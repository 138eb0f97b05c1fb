"""The cells of a table in the text are edited below it; slots stay slots, each act is one step of undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.model.document.grid import Grid
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.prose.prose_pane import ProsePane
from tests.qt.report_fake import opened_report

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window)


@pytest.fixture
def prose(window: MainWindow, session: Session) -> ProsePane:
    """The text of the section with the table, the caret in the table's line."""
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s5")
    window.acts.text.trigger()
    shown = window.workspace.fields.text.shown
    assert shown is not None
    shown.text.put_caret(1, 0)
    return shown


def _rows(session: Session) -> tuple[tuple[str, ...], ...]:
    (grid,) = [block for block in session.draft.template.by_id["s5"].blocks if isinstance(block, Grid)]
    return grid.rows


def _edit(prose: ProsePane, row: int, column: int, words: str, qtbot: QtBot) -> None:
    prose.grid.table.setCurrentIndex(prose.grid.model.index(row, column))
    qtbot.keyClick(prose.grid.table, Qt.Key.Key_Return)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    box.setText(words)
    qtbot.keyClick(box, Qt.Key.Key_Return)


def test_the_cells_show_where_the_caret_is_in_a_table_and_nowhere_else(prose: ProsePane) -> None:
    assert prose.grid.isVisible()
    assert prose.grid.model.index(1, 0).data() == "〔单位〕"
    prose.text.put_caret(0, 0)
    assert not prose.grid.isVisible()


def test_f2_goes_into_the_cells_and_escape_back_to_the_text(prose: ProsePane, qtbot: QtBot) -> None:
    qtbot.keyClick(prose.text, Qt.Key.Key_F2)
    assert prose.grid.table.hasFocus()
    qtbot.keyClick(prose.grid.table, Qt.Key.Key_Escape)
    assert prose.text.hasFocus()


def test_a_cell_is_edited_and_its_slots_stay_slots(prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    _edit(prose, 1, 0, "由〔单位〕和〔计划〕", qtbot)
    qtbot.waitUntil(lambda: _rows(session)[1][0] == "由{{ 单位 }}和{{ 计划 }}")
    session.undo()
    assert _rows(session)[1][0] == "{{ 单位 }}"
    assert prose.grid.model.index(1, 0).data() == "〔单位〕"


def test_braces_in_a_cell_are_only_braces(prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    _edit(prose, 1, 1, "{{ 单位 }}", qtbot)
    qtbot.waitUntil(lambda: _rows(session)[1][1] == r"\{{ 单位 }}")


def test_rows_and_columns_are_added_and_taken_out_each_as_one_step(prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    prose.grid.begin()
    qtbot.keyClick(prose.grid.table, Qt.Key.Key_Return, CONTROL)
    assert len(_rows(session)) == 3
    prose.grid.acts["column"].click()
    assert len(_rows(session)[0]) == 3
    prose.grid.acts["no column"].click()
    qtbot.keyClick(prose.grid.table, Qt.Key.Key_Delete, CONTROL)
    assert len(_rows(session)) == 2
    for _ in range(4):
        session.undo()
    assert _rows(session) == (("单位", "任务"), ("{{ 单位 }}", "牵头"))


def test_the_last_row_and_the_last_column_stay(prose: ProsePane, session: Session) -> None:
    for _ in range(4):
        prose.grid.acts["no row"].click()
        prose.grid.acts["no column"].click()
    assert [len(row) for row in _rows(session)] == [1]


def test_a_block_from_a_spreadsheet_goes_into_the_cells(prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    prose.grid.begin()
    prose.grid.table.setCurrentIndex(prose.grid.model.index(1, 1))
    QApplication.clipboard().setText("配合\n协调")
    qtbot.keyClick(prose.grid.table, Qt.Key.Key_V, CONTROL)
    assert _rows(session) == (("单位", "任务"), ("{{ 单位 }}", "配合"), ("", "协调"))


def test_a_block_from_a_spreadsheet_in_the_text_becomes_a_table(window: MainWindow, prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s1")
    before = session.draft
    prose.text.put_caret(1, 0)
    QApplication.clipboard().setText("项目\t金额\n桥\t{{ 单位 }}\n")
    qtbot.keyClick(prose.text, Qt.Key.Key_V, CONTROL)
    prose.commit()
    section = session.draft.template.by_id["s1"]
    assert [block.rows for block in section.blocks if isinstance(block, Grid)] == [(("项目", "金额"), ("桥", r"\{{ 单位 }}"))]
    assert prose.grid.isVisible()
    session.undo()
    assert session.draft == before


def test_text_with_unseen_marks_is_pasted_without_them(prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    prose.text.put_caret(0, 0)
    qtbot.keyClick(prose.text, Qt.Key.Key_End)
    qtbot.keyClick(prose.text, Qt.Key.Key_Return)
    QApplication.clipboard().setText("甲\u200b乙\u00a0丙\ufeff")
    qtbot.keyClick(prose.text, Qt.Key.Key_V, CONTROL)
    assert any(markup == "甲乙 丙" for _, markup in session.draft.template.by_id["s5"].markups())
