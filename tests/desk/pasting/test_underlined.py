"""Underlined spaces of a pasted page are blanks, as in a Word file."""

import pytest

from editor.desk.pasting.html import source_of
from editor.model.sample.source import MarkKind
from editor.reading import inspect


@pytest.mark.parametrize(
    ("html", "line", "blanks"),
    [
        ("<p>姓名：<u>&nbsp;&nbsp;&nbsp;&nbsp;</u>同志</p>", "姓名：    同志", ["    "]),
        ("<p>姓名：<u>        </u></p>", "姓名：        ", ["        "]),
        ('<p>姓名：<span style="text-decoration:underline">&nbsp;&nbsp;&nbsp;</span>。</p>', "姓名：   。", ["   "]),
        ("<p>自<u>&nbsp;&nbsp;&nbsp;</u>年<u>&nbsp;&nbsp;</u>月起</p>", "自   年  月起", ["   ", "  "]),
        ("<p>单位<u>&nbsp;&nbsp;</u><u>&nbsp;&nbsp;</u>负责</p>", "单位    负责", ["    "]),
        ('<p>单位<u><span style="mso-spacerun:yes">&nbsp;&nbsp;&nbsp;</span></u>负责</p>', "单位   负责", ["   "]),
        ("<p><u>&nbsp;&nbsp;&nbsp;&nbsp;</u>：</p>", "    ：", ["    "]),
        ("<p>编号<u>\t</u>号</p>", "编号    号", ["    "]),
        ("<p>请看<u>重点</u>内容</p>", "请看重点内容", []),
        ('<p>单位<span style="mso-spacerun:yes">&nbsp;&nbsp;&nbsp;</span>负责</p>', "单位   负责", []),
    ],
)
def test_underlined_spaces_keep_their_width_and_are_marked(html: str, line: str, blanks: list[str]) -> None:
    found = source_of(html, line)
    assert found.lines == (line,)
    assert [found.lines[mark.line][mark.start : mark.end] for mark in found.marks] == blanks
    assert all(mark.kind == MarkKind.UNDERLINE for mark in found.marks)


def test_a_short_underlined_gap_is_a_blank_where_plain_spaces_are_none() -> None:
    page = "<p>关于借用场地的函</p><p>各单位：</p><p>兹有<u>&nbsp;&nbsp;&nbsp;</u>同志前来办理，请予接洽。</p>"
    seen = inspect(source_of(page, "关于借用场地的函\n各单位：\n兹有   同志前来办理，请予接洽。"))
    assert [slot.text for slot in seen.slots] == ["   "]


def test_underlined_spaces_in_a_cell_are_one_blank() -> None:
    page = "<table><tr><td>姓名</td><td><u>&nbsp;&nbsp;&nbsp;</u></td></tr><tr><td>职务</td><td></td></tr></table>"
    assert [(mark.line, mark.kind) for mark in source_of(page, "姓名").marks] == [(1, MarkKind.UNDERLINE), (3, MarkKind.CELL)]
