"""The review by mouse: menus under the pointer, the keys at the foot, a double click, a merge, two fields of one name, undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Opened
from editor.model.sample.inspection import HeadingSpan, Inspection, SlotSpan
from editor.model.sample.review import Role
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.review.bars import NamesakeBar
from editor.qt.review.screen import ReviewScreen
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.key_hints import HintButton
from editor.qt.widgets.pick_list import PickList
from tests.qt.desk_fake import made_session
from tests.qt.pointer import below, in_window, right_click, take, the_window, ticked, words_of
from tests.qt.review_fake import in_hand, labels, press, select, show_review

LEFT = Qt.MouseButton.LeftButton


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_the_menu_of_a_blank_in_the_text_has_its_acts(screen: ReviewScreen) -> None:
    menu = right_click(screen.text.viewport(), screen.text.where(5, 5))
    assert in_hand(screen) == "完成额"
    assert words_of(menu) == ["认可", "改名", "改类型", "合并", "拆开", "不是空位", "改层级"]
    take(menu, "不是空位")
    assert "完成额" not in labels(screen)


def test_the_menu_of_text_marks_the_word_under_the_pointer_or_what_is_selected(screen: ReviewScreen) -> None:
    menu = right_click(screen.text.viewport(), screen.text.where(6, 4))
    assert screen.text.caret.selection is not None
    take(menu, "标为空位")
    assert screen.ask.isVisible()
    press_escape(screen)
    select(screen, 6, 0, 3)
    menu = right_click(screen.text.viewport(), screen.text.where(6, 1))
    assert screen.text.caret.selection == (6, 0, 3)
    menu.close()


def press_escape(screen: ReviewScreen) -> None:
    QTest.keyClick(screen.ask.box, Qt.Key.Key_Escape)


def test_the_menus_of_noise_put_it_back(screen: ReviewScreen) -> None:
    take(right_click(screen.text.viewport(), screen.text.where(0, 2)), "放回")
    assert screen.session.inspection.noise_lines == ()
    take(right_click(screen.text.viewport(), screen.text.where(5, 20)), "放回")
    assert screen.session.inspection.noise_spans == ()


def test_the_menu_of_a_line_changes_its_level(screen: ReviewScreen) -> None:
    menu = right_click(screen.text.viewport(), screen.text.where(4, 2))
    take(below(menu, "改层级"), "二级")
    menu.close()
    assert screen.session.inspection.headings[0].level == 2


def test_the_menu_of_a_row_has_the_acts_of_its_field(screen: ReviewScreen) -> None:
    rows = screen.list
    index = rows.rows.index(rows.rows.row_of("主送机关"), 0)
    menu = right_click(rows.viewport(), rows.visualRect(index).topLeft() + QPoint(60, 16))
    assert in_hand(screen) == "主送机关"
    assert ticked(below(menu, "改类型")) == ["单位"]
    take(below(menu, "改类型"), "姓名")
    menu.close()
    assert screen.session.seen.by_key["主送机关"].type == FieldType.PERSON


def _hint(screen: ReviewScreen, key: str) -> HintButton:
    return screen.hints.buttons[key]


HINTS: dict[str, Callable[[ReviewScreen], bool]] = {
    "Enter": lambda at: at.session.inspection.accepted == {"事项"},
    "F2": lambda at: at.ask.isVisible(),
    "R": lambda at: at.list.panel.name.hasFocus(),
    "T": lambda at: at.list.panel.kind.view().isVisible(),
    "M": lambda at: at.findChild(PickList) is not None,
    "Del": lambda at: "事项" not in labels(at),
    "A": lambda at: at.session.inspection.accepted == {"主送机关", "本单位"},
    "Alt+← →": lambda _at: isinstance(QApplication.activePopupWidget(), QMenu),
}


@pytest.mark.parametrize("key", HINTS)
def test_a_click_on_a_key_at_the_foot_is_the_key(screen: ReviewScreen, key: str) -> None:
    if key == "F2":
        select(screen, 6, 0, 3)
    button = _hint(screen, key)
    QTest.mouseClick(the_window(button), LEFT, pos=in_window(button))
    assert HINTS[key](screen)
    while popup := QApplication.activePopupWidget():
        popup.close()


def test_a_click_at_the_foot_leaves_the_focus_where_it_is(screen: ReviewScreen) -> None:
    for pane in (screen.list, screen.text):
        pane.setFocus()
        QTest.mouseClick(the_window(pane), LEFT, pos=in_window(_hint(screen, "Enter")))
        assert pane.hasFocus()


def test_the_foot_offers_only_what_can_be_done(screen: ReviewScreen) -> None:
    assert not _hint(screen, "S").isEnabled()
    screen.session.go_on(1)
    screen.session.merge("本单位")
    assert _hint(screen, "S").isEnabled()
    for _ in range(4):
        screen.act("unmark")
    assert not any(_hint(screen, key).isEnabled() for key in ("Enter", "R", "T", "M", "S", "Del"))


def test_a_double_click_takes_a_word_and_no_blank(screen: ReviewScreen) -> None:
    for column, taken in ((0, None), (2, "今年"), (4, "完成"), (5, None), (9, "用"), (10, "X")):
        QTest.mouseDClick(the_window(screen.text), LEFT, pos=in_window(screen.text.viewport(), screen.text.where(5, column)))
        held = screen.text.caret.selection
        words = screen.session.inspection.source.lines[5][held[1] : held[2]] if held else None
        assert (column, words) == (column, taken)


def test_a_merge_from_the_text_leaves_caret_and_focus_there(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.text.setFocus()
    screen.text.caret.put(5, 0)
    screen.session.go_to(screen.session.seen.by_key["本单位"].places[0])
    scrolled = screen.text.verticalScrollBar().value()
    press(qtbot, screen.text, Qt.Key.Key_M)
    popup = screen.findChild(PickList)
    assert popup is not None
    press(qtbot, popup.box, Qt.Key.Key_Return)
    assert len(labels(screen)) == 3
    assert screen.text.hasFocus()
    assert (screen.text.caret.line, screen.text.caret.column) == (5, 0)
    assert (in_hand(screen), screen.text.verticalScrollBar().value()) == ("主送机关", scrolled)


def test_a_merge_from_the_list_goes_on_to_the_next_row(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert in_hand(screen) == "本单位"
    press(qtbot, screen.list, Qt.Key.Key_M)
    popup = screen.findChild(PickList)
    assert popup is not None
    press(qtbot, popup.box, Qt.Key.Key_Return)
    assert (in_hand(screen), screen.list.hasFocus()) == ("完成额", True)


def test_the_row_after_a_merge_stands_where_the_merged_one_stood(screen: ReviewScreen, qtbot: QtBot) -> None:
    row = screen.list.rows.row_of(screen.session.seen.by_key["本单位"].key)
    QTest.mouseClick(screen.list.viewport(), LEFT, pos=screen.list.visualRect(screen.list.rows.index(row, 0)).center())
    assert in_hand(screen) == "本单位"
    before = screen.list.panel.y()
    press(qtbot, screen.list, Qt.Key.Key_M)
    popup = screen.findChild(PickList)
    assert popup is not None
    press(qtbot, popup.box, Qt.Key.Key_Return)
    assert (in_hand(screen), screen.list.panel.y()) == ("完成额", before)


@pytest.fixture
def twins(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """Two sections with two blanks each."""
    lines = ("投入X万元，完成X万元。", "一、情况", "拨付X万元，支出X万元。")
    slots = tuple(
        SlotSpan(line, at, at + 1, "X", FieldType.MONEY, None, key, key, "万元")
        for line, at, key in ((0, 2, "投入"), (0, 8, "完成"), (2, 2, "拨付"), (2, 8, "支出"))
    )
    seen = Inspection(SourceText(lines), headings=(HeadingSpan(1, 1, "一、情况", 4),), slots=slots)
    shown = show_review(window, qtbot, Opened(made_session().draft, "sample", "表", inspection=seen))
    qtbot.waitUntil(shown.list.hasFocus, timeout=10000)
    return shown


def _asked(screen: ReviewScreen) -> NamesakeBar:
    assert screen.namesakes.isVisible()
    return screen.namesakes


def _button(bar: QWidget, words: str) -> None:
    button = next(child for child in bar.findChildren(Button) if child.text() == words)
    QTest.mouseClick(the_window(button), LEFT, pos=in_window(button))


def _rename(screen: ReviewScreen, old: str, new: str) -> None:
    field = next(field for field in screen.session.seen.fields if field.label == old)
    screen.session.go_to(field.places[0])
    screen.session.rename(new)


def test_two_fields_that_come_to_one_name_in_one_section_are_asked_about(twins: ReviewScreen) -> None:
    _rename(twins, "支出", "投入")
    assert not twins.namesakes.isVisible()
    _rename(twins, "完成", "投入")
    bar = _asked(twins)
    assert bar.accessibleName() == "这一节有两项都叫“投入”，是同一个吗？"
    assert twins.list.hasFocus()
    _button(bar, "合并")
    assert labels(twins) == ["投入", "拨付", "投入"]
    assert not bar.isVisible()


def test_they_may_both_stay_and_are_not_asked_about_again(twins: ReviewScreen) -> None:
    _rename(twins, "完成", "投入")
    _button(_asked(twins), "都留着")
    twins.session.accept_sure()
    assert not twins.namesakes.isVisible()
    assert labels(twins)[:2] == ["投入", "投入"]


def test_the_later_one_can_be_named_anew(twins: ReviewScreen) -> None:
    _rename(twins, "完成", "投入")
    _button(_asked(twins), "改名")
    box = QApplication.focusWidget()
    assert isinstance(box, QLineEdit)
    box.setText("到位")
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert labels(twins)[:2] == ["投入", "到位"]


def test_the_question_goes_when_one_of_them_has_gone(twins: ReviewScreen, window: MainWindow) -> None:
    _rename(twins, "完成", "投入")
    _asked(twins)
    window.acts.undo.trigger()
    assert not twins.namesakes.isVisible()


def test_marking_a_second_one_of_that_name_is_asked_about_too(twins: ReviewScreen, qtbot: QtBot) -> None:
    select(twins, 0, 4, 5)
    press(qtbot, twins.text, Qt.Key.Key_F2)
    twins.ask.box.setText("完成")
    press(qtbot, twins.ask.box, Qt.Key.Key_Return)
    _asked(twins)


def test_a_marked_year_is_a_year_and_its_word_stays_text(window: MainWindow, qtbot: QtBot) -> None:
    seen = Inspection(SourceText(("自2020年以来，2020年投入300万元。",)))
    shown = show_review(window, qtbot, Opened(made_session().draft, "sample", "年", inspection=seen))
    qtbot.waitUntil(shown.text.hasFocus, timeout=10000)
    for start, end, name in ((1, 6, "起始年"), (16, 21, "投入")):
        select(shown, 0, start, end)
        press(qtbot, shown.text, Qt.Key.Key_F2)
        shown.ask.box.setText(name)
        press(qtbot, shown.ask.box, Qt.Key.Key_Return)
    fields = {field.label: field for field in shown.session.seen.fields}
    assert (fields["起始年"].type, [place.text for place in fields["起始年"].places]) == (FieldType.YEAR, ["2020", "2020"])
    assert (fields["投入"].type, fields["投入"].unit, fields["投入"].places[0].text) == (FieldType.MONEY, "万元", "300")


STEPS: dict[str, tuple[Callable[[ReviewScreen], object], Callable[[ReviewScreen], bool]]] = {
    "rename": (lambda at: _rename(at, "完成额", "支付额"), lambda at: in_hand(at) == "完成额"),
    "accept": (lambda at: (at.session.go_on(3), at.session.accept()), lambda at: in_hand(at) == "完成额"),
    "unmark": (lambda at: (at.session.go_on(3), at.session.unmark()), lambda at: in_hand(at) == "完成额"),
    "a line of noise": (lambda at: at.session.restore_line(0), lambda at: at.text.caret.line == 0),
    "noise in a line": (lambda at: at.session.restore_span(at.session.inspection.noise_spans[0]), lambda at: at.text.caret.line == 5),
    "a level": (lambda at: at.session.set_role(4, Role.BODY), lambda at: at.text.caret.line == 4),
}


@pytest.mark.parametrize("focus", ["list", "text"])
@pytest.mark.parametrize("act", STEPS)
def test_undo_shows_where_it_was(screen: ReviewScreen, window: MainWindow, act: str, focus: str) -> None:
    do, is_shown = STEPS[act]
    do(screen)
    (screen.list if focus == "list" else screen.text).setFocus()
    screen.session.go_on(-9)
    screen.text.caret.put(2, 0)
    window.acts.undo.trigger()
    assert is_shown(screen)
    screen.text.caret.put(2, 0)
    window.acts.redo.trigger()
    assert screen.text.caret.line != 2 or act == "unmark"
