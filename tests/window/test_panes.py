"""All three panes in a real window, by keyboard: fields, outline, text, and undo of all that was done in them."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.storage.folders import Folders
from tests.qt.report_fake import TEMPLATE
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")


def _draft(file: Path, tmp_path: Path) -> Draft:
    return Desk(Folders.under(tmp_path / "reader")).open(file).draft


def _headings(draft: Draft) -> list[str]:
    return [section.heading for section in draft.template.sections if section.level == 1]


def test_what_is_done_in_each_pane_is_in_the_file_and_undo_takes_all_of_it_back(listener: Listener, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    template, filled = tmp_path / "report.nigao", tmp_path / "filled.docx"
    template.write_text(TEMPLATE, encoding="utf-8")
    clerk.start(template)
    reader.finds("text", "单位，")
    clerk.types_and_goes_on("unit")
    reader.finds("text", "计划，")
    clerk.types("12.5")
    # The text of the section, from within a text box.
    clerk.keys("ctrl+e")
    reader.hears_focus("正文")
    clerk.keys("ctrl+End")
    clerk.types("more")
    clerk.keys("Escape", "shift+F6")
    reader.hears_focus("大纲")
    # The outline: the section is moved down, past the one behind.
    clerk.keys("alt+Down")
    reader.finds("push button", "撤销", says="移")
    clerk.saves_as(filled)
    draft = _draft(filled, tmp_path)
    assert (draft.value("单位"), draft.value("计划")) == ("unit", "12.5")
    assert any(markup.endswith("more") for section in draft.template.sections for _, markup in section.markups())
    assert _headings(draft).index("投资") == 1
    clerk.keys(*["ctrl+z"] * 8)
    wait_for("an end of what can be taken back", lambda: "enabled" not in reader.finds("push button", "撤销").states)
    clerk.keys("ctrl+s")
    wait_for("the file as it was at first", lambda: (_draft(filled, tmp_path).value("单位"), _headings(_draft(filled, tmp_path))[0]) == ("", "投资"))
    assert _draft(filled, tmp_path).value("计划") == ""
