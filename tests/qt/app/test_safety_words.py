"""The program calls safe what the disk took, and nothing else: in the status bar, in the dialog about a mistake, and when a report is let go."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.model.session.session import Session
from editor.qt.app.crash import crash_dialog
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.look.labels import Words
from tests.qt.desk_fake import FakeMessages, begin_work

TIME = 10_000
KEPT, LOST = "程序出错了，内容已留在本机，不会丢。", "程序出错了，“试填”刚写的没能留在本机。"


def _said(widget: QWidget) -> list[str]:
    return [label.words for label in widget.findChildren(Words) if label.words]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes nothing more."""

    def refuse(*_given: object) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("editor.storage.files.writing.write_all", refuse)
    monkeypatch.setattr("editor.storage.journal.kept_file.write_all", refuse)


def test_a_mistake_is_told_with_the_promise_where_the_disk_has_all(windows: Windows) -> None:
    begin_work(windows.active)
    assert KEPT in _said(crash_dialog("报告", windows))


def test_a_mistake_is_told_without_the_promise_where_the_disk_refused(
    windows: Windows, full: None, messages: FakeMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin_work(windows.active)
    dialog = crash_dialog("报告", windows)
    assert LOST in _said(dialog)
    assert KEPT not in _said(dialog)
    monkeypatch.undo()
    messages.save_path = tmp_path / "文字.txt"
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "存下文字").click()
    assert "市政府" in messages.save_path.read_text("utf-8")


def test_a_report_that_can_be_neither_journaled_nor_composed_gives_its_values(
    windows: Windows, messages: FakeMessages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_given: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("editor.storage.journal.journal.whole_record", fail)
    monkeypatch.setattr(Desk, "export", fail)
    begin_work(windows.active)
    dialog = crash_dialog("报告", windows)
    assert LOST in _said(dialog)
    messages.save_path = tmp_path / "文字.txt"
    next(button for button in dialog.findChildren(QPushButton) if button.text() == "存下文字").click()
    assert "市政府" in messages.save_path.read_text("utf-8")


def test_the_tick_comes_when_the_disk_has_it(window: MainWindow, session: Session, qtbot: QtBot) -> None:
    session.set_value("单位", "江畔城投")
    assert not any("已自动保存" in words for words in _said(window.frame.status))
    qtbot.waitUntil(lambda: any("已自动保存" in words for words in _said(window.frame.status)), timeout=TIME)


def test_no_tick_is_shown_where_the_disk_refuses(window: MainWindow, session: Session, full: None, qtbot: QtBot) -> None:
    session.set_value("单位", "江畔城投")
    qtbot.waitUntil(lambda: "没能暂存，请保存" in _said(window.frame.status), timeout=TIME)
    assert not any("已自动保存" in words for words in _said(window.frame.status))


def test_what_is_not_on_the_disk_can_not_be_left_for_later(window: MainWindow, session: Session, full: None, messages: FakeMessages) -> None:
    session.set_value("单位", "江畔城投")
    messages.answer = -1
    window.file_acts.close_then(lambda: None)
    assert "不保存就没有了" in messages.asked[0]
    assert "留到下次" not in messages.asked[0]


def test_a_save_that_failed_promises_only_what_is_so(
    window: MainWindow, session: Session, full: None, messages: FakeMessages, tmp_path: Path, qtbot: QtBot
) -> None:
    messages.save_path = tmp_path / "报告.docx"
    session.set_value("单位", "江畔城投")
    window.acts.save.trigger()
    qtbot.waitUntil(lambda: any(notice.topic == "save" for notice in messages.told), timeout=20_000)
    said = next(notice.text for notice in messages.told if notice.topic == "save")
    assert "不会丢" not in said
    assert "刚写的还没能留在本机" in said
