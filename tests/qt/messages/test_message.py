"""The question before something is lost: verbs as answers, the safe one in focus and on Esc."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from editor.qt.messages.message import QuestionDialog

VERBS = ("保存 Word", "不保存", "接着写")


@pytest.fixture
def dialog(worn: QApplication, qtbot: QtBot) -> QuestionDialog:
    shown = QuestionDialog("“报告”还没保存。", "不保存就没了。", VERBS)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def test_the_safe_answer_has_the_focus(dialog: QuestionDialog) -> None:
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "接着写"


def test_escape_means_the_safe_answer(dialog: QuestionDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert (dialog.isVisible(), dialog.answer) == (False, 2)


@pytest.mark.parametrize("at", range(len(VERBS)))
def test_each_verb_is_an_answer(at: int, dialog: QuestionDialog) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == VERBS[at]).click()
    assert (dialog.isVisible(), dialog.answer) == (False, at)
