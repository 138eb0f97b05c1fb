"""The main job in a real window, by keyboard: a sample, three fields, a Word file; and a kill in the middle of typing."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.template.field import is_filled
from editor.storage.folders import Folders
from tests.window.conftest import Listener
from tests.window.real_window import ROOT, wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
SAMPLE = next((ROOT / "resources" / "samples").glob("*.txt"))


def _start_filling(listener: Listener) -> None:
    """The review of the sample is passed by one key."""
    listener.clerk.start(SAMPLE)
    listener.reader.finds("push button", "开始填写")
    listener.clerk.keys("ctrl+Return")
    listener.reader.finds("push button", "下一空位")


def _values(file: Path, tmp_path: Path) -> list[str]:
    draft = Desk(Folders.under(tmp_path / "reader")).open(file).draft
    return [value for key in draft.values if is_filled(value := draft.value(key)) and isinstance(value, str)]


def _is_kept(home: Path, words: str) -> bool:
    """Whether what was typed is on the disk."""
    return any(words.encode() in file.read_bytes() for file in (home / "state").rglob("*") if file.is_file())


def test_a_sample_becomes_a_word_file_by_keyboard_alone(listener: Listener, tmp_path: Path) -> None:
    _start_filling(listener)
    for text in ("first", "second", "third"):
        listener.clerk.types_and_goes_on(text)
    listener.clerk.saves_as(tmp_path / "report.docx")
    assert sorted(_values(tmp_path / "report.docx", tmp_path))[:3] == ["first", "second", "third"]


def test_a_kill_while_typing_loses_nothing_that_was_acknowledged(listener: Listener, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    _start_filling(listener)
    clerk.types("acknowledged")
    wait_for("the journal", lambda: _is_kept(clerk.home, "acknowledged"))
    clerk.keys("F8")
    clerk.types("late")
    clerk.is_killed()
    clerk.start()
    clerk.clicks_on(reader.finds("push button", "用找回的").box)
    reader.finds("push button", "下一空位")
    clerk.saves_as(tmp_path / "report.docx")
    assert "acknowledged" in _values(tmp_path / "report.docx", tmp_path)
