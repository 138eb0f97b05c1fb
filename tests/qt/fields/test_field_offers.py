"""What was written before is offered below the field in hand and while typing, and taken by one key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.desk.values.own_history import is_secret
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.file import parse_template
from editor.qt.app.main_window import MainWindow
from editor.qt.fields.field_row import FieldRow
from editor.qt.fields.fields_pane import FieldsPane
from editor.qt.widgets.history_popup import HistoryPopup
from editor.storage.library.value_history import WrittenValue
from tests.qt.desk_fake import TEMPLATE, FakeMessages

Box = Callable[[str], QWidget]
ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def used(desk: Desk) -> Desk:
    """A desk at which two units were written before, the second one twice."""
    for text in ("新区财政局", "江畔城投公司", "江畔城投公司"):
        desk.value_history.remember([WrittenValue("单位", "org", text)])
    return desk


def _row(fields: FieldsPane, key: str) -> FieldRow:
    row = fields.column.row_of(key)
    assert row is not None
    return row


def _type(widget: QWidget, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)


def _line(widget: QWidget) -> QLineEdit:
    assert isinstance(widget, QLineEdit)
    return widget


def _popup(window: MainWindow) -> HistoryPopup:
    found = window.frame.findChildren(HistoryPopup)
    assert len(found) == 1
    return found[0]


def test_values_written_before_stand_below_the_field_in_hand_only(used: Desk, fields: FieldsPane, box: Box) -> None:
    box("单位")
    assert _row(fields, "单位").chips.values == ("江畔城投公司", "新区财政局")
    box("主送")
    assert [_row(fields, "单位").chips.values, _row(fields, "单位").chips.isHidden()] == [(), True]


def test_alt_and_a_number_takes_a_value_as_one_undo_step(used: Desk, box: Box, session: Session, qtbot: QtBot) -> None:
    line = _line(box("单位"))
    _type(line, "某")
    qtbot.keyClick(line, Qt.Key.Key_2, ALT)
    assert (session.draft.value("单位"), line.text(), line.hasFocus()) == ("新区财政局", "新区财政局", True)
    session.undo()
    assert session.draft.value("单位") == "某"


def test_a_click_on_a_chip_takes_it_and_the_box_keeps_the_focus(used: Desk, fields: FieldsPane, box: Box, session: Session, qtbot: QtBot) -> None:
    line = box("单位")
    qtbot.mouseClick(_row(fields, "单位").chips.chips[0], Qt.MouseButton.LeftButton)
    assert (session.draft.value("单位"), line.hasFocus()) == ("江畔城投公司", True)


def test_what_the_field_holds_is_not_offered_again(used: Desk, fields: FieldsPane, box: Box, session: Session) -> None:
    box("单位")
    session.set_value("单位", "江畔城投公司")
    assert _row(fields, "单位").chips.values == ("新区财政局",)


def test_while_typing_what_fits_is_listed_and_tab_takes_it(used: Desk, box: Box, window: MainWindow, session: Session, qtbot: QtBot) -> None:
    line = box("单位")
    _type(line, "江畔")
    popup = _popup(window)
    assert (popup.isVisible(), popup.list.count(), line.hasFocus()) == (True, 1, True)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert (session.draft.value("单位"), popup.isVisible(), line.hasFocus()) == ("江畔城投公司", False, True)


def test_enter_goes_on_with_what_was_typed_unless_a_row_was_moved_to(used: Desk, box: Box, session: Session, qtbot: QtBot) -> None:
    line = box("单位")
    _type(line, "公司")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert (session.draft.value("单位"), line.hasFocus()) == ("公司", False)
    line = box("单位")
    _line(line).clear()
    _type(line, "公司")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert session.draft.value("单位") == "江畔城投公司"


def test_del_at_the_end_forgets_and_within_the_words_deletes(used: Desk, box: Box, window: MainWindow, session: Session, qtbot: QtBot) -> None:
    line = _line(box("单位"))
    _type(line, "江畔")
    line.setCursorPosition(0)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert session.draft.value("单位") == "畔"
    line.setCursorPosition(1)
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    assert [entry.text for entry in used.value_history.of("单位", "org")] == ["新区财政局"]
    assert not _popup(window).isVisible()


def test_esc_closes_the_list_and_leaves_what_was_typed(used: Desk, box: Box, window: MainWindow, session: Session, qtbot: QtBot) -> None:
    line = box("单位")
    _type(line, "江畔")
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert (_popup(window).isVisible(), session.draft.value("单位"), line.hasFocus()) == (False, "江畔", True)


def test_leaving_the_field_closes_the_list(used: Desk, box: Box, window: MainWindow) -> None:
    _type(box("单位"), "江畔")
    box("主送")
    assert not _popup(window).isVisible()


def test_nothing_is_offered_when_the_person_does_not_want_it(used: Desk, fields: FieldsPane, box: Box, window: MainWindow) -> None:
    used.settings.change("own_history", value=False)
    _type(box("单位"), "江畔")
    assert (_row(fields, "单位").chips.values, window.frame.findChildren(HistoryPopup)) == ((), [])


def _save(window: MainWindow, messages: FakeMessages, path: Path, qtbot: QtBot) -> None:
    messages.save_path = path
    with qtbot.waitSignal(window.file_acts.saved, timeout=20000):
        window.file_acts.save()


def test_what_was_written_is_learned_when_it_is_saved(
    box: Box, window: MainWindow, desk: Desk, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    _type(box("单位"), "江畔城投公司")
    assert desk.value_history.of("单位", "org") == ()
    _save(window, messages, tmp_path / "一.docx", qtbot)
    _save(window, messages, tmp_path / "一.docx", qtbot)
    assert [(used.text, used.count) for used in desk.value_history.of("单位", "org")] == [("江畔城投公司", 1)]


def test_nothing_of_a_secret_document_is_learned(window: MainWindow, desk: Desk, messages: FakeMessages, tmp_path: Path, qtbot: QtBot) -> None:
    template, _ = parse_template(TEMPLATE.replace("@标题", "@密级 秘密\n@标题"))
    session = Session(Draft(template), name="试填")
    assert is_secret(session.draft)
    window.file_acts.take(session)
    session.set_value("单位", "江畔城投公司")
    _save(window, messages, tmp_path / "密.docx", qtbot)
    assert desk.value_history.of("单位", "org") == ()
