"""Files: open, save, save elsewhere, export, close, recover. Nothing typed is lost, every failure is one sentence in a bar."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.app import FileDrops
from editor.qt.app.main_window import MainWindow
from tests.qt.desk_fake import TEMPLATE, FakeMessages

Box = Callable[[str], QWidget]


TIME = 10000


def _save(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.file_acts.saved, timeout=TIME):
        window.acts.save.trigger()


def _open(window: MainWindow, qtbot: QtBot, path: Path) -> Session:
    with qtbot.waitSignal(window.file_acts.opened, timeout=TIME) as opened:
        window.file_acts.open_path(path)
    assert opened.args is not None
    return opened.args[0]


def test_the_first_save_asks_where_with_the_title_as_name(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    session.set_value("单位", "江畔城投")
    messages.save_path = tmp_path / "报告.docx"
    _save(window, qtbot)
    assert "关于江畔城投工作的报告.docx" in messages.asked[0]
    assert (session.path, session.is_dirty) == (tmp_path / "报告.docx", False)
    assert "已保存并核对“报告.docx”" in messages.texts("saved")[0]
    assert window.frame.windowTitle() == "报告.docx — 拟稿"


def test_a_name_without_ending_gets_one(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    messages.save_path = tmp_path / "报告2.0"
    _save(window, qtbot)
    assert (tmp_path / "报告2.0.docx").is_file()


def test_the_second_save_asks_nothing(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    messages.save_path = tmp_path / "报告.docx"
    _save(window, qtbot)
    session.set_value("主送", "市政府")
    _save(window, qtbot)
    assert (len(messages.asked), session.is_dirty) == (1, False)


def test_a_save_that_is_called_off_writes_nothing(window: MainWindow, session: Session, messages: FakeMessages, tmp_path: Path) -> None:
    window.acts.save.trigger()
    assert (len(messages.asked), list(tmp_path.glob("**/*.docx")), session.path) == (1, [], None)


def test_a_saved_report_opens_again_as_it_was(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    session.set_value("单位", "江畔城投")
    session.set_value("项目", ({"名称": "甲", "金额": "12.80"},))
    messages.save_path = tmp_path / "报告.docx"
    _save(window, qtbot)
    again = _open(window, qtbot, tmp_path / "报告.docx")
    assert (again.draft.value("单位"), again.draft.value("项目")) == ("江畔城投", ({"名称": "甲", "金额": "12.80"},))
    assert (again.path, again.is_dirty) == (tmp_path / "报告.docx", False)


def test_a_save_that_fails_says_why_and_keeps_the_draft(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "报告.docx").mkdir()
    messages.save_path = tmp_path / "报告.docx"
    session.set_value("单位", "江畔城投")
    window.acts.save.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert "内容已留在本机，不会丢。" in messages.texts("problem")[0]
    assert session.is_dirty


def test_a_save_takes_what_the_input_method_still_holds(window: MainWindow, box: Box, session: Session, messages: FakeMessages) -> None:
    told: list[str] = []
    window.file_acts.committing.connect(lambda: told.append("committed"))
    QApplication.sendEvent(box("单位"), QInputMethodEvent("jiang", []))
    window.acts.save.trigger()
    assert told == ["committed"]


@pytest.mark.parametrize("name", ["没有.txt", "空.txt", "folder", "图.png", "老.doc", "乱.docx"])
def test_what_can_not_be_opened_is_said_in_one_sentence_and_changes_nothing(
    name: str, window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "空.txt").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "图.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
    (tmp_path / "老.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "乱.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)))
    window.file_acts.open_path(tmp_path / name)
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert len(messages.texts("problem")) == 1
    assert window.file_acts.session is session


def test_unsaved_work_is_asked_about_once_and_may_stay_for_the_next_start(
    window: MainWindow, session: Session, desk: Desk, messages: FakeMessages
) -> None:
    session.set_value("单位", "江畔城投")
    messages.answer = 1
    closed: list[bool] = []
    window.file_acts.close_then(lambda: closed.append(True))
    assert (len(messages.asked), closed) == (1, [True])
    found = desk.recover()
    assert [f.draft.value("单位") for f in found] == ["江畔城投"]
    for left in found:
        left.forget()


def test_work_that_is_let_go_of_leaves_no_journal(window: MainWindow, session: Session, desk: Desk, messages: FakeMessages) -> None:
    session.set_value("单位", "江畔城投")
    messages.answer = 2
    window.file_acts.close_then(lambda: None)
    assert desk.recover() == []


def test_the_safe_answer_keeps_the_window_open(window: MainWindow, session: Session, messages: FakeMessages) -> None:
    session.set_value("单位", "江畔城投")
    window.frame.close()
    assert window.frame.isVisible()
    assert window.file_acts.session is session


def test_a_draft_without_changes_closes_without_a_question(window: MainWindow, messages: FakeMessages) -> None:
    window.frame.close()
    assert (messages.asked, window.frame.isVisible()) == ([], False)


def test_what_an_earlier_run_left_is_offered_and_taken(window: MainWindow, session: Session, desk: Desk, messages: FakeMessages) -> None:
    session.set_value("单位", "江畔城投")
    messages.answer = 1
    window.file_acts.close_then(lambda: None)
    window.recovering.offer()
    notice = next(n for n in messages.told if n.kind == "recovery")
    notice.acts[0].do()
    assert window.file_acts.session is not None
    assert window.file_acts.session.draft.value("单位") == "江畔城投"
    assert window.file_acts.session.is_dirty


def test_a_file_dropped_on_a_text_box_is_opened(window: MainWindow, box: Box, tmp_path: Path) -> None:
    file = tmp_path / "模板.nigao"
    file.write_text(TEMPLATE, "utf-8")
    drops, dropped = FileDrops(), []
    drops.dropped.connect(lambda files, on: dropped.append((files, on)))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    where, actions, buttons, keys = QPoint(5, 5), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    editor = box("单位")
    assert drops.eventFilter(editor, QDragEnterEvent(where, actions, data, buttons, keys))
    assert drops.eventFilter(editor, QDropEvent(where, actions, data, buttons, keys))
    assert dropped == [([file], window.frame)]


def test_text_dropped_on_a_text_box_stays_its_own(window: MainWindow, box: Box) -> None:
    data = QMimeData()
    data.setText("江畔")
    event = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert not FileDrops().eventFilter(box("单位"), event)


def test_a_template_is_opened_as_a_new_draft(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "模板.nigao"
    file.write_text(TEMPLATE, "utf-8")
    opened = _open(window, qtbot, file)
    assert (opened.path, window.frame.windowTitle()) == (None, "试填 — 拟稿")


def test_an_empty_clipboard_is_said_in_a_sentence(window: MainWindow, messages: FakeMessages, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    window.acts.paste_sample.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)


def test_a_pdf_is_exported(window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path) -> None:
    messages.save_path = tmp_path / "报告.pdf"
    window.acts.export_pdf.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("saved")), timeout=TIME)
    assert (tmp_path / "报告.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.needs("soffice")
def test_libreoffice_prints_a_pdf_where_the_menu_says_so(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path
) -> None:
    messages.save_path = tmp_path / "报告"
    assert window.acts.export_through_office.isVisible()
    window.acts.export_through_office.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("saved")), timeout=60000)
    assert b"LibreOffice" not in (tmp_path / "报告.pdf").read_bytes()


def test_a_print_that_can_not_be_made_is_said_in_a_bar(
    window: MainWindow, session: Session, messages: FakeMessages, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("editor.storage.files.office._office", lambda: "")
    assert not window.desk.prints_through_office
    messages.save_path = tmp_path / "报告.pdf"
    window.acts.export_through_office.trigger()
    qtbot.waitUntil(lambda: bool(messages.texts("problem")), timeout=TIME)
    assert "没有找到 LibreOffice" in messages.texts("problem")[0]
    assert list(tmp_path.glob("**/*.pdf")) == []
