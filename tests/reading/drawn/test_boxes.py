"""Tables drawn with +--+ and | or with ┌─┐ and │, and what their cells span."""

import pytest

from editor.model.document.grid import Merge
from tests.reading.drawn.drawing import drawn, grids

SIMPLE = "姓名|单位\n张三|办公室"
FORMS = {
    "a line under each row": ("+------+--------+\n| 姓名 | 单位   |\n+------+--------+\n| 张三 | 办公室 |\n+------+--------+", SIMPLE),
    "a line under the head": (
        "+------+--------+\n| 姓名 | 单位   |\n+------+--------+\n| 张三 | 办公室 |\n| 李四 | 财务科 |\n+------+--------+",
        f"{SIMPLE}\n李四|财务科",
    ),
    "a double line under the head": ("+------+--------+\n| 姓名 | 单位   |\n+======+========+\n| 张三 | 办公室 |\n+------+--------+", SIMPLE),
    "no line between": ("+------+--------+\n| 姓名 | 单位   |\n| 张三 | 办公室 |\n+------+--------+", SIMPLE),
    "narrow lines": ("┌──────┬────────┐\n│ 姓名 │ 单位   │\n├──────┼────────┤\n│ 张三 │ 办公室 │\n└──────┴────────┘", SIMPLE),
    "wide lines": ("┌──┬───┐\n│姓名│单位  │\n├──┼───┤\n│张三│办公室│\n└──┴───┘", SIMPLE),
    "heavy lines": ("┏━━━━━━┳━━━━━━━━┓\n┃ 姓名 ┃ 单位   ┃\n┣━━━━━━╋━━━━━━━━┫\n┃ 张三 ┃ 办公室 ┃\n┗━━━━━━┻━━━━━━━━┛", SIMPLE),
    "double lines": ("╔══════╦════════╗\n║ 姓名 ║ 单位   ║\n╠══════╬════════╣\n║ 张三 ║ 办公室 ║\n╚══════╩════════╝", SIMPLE),
    "round corners": ("╭──────┬────────╮\n│ 姓名 │ 单位   │\n├──────┼────────┤\n│ 张三 │ 办公室 │\n╰──────┴────────╯", SIMPLE),
    "indented": ("  +------+--------+\n  | 姓名 | 单位   |\n  +------+--------+\n  | 张三 | 办公室 |\n  +------+--------+", SIMPLE),
    "bars that miss each other": ("+----+----+\n| 姓名 | 单位 |\n+----+----+\n| 张三 | 办公室 |\n+----+----+", SIMPLE),
    "empty cells": (
        ("+------+------+\n| 姓名 | 电话 |\n+------+------+\n|      |      |\n+------+------+\n|      |      |\n+------+------+"),
        "姓名|电话\n▢|▢\n▢|▢",
    ),
    "empty rows without lines": (
        ("+------+------+\n| 姓名 | 电话 |\n+------+------+\n|      |      |\n|      |      |\n+------+------+"),
        "姓名|电话\n▢|▢\n▢|▢",
    ),
    "an empty corner": ("┌────┬────┐\n│    │计划│\n├────┼────┤\n│产值│ 10 │\n└────┴────┘", "|计划\n产值|10"),
    "a cell of two lines": (
        (
            "+------+--------+\n| 任务 | 科室   |"
            "\n+------+--------+\n| 修订 | 办公室 |\n|      | 财务科 |"
            "\n+------+--------+\n| 检查 | 督查室 |"
            "\n+------+--------+"
        ),
        "任务|科室\n修订|办公室/财务科\n检查|督查室",
    ),
    "a wrapped line without lines between": (
        ("+------+--------+\n| 任务 | 科室   |\n+------+--------+\n| 修订 | 办公室 |\n|      | 财务科 |\n| 检查 | 督查室 |\n+------+--------+"),
        "任务|科室\n修订|办公室/财务科\n检查|督查室",
    ),
    "a form": (
        "┌────┬────┬────┬────┐\n│姓名│    │性别│    │\n├────┼────┼────┼────┤\n│籍贯│    │民族│    │\n└────┴────┴────┴────┘",
        "姓名|▢|性别|▢\n籍贯|▢|民族|▢",
    ),
    "blanks of X": ("+------+----------+\n| 任务 | 时限     |\n+------+----------+\n| 修订 | 20XX年   |\n+------+----------+", "任务|时限\n修订|▢年"),
    "two boxes": ("+--+--+\n|甲|乙|\n+--+--+\n\n+--+--+\n|丙|丁|\n+--+--+", "甲|乙\n\n丙|丁"),
    "rulers of dots": ("┌┄┄┄┄┬┄┄┄┄┐\n┆姓名┆单位┆\n├┄┄┄┄┼┄┄┄┄┤\n┆张三┆党办┆\n└┄┄┄┄┴┄┄┄┄┘", "姓名|单位\n张三|党办"),
}


@pytest.mark.parametrize(("text", "rows"), FORMS.values(), ids=FORMS)
def test_boxes_are_tables(text: str, rows: str) -> None:
    assert drawn(text) == rows


SPANS = {
    "over columns": (
        "┌────┬─────────┐\n│姓名│工作单位 │\n├────┼────┬────┤\n│张三│党办│主任│\n└────┴────┴────┘",
        (Merge(0, 1, 1, 2),),
    ),
    "over rows": (
        "+------+------+------+\n| 家庭 | 姓名 | 称谓 |\n|      +------+------+\n|      | 张三 | 父亲 |\n+------+------+------+",
        (Merge(0, 0, 2, 1),),
    ),
    "a title over all": (
        "+---------------+\n|   参会名单    |\n+------+--------+\n| 姓名 | 单位   |\n+------+--------+\n| 张三 | 办公室 |\n+------+--------+",
        (Merge(0, 0, 1, 2),),
    ),
    "a head of two rows": (
        "┌────┬─────────┐\n│项目│ 一季度  │\n│    ├────┬────┤\n│    │计划│完成│\n├────┼────┼────┤\n│产值│10  │9   │\n└────┴────┴────┘",
        (Merge(0, 0, 2, 1), Merge(0, 1, 1, 2)),
    ),
}


@pytest.mark.parametrize(("text", "merges"), SPANS.values(), ids=SPANS)
def test_what_a_cell_spans_is_seen_where_a_line_is_missing(text: str, merges: tuple[Merge, ...]) -> None:
    (grid,) = grids(text)
    assert grid.merges == merges


NEIGHBOURS = {
    "a frame around a sentence": "+------------------+\n|  以上请认真阅读  |\n+------------------+",
    "a ruler of signs": "+-+-+-+-+-+-+-+-+\n办公室\n+-+-+-+-+-+-+-+-+",
    "plus and minus": "+5-3\n误差为 +-2。",
    "a line of dashes": "────────────\n柳溪市粮储局办公室",
}


@pytest.mark.parametrize("text", NEIGHBOURS.values(), ids=NEIGHBOURS)
def test_other_drawings_stay_text(text: str) -> None:
    assert grids(text) == []
