"""What gives way, and in which order, when the window is short of space; nothing is ever cut."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.fields.fields_head import TitleButton
from editor.qt.look.labels import Words
from editor.qt.workspace.workspace import Workspace
from tests.qt.report_fake import opened_report

SIZES = [(1440, 900), (1360, 900), (1280, 720), (1180, 800), (960, 540), (900, 700), (640, 480)]


@pytest.fixture
def session(window: MainWindow) -> Session:
    return opened_report(window, 计划="12.80", 完成="14.2", 在建=({"名称": "跨江大桥及两岸连接线工程", "内容": "合龙"},))


def _resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.frame.resize(*size)
    QApplication.processEvents()


def _wait_for_count(window: MainWindow, qtbot: QtBot) -> None:
    """The words are counted a moment after the pages came, which changes the status bar."""
    qtbot.waitUntil(lambda: any(label.words.endswith(" 字") for label in window.frame.status.findChildren(Words)), timeout=10_000)
    QApplication.processEvents()


def _shown(window: MainWindow, kind: type[QWidget]) -> list[QWidget]:
    return [widget for widget in window.frame.findChildren(kind) if widget.isVisible()]


@pytest.mark.parametrize("size", SIZES)
def test_no_button_and_no_words_are_cut(window: MainWindow, workspace: Workspace, size: tuple[int, int], qtbot: QtBot) -> None:
    _resize(window, size)
    _wait_for_count(window, qtbot)
    workspace.navigator.go_to_field("完成")
    QApplication.processEvents()
    cut = [
        widget.accessibleName() or type(widget).__name__
        for kind in (QAbstractButton, Words)
        for widget in _shown(window, kind)
        if widget.width() < widget.minimumSizeHint().width() or _sticks_out(widget)
    ]
    assert cut == []


def _sticks_out(widget: QWidget) -> bool:
    around = widget.parentWidget()
    return around is not None and not around.rect().contains(widget.geometry())


@pytest.mark.parametrize(("width", "words"), [(1440, True), (1360, False)])
def test_the_modes_of_the_pages_lose_their_words_first(window: MainWindow, workspace: Workspace, width: int, words: bool) -> None:
    _resize(window, (width, 900))
    assert [not part.tight for part in workspace.pages.head.mode.parts] == [words] * 3


def test_room_beyond_the_usual_is_for_the_pages(window: MainWindow, workspace: Workspace) -> None:
    _resize(window, (1920, 1000))
    workspace.set_widths([900, 900, 120])
    assert workspace.outline.width() <= 320
    assert workspace.fields.width() <= 640
    workspace.hide_panes((True, False, True))
    QApplication.processEvents()
    assert workspace.fields.width() == 1920


def test_the_title_drops_the_outline_down_where_it_has_no_room(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    _resize(window, (1100, 720))
    assert not workspace.outline.isVisible()
    title = next(iter(_shown(window, TitleButton)))
    qtbot.mouseClick(title, Qt.MouseButton.LeftButton)
    assert workspace.outline.isVisible()
    assert workspace.outline.tree.hasFocus()
    qtbot.keyClick(workspace.outline.tree, Qt.Key.Key_Down)
    assert workspace.outline.isVisible()
    qtbot.keyClick(workspace.outline.tree, Qt.Key.Key_Return)
    assert not workspace.outline.isVisible()
    assert workspace.navigator.section == workspace.session.draft.template.sections[1].id
    assert workspace.fields.isAncestorOf(QApplication.focusWidget())


def test_escape_and_a_turn_to_something_else_put_the_outline_back(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    _resize(window, (1100, 720))
    window.acts.outline.trigger()
    qtbot.keyClick(workspace.outline.tree, Qt.Key.Key_Escape)
    assert not workspace.outline.isVisible()
    window.acts.outline.trigger()
    workspace.pages.view.setFocus()
    assert not workspace.outline.isVisible()
    assert workspace.pages.view.hasFocus()
    _resize(window, (1440, 900))
    assert workspace.outline.isVisible()


def test_labels_stand_above_their_editors_in_a_narrow_pane(window: MainWindow, workspace: Workspace) -> None:
    workspace.navigator.go_to_field("计划")
    workspace.set_widths([264, 380, 796])
    row = workspace.fields.column.row_of("计划")
    assert row is not None
    assert row.box.x() < 60
    assert row.box.y() >= 24


def test_the_status_bar_drops_the_page_then_the_words_and_never_the_next_slot(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> None:
    bar = window.frame.status
    _wait_for_count(window, qtbot)
    bar.show_words(1234)
    bar.show_page(1, 2)

    def said() -> list[str]:
        return [label.words for label in bar.findChildren(Words) if label.isVisible() and label.words]

    for size, lost in (((1280, 720), []), ((1100, 720), ["第 1 / 2 页"]), ((960, 540), ["第 1 / 2 页", "1,234 字"])):
        _resize(window, size)
        assert [words for words in ("第 1 / 2 页", "1,234 字") if words not in said()] == lost
        assert bar.next.isVisible()


def test_f6_takes_turns_with_the_tabs(window: MainWindow, workspace: Workspace) -> None:
    _resize(window, (880, 700))
    window.acts.next_pane.trigger()
    assert workspace.pages.isVisible()
    assert workspace.pages.view.hasFocus()
    window.acts.next_pane.trigger()
    assert workspace.fields.isVisible()
    assert workspace.fields.isAncestorOf(QApplication.focusWidget())
    # What is asked for in the form brings the form back.
    window.acts.previous_pane.trigger()
    window.acts.next_unfilled.trigger()
    assert workspace.fields.isVisible()
    assert workspace.fields.isAncestorOf(QApplication.focusWidget())
