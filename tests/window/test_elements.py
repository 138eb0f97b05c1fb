"""The elements of a report by mouse and keys in a real window: six clicks, filled, off again, saved and opened."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.model.acts import elements
from editor.model.draft.draft import Draft
from editor.storage.folders import Folders
from tests.cases import SEEDED
from tests.window.conftest import Listener
from tests.window.real_window import wait_for

pytestmark = pytest.mark.needs("Xvfb", "openbox", "xdotool", "dbus-daemon", "service:org.a11y.Bus")
SIX = ("发文机关标志", "发文字号", "签发人", "署名", "成文日期")
PLAIN = """+++
format = 1
name = "报告"
kind = "报告"

[fields."本单位"]
type = "org"
+++
@标题 关于供水的报告
@主送机关 市政府
{{ 本单位 }}按要求开展工作。
# 情况
都好。
"""


def _saved(listener: Listener, tmp_path: Path) -> Draft:
    listener.clerk.saves_as(tmp_path / "report.docx")
    return Desk(Folders.under(tmp_path / "reader")).open(tmp_path / "report.docx").draft


def _on(draft: Draft) -> list[str]:
    return [row.name for row in elements.element_rows(draft) if row.on]


def _clicks(listener: Listener, role: str, name: str) -> None:
    listener.clerk.clicks_on(listener.reader.finds(role, name).box)


def _switches(listener: Listener, name: str, *, on: bool) -> None:
    _clicks(listener, "check box", name)
    wait_for(f"{name} to be {on}", lambda: ("checked" in listener.reader.finds("check box", name).states) == on)


@pytest.mark.parametrize("sample", [SEEDED])
def test_six_clicks_give_a_sample_without_signature_its_red_head_and_its_signature(listener: Listener, sample: Path, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    clerk.start(sample)
    reader.finds("push button", "开始填写")
    clerk.keys("ctrl+Return")
    reader.finds("tree", "大纲")
    _clicks(listener, "push button", "要素")
    for name in SIX:
        _switches(listener, name, on=True)
    draft = _saved(listener, tmp_path)
    assert _on(draft) == ["发文机关标志", "发文字号", "签发人", "标题", "主送机关", "署名", "成文日期"]


def test_elements_are_filled_moved_and_off_again_and_nothing_is_lost(listener: Listener, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    path = tmp_path / "报告.nigao"
    path.write_text(PLAIN, "utf-8")
    clerk.start(path)
    reader.finds("tree", "大纲")
    clerk.keys("F4")
    _clicks(listener, "push button", "全部写上")
    reader.hears_focus("发文机关标志")
    clerk.types("water")
    clerk.keys("Return")
    reader.hears_focus("发文字号")
    clerk.types("No 7")
    clerk.keys("Return")
    reader.hears_focus("签发人")
    clerk.types("first")
    _clicks(listener, "push button", "再加一个签发人")
    reader.hears_focus("签发人 2")
    clerk.types("second")
    clerk.keys("alt+Up")
    _switches(listener, "印发日期", on=False)
    clerk.keys("ctrl+z", "ctrl+y")
    wait_for("the switch", lambda: "checked" not in reader.finds("check box", "印发日期").states)
    draft = _saved(listener, tmp_path)
    assert [row.markup for row in elements.rows_of(draft, "签发人")] == ["{{ 签发人_2 }}", "{{ 签发人 }}"]
    assert {key: draft.value(key) for key in ("本单位", "发文字号", "签发人", "签发人_2")} == {
        "本单位": "water", "发文字号": "No 7", "签发人": "first", "签发人_2": "second",
    }  # fmt: skip
    assert draft.template.off == ("@印发日期 {{ 印发日期 }}",)
    clerk.keys("Escape")
    reader.finds("push button", "改正文")


def test_a_typed_line_becomes_the_signature_by_the_list_of_levels(listener: Listener, tmp_path: Path) -> None:
    clerk, reader = listener.clerk, listener.reader
    path = tmp_path / "报告.nigao"
    path.write_text(PLAIN, "utf-8")
    clerk.start(path)
    reader.finds("tree", "大纲")
    clerk.keys("ctrl+shift+o", "End", "ctrl+e")
    reader.hears_focus("正文：")
    clerk.keys("ctrl+End", "Return")
    clerk.types("Water office")
    _clicks(listener, "combo box", "正文")
    clerk.keys("End", "Up", "Return")
    wait_for("the line in the outline", lambda: any("署名" in thing.name for thing in reader.program().shown("tree item")))
    draft = _saved(listener, tmp_path)
    assert [row.markup for row in elements.rows_of(draft, "署名")] == ["Water office"]
