"""The review in a real window, by keyboard alone: rename, merge, drop, mark, bring noise back, start filling, save."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.storage.folders import Folders
from tests.window.real_window import ROOT, Person, person, wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool")
SAMPLE = next((ROOT / "resources" / "samples").glob("*.txt"))


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Person]:
    with person(tmp_path / "home") as somebody:
        yield somebody


def _reviews(clerk: Person) -> None:
    """From the first field in the list on; then in the text, whose first line is noise."""
    clerk.keys("r", "ctrl+a")
    clerk.types("renamed")
    clerk.keys("Return", "Return", "Delete", "m", "Return")
    clerk.keys("F6", "ctrl+Home", "Return", "shift+Right", "shift+Right", "F2")
    clerk.types("marked")
    clerk.keys("Return")


def _saved(clerk: Person, file: Path, tmp_path: Path) -> Draft:
    clerk.keys("ctrl+s")
    clerk.wait_for_title("存到哪里")
    clerk.types(str(file))
    clerk.keys("Return")
    clerk.wait_for_title(file.name)
    wait_for("the file", file.is_file)
    return Desk(Folders.under(tmp_path / "reader")).open(file).draft


def test_a_sample_is_reviewed_filled_and_saved_by_keyboard_alone(clerk: Person, tmp_path: Path) -> None:
    before = Desk(Folders.under(tmp_path / "reader")).open(SAMPLE)
    assert before.inspection is not None
    second = before.inspection.slots[1].field
    noise = before.inspection.source.lines[before.inspection.noise_lines[0]]
    clerk.start(SAMPLE)
    clerk.wait_for_title("校对")
    _reviews(clerk)
    clerk.keys("ctrl+Return")
    wait_for("the fields", lambda: "校对" not in clerk.title())
    clerk.types("first")
    draft = _saved(clerk, tmp_path / "report.docx", tmp_path)
    keys = [field.key for field in draft.template.fields]
    assert {"renamed", "marked"} <= set(keys)
    assert second not in keys
    # One was dropped, one merged, one marked.
    assert len(keys) == len(before.draft.fields) - 1
    text = "".join(place.markup for field in draft.template.fields for place in draft.template.places_of[field.key])
    assert noise[2:10] in text
