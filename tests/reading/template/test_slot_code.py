"""Blanks as markup: amounts in capitals, columns that stay apart."""

import pytest

from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import SourceTable
from editor.reading import inspect, template_of

CAPITALS = {
    "元整 behind": ("总价为人民币（大写）________元整（小写：¥____元）。", '（大写）{{ 人民币大写 | 大写("元", "") }}（小写：¥{{ 小写金额 }}元）'),
    "a label": ("大写人民币：________元整；", '大写人民币：{{ 大写人民币 | 大写("元", "") }}；'),
    "ten thousands": ("保证金（大写）XX万元（小写：XX万元）", '（大写）{{ 保证金大写 | 大写("万元", "") }}（小写：{{ 小写金额 }}万元）'),
    "letter by letter": ("合计：     万    仟    佰    拾    元整", '合计：{{ 大写金额 | 大写("元", "") }}'),
    "said behind": ("合计人民币________元整（大写）。", '合计人民币{{ 金额 | 大写("元", "") }}（大写）。'),
    "nothing behind": ("交来（大写）________，", '（大写）{{ 金额 | 大写("元", "") }}，'),
}  # fmt: skip


def _lines(text: str) -> list[str]:
    made = template_of(inspect(SourceText.of(text)))
    return [getattr(block, "text", "") or getattr(block, "markup", "") for section in made.sections for block in section.blocks]


@pytest.mark.parametrize(("line", "markup"), CAPITALS.values(), ids=CAPITALS)
def test_an_amount_is_written_in_capitals_where_the_text_says_so(line: str, markup: str) -> None:
    assert markup.partition("{{")[0] in _lines(f"采购合同\n{line}")[-1]
    assert markup.partition("|")[2] in _lines(f"采购合同\n{line}")[-1]


def test_an_empty_cell_beside_the_words_is_filled_in_capitals() -> None:
    source = SourceText(
        ("报销单", "金额（大写）", ""), marks=(Mark(2, 0, 0, "金额（大写）", MarkKind.CELL),), tables=(SourceTable.of_rows([[(1,), (2,)]]),)
    )
    assert '| 大写("元", "")' in str(template_of(inspect(source)).sections)


def test_an_amount_in_figures_stays_in_figures() -> None:
    assert "大写" not in _lines("采购合同\n合同总价为________元整。")[-1]


def test_columns_stay_apart_where_the_blank_was_all_between_them() -> None:
    line = _lines("签到表\n会议名称：                会议地点：\n姓    名：________单    位：________")
    assert "{{ 会议名称 }}　　会议地点：{{" in line[1]
    assert "{{ 姓名 }}　　单    位：{{" in line[2]


def test_what_follows_a_blank_is_no_label_only_because_one_stands_further_on() -> None:
    assert "地点：{{ 会议室名称 }}会议室        主持：" in _lines("签到表\n时间：________\n地点：________会议室        主持：________")[2]


@pytest.mark.parametrize(("line", "kept"), [("我单位拟采购物资，请于____日____时前报价：", "}}时前报价："), ("__________同志：", "}}同志")])
def test_a_unit_and_a_form_of_address_are_no_next_label(line: str, kept: str) -> None:
    assert any(kept in one for one in _lines(f"询价函\n{line}\n请予支持。"))


def test_columns_stay_apart_behind_an_amount_in_capitals() -> None:
    assert '"") }}　　小写：{{' in _lines("报销单\n经办：________\n大写：            小写：")[2]


def test_a_line_that_is_nothing_but_a_blank_is_kept() -> None:
    assert len(_lines("申请书\n理由如下。\n____________________")) == 3
