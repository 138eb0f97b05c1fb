"""剪切, 复制, 粘贴 and 全选 of the menu do in every box what their keys do, and stand there only where they can be done."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow

Box = Callable[[str], QWidget]


@pytest.fixture(autouse=True)
def clipboard() -> None:
    QApplication.clipboard().setText("江畔市\n财政局")


def _menu(window: MainWindow) -> QMenu:
    return next(menu for menu in window.frame.head.menus.findChildren(QMenu) if window.acts.editing.cut in menu.actions())


def _can(window: MainWindow) -> str:
    """What the menu offers while it is open."""
    menu = _menu(window)
    menu.aboutToShow.emit()
    offered = "".join(act.text()[0] for act in window.acts.editing.all if act.isEnabled())
    menu.aboutToHide.emit()
    return offered


def test_the_acts_stand_in_the_menu_with_their_keys(window: MainWindow) -> None:
    listed = [(act.text(), act.shortcut().toString()) for act in _menu(window).actions() if act in window.acts.editing.all]
    assert listed == [("剪切", "Ctrl+X"), ("复制", "Ctrl+C"), ("粘贴", "Ctrl+V"), ("全选", "Ctrl+A")]


@pytest.mark.parametrize("key", ["主送", "做法", "投资"])
def test_a_box_is_copied_cut_and_pasted_by_the_menu(key: str, window: MainWindow, session: Session, box: Box, qtbot: QtBot) -> None:
    at, acts = box(key), window.acts.editing
    assert isinstance(at, QLineEdit | QPlainTextEdit)
    qtbot.keyClicks(at, "12")
    acts.select_all.trigger()
    acts.copy.trigger()
    assert QApplication.clipboard().text() == "12"
    acts.cut.trigger()
    text = at.text() if isinstance(at, QLineEdit) else at.toPlainText()
    assert text == ""
    acts.paste.trigger()
    acts.paste.trigger()
    window.file_acts.commit()
    assert session.draft.value(key) == "1212"


def test_a_pasted_line_is_cleaned_as_with_the_key(window: MainWindow, session: Session, box: Box) -> None:
    box("主送")
    window.acts.editing.paste.trigger()
    window.file_acts.commit()
    assert session.draft.value("主送") == "江畔市财政局"


def test_a_block_of_cells_is_pasted_into_a_table_of_rows(window: MainWindow, session: Session, box: Box) -> None:
    QApplication.clipboard().setText("甲\t12\n乙\t8")
    box("项目")
    focus = QApplication.focusWidget()
    assert focus is not None
    window.acts.editing.paste.trigger()
    window.file_acts.commit()
    assert session.draft.value("项目") == ({"名称": "甲", "金额": "12"}, {"名称": "乙", "金额": "8"})


def test_the_menu_offers_what_can_be_done_where_the_focus_is(window: MainWindow, session: Session, box: Box, qtbot: QtBot) -> None:
    at = box("主送")
    assert isinstance(at, QLineEdit)
    assert _can(window) == "粘"
    qtbot.keyClicks(at, "abc")
    assert _can(window) == "粘全"
    at.selectAll()
    assert _can(window) == "剪复粘全"
    at.setReadOnly(True)
    assert _can(window) == "复全"
    QApplication.clipboard().clear()
    at.setReadOnly(False)
    assert _can(window) == "剪复全"
    choice = box("方式")
    assert isinstance(choice, QComboBox)
    choice.setFocus()
    QApplication.clipboard().setText("字")
    assert _can(window) == ""
    window.frame.head.finder.setFocus()
    assert _can(window) == "粘"


def test_the_menu_is_for_the_box_also_when_its_bar_has_the_focus(window: MainWindow, session: Session, box: Box, qtbot: QtBot) -> None:
    at, menus = box("主送"), window.frame.head.menus
    assert isinstance(at, QLineEdit)
    qtbot.keyClicks(at, "abc")
    at.selectAll()
    menus.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    menus.setFocus(Qt.FocusReason.MenuBarFocusReason)
    assert (QApplication.focusWidget(), at.cursorPosition()) == (menus, 3)
    assert _can(window) == "剪复粘全"
    window.acts.editing.cut.trigger()
    assert (at.text(), QApplication.clipboard().text()) == ("", "abc")


def test_what_is_gone_by_then_gets_nothing(window: MainWindow, qtbot: QtBot) -> None:
    gone, menus = QLineEdit("abc", window.frame), window.frame.head.menus
    gone.show()
    gone.setFocus()
    menus.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    menus.setFocus(Qt.FocusReason.MenuBarFocusReason)
    delete(gone)
    assert _can(window) == ""
    window.acts.editing.paste.trigger()


def test_no_key_is_taken_from_a_box_or_a_list(window: MainWindow, session: Session, box: Box, qtbot: QtBot) -> None:
    held = {keys.toString() for act in window.frame.actions() if isinstance(act, QAction) for keys in act.shortcuts()}
    assert held.isdisjoint({"Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+A"})
    at = box("主送")
    qtbot.keyClick(at, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(at, QLineEdit)
    assert at.text() == "江畔市财政局"
    assert QKeySequence(QKeySequence.StandardKey.Paste) == window.acts.editing.paste.shortcut()
