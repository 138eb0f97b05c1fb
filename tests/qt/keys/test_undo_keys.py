"""Undo and redo are the draft's alone, in every text box, and never write into the box that was typed in."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.fields.fields_pane import FieldsPane
from editor.qt.keys.undo_keys import edit_menu

Box = Callable[[str], QWidget]
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _text(widget: QWidget) -> str:
    assert isinstance(widget, QLineEdit | QPlainTextEdit)
    return widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()


@pytest.mark.parametrize("key", ["单位", "投资", "日期", "做法"])
def test_ctrl_z_in_a_text_box_takes_back_the_whole_act(key: str, box: Box, qtbot: QtBot, session: Session) -> None:
    editor = box(key)
    qtbot.keyClicks(editor, "123")
    qtbot.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    assert (session.draft.value(key), _text(editor)) == ("", "")


@pytest.mark.parametrize(("pressed", "modifier"), [(Qt.Key.Key_Y, _CONTROL), (Qt.Key.Key_Z, _CONTROL | _SHIFT)])
@pytest.mark.parametrize("key", ["单位", "做法"])
def test_both_keys_bring_it_back(key: str, pressed: Qt.Key, modifier: Qt.KeyboardModifier, box: Box, qtbot: QtBot, session: Session) -> None:
    editor = box(key)
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    qtbot.keyClick(editor, pressed, modifier)
    assert (session.draft.value(key), _text(editor)) == ("abc", "abc")


@pytest.mark.parametrize("key", ["单位", "做法"])
def test_with_nothing_to_undo_a_text_box_does_not_undo_by_itself(key: str, box: Box, qtbot: QtBot, session: Session) -> None:
    editor = box(key)
    qtbot.keyClicks(editor, "abc")
    qtbot.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Z, _CONTROL)
    qtbot.keyClick(editor, Qt.Key.Key_Y, _CONTROL)
    assert _text(editor) == session.draft.value(key) == "abc"


def test_typing_in_one_field_is_one_step_until_the_focus_leaves(box: Box, qtbot: QtBot, session: Session) -> None:
    qtbot.keyClicks(box("单位"), "ab")
    box("日期")
    qtbot.keyClicks(box("单位"), "cd")
    session.undo()
    assert session.draft.value("单位") == "ab"


def test_typing_that_rests_ends_the_step(box: Box, qtbot: QtBot, session: Session, fields: FieldsPane) -> None:
    editor = box("单位")
    qtbot.keyClicks(editor, "ab")
    fields._pause.timeout.emit()
    qtbot.keyClicks(editor, "cd")
    session.undo()
    assert session.draft.value("单位") == "ab"


@pytest.mark.parametrize("key", ["单位", "做法"])
def test_preedit_makes_no_step_and_commit_makes_one(key: str, box: Box, session: Session) -> None:
    editor = box(key)
    for preedit in ("j", "ji", "jiang"):
        QApplication.sendEvent(editor, QInputMethodEvent(preedit, []))
    assert (session.draft.value(key), session.history.undo_label) == ("", None)
    event = QInputMethodEvent("", [])
    event.setCommitString("江")
    QApplication.sendEvent(editor, event)
    assert session.draft.value(key) == "江"
    session.undo()
    assert (session.draft.value(key), session.history.undo_label) == ("", None)


def test_a_box_is_never_written_back_what_was_typed_in_it(box: Box, qtbot: QtBot, session: Session) -> None:
    money = box("投资")
    assert isinstance(money, QLineEdit)
    qtbot.keyClicks(money, "1,234")
    money.setCursorPosition(1)
    qtbot.keyClicks(money, "9")
    assert (money.text(), money.cursorPosition(), session.draft.value("投资")) == ("19,234", 2, "19234")


def test_an_undo_in_another_section_shows_it(box: Box, qtbot: QtBot, window: MainWindow, session: Session) -> None:
    qtbot.keyClicks(box("人数"), "12")
    box("主送")
    window.acts.undo.trigger()
    assert window.workspace is not None
    assert (window.workspace.navigator.key, session.draft.value("人数")) == ("人数", "")


def test_the_menu_names_what_undo_takes_back(box: Box, qtbot: QtBot, window: MainWindow) -> None:
    assert not window.acts.undo.isEnabled()
    qtbot.keyClicks(box("主送"), "abc")
    assert (window.acts.undo.isEnabled(), "主送" in window.acts.undo.text()) == (True, True)


@pytest.mark.parametrize("key", ["单位", "做法"])
def test_a_context_menu_offers_no_undo_of_its_own(key: str, box: Box) -> None:
    editor = box(key)
    assert isinstance(editor, QLineEdit | QPlainTextEdit)
    offered = [action.text() for action in edit_menu(editor).actions() if action.text()]
    assert offered[:4] == ["剪切", "复制", "粘贴", "全选"]
    assert not any("撤销" in words or "重做" in words for words in offered)


def test_undo_of_a_switch_brings_the_section_back(window: MainWindow, session: Session) -> None:
    assert window.workspace is not None
    section = next(s for s in session.draft.template.sections if s.optional)
    session.edit(session.draft.with_switch(section.id, on=False), "不写")
    session.undo()
    assert session.draft.is_on(section.id)


def test_a_shortcut_waits_for_what_was_typed_before_it(window: MainWindow, session: Session) -> None:
    early = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    early.ignore()
    handle = window.frame.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, early)
    # Accepted: Qt puts the key in line behind the letters in place of running the shortcut at once.
    assert early.isAccepted()


def test_a_shortcut_runs_when_it_comes_in_its_turn(window: MainWindow, session: Session, box: Box) -> None:
    box("单位")
    handle = window.frame.windowHandle()
    assert handle is not None
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_F8, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(handle, pressed)
    assert window.workspace is not None
    assert window.workspace.navigator.key != "单位"


def test_a_key_that_is_no_act_of_the_window_goes_its_own_way(window: MainWindow, session: Session) -> None:
    early = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier)
    early.ignore()
    handle = window.frame.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, early)
    assert not early.isAccepted()


def test_what_is_composed_is_kept_when_the_focus_goes_elsewhere(box: Box, window: MainWindow, session: Session) -> None:
    editor = box("单位")
    QApplication.sendEvent(editor, QInputMethodEvent("ni hao", []))
    assert session.draft.value("单位") == ""
    assert window.workspace is not None
    window.workspace.outline.tree.setFocus(Qt.FocusReason.MouseFocusReason)
    assert session.draft.value("单位") == "ni hao"
    session.undo()
    assert session.draft.value("单位") == ""


def test_what_was_handed_over_is_not_kept_twice(box: Box, window: MainWindow, session: Session) -> None:
    editor = box("单位")
    QApplication.sendEvent(editor, QInputMethodEvent("ni", []))
    chosen = QInputMethodEvent()
    chosen.setCommitString("你")
    QApplication.sendEvent(editor, chosen)
    assert window.workspace is not None
    window.workspace.outline.tree.setFocus(Qt.FocusReason.MouseFocusReason)
    assert session.draft.value("单位") == "你"
