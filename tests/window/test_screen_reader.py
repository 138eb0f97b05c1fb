"""The window over the desktop's accessibility bus: what a screen reader is told, and that it hears what happens."""

import pytest

from tests.window.assistive import Thing
from tests.window.conftest import Listener
from tests.window.real_window import ROOT

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")


def _nameless(program: Thing) -> list[Thing]:
    """What can take the focus or be pressed, and has neither name nor label."""
    pressed = ("push button", "check box", "radio button", "menu item")
    return [thing for thing in program.shown() if ("focusable" in thing.states or thing.role in pressed) and not (thing.name or thing.label)]


def test_a_field_is_told_with_type_unit_state_problem_and_its_sentence(filling: Listener) -> None:
    filling.clerk.keys("F8")
    field = filling.reader.finds("text", "投资，金额，亿元，未填")
    assert {"editable", "focusable", "enabled"} <= field.states
    assert "单位" not in field.name
    assert field.description == "（未填）到位投资（未填）亿元，会议用（未填）形式召开"
    filling.clerk.types("abc")
    filling.clerk.keys("F8")
    filling.reader.finds("text", "投资，金额，亿元，已填，有问题：")


def test_the_focus_is_heard_where_f8_takes_it(filling: Listener) -> None:
    filling.clerk.types("A")
    filling.clerk.keys("F8")
    filling.reader.hears_focus("投资，金额，亿元，未填")
    focused = filling.reader.focused()
    assert focused is not None
    assert focused.name.startswith("投资")


def test_rows_of_the_outline_tell_how_far_they_are_and_whether_they_are_written(filling: Listener) -> None:
    first, rows = filling.reader.finds("tree item", "总体情况"), filling.reader.finds("tree item", "项目")
    assert (first.name, rows.name) == ("一、总体情况，已填 0，共 2", "二、项目，已填 0，共 1")
    assert {"checkable", "checked"} <= rows.states
    assert "checkable" not in first.states


def test_slots_stand_on_the_page_as_texts_with_names(filling: Listener) -> None:
    filling.reader.finds("text", "方式，未填")
    page = next(thing for thing in filling.reader.program().shown() if thing.name == "页面")
    slots = page.shown("text")
    assert [slot.name for slot in slots][:4] == ["单位，未填", "单位，未填", "投资，未填", "方式，未填"]
    left, top, width, height = page.box
    inside = [left <= x and top <= y and x + w <= left + width and y + h <= top + height for x, y, w, h in (slot.box for slot in slots)]
    assert all(inside)


def test_a_choice_is_told_by_its_label_and_cells_by_their_column(filling: Listener) -> None:
    filling.clerk.keys("F8")
    assert filling.reader.finds("combo box").label == "方式，未填"
    filling.clerk.keys("F8", "F8")
    assert filling.reader.finds("table").name == "项目，未填"
    assert filling.reader.finds("push button", "加一行").states >= {"focusable", "enabled"}


def test_a_bar_is_said_aloud_without_taking_the_focus(filling: Listener) -> None:
    before = filling.reader.focused()
    filling.clerk.keys("ctrl+s")
    filling.clerk.wait_for_title("存到哪里")
    filling.clerk.types("/nowhere/at/all.docx")
    filling.clerk.keys("Return")
    filling.reader.hears("没能保存")
    after = filling.reader.focused()
    assert before is not None
    assert after is not None
    assert before.name == after.name


def test_nothing_is_nameless_from_the_start_page_to_the_review(listener: Listener) -> None:
    listener.clerk.start()
    listener.reader.finds("list", "模板库")
    assert _nameless(listener.reader.program()) == []
    listener.clerk.is_killed()
    listener.clerk.start(next((ROOT / "resources" / "samples").glob("*.txt")))
    listener.reader.finds("list item", "1 ")
    assert _nameless(listener.reader.program()) == []


def test_nothing_is_nameless_while_filling(filling: Listener) -> None:
    for keys in ((), ("F8",), ("F8",), ("ctrl+e",), ("Escape", "ctrl+h"), ("Escape", "ctrl+comma")):
        filling.clerk.keys(*keys)
        assert _nameless(filling.reader.program()) == []


_STOPS = ("标出已填", "页面", "下一空位", "转到填写项", "保存 Word", "找章节", "大纲", "全部 3", "改正文", "单位，", "投资，")


def _walked(filling: Listener, key: str) -> list[str]:
    """What is heard on the way round the window from 投资, where F8 went, until it is reached again."""
    filling.reader.finds("check box", "标出已填")
    filling.clerk.keys("F8")
    filling.reader.hears_focus("投资，")
    heard = [""]
    while not heard[-1].startswith("投资，"):
        assert len(heard) < 60, f"Tab does not come round: {heard}"
        filling.clerk.keys(key)
        heard.append(filling.reader.hears_stop())
    return heard[1:]


def test_tab_comes_round_the_window_in_the_order_of_its_parts_and_every_stop_is_told(filling: Listener) -> None:
    heard = _walked(filling, "Tab")
    assert [stop for name in heard for stop in _STOPS if name.startswith(stop)] == list(_STOPS)
    assert "" not in heard


def test_shift_tab_comes_round_the_other_way(filling: Listener) -> None:
    heard = _walked(filling, "shift+Tab")
    assert [stop for name in heard for stop in _STOPS if name.startswith(stop)] == [*_STOPS[-2::-1], _STOPS[-1]]


def test_f6_goes_round_the_panes_and_shift_f6_back(filling: Listener) -> None:
    filling.reader.finds("check box", "标出已填")
    for key, panes in (("F6", ("页面", "大纲", "单位，")), ("shift+F6", ("大纲", "页面", "单位，"))):
        for pane in panes:
            filling.clerk.keys(key)
            filling.reader.hears_focus(pane)
