"""A mistake of the program is told by a dialog that comes later, once; files of its own that are damaged are told of in a bar."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from editor.desk import Desk
from editor.qt.app import crash
from editor.qt.app.windows import DamageNotes, Windows
from editor.qt.frame.frame import Frame
from editor.storage.folders import Folders
from editor.storage.own_files import take_notes
from tests.qt.desk_fake import FakeMessages
from tests.storage.damages import EVERYWHERE

STATE = ("config/settings.toml", "state/recents.json", "state/window.json", "state/library.json", "state/values.json")


@pytest.fixture
def windows(qtbot: QtBot, worn: QApplication, desk: Desk) -> Iterator[Windows]:
    frame = Frame(desk.folders)
    frame.show()
    made = Windows(desk, lambda _frame: FakeMessages(), frame)
    made.add(frame)
    yield made
    for window in made.all:
        window.leave()
        window.file_acts.workers.wait()
    frame.deleteLater()


class _Failing(QWidget):
    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        raise OverflowError


def test_a_mistake_in_painting_is_told_once_and_not_from_within_it(
    qtbot: QtBot, windows: Windows, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[str] = []
    painting: list[bool] = []
    monkeypatch.setattr(crash.CrashDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    crash.catch_mistakes(windows)
    hook = sys.excepthook
    monkeypatch.setattr(sys, "excepthook", lambda *what: (hook(*what), painting.append(bool(shown))))
    widget = _Failing()
    qtbot.addWidget(widget)
    widget.show()
    qtbot.waitUntil(lambda: bool(shown), timeout=5000)
    assert painting[0] is False
    widget.update()
    qtbot.waitUntil(lambda: len(painting) > 1, timeout=5000)
    qtbot.wait(50)
    assert len(shown) == 1
    assert "OverflowError" in capsys.readouterr().err


def test_a_dialog_that_fails_is_no_end_of_telling(
    qtbot: QtBot, windows: Windows, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tried: list[str] = []

    def fail(dialog: crash.CrashDialog) -> None:
        tried.append(dialog.windowTitle())
        raise LookupError

    monkeypatch.setattr(crash.CrashDialog, "exec", fail)
    mistakes = crash.Mistakes(windows)
    for count in (1, 2):
        mistakes.note(OverflowError, OverflowError(), None)
        qtbot.waitUntil(lambda count=count: len(tried) == count, timeout=5000)
    assert capsys.readouterr().err.count("\nLookupError") == 2


@pytest.mark.parametrize("kind", ["nested lists", "a folder", "a pipe", "no UTF-8", "another kind of JSON"])
def test_a_start_with_all_of_its_own_files_damaged_shows_the_start_page_and_says_so(
    qtbot: QtBot, worn: QApplication, tmp_path: Path, font_cache: Path, kind: str
) -> None:
    take_notes()
    for name in STATE:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        EVERYWHERE[kind](tmp_path / name)
    folders = replace(Folders.under(tmp_path), cache=font_cache)
    messages, frame = FakeMessages(), Frame(folders)
    frame.show()
    qtbot.waitExposed(frame)
    windows = Windows(Desk(folders), lambda _frame: messages, frame)
    window = windows.add(frame)
    DamageNotes(windows)
    windows.open_first([])
    names = {"settings.toml", "recents.json", "window.json", "library.json"}
    qtbot.waitUntil(lambda: {name for name in names if any(name in notice.text for notice in messages.told)} == names, timeout=10000)
    assert not frame.grab().isNull()
    window.leave()
    window.file_acts.workers.wait()
    frame.deleteLater()
    # The next start is another program's: this one hears of nothing more.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.mark.parametrize("text", ['{"window": [1e13, 5]}', '{"window": [9223372036854775808, 1]}', '{"window": [-5, 0]}', '{"window": "ab"}', "[1]"])
def test_sizes_that_no_screen_has_are_let_be(qtbot: QtBot, worn: QApplication, desk: Desk, text: str) -> None:
    desk.folders.state.mkdir()
    (desk.folders.state / "window.json").write_text(text)
    frame = Frame(desk.folders)
    qtbot.addWidget(frame)
    frame.show()
    qtbot.waitExposed(frame)
    assert (desk.folders.state / "window.json.bad-1").read_text() == text
    take_notes()
