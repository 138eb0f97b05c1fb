"""Sections are rearranged in the outline, by keys, by drag and from the menu, one step of undo each."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.outline.outline_model import OutlineModel
from editor.qt.outline.outline_pane import OutlinePane
from tests.qt.desk_fake import made_session

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def outline(window: MainWindow, session: Session) -> OutlinePane:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s3")
    window.workspace.outline.tree.setFocus()
    return window.workspace.outline


def _headings(session: Session) -> list[str]:
    draft = session.draft
    return [f"{draft.numbers[s.id]}{s.heading}" for s in draft.written if s.level]


def test_alt_and_arrows_move_a_section_and_the_row_stays_in_hand(outline: OutlinePane, session: Session, qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert _headings(session) == ["一、项目", "二、总体情况", "（一）做法"]
    assert session.history.undo_label == "移动“项目”"
    assert outline.tree.currentIndex().data() == "一、项目"
    assert outline.tree.hasFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_Down, ALT)
    assert _headings(session) == ["一、总体情况", "（一）做法", "二、项目"]


def test_alt_and_arrows_shift_the_level(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    qtbot.keyClick(outline.tree, Qt.Key.Key_Right, ALT)
    assert _headings(session)[-1] == "（二）项目"
    qtbot.keyClick(outline.tree, Qt.Key.Key_Left, ALT)
    assert _headings(session)[-1] == "二、项目"


def test_a_deleted_section_comes_back_by_undo(outline: OutlinePane, session: Session, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert _headings(session) == ["一、总体情况", "（一）做法"]
    assert window.workspace.navigator.section == "s2"
    window.acts.undo.trigger()
    assert _headings(session)[-1] == "二、项目"


def test_elements_can_not_be_deleted(outline: OutlinePane, session: Session, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("sign")
    before = session.draft
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert session.draft is before


def test_a_new_section_is_named_in_place(outline: OutlinePane, session: Session, qtbot: QtBot, window: MainWindow) -> None:
    assert window.workspace is not None
    outline.acts.add()
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    box.setText("下一步")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _headings(session)[-1] == "三、下一步")
    assert window.workspace.navigator.section == session.draft.template.sections[-2].id


def _drop(model: OutlineModel, section: str, row: int, parent: QModelIndex) -> bool:
    data = model.mimeData([model.index_of_section(section)])
    return model.dropMimeData(data, Qt.DropAction.MoveAction, row, 0, parent)


def test_a_dragged_row_goes_between_rows_and_onto_one(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    assert _drop(outline.model, "s3", 1, QModelIndex())
    qtbot.waitUntil(lambda: _headings(session)[0] == "一、项目")
    assert _drop(outline.model, "s3", 3, QModelIndex())
    qtbot.waitUntil(lambda: _headings(session)[-1] == "二、项目")
    assert _drop(outline.model, "s3", -1, outline.model.index_of_section("s1"))
    qtbot.waitUntil(lambda: _headings(session)[-1] == "（二）项目")
    assert not _drop(outline.model, "s1", -1, outline.model.index_of_section("s2"))


def test_the_model_keeps_the_rules_of_item_models_while_rows_move(qapp: object) -> None:
    session = made_session()
    model = OutlineModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    _drop(model, "s3", 1, QModelIndex())
    QApplication.processEvents()
    session.undo()
    assert model.rowCount() == 4


def test_the_menu_of_a_row_offers_what_can_be_done(outline: OutlinePane, qtbot: QtBot) -> None:
    menu = outline.acts.menu()
    assert {act.text(): act.isEnabled() for act in menu.actions() if act.text()} == {
        "加一节": True, "改标题": True, "上移": True, "下移": False, "升一级": False, "降一级": True, "删除这一节": True, "填写项": True,
    }  # fmt: skip
