"""A wrong template opens as a template, with all that is wrong in it: each by its line, its character and what was expected."""

from pathlib import Path

import pytest

from editor.desk import Desk
from editor.desk.opening.opened import OpenedKind
from editor.model.problem import Problem
from tests.desk.made import desk_in

WRONG = """\
+++
format = 1
name = "巡查报告"
tags = "巡查"

[fields."金额"]
type = "monney"

[fields."金额合计"]
type = "money"
computed = "金额 + (没有"

[fields."甲"]
type = "text"
hint = "写全称"
required = "yes"
rule = "甲 >= 没有"

[fields."明细"]
type = "rows"
columns = [
    {key = "名称", type = "text"},
    {key = "数量", type = "count"},
    "单价",
]
+++
@标题 关于{{ 金额 的报告
@主送 {{ 甲 }}

# 一节 {可先}
先看{{ 甲 | 没有这种 }}，再看{% for 行 in 明细 %}{{ 行.名称 }}。
{{ 金额合计 | 千分位 }}元{% endif %}
"""
EXPECTED = (
    (4, 1, "tags 要写成"),
    (7, 1, "money"),
    (11, 1, "金额 + (没有"),
    (16, 1, "true、false"),
    (17, 1, "没有叫“没有”的填写项"),
    (21, 1, "的列要写成"),
    (23, 18, "quantity"),
    (27, 7, "少了“}}”"),
    (28, 1, "不认识要素“@主送”"),
    (30, 1, "可选、写、不编号"),
    (31, 3, "大写、中文数字"),
    (31, 20, "少了“{% endfor %}”"),
    (32, 18, "“{% endif %}”前面没有"),
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


def _notes(desk: Desk, folder: Path, text: str) -> tuple[Problem, ...]:
    (folder / "巡查.nigao").write_text(text, "utf-8")
    opened = desk.open(folder / "巡查.nigao")
    assert opened.kind == OpenedKind.TEMPLATE
    return opened.notes


def test_all_that_is_wrong_is_told_at_once_with_its_place_and_what_was_expected(desk: Desk, tmp_path: Path) -> None:
    notes = _notes(desk, tmp_path, WRONG)
    found = [((note.line or 0) + 1, (note.column or 0) + 1) for note in notes]
    assert found == [(line, column) for line, column, _ in EXPECTED]
    assert [said for note, (_, _, said) in zip(notes, EXPECTED, strict=True) if said not in note.text] == []


def test_blank_lines_above_the_header_move_every_place_down(desk: Desk, tmp_path: Path) -> None:
    moved = [note.line for note in _notes(desk, tmp_path, f"\n\n{WRONG}")]
    assert moved == [line + 1 for line, _, _ in EXPECTED]


def test_a_right_template_has_nothing_to_tell_and_braces_with_a_backslash_are_text(desk: Desk, tmp_path: Path) -> None:
    text = '+++\nname = "甲"\n+++\n@标题 写法\n\n写作\\{{ 名称 }}，或者\\{% for。{{{ 乙 }}}\n'
    assert _notes(desk, tmp_path, text) == ()
