"""All three panes in a real window, by keyboard: fields, outline, text, and undo of all that was done in them."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft import Draft
from editor.storage.folders import Folders
from tests.qt.report_fake import TEMPLATE
from tests.window.real_window import Person, person

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool")


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Person]:
    with person(tmp_path / "home") as somebody:
        yield somebody


def _draft(file: Path, tmp_path: Path) -> Draft:
    return Desk(Folders.under(tmp_path / "reader")).open(file).draft


def test_what_is_done_in_each_pane_is_in_the_file_and_undo_takes_all_of_it_back(clerk: Person, tmp_path: Path) -> None:
    template, filled = tmp_path / "report.nigao", tmp_path / "filled.docx"
    template.write_text(TEMPLATE, encoding="utf-8")
    clerk.start(template)
    clerk.wait_for_title("拟稿")
    time.sleep(2.5)
    clerk.types("unit")
    clerk.keys("F8")
    clerk.types("12.5")
    # The text of the section, from within a text box.
    clerk.keys("ctrl+e")
    time.sleep(1)
    clerk.keys("ctrl+End")
    clerk.types("more")
    clerk.keys("Escape", "shift+F6")
    time.sleep(0.5)
    # The outline: the section is moved up, past the one before.
    clerk.keys("alt+Down")
    clerk.saves_as(filled)
    draft = _draft(filled, tmp_path)
    assert (draft.value("单位"), draft.value("计划")) == ("unit", "12.5")
    assert any(markup.endswith("more") for section in draft.template.sections for _, markup in section.markups())
    headings = [section.heading for section in draft.template.sections if section.level == 1]
    assert headings.index("投资") == 1
    clerk.keys(*["ctrl+z"] * 8)
    clerk.keys("ctrl+s")
    time.sleep(2)
    after = _draft(filled, tmp_path)
    assert (after.value("单位"), after.value("计划")) == ("", "")
    assert next(section.heading for section in after.template.sections if section.level == 1) == "投资"
