"""An enumeration in the review is offered as a list: by click, by L, back again, and into the draft."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages, made_session
from tests.qt.review_fake import press, show_review

LINES = ("今年栽树X棵。", "主要措施：一是选好", "苗；二是选好地。", "要求：一是栽X棵；二是浇水。", "栽完为止。")
TIME = 10000


@pytest.fixture
def lists(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """A review with an enumeration over two lines, and one that holds a blank."""
    slots = tuple(
        SlotSpan(line, column, column + 1, "X", FieldType.NUMBER, None, key, key, "棵") for line, column, key in ((0, 4, "棵数"), (3, 6, "要求棵数"))
    )
    seen = Inspection(SourceText(LINES), slots=slots, joined=(2,))
    shown = show_review(window, qtbot, Opened(made_session().draft, "sample", "样稿", inspection=seen))
    qtbot.waitUntil(shown.list.hasFocus, timeout=TIME)
    shown.text.setFocus()
    return shown


@pytest.mark.parametrize("line", [1, 2])
def test_l_makes_a_list_of_the_paragraph_at_the_caret_and_text_again(lists: ReviewScreen, qtbot: QtBot, line: int) -> None:
    lists.text.caret.put(line, 2)
    press(qtbot, lists.text, Qt.Key.Key_L)
    assert lists.session.inspection.lists == (1,)
    assert (lists.text.caret.line, lists.text.caret.column) == (line, 2)
    press(qtbot, lists.text, Qt.Key.Key_L)
    assert lists.session.inspection.lists == ()


@pytest.mark.parametrize("line", [0, 3, 4])
def test_l_says_why_where_nothing_can_be_a_list(lists: ReviewScreen, messages: FakeMessages, qtbot: QtBot, line: int) -> None:
    lists.text.caret.put(line, 0)
    press(qtbot, lists.text, Qt.Key.Key_L)
    assert lists.session.inspection.lists == ()
    assert messages.texts("info") == ["这一段没有能改成清单的分项；分项里不能有空位。"]


def test_a_list_is_a_step_that_can_be_taken_back(lists: ReviewScreen, window: MainWindow) -> None:
    assert lists.session.toggle_list(1)
    assert window.reviewing.screen is not None
    assert lists.session.history.undo_label == "改成清单"
    window.acts.undo.trigger()
    assert lists.session.inspection.lists == ()


def test_the_offer_stands_below_the_paragraph_and_a_click_takes_it(lists: ReviewScreen) -> None:
    paper = lists.text.viewport()
    for y in range(0, paper.height(), 6):
        QTest.mouseClick(paper, Qt.MouseButton.LeftButton, pos=QPoint((paper.width() + min(792, paper.width() - 16)) // 2 - 60, y))
        if lists.session.inspection.lists:
            assert lists.session.inspection.lists == (1,)
            return
    pytest.fail("no click reached the offer")


def test_the_items_stand_in_the_draft(lists: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    lists.session.toggle_list(1)
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME):
        window.reviewing.start()
    session = window.file_acts.session
    assert session is not None
    assert session.draft.value("主要措施") == ({"内容": "选好苗"}, {"内容": "选好地"})
