"""Fields are changed in a real window by mouse and keys: from the label, the box, the slot of a page; the review is come back to with values."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.template.field import FieldType
from editor.storage.folders import Folders
from tests.window.assistive import Thing
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
LABEL = 70  # pixels from a box to the middle of its label
ENTRIES = {"改名": 50, "类型": 79, "单位": 108, "提示": 137, "选填": 166, "这一处单列": 235, "改成正文": 264}
"""How far below the upper edge of its menu each act stands, in pixels."""


def _right_click(at: Listener, thing: Thing, across: int | None = None) -> None:
    left, top, width, height = thing.box
    at.clerk.clicks_at(left + (width // 2 if across is None else across), top + height // 2, button=3)
    at.clerk.waits_for_menu()


def _takes(at: Listener, words: str) -> None:
    """Click on an act of the menu of a label, or of a slot on the page."""
    at.clerk.waits_for_menu()
    left, top, _width, _height = at.clerk.menus()[0]
    at.clerk.clicks_at(left + 40, top + ENTRIES[words])


def _clicks(at: Listener, role: str, words: str) -> None:
    at.clerk.clicks_on(at.reader.finds(role, words).box)


def _answers(at: Listener, words: str, text: str) -> None:
    """Type over what stands in the bar's box, and take it."""
    box = at.reader.finds("text", words)
    wait_for(f"the keys at “{words}”", lambda: at.reader.focused() == at.reader.finds("text", words))
    at.clerk.keys("ctrl+a")
    at.clerk.types(text)
    # A letter that a busy program took for another one is a fault of the keyboard that tests press, and is seen here.
    wait_for(f"“{text}” at “{words}”", lambda: at.reader.text_in(box) == text)
    at.clerk.keys("Return")


def _box_and_slot(at: Listener, words: str) -> tuple[Thing, Thing]:
    """The box of a field and its slot on the page: of all boxes of that name the ones at the left and at the right."""
    found: list[Thing] = []

    def is_there() -> bool:
        found[:] = [thing for thing in at.reader.program().shown("text") if words in thing.name]
        return len(found) > 1

    wait_for(f"the slot “{words}” on the page", is_there)
    found.sort(key=lambda thing: thing.box[0])
    return found[0], found[-1]


def _saved(at: Listener, tmp_path: Path) -> Draft:
    at.clerk.saves_as(tmp_path / "report.docx")
    return Desk(Folders.under(tmp_path / "reader")).open(tmp_path / "report.docx").draft


def test_a_field_is_renamed_typed_and_let_be_empty_by_mouse_and_the_file_has_it(filling: Listener, tmp_path: Path) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.types("river")
    clerk.keys("F8")
    reader.finds("text", "投资，金额，亿元，未填")
    _right_click(filling, reader.finds("text", "投资，金额"), -LABEL)
    clerk.keys("r")
    _answers(filling, "“投资”改叫", "money")
    reader.finds("text", "money，金额，亿元，未填")
    _right_click(filling, reader.finds("text", "单位，"), -LABEL)
    clerk.keys("r")
    _answers(filling, "“单位”改叫", "money")
    reader.hears("money")
    clerk.keys("Escape")
    clerk.keys("F8")
    _clicks(filling, "push button", "改这一项")
    _takes(filling, "单位")
    _answers(filling, "“money”的单位是", "yuan")
    _clicks(filling, "push button", "改这一项")
    _takes(filling, "提示")
    _answers(filling, "“money”空着时提示", "whole year")
    _right_click(filling, reader.finds("text", "money，金额，yuan"), -LABEL)
    _takes(filling, "选填")
    clerk.keys("Down", "Down", "Return")
    clerk.waits_for_menu(gone=True)
    _right_click(filling, reader.finds("text", "money，金额，yuan"), -LABEL)
    clerk.keys("t", "Down", "Down", "Down", "Down", "Return")
    reader.finds("text", "money，数字，yuan")
    clerk.keys("ctrl+z", "ctrl+y")
    for key in ("Menu", "shift+F10"):
        clerk.keys(key)
        clerk.waits_for_menu()
        clerk.keys("r")
        reader.finds("text", "“money”改叫")
        clerk.keys("Escape")
    draft = _saved(filling, tmp_path)
    field = draft.template.by_key["投资"]
    assert (field.name, field.type, field.unit, field.hint, field.empty) == ("money", FieldType.NUMBER, "yuan", "whole year", "line")
    assert draft.value("单位") == "river"


def test_places_are_split_off_on_the_page_joined_again_and_made_text(filling: Listener, tmp_path: Path) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.types("river")
    clerk.keys("F8")
    _box, slot = _box_and_slot(filling, "单位")
    _right_click(filling, slot)
    _takes(filling, "这一处单列")
    _right_click(filling, _box_and_slot(filling, "单位（2）")[0], -LABEL)
    clerk.keys("m")
    reader.finds("text", "与…相同")
    clerk.keys("Return")
    wait_for("one field", lambda: not any("单位（2）" in thing.name for thing in reader.program().shown("text")))
    clerk.keys("F8")
    _right_click(filling, _box_and_slot(filling, "投资")[0], -LABEL)
    _takes(filling, "改成正文")
    _answers(filling, "“投资”还空着", "12")
    wait_for("the text", lambda: not any("投资" in thing.name for thing in reader.program().shown("text")))
    draft = _saved(filling, tmp_path)
    assert not {"单位_2", "投资"} & draft.template.by_key.keys()
    assert any("到位投资12亿元" in markup for section in draft.template.sections for _, markup in section.markups())


def test_a_report_becomes_a_template_by_the_menu(filling: Listener, tmp_path: Path) -> None:
    filling.clerk.types("river")
    _clicks(filling, "menu item", "文件")
    _clicks(filling, "menu item", "存为我的模板")
    _answers(filling, "存为我的模板", "mine")
    wait_for("the template", lambda: any((tmp_path / "home").rglob("mine.nigao")))


def test_the_review_is_come_back_to_and_left_again_with_the_values(listener: Listener, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    sample = tmp_path / "样稿.txt"
    sample.write_text("关于供水的报告\n今年投入XX万元，新增XX人。\n", "utf-8")
    clerk.start(sample)
    reader.finds("push button", "开始填写")
    clerk.keys("ctrl+Return")
    reader.finds("push button", "下一空位")
    clerk.types("12")
    clerk.keys("F8")
    _clicks(listener, "menu item", "文稿")
    _clicks(listener, "menu item", "回到校对")
    reader.finds("push button", "接着填写")
    left, top, _width, _height = reader.finds("list item", "1 ").box
    clerk.clicks_at(left + 80, top + 18)
    clerk.keys("r")
    clerk.keys("ctrl+a")
    clerk.types("money")
    clerk.keys("Return")
    _clicks(listener, "push button", "接着填写")
    reader.finds("push button", "下一空位")
    draft = _saved(listener, tmp_path)
    assert draft.value("money") == "12"
