"""Boxes to tick in tables: named by the label at their left or the head above, over lines of a cell, over cells of a row, under heads."""

import pytest

from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.reading import inspect

TABLES = {
    "| 姓名 |  | 性别 | □男 □女 |\n|---|---|---|---|\n| 学历 | □大专 □本科 | 是否党员 | 是□ 否□ |": "性别=男/女 学历=大专/本科 是否党员=是/否",
    "| 项目 | 结论 | 备注 |\n|---|---|---|\n| 设备 | □合格 □不合格 |  |\n| 场地 | □合格 □不合格 |  |": "设备结论=合格/不合格 场地结论=合格/不合格",
    "| 政治面貌 | □党员 | □团员 | □群众 |\n|---|---|---|---|\n| 籍贯 |  | 民族 |  |": "政治面貌=党员/团员/群众",
    "| 检查项目 | 是 | 否 |\n|---|---|---|\n| 外观完好 | □ | □ |\n| 参数相符 | ☑ | □ |": "外观完好=是/否 参数相符=是/否",
    "| 材料 | 原件 | 复印件 |\n|---|---|---|\n| 身份证 | □ | □ |": "身份证原件 身份证复印件",
    "| 序号 | 材料名称 | 是否提供 |\n|---|---|---|\n| 1 | 户口本 | □ |\n| 2 | 结婚证 | □ |": "户口本是否提供 结婚证是否提供",
    "| 处理意见 | □同意 □不同意　签字：______ |\n|---|---|\n| 日期 |  |": "处理意见=同意/不同意",
    "| 附件材料 | □预算批复 □论证报告 |\n|---|---|\n| 备注 |  |": "预算批复 论证报告",
    "| 办理方式 | ○自取 ○邮寄 |\n|---|---|\n| 地址 |  |": "办理方式=自取/邮寄",
    "| 加急 | 加急□ |\n|---|---|\n| 备注 |  |": "加急",
}

NONE = [
    "| 序号 | 内容 |\n|---|---|\n| 1 | ■ 加强领导 |",
    "| 代号 | 单位 |\n|---|---|\n| ○一 | ○○公司 |",
    "| 图形 | 含义 |\n|---|---|\n| □ | 合格 |\n| ○ | 不合格 |",
    "| 题目 | 答案 |\n|---|---|\n| 首都是（ ） |  |",
]


def told(text: str) -> str:
    """The fields of the boxes: a choice with its options, a flag by its name."""
    found: dict[str, list[str]] = {}
    slots = [slot for slot in inspect(SourceText.of(f"情况登记表\n\n{text}\n")).slots if slot.box]
    for slot in slots:
        found.setdefault(slot.field, []).append(slot.option)
    kinds = {slot.field: slot.type for slot in slots}
    return " ".join(f"{key}={'/'.join(options)}" if kinds[key] == FieldType.CHOICE else key for key, options in found.items())


@pytest.mark.parametrize(("text", "fields"), TABLES.items(), ids=range(len(TABLES)))
def test_boxes_in_cells_are_named_by_the_table(text: str, fields: str) -> None:
    assert told(text) == fields


@pytest.mark.parametrize("text", NONE)
def test_other_signs_in_cells_are_no_boxes(text: str) -> None:
    assert told(text) == ""


def test_rows_never_share_a_choice() -> None:
    slots = inspect(SourceText.of("检查表\n\n| 项目 | 结论 |\n|---|---|\n| 甲 | □合格 □不合格 |\n| 乙 | □合格 □不合格 |\n")).slots
    assert [slot.field for slot in slots] == ["甲", "甲", "乙", "乙"]
