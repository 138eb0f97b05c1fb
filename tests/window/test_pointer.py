"""Filling by mouse and keys in a real window: Enter across sections, rows that stay under the pointer, undo that shows where."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.storage.folders import Folders
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
TEMPLATE = """+++
format = 1
name = "两节"

[fields."单位"]
type = "org"

[fields."投资"]
type = "money"
unit = "亿元"

[fields."方式"]
type = "choice"
choices = ["现场", "视频", "书面"]

[fields."结论"]
type = "text"
+++
@标题 关于工作的报告

# 总体情况
{{ 单位 }}到位投资{{ 投资 }}亿元。{{ 单位 }}会议用{{ 方式 }}形式召开。

# 打算
{{ 单位 }}的结论是{{ 结论 }}。

# 附带
没有要填的。
"""


@pytest.fixture
def sections(listener: Listener, tmp_path: Path) -> Listener:
    """A template of two sections with fields is open, its first field in hand."""
    path = tmp_path / "两节.nigao"
    path.write_text(TEMPLATE, "utf-8")
    listener.clerk.start(path)
    listener.reader.finds("tree", "大纲")
    listener.reader.finds("text", "单位，")
    return listener


def _saved(listener: Listener, tmp_path: Path) -> Draft:
    listener.clerk.saves_as(tmp_path / "report.docx")
    return Desk(Folders.under(tmp_path / "reader")).open(tmp_path / "report.docx").draft


def test_one_enter_leads_over_the_end_of_a_section_and_what_is_typed_stands_in_the_next_one(sections: Listener, tmp_path: Path) -> None:
    clerk, reader = sections.clerk, sections.reader
    clerk.types("unit")
    for field in ("投资", "方式"):
        clerk.keys("Return")
        reader.hears_focus(field)
    clerk.keys("Return")
    clerk.types("last")
    clerk.keys("Return")
    reader.hears("这是最后一项")
    clerk.types("ing")
    draft = _saved(sections, tmp_path)
    assert (draft.value("单位"), draft.value("结论")) == ("unit", "lasting")


def test_the_clicked_field_stays_where_it_is(sections: Listener) -> None:
    reader = sections.reader
    before = reader.finds("text", "投资，金额").box
    sections.clerk.clicks_on(before)
    reader.hears_focus("投资")
    assert reader.finds("text", "投资，金额").box[:2] == before[:2]


def test_a_choice_is_taken_by_pressing_drawing_and_letting_go(sections: Listener, tmp_path: Path) -> None:
    clerk, reader = sections.clerk, sections.reader
    left, top, _width, height = reader.finds("combo box").box
    clerk.draws((left + 40, top + height // 2), (left + 40, top + height // 2 + 34))
    wait_for("a choice", lambda: any(word in _choice(sections) for word in ("现场", "视频", "书面")))
    taken = _choice(sections)
    assert _saved(sections, tmp_path).value("方式") == taken


def _choice(listener: Listener) -> str:
    return listener.reader.finds("combo box").name


def test_a_deleted_section_comes_back_by_a_click_and_is_in_hand(sections: Listener) -> None:
    clerk, reader = sections.clerk, sections.reader
    clerk.keys("ctrl+shift+o", "End", "Up", "Delete")
    undo = reader.finds("push button", "撤销")
    reader.hears("删除了“打算”")
    clerk.clicks_on(undo.box)
    assert "selected" in reader.finds("tree item", "二、打算").states
    clerk.keys("Home", "ctrl+y")
    wait_for("the section to go", lambda: all("打算" not in thing.name for thing in reader.program().shown("tree item")))
    clerk.keys("Home", "ctrl+z")
    wait_for("the section in hand", lambda: "selected" in reader.finds("tree item", "二、打算").states)


def test_escape_while_naming_takes_a_new_section_out_again(sections: Listener) -> None:
    clerk, reader = sections.clerk, sections.reader
    clerk.clicks_on(reader.finds("push button", "加一节").box)
    reader.hears_focus("标题")
    clerk.types("abc")
    clerk.keys("Escape")
    wait_for(
        "the outline as before",
        lambda: all("新的一节" not in thing.name and "abc" not in thing.name for thing in reader.program().shown("tree item")),
    )
    assert "enabled" not in reader.finds("push button", "撤销").states
