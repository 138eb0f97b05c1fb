"""The menu of a field opens on columns, boxes and slots of the page, in the outline and in the window's menu; a report becomes a template."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.workspace.workspace import Workspace
from tests.qt.conftest import Boxes
from tests.qt.desk_fake import FakeMessages
from tests.qt.pointer import below, open_menu, right_click, take, words_of
from tests.qt.workspace.field_menu import ACTS, answer, name_of, row_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_columns_of_a_table_have_acts_of_their_own(workspace: Workspace, session: Session) -> None:
    session.set_value("项目", ({"名称": "桥", "金额": "5"},))
    row = row_of(workspace, "项目")
    assert isinstance(row.box, RowsEditor)
    head = row.box.table.horizontalHeader()
    menu = right_click(head.viewport(), QPoint(head.sectionPosition(1) + 10, 8))
    assert words_of(menu) == ["金额", "改名", "类型", "单位", "提示"]
    take(menu, "改名")
    answer(workspace, "款")
    assert name_of(session, "项目.金额") == "款"
    assert session.draft.value("项目") == ({"名称": "桥", "金额": "5"},)


def test_the_menu_of_a_box_has_the_acts_below_those_on_its_text(box: Boxes, workspace: Workspace) -> None:
    line = box("投资")
    assert isinstance(line, QLineEdit)
    menu = right_click(line, QPoint(20, 10))
    assert [*words_of(menu)][-len(ACTS) :] == ACTS
    assert "剪切" in words_of(menu)
    menu.close()
    assert workspace.fields.is_in_hand("投资")


@pytest.mark.parametrize("key", ["投资", "日期", "方式", "公开", "做法", "项目"])
def test_the_menu_key_opens_the_menu_of_every_kind_of_field(box: Boxes, key: str) -> None:
    box(key)
    focus = QApplication.focusWidget()
    assert focus is not None
    QApplication.sendEvent(focus, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(2, 2), focus.mapToGlobal(QPoint(2, 2))))
    assert "改名" in words_of(open_menu())
    open_menu().close()


def test_shift_f10_is_the_menu_key(box: Boxes, window: MainWindow) -> None:
    box("投资")
    handle = window.frame.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert "改名" in words_of(open_menu())
    open_menu().close()


def test_the_button_behind_the_label_opens_the_menu_of_the_field_in_hand(workspace: Workspace) -> None:
    row = row_of(workspace, "投资")
    button = row.more.shown
    assert button is not None
    assert row.rect().contains(button.geometry())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert words_of(open_menu())[0] == "投资"
    open_menu().close()
    others = [other for other in workspace.fields.column.rows if other is not row]
    assert all(other.more.shown is None for other in others)


def test_a_slot_of_the_page_has_the_menu_of_its_field_and_splits_the_place_pointed_at(workspace: Workspace, session: Session, qtbot: QtBot) -> None:
    view = workspace.pages.view
    qtbot.waitUntil(lambda: view.laid is not None, timeout=5000)
    session.set_value("单位", "江畔")
    qtbot.waitUntil(lambda: not workspace.preview.is_behind, timeout=5000)
    rect = view.slot_rect("单位", 3)
    assert rect is not None
    menu = right_click(view.viewport(), rect.center())
    assert words_of(menu) == ["单位", *ACTS]
    take(menu, "这一处单列")
    places = session.draft.template.places_of["单位_2"]
    assert [session.draft.template.by_id[place.section].element("署名") is not None for place in places] == [True]


def test_the_editor_on_the_page_has_the_acts_too_and_a_column_there(workspace: Workspace, session: Session, qtbot: QtBot) -> None:
    session.set_value("项目", ({"名称": "桥", "金额": "5"},))
    view = workspace.pages.view
    qtbot.waitUntil(lambda: view.laid is not None and view.slot_rect("项目[1].金额") is not None, timeout=5000)
    view.set_current("项目[1].金额", 1)
    assert view.open_editor()
    menu = right_click(view.editor, QPoint(4, 4))
    assert words_of(menu)[-5:] == ["金额", "改名", "类型", "单位", "提示"]
    take(menu, "改名")
    answer(workspace, "款")
    assert name_of(session, "项目.金额") == "款"


def test_beside_a_slot_no_menu_opens(workspace: Workspace, qtbot: QtBot) -> None:
    view = workspace.pages.view
    qtbot.waitUntil(lambda: view.laid is not None, timeout=5000)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), view.viewport().mapToGlobal(QPoint(2, 2)))
    QApplication.sendEvent(view.viewport(), event)
    assert QApplication.activePopupWidget() is None


def test_the_outline_lists_the_fields_of_a_section_with_their_acts(workspace: Workspace, session: Session) -> None:
    workspace.navigator.go_to_field("投资")
    menu = workspace.outline.acts.menu()
    fields = below(menu, "填写项")
    assert {"日期", "单位", "投资", "月份"} <= set(words_of(fields))
    take(below(fields, "投资"), "改名")
    answer(workspace, "资金")
    assert name_of(session, "投资") == "资金"
    menu.close()


def test_the_windows_menu_has_the_acts_of_the_field_in_hand(workspace: Workspace, window: MainWindow) -> None:
    workspace.navigator.go_to_field("投资")
    menu = window.acts.field
    menu.aboutToShow.emit()
    assert words_of(menu) == ["投资", *ACTS]
    assert all(act.shortcut().isEmpty() for act in menu.actions())


def test_a_locked_report_has_no_acts(workspace: Workspace, session: Session, window: MainWindow) -> None:
    session.locked = "只能看。"
    workspace.navigator.go_to_field("投资")
    window.acts.field.aboutToShow.emit()
    assert words_of(window.acts.field) == ["先把一项拿在手里"]


def test_the_report_becomes_a_template_of_ones_own(workspace: Workspace, session: Session, window: MainWindow, desk: Desk) -> None:
    session.set_value("单位", "江畔")
    window.acts.keep_template.trigger()
    answer(workspace, "我的报告")
    assert "我的报告" in [entry.name for entry in desk.templates()]
    window.acts.keep_template.trigger()
    answer(workspace, "我的报告")
    assert workspace.asking.bar.isVisible()
    assert workspace.asking.bar.ok.text().startswith("换掉旧的")
    answer(workspace, "我的报告")
    assert not workspace.asking.bar.isVisible()
    entry = next(entry for entry in desk.templates() if entry.name == "我的报告")
    again = desk.open(entry.file).draft
    assert again.template.fields == session.draft.template.fields
    assert not again.values


def test_the_template_is_written_to_any_file(
    workspace: Workspace, session: Session, window: MainWindow, messages: FakeMessages, tmp_path: Path
) -> None:
    messages.save_path = tmp_path / "别处"
    window.acts.template_as.trigger()
    assert (tmp_path / "别处.nigao").is_file()
    assert workspace.session is session
    messages.save_path = tmp_path / "没有" / "x.nigao"
    window.acts.template_as.trigger()
    assert messages.texts("problem")
