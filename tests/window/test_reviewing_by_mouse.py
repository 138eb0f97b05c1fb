"""The review in a real window by a real mouse: menus, keys at the foot, words by a double click, names that meet, rows that stay."""

from collections.abc import Callable
from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.template.field import FieldType
from editor.qt.review.list.delegate import ROW
from editor.qt.review.list.panel import HEIGHT
from editor.storage.folders import Folders
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
# One line each: where a character stands on the paper is known then.
TEXT = "自2020年以来，本单位投入XX万元，支出XX万元，结余XX万元，新增XX人。\n"
LEFT, INDENT, EM, TOP, LINE = 72, 30, 15, 32, 32  # of the paper's edge, the first line, a character, the first row, a row
PAPER = 792


@pytest.fixture
def review(listener: Listener, tmp_path: Path) -> Listener:
    """The review of a sample of one line, whose four blanks are certain."""
    sample = tmp_path / "样稿.txt"
    sample.write_text(TEXT, "utf-8")
    listener.clerk.start(sample)
    listener.reader.finds("push button", "开始填写")
    listener.reader.finds("list item", "投入")
    return listener


def _spot(review: Listener, width: float) -> tuple[int, int]:
    """A point of the first line, so many characters behind its beginning."""
    left, top, wide, _high = review.reader.finds("filler", "范文").box
    paper = left + (wide - 12 - min(PAPER, wide - 28)) // 2
    return round(paper + LEFT + INDENT + EM * width), top + TOP + LINE // 2


def _row(review: Listener, words: str) -> tuple[int, int, int, int]:
    return review.reader.finds("list item", words).box


def _in_panel(review: Listener, words: str, across: int, down: float) -> tuple[int, int]:
    """A point of the panel below an open row, in pixels from the left and in parts of its height."""
    left, top, _width, _height = _row(review, words)
    return left + across, round(top + ROW + HEIGHT * down)


def _count(review: Listener, words: str) -> Callable[[], bool]:
    """Whether a segment over the list says so by now."""
    return lambda: any(words == thing.name for thing in review.reader.program().shown("radio button"))


def test_a_double_click_takes_the_number_and_what_is_marked_is_a_year(review: Listener, tmp_path: Path) -> None:
    clerk, reader = review.clerk, review.reader
    clerk.clicks_at(*_spot(review, 1.8), times=2)
    clerk.clicks_on(reader.finds("push button", "把选中的字标为空位").box)
    reader.hears_focus("把“2020”标为空位")
    clerk.types("from")
    clerk.keys("Return")
    reader.finds("list item", "from，年份，1 处")
    clerk.keys("ctrl+Return")
    reader.finds("push button", "下一空位")
    clerk.saves_as(tmp_path / "report.docx")
    template = Desk(Folders.under(tmp_path / "reader")).open(tmp_path / "report.docx").draft.template
    assert template.by_key["from"].type == FieldType.YEAR


def test_the_menu_under_the_pointer_marks_a_word_and_drops_a_blank(review: Listener) -> None:
    clerk, reader = review.clerk, review.reader
    wait_for("four fields", _count(review, "全部 4"))
    clerk.clicks_at(*_spot(review, 1.8), button=3)
    clerk.keys("Down", "Return")
    reader.finds("text", "把“2020”标为空位")
    clerk.keys("Escape")
    left, top, _width, _height = _row(review, "2 ")
    clerk.clicks_at(left + 80, top + 18, button=3)
    clerk.keys("Up", "Return")
    wait_for("one field less", _count(review, "全部 3"))


FOOT: tuple[tuple[str, Callable[[Listener], object]], ...] = (
    ("把选中的字标为空位", lambda at: at.reader.hears("先选中不是空位的文字")),
    ("改名", lambda at: at.reader.hears_focus("名称")),
    ("改类型", lambda at: at.reader.hears_focus("金额")),
    ("合并", lambda at: at.reader.hears_focus("合并到")),
    ("改成清单", lambda at: at.reader.hears("这一段没有能改成清单的分项")),
    ("改层级", lambda at: at.reader.hears_focus("正文")),
    ("不是空位", lambda at: wait_for("one less", _count(at, "全部 3"))),
    ("认可，看下一项", lambda at: wait_for("one accepted", _count(at, "已认可 1"))),
    ("认可有把握的", lambda at: wait_for("all accepted", _count(at, "已认可 3"))),
)


def test_each_key_at_the_foot_does_by_a_click_what_it_says(review: Listener) -> None:
    for words, is_done in FOOT:
        review.clerk.clicks_on(review.reader.finds("push button", words).box)
        is_done(review)
        review.clerk.keys("Escape")


def test_the_boxes_of_a_field_are_reached_and_letters_there_are_text(review: Listener) -> None:
    clerk, reader = review.clerk, review.reader
    clerk.clicks_at(*_in_panel(review, "1 ", 160, 0.12), times=2)
    reader.hears_focus("名称")
    clerk.keys("ctrl+a")
    clerk.types("ramst")
    clerk.keys("Return")
    reader.finds("list item", "1 ramst")
    assert _count(review, "全部 4")()
    clerk.clicks_at(*_in_panel(review, "1 ", 130, 0.37))
    reader.hears_focus("金额")
    clerk.keys("Home", "Return")
    wait_for("another type", lambda: "金额" not in reader.finds("list item", "1 ramst").name)


def test_two_fields_of_one_name_are_asked_about_and_joined_by_a_click(review: Listener) -> None:
    clerk, reader = review.clerk, review.reader
    for row in ("1 ", "2 "):
        clerk.clicks_on((*_row(review, row)[:3], ROW))
        clerk.keys("r", "ctrl+a")
        clerk.types("same")
        clerk.keys("Return")
        reader.finds("list item", f"{row}same")
    reader.hears("这一节有两项都叫“same”，是同一个吗？")
    clerk.clicks_on(reader.finds("push button", "合并").box)
    wait_for("one field less", _count(review, "全部 3"))
    reader.finds("list item", "1 same，金额，2 处")


def test_a_row_stays_under_the_pointer_so_that_a_double_click_means_one_row(review: Listener) -> None:
    left, top, width, _height = _row(review, "3 ")
    review.clerk.clicks_at(left + 80, top + 18, times=2)
    wait_for("the row", lambda: "selected" in review.reader.finds("list item", "3 ").states)
    assert _row(review, "3 ")[:3] == (left, top, width)


def test_accepting_by_clicks_needs_no_move_of_the_pointer(review: Listener) -> None:
    x, y = _in_panel(review, "1 ", 80, 0.81)
    for number in range(1, 4):
        # A little beside: two clicks on one spot may be a double click.
        review.clerk.clicks_at(x + 12 * number, y)
        wait_for(f"{number} accepted", _count(review, f"已认可 {number}"))


def test_a_merge_from_the_text_leaves_the_focus_in_the_text(review: Listener) -> None:
    clerk, reader = review.clerk, review.reader
    clerk.clicks_at(*_spot(review, 12.7), button=3)
    clerk.keys("Down", "Down", "Down", "Down", "Return")
    reader.hears_focus("合并到")
    clerk.keys("Return")
    wait_for("one field less", _count(review, "全部 3"))
    reader.hears_focus("范文")
