"""A section that repeats over rows has its items in the outline: they are added, moved, renamed and taken out there."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.outline.outline_model import COUNT_ROLE, OutlineModel
from editor.qt.outline.outline_pane import OutlinePane
from editor.qt.workspace.workspace import Workspace
from tests.qt.report_fake import opened_report, report_session

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window, 在建=({"名称": "桥", "内容": "合龙"}, {"名称": "路", "内容": ""}))


@pytest.fixture
def outline(workspace: Workspace) -> OutlinePane:
    workspace.outline.tree.setFocus()
    return workspace.outline


def _below(outline: OutlinePane) -> QModelIndex:
    return outline.model.index_of_section("s3")


def _titles(outline: OutlinePane) -> list[str]:
    group = _below(outline)
    return [outline.model.index(row, 0, group).data() for row in range(outline.model.rowCount(group))]


def _choose(outline: OutlinePane, title: str) -> None:
    index = outline.model.index(_titles(outline).index(title), 0, _below(outline))
    outline.tree.setCurrentIndex(outline.tree.model().mapFromSource(index))  # type: ignore[attr-defined]


def _names(session: Session) -> list[str]:
    value = session.draft.value("在建")
    return [row["名称"] for row in value if not isinstance(row, str)]


def test_items_stand_below_their_section_with_their_own_counts_and_do_not_count_twice(outline: OutlinePane) -> None:
    assert _titles(outline) == ["桥", "路", "添加项目"]
    group = _below(outline)
    counts = [outline.model.index(row, 0, group).data(COUNT_ROLE) for row in range(2)]
    assert counts == [(2, 2), (1, 2)]
    assert group.data(COUNT_ROLE) == (0, 1)


def test_the_model_keeps_the_rules_of_item_models_while_items_come_and_go(qapp: QApplication) -> None:
    session = report_session()
    model = OutlineModel(session)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    session.set_value("在建", ({"名称": "桥", "内容": ""},))
    session.set_value("在建", ({"名称": "桥", "内容": "合龙"}, {"名称": "", "内容": ""}))
    session.set_value("在建", ())
    assert model.rowCount(model.index_of_section("s3")) == 1


def test_the_numbers_after_a_repeated_section_count_its_items(outline: OutlinePane, session: Session) -> None:
    session.edit(session.draft.with_switch("s4", on=True), "写")
    assert outline.model.index_of_section("s3").data() == "（一）在建"
    assert outline.model.index_of_section("s4").data() == "（三）说明"


def test_enter_on_the_last_row_adds_an_item_and_goes_into_its_first_cell(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    _choose(outline, "添加项目")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert _titles(outline) == ["桥", "路", "第 3 项", "添加项目"]
    assert session.history.undo_label == "添加项目"
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    qtbot.keyClicks(box, "tunnel")
    assert _names(session) == ["桥", "路", "tunnel"]


def test_alt_and_arrows_move_an_item_and_it_stays_in_hand(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    _choose(outline, "路")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert _names(session) == ["路", "桥"]
    assert outline.tree.currentIndex().data() == "路"
    qtbot.keyClick(outline.tree, Qt.Key.Key_Up, ALT)
    assert _names(session) == ["路", "桥"]
    session.undo()
    assert _names(session) == ["桥", "路"]


def test_del_takes_an_item_out_and_undo_brings_it_back(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    _choose(outline, "桥")
    qtbot.keyClick(outline.tree, Qt.Key.Key_Delete)
    assert _names(session) == ["路"]
    assert session.history.undo_label == "去掉“桥”"
    session.undo()
    assert _names(session) == ["桥", "路"]


def test_f2_renames_an_item_in_place(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    _choose(outline, "桥")
    qtbot.keyClick(outline.tree, Qt.Key.Key_F2)
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    assert box.text() == "桥"
    box.setText("大桥")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: _names(session) == ["大桥", "路"])


def test_a_drag_moves_an_item_among_its_mates_only(outline: OutlinePane, session: Session, qtbot: QtBot) -> None:
    group, model = _below(outline), outline.model
    data = model.mimeData([model.index(0, 0, group)])
    assert model.dropMimeData(data, Qt.DropAction.MoveAction, 2, 0, group)
    qtbot.waitUntil(lambda: _names(session) == ["路", "桥"])
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert not model.dropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of_section("s1"))


def test_enter_on_a_section_goes_to_its_fields(outline: OutlinePane, workspace: Workspace, qtbot: QtBot) -> None:
    workspace.navigator.go_to_section("s1")
    outline.tree.setFocus()
    qtbot.keyClick(outline.tree, Qt.Key.Key_Return)
    assert workspace.fields.isAncestorOf(QApplication.focusWidget())


def test_a_click_on_an_item_goes_to_its_row(outline: OutlinePane, workspace: Workspace, qtbot: QtBot) -> None:
    _choose(outline, "路")
    spot = outline.tree.visualRect(outline.tree.currentIndex()).center()
    qtbot.mouseClick(outline.tree.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    row = workspace.fields.column.row_of("在建")
    assert row is not None
    assert row.box.table.currentIndex().row() == 1  # type: ignore[attr-defined]
