"""Several windows in one program on a real screen: a second start, a kill, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.storage.folders import Folders
from tests.qt.desk_fake import made_session
from tests.window.real_window import Person, person, wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool")


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Person]:
    with person(tmp_path / "home") as somebody:
        yield somebody


@pytest.fixture
def reports(tmp_path: Path) -> tuple[Path, Path]:
    """Two saved reports."""
    first, second = tmp_path / "first.docx", tmp_path / "second.docx"
    desk = Desk(Folders.under(tmp_path / "writer"))
    for file in (first, second):
        desk.save_word(made_session().draft.with_value("主送", file.stem), file)
    return first, second


def _titles(*files: Path) -> list[str]:
    return [f"{file.name} — 拟稿" for file in files]


def test_a_second_start_opens_its_file_in_a_window_of_the_first(clerk: Person, reports: tuple[Path, Path]) -> None:
    first, second = reports
    clerk.start(first)
    clerk.wait_for_title(first.name)
    assert clerk.starts_again(second) == 0
    clerk.wait_for_title(second.name)
    assert clerk.windows() == _titles(first, second)
    # The same file again comes forward.
    assert clerk.starts_again(first) == 0
    clerk.wait_for_title(first.name)
    assert clerk.windows() == _titles(first, second)
    clerk.keys("ctrl+Tab")
    clerk.wait_for_title(second.name)
    clerk.keys("ctrl+w")
    wait_for("one window", lambda: clerk.windows() == _titles(first))
    clerk.wait_for_title(first.name)
    clerk.keys("ctrl+w")
    assert clerk.program is not None
    assert clerk.program.wait(20) == 0
    clerk.program = None


def test_after_a_kill_the_program_starts_again_and_takes_later_starts(clerk: Person, reports: tuple[Path, Path]) -> None:
    first, second = reports
    clerk.start(first, second)
    wait_for("two windows", lambda: clerk.windows() == _titles(first, second))
    clerk.is_killed()
    clerk.start(first)
    clerk.wait_for_title(first.name)
    assert clerk.starts_again(second) == 0
    wait_for("two windows", lambda: clerk.windows() == _titles(first, second))
    clerk.keys("ctrl+q")
    assert clerk.program is not None
    assert clerk.program.wait(20) == 0
    clerk.program = None
