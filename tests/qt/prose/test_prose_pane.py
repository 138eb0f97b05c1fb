"""The text of a section is edited in place of its fields: slots are single things, lines keep what they are, undo reaches all of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from editor.model.session.session import Session
from editor.model.template.template import Prose
from editor.qt.app.main_window import MainWindow
from editor.qt.look import theme
from editor.qt.prose.prose_pane import ProsePane
from editor.qt.prose.prose_text import ProseText

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def prose(window: MainWindow, session: Session) -> ProsePane:
    """The text of the first heading's section."""
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s1")
    window.acts.text.trigger()
    shown = window.workspace.fields.text.shown
    assert shown is not None
    return shown


@pytest.fixture
def text(prose: ProsePane) -> ProseText:
    return prose.text


def _put(text: ProseText, line: int, column: int, to: int | None = None) -> None:
    cursor = text.textCursor()
    start = text.document().findBlockByNumber(line).position()
    cursor.setPosition(start + column)
    if to is not None:
        cursor.setPosition(start + to, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def _markups(session: Session, section: str = "s1") -> list[str]:
    return [markup for _, markup in session.draft.template.by_id[section].markups()]


def test_the_text_takes_the_place_of_the_fields_and_escape_brings_them_back(window: MainWindow, prose: ProsePane, qtbot: QtBot) -> None:
    assert prose.isVisible()
    assert prose.text.hasFocus()
    assert not window.workspace.fields.column.isVisible()  # pyright: ignore[reportOptionalMemberAccess]
    qtbot.keyClick(prose.text, Qt.Key.Key_Escape)
    assert not prose.isVisible()
    assert window.workspace.fields.column.isVisible()  # pyright: ignore[reportOptionalMemberAccess]


def test_typing_changes_the_text_of_the_draft_in_one_step_with_a_name(text: ProseText, session: Session, qtbot: QtBot) -> None:
    before = session.draft
    _put(text, 1, 0)
    qtbot.keyClicks(text, "abc")
    assert _markups(session)[1].startswith("abc{{ 日期 }}")
    assert session.history.undo_label == "改正文“总体情况”"
    session.undo()
    assert session.draft == before
    assert text.lines()[1].markup.startswith("{{ 日期 }}")


def test_a_slot_is_deleted_whole_and_nothing_else(text: ProseText, session: Session, qtbot: QtBot) -> None:
    _put(text, 1, 1)
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    assert _markups(session)[1].startswith("，{{ 单位 }}到位")


def test_braces_that_are_typed_are_only_braces(text: ProseText, session: Session, qtbot: QtBot) -> None:
    _put(text, 1, 2)
    qtbot.keyClicks(text, "{{ 7 }}")
    assert _markups(session)[1].startswith("{{ 日期 }}，\\{{ 7 }}{{ 单位 }}")
    assert session.draft.template.places_of["单位"]


def test_a_copied_slot_is_its_markup_and_pasted_it_is_a_slot_again(text: ProseText, session: Session, qtbot: QtBot) -> None:
    _put(text, 1, 0, 2)
    text.copy()
    assert QApplication.clipboard().text() == "{{ 日期 }}，"
    _put(text, 1, 2)
    text.paste()
    assert _markups(session)[1].startswith("{{ 日期 }}，{{ 日期 }}，{{ 单位 }}")


def test_pasted_lines_become_paragraphs_and_unknown_slots_are_text(text: ProseText, session: Session) -> None:
    QApplication.clipboard().setText(" 甲\u00a0 \r\n\r\n乙{{ 没有 }}")
    _put(text, 1, 0)
    text.paste()
    assert _markups(session)[1:3] == ["甲", _markups(session)[2]]
    assert _markups(session)[2].startswith("乙\\{{ 没有 }}{{ 日期 }}")


def test_enter_splits_a_paragraph_and_backspace_joins_it(text: ProseText, session: Session, qtbot: QtBot) -> None:
    before = _markups(session)
    _put(text, 1, 2)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert _markups(session)[1] == "{{ 日期 }}，"
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    assert _markups(session) == before


def test_a_paragraph_does_not_run_into_the_heading(text: ProseText, session: Session, qtbot: QtBot) -> None:
    before = session.draft
    _put(text, 1, 0)
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    _put(text, 0, 4)
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert session.draft is before


def test_the_heading_is_renamed_and_may_not_go(text: ProseText, session: Session, qtbot: QtBot, prose: ProsePane) -> None:
    _put(text, 0, 4)
    qtbot.keyClicks(text, "x")
    assert session.draft.template.by_id["s1"].heading == "总体情况x"
    text.selectAll()
    qtbot.keyClick(text, Qt.Key.Key_Delete)
    assert session.draft.template.by_id["s1"].heading == "总体情况x"
    prose.show_section("s1")
    assert text.lines()[0].markup == "总体情况x"


def test_selected_text_becomes_a_slot_that_holds_it(text: ProseText, session: Session, prose: ProsePane, qtbot: QtBot) -> None:
    start = text.document().findBlockByNumber(1).text().index("形式")
    _put(text, 1, start, start + 2)
    qtbot.keyClick(text, Qt.Key.Key_F2)
    assert prose.bar.name.hasFocus()
    prose.bar.name.setText("会议安排")
    qtbot.keyClick(prose.bar.name, Qt.Key.Key_Return)
    assert "{{ 方式 }}{{ 会议安排 }}，" in _markups(session)[1]
    assert session.draft.value("会议安排") == "形式"
    assert session.history.undo_label == "加空位“会议安排”"
    session.undo()
    assert "会议安排" not in session.draft.template.by_key


def test_a_known_name_puts_in_another_place_of_that_field(text: ProseText, session: Session, prose: ProsePane, qtbot: QtBot) -> None:
    places = len(session.draft.template.places_of["单位"])
    _put(text, 1, 0)
    qtbot.keyClick(text, Qt.Key.Key_F2)
    prose.bar.name.setText("单位")
    qtbot.keyClick(prose.bar.name, Qt.Key.Key_Return)
    assert len(session.draft.template.places_of["单位"]) == places + 1
    assert text.hasFocus()


def test_a_selection_with_a_slot_in_it_is_no_new_slot(text: ProseText, prose: ProsePane, qtbot: QtBot) -> None:
    _put(text, 1, 0, 3)
    qtbot.keyClick(text, Qt.Key.Key_F2)
    assert not prose.bar.name.isVisible()


def test_half_of_a_repetition_stays(window: MainWindow, prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("s3")
    before = session.draft
    _put(prose.text, 1, 1)
    qtbot.keyClick(prose.text, Qt.Key.Key_Backspace)
    assert session.draft is before
    assert prose.text.lines()[1].markup == _markups(session, "s3")[1]


def test_a_paragraph_becomes_a_heading_with_a_section_of_its_own(
    window: MainWindow, text: ProseText, session: Session, prose: ProsePane, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    _put(text, 1, 0)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    _put(text, 1, 0)
    qtbot.keyClicks(text, "new")
    qtbot.keyClick(text, Qt.Key.Key_2, CONTROL | Qt.KeyboardModifier.AltModifier)
    made = window.workspace.navigator.section
    section = session.draft.template.by_id[made]
    assert (section.level, section.heading, len(section.blocks)) == (2, "new", 1)
    assert prose.bar.level.currentIndex() == 2
    session.undo()
    assert made not in session.draft.template.by_id
    assert window.workspace.navigator.section == "s1"


def test_an_element_keeps_its_line(window: MainWindow, prose: ProsePane, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.workspace.navigator.go_to_section("head")
    _put(prose.text, 0, 0)
    qtbot.keyClick(prose.text, Qt.Key.Key_Return)
    prose.text.selectAll()
    qtbot.keyClick(prose.text, Qt.Key.Key_Delete)
    assert len(session.draft.template.by_id["head"].blocks) == 2
    assert [line.kind for line in prose.text.lines()] == ["element", "element"]


def test_the_next_slot_brings_the_fields_back(window: MainWindow, prose: ProsePane, qtbot: QtBot) -> None:
    assert window.workspace is not None
    window.acts.next_unfilled.trigger()
    assert window.workspace.fields.text.shown is None
    assert window.workspace.fields.column.isVisible()


def test_only_text_is_no_paragraph_of_its_own_when_left_empty(text: ProseText, session: Session, prose: ProsePane, qtbot: QtBot) -> None:
    _put(text, 1, 0)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    prose.commit()
    assert len([b for b in session.draft.template.by_id["s1"].blocks if isinstance(b, Prose)]) == 1


def test_a_double_click_on_text_of_the_page_opens_its_text(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    view = window.workspace.pages.view
    qtbot.waitUntil(lambda: view.slot_rect("人数", 1) is not None)
    slot = view.slot_rect("人数", 1)
    assert slot is not None
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=slot.center() + QPoint(slot.width() // 2 + 24, 0))
    assert window.workspace.navigator.section == "s3"
    assert window.workspace.fields.text.shown is not None


def test_a_double_click_on_the_page_puts_the_caret_where_it_was_clicked(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    assert window.workspace is not None
    view = window.workspace.pages.view
    qtbot.waitUntil(lambda: view.slot_rect("人数", 1) is not None)
    slot = view.slot_rect("人数", 1)
    assert slot is not None
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(slot.right() + 24, slot.center().y()))
    shown = window.workspace.fields.text.shown
    assert shown is not None
    cursor = shown.text.textCursor()
    before = cursor.block().text()[: cursor.positionInBlock()]
    assert "\ufffc" in before
    assert 1 <= len(before) - 1 - before.rindex("\ufffc") <= 3


def test_what_is_selected_stays_so_when_the_look_changes(text: ProseText, worn: QApplication) -> None:
    _put(text, 0, 1, 3)
    theme.put_on(worn, "dark")
    selected = text.textCursor().selectedText()
    theme.put_on(worn, "light")
    assert (selected, text.textCursor().selectedText()) == ("体情", "体情")


def test_the_focus_stays_in_the_field_when_undo_and_redo_take_a_slot_away_and_bring_it_back(
    window: MainWindow, text: ProseText, prose: ProsePane, qtbot: QtBot
) -> None:
    _put(text, 1, 0)
    qtbot.keyClick(text, Qt.Key.Key_F2)
    prose.bar.name.setText("新空位")
    qtbot.keyClick(prose.bar.name, Qt.Key.Key_Return)
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    for act in (window.acts.undo, window.acts.redo):
        act.trigger()
        focused = QApplication.focusWidget()
        assert focused is not None
        assert window.workspace.fields.column.row_around(focused) is not None  # pyright: ignore[reportOptionalMemberAccess]
