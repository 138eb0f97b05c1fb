"""The text of the review: marking, bringing noise back, levels, the caret; a very long one is shown at once."""

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import Inspection, SlotSpan
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.list.model import ReviewFilter
from editor.qt.review.screen import ReviewScreen
from editor.qt.review.text.line import shown_line
from tests.qt.desk_fake import FakeMessages, made_session
from tests.qt.review_fake import in_hand, labels, press, select, show_review

TIME = 10000


def test_selected_text_becomes_a_blank_in_all_its_places(screen: ReviewScreen, qtbot: QtBot) -> None:
    select(screen, 5, 16, 19)
    press(qtbot, screen.text, Qt.Key.Key_F2)
    assert (screen.ask.isVisible(), screen.ask.tick.text()) == (True, "同样的 2 处都标")
    screen.ask.box.insert("工程")
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert [slot.line for slot in screen.session.seen.by_key["工程"].places] == [5, 6]
    assert in_hand(screen) == "工程"


def test_only_the_selected_place_is_marked_when_the_tick_is_taken_away(screen: ReviewScreen, qtbot: QtBot) -> None:
    select(screen, 6, 0, 3)
    press(qtbot, screen.text, Qt.Key.Key_F2)
    screen.ask.tick.setChecked(False)
    screen.ask.box.insert("工程")
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert [slot.line for slot in screen.session.seen.by_key["工程"].places] == [6]


def test_a_blank_wants_a_name_and_escape_lets_it_be(screen: ReviewScreen, qtbot: QtBot) -> None:
    select(screen, 6, 0, 3)
    press(qtbot, screen.text, Qt.Key.Key_F2)
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert screen.ask.isVisible()
    press(qtbot, screen.ask.box, Qt.Key.Key_Escape)
    assert (screen.ask.isVisible(), len(labels(screen))) == (False, 4)


def test_f2_without_text_says_what_to_do(screen: ReviewScreen, messages: FakeMessages, qtbot: QtBot) -> None:
    select(screen, 5, 0, 1)
    press(qtbot, screen.text, Qt.Key.Key_F2)
    assert messages.texts("info") == ["先选中不是空位的文字，再按 F2 标为空位。"]


def test_what_looks_like_a_blank_is_marked_without_selecting(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.caret.put(5, 10)
    press(qtbot, screen.text, Qt.Key.Key_F2)
    assert screen.ask.isVisible()
    assert "“X”" in screen.ask.box.accessibleName()


def test_enter_on_a_line_of_noise_brings_it_back(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.caret.put(0, 0)
    press(qtbot, screen.text, Qt.Key.Key_Return)
    assert screen.session.inspection.noise_lines == ()


def test_bringing_noise_back_leaves_the_caret_where_it_is(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.setFocus()
    screen.text.caret.put(0, 2)
    press(qtbot, screen.text, Qt.Key.Key_Return)
    assert (screen.text.caret.line, screen.text.caret.column) == (0, 2)


def test_enter_on_noise_inside_a_line_brings_it_back(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.caret.put(5, 20)
    press(qtbot, screen.text, Qt.Key.Key_Return)
    assert screen.session.inspection.noise_spans == ()


def test_the_list_of_noise_brings_back_by_enter(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.list.show_part(ReviewFilter.NOISE)
    screen.list.setFocus()
    press(qtbot, screen.list, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return)
    assert screen.session.inspection.noise_lines == ()


def test_alt_and_arrows_change_the_level_of_the_line(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.setFocus()
    screen.text.caret.put(4, 0)
    press(qtbot, screen.text, Qt.Key.Key_Right, modifier=Qt.KeyboardModifier.AltModifier)
    assert screen.session.inspection.headings[0].level == 2
    press(qtbot, screen.text, Qt.Key.Key_Left, Qt.Key.Key_Left, modifier=Qt.KeyboardModifier.AltModifier)
    assert (screen.session.inspection.headings, screen.session.inspection.title_lines) == ((), (1, 4))


def test_the_caret_takes_the_blank_it_comes_to_in_hand(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.caret.put(5, 4)
    press(qtbot, screen.text, Qt.Key.Key_Right)
    assert in_hand(screen) == "完成额"


def test_arrows_walk_through_all_lines_and_back(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.caret.put(0, 0)
    press(qtbot, screen.text, *[Qt.Key.Key_Down] * 12)
    assert screen.text.caret.line == 6
    press(qtbot, screen.text, *[Qt.Key.Key_Right] * 12, *[Qt.Key.Key_Up] * 12, Qt.Key.Key_Home)
    assert (screen.text.caret.line, screen.text.caret.column) == (0, 0)


def test_a_click_on_a_blank_takes_it_in_hand(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.session.go_on(-9)
    before = in_hand(screen)
    image = screen.text.viewport()
    for y in range(0, image.height(), 8):
        qtbot.mouseClick(image, Qt.MouseButton.LeftButton, pos=QPoint(_text_left(screen) + 4, y))
        if in_hand(screen) == "主送机关":
            return
    pytest.fail(f"no click reached the addressee; in hand is still {before}")


def _text_left(screen: ReviewScreen) -> int:
    paper = min(792, screen.text.viewport().width() - 16)
    return (screen.text.viewport().width() - paper) // 2 + 72


def test_the_numbers_stand_behind_the_blanks_and_columns_stay_those_of_the_source(screen: ReviewScreen) -> None:
    shown = shown_line(screen.session.seen, 5, 0, len(screen.session.inspection.source.lines[5]))
    assert shown.text.replace("\u2060", "").startswith("X3今年完成X4万元")
    assert [shown.column(shown.shown(column)) for column in range(24)] == list(range(24))


def test_a_very_long_text_is_shown_at_once(window: MainWindow, qtbot: QtBot) -> None:
    lines = [f"第{number}行，完成投资X万元。" for number in range(50_000)]
    slots = tuple(SlotSpan(n, len(line) - 4, len(line) - 3, "X", "money", None, f"投资{n}", f"投资{n}") for n, line in enumerate(lines[:2000]))
    inspection = Inspection(SourceText((*lines, "长" * 200_000)), slots=slots)
    screen = show_review(window, qtbot, Opened(made_session().draft, "sample", "长稿", inspection=inspection))
    qtbot.waitUntil(screen.list.hasFocus, timeout=TIME)
    press(qtbot, screen.text, Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    assert screen.text.caret.line == 50_000
    assert screen.text.verticalScrollBar().value() > 50_000 * 28


def test_an_empty_cell_is_shown_as_room_and_can_be_taken_in_hand(window: MainWindow, qtbot: QtBot) -> None:
    slots = (SlotSpan(0, 2, 3, "X", FieldType.TEXT, None, "甲", "甲"), SlotSpan(1, 0, 0, "", FieldType.ORG, None, "单位", "单位"))
    inspection = Inspection(SourceText(("填写X", "")), slots=slots)
    screen = show_review(window, qtbot, Opened(made_session().draft, "sample", "表", inspection=inspection))
    assert len(shown_line(screen.session.seen, 1, 0, 0).text) > 3
    screen.text.caret.put(0, 3)
    press(qtbot, screen.text, Qt.Key.Key_Right)
    assert in_hand(screen) == "单位"
