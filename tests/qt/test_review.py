"""The review of a sample: every act by key and by click, undo with names, and on to filling or to the library."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk, Opened
from editor.model.inspection import HeadingSpan, Inspection, SlotSpan, Span
from editor.model.review import ReviewField
from editor.model.source import SourceText
from editor.qt.main_window import MainWindow
from editor.qt.review_line import shown_line
from editor.qt.review_merge import MergeList, likely_first
from editor.qt.review_screen import ReviewScreen
from tests.qt.desk_fake import FakeMessages, made_session

TEXT = "加群领资料\n关于X的报告\nX：\n\n一、情况\nX今年完成X万元，用X射线验收，甲项目广告竣工。\n甲项目验收。\n"
TIME = 10000


def seen() -> Inspection:
    return Inspection(
        SourceText.of(TEXT),
        title="关于X的报告",
        title_lines=(1,),
        addressee="X",
        addressee_line=2,
        noise_lines=(0,),
        noise_spans=(Span(5, 19, 21, "广告"),),
        headings=(HeadingSpan(4, 1, "一、情况", 4),),
        slots=(
            SlotSpan(1, 2, 3, "X", "text", None, "事项", "事项", sure=0),
            SlotSpan(2, 0, 1, "X", "org", None, "主送机关", "主送机关"),
            SlotSpan(5, 0, 1, "X", "org", None, "本单位", "本单位"),
            SlotSpan(5, 5, 6, "X", "money", None, "完成额", "完成额", "万元", sure=1),
        ),
    )


@pytest.fixture
def screen(window: MainWindow, qtbot: QtBot) -> ReviewScreen:
    """The review in the window, as after a sample was read."""
    draft = made_session().draft
    window.desk_acts.read.emit(Opened(draft, "sample", "样稿", inspection=seen()))
    shown = window.reviewing.screen
    assert shown is not None
    qtbot.waitUntil(shown.list.hasFocus, timeout=TIME)
    return shown


def labels(screen: ReviewScreen) -> list[str]:
    return [field.label for field in screen.session.seen.fields]


def in_hand(screen: ReviewScreen) -> str:
    assert screen.session.field is not None
    return screen.session.field.label


def press(qtbot: QtBot, widget: QWidget, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        qtbot.keyClick(widget, key, modifier)


def select(screen: ReviewScreen, line: int, start: int, end: int) -> None:
    screen.text.setFocus()
    screen.text.caret.put(line, start)
    screen.text.caret.move(line, end, select=True)


def test_the_result_is_one_sentence_and_the_unsure_field_is_in_hand(screen: ReviewScreen, window: MainWindow) -> None:
    assert screen.result.words == "认出 4 个空位，归成 4 个填写项；划去 2 处杂文。有 1 项拿不准，排在最前。"
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
    popup = screen.findChild(MergeList)
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
    assert window.acts.undo.text() == "撤消：“事项”不是空位"
    window.acts.undo.trigger()
    assert (labels(screen)[0], window.acts.redo.text()) == ("事项", "重做：“事项”不是空位")
    window.acts.redo.trigger()
    assert labels(screen)[0] == "主送机关"
    assert window.acts.undo.isEnabled()


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
    screen.list.show_part(3)
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


def test_one_key_starts_filling_and_what_was_renamed_is_in_the_draft(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    screen.session.rename("会议名称")
    with qtbot.waitSignal(window.desk_acts.opened, timeout=TIME):
        window.reviewing.start()
    session = window.desk_acts.session
    assert session is not None
    assert {field.key for field in session.draft.template.fields} == {"会议名称", "主送机关", "本单位", "完成额"}
    assert window.reviewing.screen is None


def test_the_review_can_be_come_back_to_until_something_is_filled(screen: ReviewScreen, window: MainWindow, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(window.desk_acts.opened, timeout=TIME):
            window.reviewing.start()
        assert window.acts.back_to_review.isVisible()
        if window.reviewing.screen is None and _ == 0:
            window.acts.back_to_review.trigger()
            assert window.reviewing.screen is screen
    assert window.desk_acts.session is not None
    window.desk_acts.session.set_value("主送机关", "市政府")
    assert not window.acts.back_to_review.isVisible()


def test_a_template_is_saved_under_a_name_and_replaced_only_when_asked_twice(
    screen: ReviewScreen, desk: Desk, messages: FakeMessages, qtbot: QtBot
) -> None:
    for _ in range(2):
        screen.ask_name()
        screen.ask.box.setText("我的样稿")
        press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert (screen.ask.isVisible(), len(messages.texts("saved"))) == (True, 1)
    press(qtbot, screen.ask.box, Qt.Key.Key_Return)
    assert len(messages.texts("saved")) == 2
    assert "我的样稿" in [entry.name for entry in desk.templates()]


def test_a_file_of_a_guessed_encoding_can_be_read_with_another(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "样稿.txt"
    file.write_bytes("关于落实工作的报告\n\nX局：\n\n　　我们完成投资X万元。\n".encode("gb18030"))
    with qtbot.waitSignal(window.desk_acts.read, timeout=TIME):
        window.desk_acts.open_path(file)
    assert window.reviewing.screen is not None
    assert window.reviewing.screen.result.encodings.currentData() == "gb18030"
    with qtbot.waitSignal(window.desk_acts.read, timeout=TIME):
        window.reviewing.screen.encoding_asked.emit("big5")
    assert window.reviewing.screen.session.inspection.source.encoding == "big5"


def test_pasted_text_leads_to_the_review_too(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.desk_acts.read, timeout=TIME):
        window.desk_acts.open_text("关于落实工作的报告\n\nX局：\n\n　　我们完成投资X万元。\n")
    assert window.reviewing.screen is not None
    assert not window.reviewing.screen.result.encodings.isVisible()


def test_a_file_that_does_not_open_leaves_the_review_where_it_is(
    screen: ReviewScreen, window: MainWindow, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.desk_acts.failed, timeout=TIME):
        window.desk_acts.open_path(tmp_path / "没有.txt")
    assert window.reviewing.screen is screen
    assert screen.isVisible()


def test_the_numbers_stand_behind_the_blanks_and_columns_stay_those_of_the_source(screen: ReviewScreen) -> None:
    shown = shown_line(screen.session.seen, 5, 0, len(screen.session.inspection.source.lines[5]))
    assert shown.text.replace("\u2060", "").startswith("X3今年完成X4万元")
    assert [shown.column(shown.shown(column)) for column in range(24)] == list(range(24))


def test_fields_of_the_same_type_and_characters_come_first() -> None:
    def field(number: int, type_: str, text: str) -> ReviewField:
        return ReviewField(number, str(number), str(number), type_, "", (SlotSpan(number, 0, 1, text, field=str(number)),), 2, accepted=False)

    fields = [field(1, "org", "X"), field(2, "text", "X"), field(3, "org", "XX"), field(4, "org", "X"), field(5, "date", "XX")]
    assert [other.number for other in likely_first(fields[0], fields)] == [4, 3, 2, 5]


def test_a_very_long_text_is_shown_at_once(window: MainWindow, qtbot: QtBot) -> None:
    lines = [f"第{number}行，完成投资X万元。" for number in range(50_000)]
    slots = tuple(SlotSpan(n, len(line) - 4, len(line) - 3, "X", "money", None, f"投资{n}", f"投资{n}") for n, line in enumerate(lines[:2000]))
    inspection = Inspection(SourceText((*lines, "长" * 200_000)), slots=slots)
    window.desk_acts.read.emit(Opened(made_session().draft, "sample", "长稿", inspection=inspection))
    screen = window.reviewing.screen
    assert screen is not None
    qtbot.waitUntil(screen.list.hasFocus, timeout=TIME)
    press(qtbot, screen.text, Qt.Key.Key_End, modifier=Qt.KeyboardModifier.ControlModifier)
    assert screen.text.caret.line == 50_000
    assert screen.text.verticalScrollBar().value() > 50_000 * 28


def test_a_key_that_means_nothing_is_left_to_the_window(screen: ReviewScreen) -> None:
    event = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Q, Qt.KeyboardModifier.NoModifier, "q")
    screen.list.keyPressEvent(event)
    assert not event.isAccepted()
