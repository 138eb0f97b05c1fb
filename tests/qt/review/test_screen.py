"""The list of the review: every act by key, undo with names, what screen readers are told."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox
from pytestqt.qtbot import QtBot

from editor.model.sample.inspection import SlotSpan
from editor.model.sample.review import ReviewField, accept
from editor.model.template.field import FieldType
from editor.qt.app.main_window import MainWindow
from editor.qt.look import theme
from editor.qt.review.list import panel
from editor.qt.review.menus import likely_first
from editor.qt.review.screen import ReviewScreen
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.pick_list import PickList
from tests.qt.review_fake import in_hand, labels, press


def test_the_result_is_one_sentence_and_the_unsure_field_is_in_hand(screen: ReviewScreen, window: MainWindow) -> None:
    assert screen.result.words == "认出 4 个空位，归成 4 个填写项；划去 2 处杂质。有 1 项拿不准，排在最前。"
    assert in_hand(screen) == "事项"
    assert window.frame.windowTitle() == "校对：样稿 — 拟稿"


def test_enter_accepts_and_goes_on_and_shift_enter_goes_back(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Return)
    assert screen.session.inspection.accepted == {"事项"}
    assert in_hand(screen) == "主送机关"
    press(qtbot, screen.list, Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert in_hand(screen) == "事项"


def test_enter_on_the_last_field_stays_there(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, *[Qt.Key.Key_Return] * 9)
    assert (in_hand(screen), len(screen.session.inspection.accepted)) == ("完成额", 4)


def test_r_renames_and_gives_the_keys_back_to_the_list(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_R)
    name = screen.list.panel.name
    assert name.hasFocus()
    name.insert("会议名称")
    press(qtbot, name, Qt.Key.Key_Return)
    assert (labels(screen)[0], screen.list.hasFocus(), in_hand(screen)) == ("会议名称", True, "会议名称")


def test_a_corrected_field_keeps_its_place_so_that_enter_goes_on_to_the_next_unsure_one(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Return, Qt.Key.Key_Return)
    screen.session.do(lambda seen: replace(seen, slots=tuple(replace(slot, sure=0) for slot in seen.slots), accepted=frozenset()), "拿不准")
    screen.session.do(lambda seen: accept(seen, ["完成额"]), "认可")
    screen.session.go_to(screen.session.seen.first[0].places[0])
    screen.session.rename("会议名称")
    assert [field.label for field in screen.session.seen.ordered] == ["会议名称", "主送机关", "本单位", "完成额"]
    assert screen.list.rows.rows[0].about == "拿不准，先看这 3 项"
    press(qtbot, screen.list, Qt.Key.Key_Return)
    assert in_hand(screen) == "主送机关"
    press(qtbot, screen.list, Qt.Key.Key_Return)
    assert [field.label for field in screen.session.seen.ordered] == ["本单位", "会议名称", "主送机关", "完成额"]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_list_of_types_gives_the_keys_back_when_it_is_closed(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_T)
    box = screen.list.panel.kind
    qtbot.waitUntil(box.view().isVisible)
    with qtbot.waitSignal(box.left):
        press(qtbot, box.view(), Qt.Key.Key_Escape)
    assert screen.window().focusWidget() is screen.list


def test_letters_in_the_name_are_text_and_escape_lets_the_name_be(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_R)
    qtbot.keyClicks(screen.list.panel.name, "mst")
    assert screen.list.panel.name.text() == "mst"
    press(qtbot, screen.list.panel.name, Qt.Key.Key_Escape)
    assert (labels(screen)[0], screen.list.hasFocus()) == ("事项", True)


def test_a_type_is_chosen_from_the_list_and_by_a_guess(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.list.panel.kind.activated.emit(screen.list.panel.kind.findData("project"))
    assert screen.session.seen.fields[0].type == "project"
    screen.list.panel.retyped.emit("org")
    assert screen.session.seen.fields[0].type == "org"


def test_m_offers_fields_of_the_same_type_first_and_merges(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Return, Qt.Key.Key_M)
    popup = screen.findChild(PickList)
    assert popup is not None
    assert "本单位" in popup.list.item(0).text()
    press(qtbot, popup.box, Qt.Key.Key_Return)
    assert labels(screen) == ["事项", "本单位", "完成额"]
    assert screen.list.hasFocus()
    assert len(screen.session.seen.by_key["本单位"].places) == 2


def test_a_merged_place_is_split_again_where_the_person_stands(screen: ReviewScreen, qtbot: QtBot) -> None:
    screen.session.go_on(1)
    screen.session.merge("本单位")
    press(qtbot, screen.list, Qt.Key.Key_Right, Qt.Key.Key_S)
    assert len(screen.session.seen.fields) == 4
    press(qtbot, screen.list, Qt.Key.Key_S)
    assert len(screen.session.seen.fields) == 4


def test_delete_says_that_a_field_is_no_blank(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Delete)
    assert labels(screen) == ["主送机关", "本单位", "完成额"]
    assert in_hand(screen) == "主送机关"


def test_the_last_blank_can_go_too_and_come_back(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, screen.list, *[Qt.Key.Key_Delete] * 5)
    assert (labels(screen), screen.list.panel.isVisible()) == ([], False)
    assert "没有认出空位" in screen.result.words
    window.acts.undo.trigger()
    assert len(labels(screen)) == 1


def test_a_accepts_only_what_is_certain(screen: ReviewScreen, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_A)
    assert screen.session.inspection.accepted == {"主送机关", "本单位"}


def test_every_act_is_undone_and_redone_by_name(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    press(qtbot, screen.list, Qt.Key.Key_Delete)
    assert window.acts.undo.text() == "撤销：“事项”不是空位"
    window.acts.undo.trigger()
    assert (labels(screen)[0], window.acts.redo.text()) == ("事项", "重做：“事项”不是空位")
    window.acts.redo.trigger()
    assert labels(screen)[0] == "主送机关"
    assert window.acts.undo.isEnabled()


def test_f6_goes_between_text_and_list(screen: ReviewScreen) -> None:
    screen.go_to_pane()
    assert screen.text.hasFocus()
    screen.go_to_pane()
    assert screen.list.hasFocus()


def test_rows_and_lines_are_told_to_screen_readers(screen: ReviewScreen, qtbot: QtBot) -> None:
    row = screen.list.rows.row_of("完成额")
    assert screen.list.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "4 完成额，金额，1 处，大致对"
    screen.text.caret.put(2, 0)
    press(qtbot, screen.text, Qt.Key.Key_Down, Qt.Key.Key_Down)
    assert screen.text.accessibleDescription() == "一级：一、情况"


def test_fields_of_the_same_type_and_characters_come_first() -> None:
    def field(number: int, type_: str, text: str) -> ReviewField:
        return ReviewField(number, str(number), str(number), type_, "", (SlotSpan(number, 0, 1, text, field=str(number)),), 2, accepted=False)

    fields = [field(1, "org", "X"), field(2, "text", "X"), field(3, "org", "XX"), field(4, "org", "X"), field(5, "date", "XX")]
    assert [other.number for other in likely_first(fields[0], fields)] == [4, 3, 2, 5]


def test_a_key_that_means_nothing_is_left_to_the_window(screen: ReviewScreen) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier, "q")
    screen.list.keyPressEvent(event)
    assert not event.isAccepted()


def test_keys_on_a_button_of_the_open_row_are_the_buttons_own(screen: ReviewScreen, qtbot: QtBot) -> None:
    button = next(child for child in screen.list.panel.findChildren(Button) if "不是空位" in child.text())
    button.setFocus()
    press(qtbot, button, Qt.Key.Key_A, Qt.Key.Key_S)
    assert screen.session.inspection.accepted == frozenset()
    press(qtbot, button, Qt.Key.Key_Return)
    assert labels(screen)[0] == "主送机关"


@pytest.mark.parametrize("longest", ["单位名称", "名称长得放不下的类型"])
def test_the_key_of_the_types_stands_behind_the_longest_of_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, longest: str) -> None:
    monkeypatch.setattr(panel, "type_words", lambda _type: longest)
    box = panel.TypeBox()
    qtbot.addWidget(box)
    box.offer([FieldType.ORG])
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    words = box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box)
    key = box.width() - 32 - QFontMetrics(theme.font("micro")).horizontalAdvance("T")
    assert words.left() + box.iconSize().width() + box.fontMetrics().horizontalAdvance(longest) < key
