"""Every screen as a screen reader finds it: nothing that takes the focus is without a name, and roles say what things are."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.main_window import MainWindow
from editor.qt.editors.date_editor import Days
from editor.qt.editors.rows_editor import RowsEditor
from editor.qt.look.labels import Words
from editor.qt.messages.message import QuestionDialog
from editor.qt.review.screen import ReviewScreen
from editor.qt.widgets.choices import Chooser
from editor.qt.widgets.history_popup import HistoryPopup
from editor.qt.widgets.segment import Segment, SegmentChoice
from editor.shipped import shipped_path
from editor.storage.library.value_history import WrittenValue
from tests.qt.desk_fake import FakeMessages
from tests.qt.spoken import described, name_of, nameless, role_of

Role = QAccessible.Role
Box = Callable[[str], QWidget]


@pytest.fixture
def report(window: MainWindow, desk: Desk) -> Session:
    """The shipped report with every kind of field, open in the window."""
    session = Session(desk.open(shipped_path("templates/会议精神贯彻情况报告.nigao")).draft)
    window.file_acts.take(session)
    return session


def _types(box: QLineEdit, text: str) -> None:
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(box, event)


def test_nothing_on_the_start_page_is_nameless(window: MainWindow) -> None:
    window.show_start()
    assert nameless() == []


def test_nothing_in_any_section_is_nameless(window: MainWindow, report: Session) -> None:
    assert window.workspace is not None
    found: dict[str, list[str]] = {}
    for section in report.draft.template.by_id:
        window.workspace.navigator.go_to_section(section)
        found |= {section: silent} if (silent := nameless()) else {}
    assert found == {}


def test_nothing_in_the_text_is_nameless(window: MainWindow, report: Session) -> None:
    window.acts.text.trigger()
    assert nameless() == []


def test_nothing_of_find_and_replace_is_nameless(window: MainWindow, report: Session) -> None:
    window.acts.replace_text.trigger()
    assert nameless() == []


def test_nothing_that_a_search_found_is_nameless(window: MainWindow, report: Session) -> None:
    window.acts.find.trigger()
    _types(window.frame.head.finder, "会议")
    assert nameless() == []


def test_nothing_of_the_review_is_nameless(screen: ReviewScreen, qtbot: QtBot) -> None:
    qtbot.keyClick(screen.list, Qt.Key.Key_R)
    assert nameless() == []


def test_nothing_of_the_preferences_and_the_help_is_nameless(window: MainWindow) -> None:
    window.acts.preferences.trigger()
    window.acts.help.trigger()
    assert nameless() == []


def test_nothing_of_what_was_used_before_is_nameless(window: MainWindow, desk: Desk, session: Session, box: Box) -> None:
    desk.value_history.remember([WrittenValue("单位", "org", "江畔城投公司")])
    line = box("单位")
    assert isinstance(line, QLineEdit)
    _types(line, "江")
    assert window.frame.findChildren(HistoryPopup)[0].isVisible()
    assert nameless() == []


def test_nothing_of_the_calendar_is_nameless(qtbot: QtBot, worn: QApplication) -> None:
    days = Days()
    qtbot.addWidget(days)
    days.show()
    assert nameless() == []


def test_a_question_is_described_by_its_words(qtbot: QtBot) -> None:
    dialog: QDialog = QuestionDialog("不保存就关闭吗？", "改过的 3 处会留在本机。", ("保存", "不保存", "取消"))
    qtbot.addWidget(dialog)
    dialog.show()
    assert (role_of(dialog), described(dialog)) == (Role.Dialog, "不保存就关闭吗？ 改过的 3 处会留在本机。")
    assert nameless() == []


def test_nothing_of_the_list_of_changes_is_nameless(
    qtbot: QtBot, window: MainWindow, desk: Desk, tmp_path: Path, messages: FakeMessages, report: Session
) -> None:
    path = tmp_path / "改过.docx"
    desk.save_word(report.draft, path)
    edited = docx.Document(str(path))
    next(line for line in edited.paragraphs if len(line.text) > 40).add_run("另补一句。")
    edited.save(str(path))
    window.file_acts.open_path(path)
    qtbot.waitUntil(lambda: any(notice.topic == "merge" for notice in messages.told), timeout=20000)
    next(notice for notice in messages.told if notice.topic == "merge").acts[0].do()
    assert window.merging.panel is not None
    assert nameless() == []


def test_a_field_says_type_unit_and_state(session: Session, box: Box) -> None:
    assert name_of(box("投资")) == "投资，金额，亿元，未填"
    session.set_value("投资", "3.5")
    assert name_of(box("投资")) == "投资，金额，亿元，已填"


def test_a_list_of_choices_has_the_name_of_its_field_beside_it(session: Session, box: Box) -> None:
    choice = box("方式")
    assert isinstance(choice, Chooser)
    assert (role_of(choice), name_of(choice)) == (Role.ComboBox, "方式，未填")
    session.set_value("方式", "视频")
    assert name_of(choice) == "方式，已填"


def test_a_list_keeps_its_name_wherever_it_is_put(qtbot: QtBot) -> None:
    one, other, made = Segment(()), Segment(()), Chooser()
    for widget in (one, other):
        qtbot.addWidget(widget)
    made.setAccessibleName("版式")
    made.setParent(one)
    made.setParent(other)
    assert name_of(made) == "版式"


def test_a_table_of_rows_says_its_field_and_its_cells_say_their_columns(session: Session, box: Box) -> None:
    editor = box("项目")
    assert isinstance(editor, RowsEditor)
    editor.add_row()
    table = editor.table
    assert (role_of(table), name_of(table)) == (Role.Table, "项目，未填")
    cell = table.model().index(0, 1, QModelIndex())
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "金额，未填"


def test_words_are_labels_and_choices_radio_buttons(qtbot: QtBot, worn: QApplication) -> None:
    words, segment = Words("共 3 处"), Segment((SegmentChoice("全部"), SegmentChoice("未填")))
    qtbot.addWidget(words)
    qtbot.addWidget(segment)
    assert (role_of(words), name_of(words)) == (Role.StaticText, "共 3 处")
    assert [(role_of(part), name_of(part)) for part in segment.parts] == [(Role.RadioButton, "全部"), (Role.RadioButton, "未填")]
