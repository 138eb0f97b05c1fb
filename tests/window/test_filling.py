"""The main job in a real window, by keyboard: a sample, three fields, a Word file; and a kill in the middle of typing."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.field import is_filled
from editor.storage.folders import Folders
from tests.window.real_window import ROOT, Person, person, wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool")
SAMPLE = next((ROOT / "resources" / "samples").glob("*.txt"))
OPEN = " — 拟稿"
ACKNOWLEDGED = 1.5


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Person]:
    with person(tmp_path / "home") as somebody:
        yield somebody


def _start_filling(clerk: Person) -> None:
    """The review of the sample is passed by one key."""
    clerk.wait_for_title("校对")
    clerk.keys("ctrl+Return")
    wait_for("the fields", lambda: OPEN in clerk.title() and "校对" not in clerk.title())
    time.sleep(0.5)


def _values(file: Path, tmp_path: Path) -> list[str]:
    draft = Desk(Folders.under(tmp_path / "reader")).open(file).draft
    return [value for key in draft.values if is_filled(value := draft.value(key)) and isinstance(value, str)]


def _save_as(clerk: Person, file: Path) -> None:
    clerk.keys("ctrl+s")
    clerk.wait_for_title("存到哪里")
    time.sleep(0.5)
    clerk.types(str(file))
    clerk.keys("Return")
    clerk.wait_for_title(file.name)
    wait_for("the file", file.is_file)


def test_a_sample_becomes_a_word_file_by_keyboard_alone(clerk: Person, tmp_path: Path) -> None:
    clerk.start(SAMPLE)
    _start_filling(clerk)
    for text in ("first", "second", "third"):
        clerk.types(text)
        clerk.keys("F8")
    _save_as(clerk, tmp_path / "report.docx")
    assert sorted(_values(tmp_path / "report.docx", tmp_path))[:3] == ["first", "second", "third"]


def test_a_kill_while_typing_loses_nothing_that_was_acknowledged(clerk: Person, tmp_path: Path) -> None:
    clerk.start(SAMPLE)
    _start_filling(clerk)
    clerk.types("acknowledged")
    time.sleep(ACKNOWLEDGED)
    clerk.keys("F8")
    clerk.types("late")
    clerk.is_killed()
    clerk.start()
    clerk.wait_for_title("拟稿")
    time.sleep(2)
    # 用找回的, the first button of the bar below the head.
    clerk.clicks(140, 62)
    clerk.wait_for_title(OPEN)
    _save_as(clerk, tmp_path / "report.docx")
    assert "acknowledged" in _values(tmp_path / "report.docx", tmp_path)
