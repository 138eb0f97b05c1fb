"""Rows with bars are tables: Markdown as people and programs write it."""

import pytest

from editor.model.document.grid import Merge
from editor.model.document.table_look import Side
from tests.reading.drawn.drawing import drawn, grids

FORMS = {
    "Markdown": ("| 任务 | 科室 | 时限 |\n|---|---|---|\n| 制度修订 | 办公室 | 3月底 |", "任务|科室|时限\n制度修订|办公室|3月底"),
    "a rule with spaces": ("| 任务 | 科室 |\n| --- | --- |\n| 制度修订 | 办公室 |", "任务|科室\n制度修订|办公室"),
    "one dash is enough": ("| 任务 | 科室 |\n|-|-|\n| 制度修订 | 办公室 |", "任务|科室\n制度修订|办公室"),
    "no spaces": ("|任务|科室|\n|---|---|\n|制度修订|办公室|", "任务|科室\n制度修订|办公室"),
    "columns set out": ("| 任务     | 科室   |\n|----------|--------|\n| 制度修订 | 办公室 |", "任务|科室\n制度修订|办公室"),
    "no bars at the ends": ("任务 | 科室\n--- | ---\n制度修订 | 办公室", "任务|科室\n制度修订|办公室"),
    "a bar at one end": ("| 任务 | 科室\n|---|---\n| 制度修订 | 办公室", "任务|科室\n制度修订|办公室"),
    "indented": ("    | 任务 | 科室 |\n    |---|---|\n    | 制度修订 | 办公室 |", "任务|科室\n制度修订|办公室"),
    "empty cells": ("| 姓名 | 电话 |\n|---|---|\n|  |  |\n| 张三 |  |", "姓名|电话\n▢|▢\n张三|▢"),
    "an empty corner": ("| | 一季度 | 二季度 |\n|---|---|---|\n| 产值 | 10 | 12 |", "|一季度|二季度\n产值|10|12"),
    "a row that ends early": ("| 任务 | 科室 | 备注 |\n|---|---|---|\n| 制度修订 | 办公室 |", "任务|科室|备注\n制度修订|办公室"),
    "blanks of X in cells": ("| 任务 | 时限 |\n|---|---|\n| 修订 | 20XX年X月底 |", "任务|时限\n修订|▢底"),
    "empty lines between rows": ("| 任务 | 科室 |\n\n|---|---|\n\n| 修订 | 办公室 |\n\n| 检查 | 财务科 |", "任务|科室\n修订|办公室\n检查|财务科"),
    "lines in a cell": ("| 任务 | 科室 |\n|---|---|\n| 修订 | 办公室<br>财务科 |", "任务|科室\n修订|办公室/财务科"),
    "no rule": ("| 姓名 | 单位 |\n| 张三 | 办公室 |", "姓名|单位\n张三|办公室"),
    "no rule and full-width bars": ("｜姓名｜单位｜\n｜张三｜办公室｜", "姓名|单位\n张三|办公室"),
    "a rule as databases draw it": (" 任务 | 科室\n------+------\n 修订 | 办公室", "任务|科室\n修订|办公室"),
    "lines above and below": ("|------|------|\n| 任务 | 科室 |\n|------|------|\n| 修订 | 办公室 |\n|------|------|", "任务|科室\n修订|办公室"),
    "one column": ("| 事项 |\n|---|\n| 修订制度 |", "事项\n修订制度"),
    "a code with a bar": ("| 名称 | 写法 |\n|---|---|\n| 或 | `a|b` |", "名称|写法\n或|`a|b`"),
    "a bar of code in a tag": ("| 姓名 | 日期 |\n|---|---|\n| {{ 姓名 }} | {{ 日期 | 大写 }} |", "姓名|日期\n▢|▢"),
    "bold heads": ("| **任务** | **科室** |\n|---|---|\n| 修订 | 办公室 |", "任务|科室\n修订|办公室"),
    "two tables": ("| 甲 | 乙 |\n|---|---|\n| 1 | 2 |\n\n| 丙 | 丁 |\n|---|---|\n| 3 | 4 |", "甲|乙\n1|2\n\n丙|丁\n3|4"),
}


@pytest.mark.parametrize(("text", "rows"), FORMS.values(), ids=FORMS)
def test_rows_with_bars_are_a_table(text: str, rows: str) -> None:
    assert drawn(text) == rows


def test_colons_in_the_rule_say_how_columns_are_aligned() -> None:
    (grid,) = grids("| 项目 | 金额 | 备注 | 人 |\n|:---|---:|:---:|---|\n| 甲 | 1 | 无 | 张三 |")
    assert grid.look.aligned == (Side.LEFT, Side.RIGHT, Side.CENTER)
    assert grid.head == 1


def test_a_single_cell_above_rows_of_several_is_their_headline() -> None:
    (grid,) = grids("| 参会人员名单 |\n| 姓名 | 单位 |\n| 张三 | 办公室 |")
    assert grid.merges == (Merge(0, 0, 1, 2),)


def test_rows_of_another_width_are_a_table_of_their_own_with_the_headline_above_them() -> None:
    text = "| 一、情况 |\n| 姓名 |  | 照片 |\n| 籍贯 |  |  |\n| 二、经历 |\n| 时间 | 单位 |\n|  |  |"
    first, second = grids(text)
    assert (len(first.rows[1]), len(second.rows[1]), first.merges, second.merges) == (3, 2, (Merge(0, 0, 1, 3),), (Merge(0, 0, 1, 2),))


NEIGHBOURS = {
    "links of a site": "首页 | 新闻 | 通知\n概况 | 机构 | 公开",
    "a single row": "| 姓名 | 单位 |",
    "a bar in a sentence": "选项之间用 | 隔开，如 a|b。\n不要用顿号。",
    "a ruler": "任务分工\n--------\n由办公室负责。",
    "values": "设 |x| 为误差。\n设 |y| 为偏差。",
    "a tag with a filter": "会议于{{ 日期 | 长 }}召开。\n由{{ 姓名 | 尊称 }}主持。",
}


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_other_lines_with_bars_stay_text(text: str) -> None:
    assert grids(text) == []
