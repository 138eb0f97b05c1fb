"""Filling and editing in a real window: on the page, in the outline, in the text and by a paste; undo takes it all back."""

import json
import subprocess
import sys
from pathlib import Path

import docx
import pytest

from tests.window.clipboard import copied
from tests.window.conftest import Listener
from tests.window.real_window import ROOT

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
CELLS = "供水管网\t1,200\n口袋公园\t86.5\n"


def _values(file: Path) -> dict[str, object]:
    command = [sys.executable, "-m", "editor", "values", "--json", str(file)]
    return json.loads(subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout)["values"]


def _lines(file: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(file)).paragraphs if paragraph.text]


def test_a_click_on_a_slot_of_the_page_lets_one_type_right_there(filling: Listener, tmp_path: Path) -> None:
    page = filling.reader.finds("filler", "页面")
    slot = next(thing for thing in page.shown("text") if thing.name == "投资，未填")
    filling.clerk.clicks_on(slot.box)
    filling.reader.hears_focus("投资")
    filling.clerk.types("3.5")
    filling.clerk.keys("Return")
    filling.reader.finds("text", "投资，金额，亿元，已填")
    filling.clerk.keys("Escape")
    filling.clerk.saves_as(tmp_path / "report.docx")
    assert _values(tmp_path / "report.docx")["投资"] == "3.5"


def test_undo_goes_back_through_field_outline_text_and_replacement(filling: Listener) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.types("first")
    reader.finds("text", "单位，已填")
    clerk.keys("ctrl+shift+o", "End", "Up", "space")
    reader.finds("tree item", "项目，不写")
    clerk.keys("ctrl+e")
    reader.finds("text", "正文")
    clerk.types("A")
    reader.finds("push button", "撤销", says="改")
    clerk.keys("ctrl+h")
    clerk.types("first")
    clerk.keys("Tab", "Tab", "Tab")
    clerk.types("second")
    clerk.keys("Tab", "Tab", "space")
    reader.hears("换了")
    clerk.keys("Escape", "Escape")
    for act in ("替换“first”", "改正文“项目”", "不写“项目”", "单位"):
        reader.finds("push button", "撤销", says=act)
        clerk.keys("ctrl+z")
    assert "checked" in reader.finds("tree item", "二、项目").states
    reader.finds("text", "单位，未填")
    assert "enabled" not in reader.finds("push button", "撤销").states


def test_an_optional_section_is_left_out_and_the_numbers_close_up(filling: Listener, tmp_path: Path) -> None:
    clerk, reader = filling.clerk, filling.reader
    reader.finds("tree item", "三、打算")
    clerk.keys("ctrl+shift+o", "End", "Up", "space")
    reader.finds("tree item", "二、打算")
    clerk.saves_as(tmp_path / "without.docx")
    assert [line for line in _lines(tmp_path / "without.docx") if "、" in line][-1] == "二、打算"
    clerk.keys("space")
    reader.finds("tree item", "三、打算")


def test_rows_copied_in_a_spreadsheet_are_pasted_as_a_block(filling: Listener, tmp_path: Path) -> None:
    clerk, reader = filling.clerk, filling.reader
    clerk.keys("F8", "F8", "F8")
    reader.finds("table", "项目，未填")
    with copied(CELLS, clerk.display):
        clerk.keys("ctrl+v")
        reader.finds("table", "项目，已填")
    clerk.saves_as(tmp_path / "report.docx")
    assert _values(tmp_path / "report.docx")["项目"] == [{"名称": "供水管网", "金额": "1200"}, {"名称": "口袋公园", "金额": "86.5"}]
