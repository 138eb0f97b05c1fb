"""Filling right on the page: values written before are offered there, cells of rows are edited, problems are underlined."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.pages.pages_view import PagesView
from editor.qt.widgets.history_popup import HistoryPopup
from editor.storage.library.value_history import WrittenValue
from tests.qt.report_fake import report_session

pytestmark = pytest.mark.needs("font:Noto Sans CJK SC")


@pytest.fixture
def session(desk: Desk, window: MainWindow) -> Session:
    desk.value_history.remember([WrittenValue("单位", "org", "江畔城投公司")])
    made = report_session()
    made.set_value("进度", ({"项目": "桥", "月份": ""},))
    window.file_acts.take(made)
    return made


@pytest.fixture
def view(window: MainWindow, session: Session, qtbot: QtBot) -> PagesView:
    assert window.workspace is not None
    shown = window.workspace.pages.view
    qtbot.waitUntil(lambda: shown.laid is not None, timeout=5000)
    return shown


def _click(view: PagesView, path: str, place: int = 0) -> None:
    view.set_current(path, place)
    rect = view.slot_rect(path, place)
    assert rect is not None
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(rect.left() + 4, rect.center().y()))


def test_what_was_written_before_is_offered_on_the_page_and_tab_takes_it(window: MainWindow, view: PagesView, session: Session) -> None:
    _click(view, "单位", 1)
    assert QApplication.focusWidget() is view.editor
    view.editor.insert("江")
    view.editor.textEdited.emit("江")
    (popup,) = [found for found in window.frame.findChildren(HistoryPopup) if found.isVisible()]
    assert popup.list.count() == 1
    QTest.keyClick(view.editor, Qt.Key.Key_Tab)
    assert session.draft.value("单位") == "江畔城投公司"
    assert view.editor.text() == "江畔城投公司"
    assert not popup.isVisible()


def test_a_cell_is_edited_on_the_page_and_tab_goes_to_the_next_one(view: PagesView, session: Session) -> None:
    _click(view, "进度[1].项目")
    assert view.editor.text() == "桥"
    QTest.keyClick(view.editor, Qt.Key.Key_Tab)
    QTest.keyClicks(view.editor, "8")
    assert session.draft.value("进度") == ({"项目": "桥", "月份": "8"},)
    assert session.history.undo_label == "填写“进度”"


def test_the_whole_rows_field_is_in_hand_again_when_the_editor_closes(view: PagesView) -> None:
    _click(view, "进度[1].月份")
    QTest.keyClick(view.editor, Qt.Key.Key_Escape)
    assert view.current[0] == "进度"


def test_typing_into_rows_that_nobody_filled_makes_their_first_row(view: PagesView, session: Session) -> None:
    _click(view, "在建[1].名称")
    QTest.keyClicks(view.editor, "abc")
    assert session.draft.value("在建") == ({"名称": "abc", "内容": ""},)


def test_a_value_with_a_problem_is_underlined_once_the_typing_rests(view: PagesView, session: Session, qtbot: QtBot) -> None:
    session.set_value("计划", "1")
    session.set_value("完成", "2")
    view.set_current(None)

    def wrong() -> bool:
        image = view.viewport().grab().toImage()
        rect = view.slot_rect("完成")
        assert rect is not None
        return any(image.pixelColor(rect.center().x(), y).name() == "#a34400" for y in range(rect.top(), rect.bottom() + 2))

    assert not wrong()
    qtbot.waitUntil(wrong, timeout=3000)


def test_a_refused_value_is_taken_as_it_is_by_one_key_also_on_the_page(view: PagesView, session: Session) -> None:
    _click(view, "计划")
    QTest.keyClicks(view.editor, "abc")
    assert "计划" in session.tally.refused
    QTest.keyClick(view.editor, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert "计划" not in session.tally.refused
    assert ("计划", "abc") in session.draft.verbatim
    assert session.history.undo_label.startswith("照写")


def test_the_editor_covers_nothing_that_stands_beside_its_slot(view: PagesView, session: Session, qtbot: QtBot) -> None:
    session.set_value("单位", "江畔城市建设集团有限公司")
    qtbot.waitUntil(lambda: (rect := view.slot_rect("单位", 1)) is not None and rect.width() > 100, timeout=5000)
    _click(view, "单位", 1)
    rect = view.slot_rect("单位", 1)
    assert rect is not None
    assert rect.width() >= view.editor.fontMetrics().horizontalAdvance(view.editor.text())
    assert view.editor.geometry().left() >= rect.left() - 1
    assert view.editor.geometry().right() <= rect.right() + 2
