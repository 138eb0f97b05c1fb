"""Columns find their fields: by name, by words that mean the same, by likeness, by what they are for; a person's choice comes first."""

import pytest

from editor.batch import column_problems, matched
from editor.batch.matching import MatchKind
from editor.batch.table import Column
from editor.model.template.field import Field, FieldType
from editor.model.template.template import Template

FIELDS = (
    Field("主送机关", FieldType.ORG),
    Field("开会日期", FieldType.DATE),
    Field("会议地点", FieldType.PLACE),
    Field("参会人数", FieldType.NUMBER, unit="人"),
    Field("f7", FieldType.MONEY, label="会议经费", unit="万元"),
    Field("联系人", FieldType.PERSON),
    Field("联系电话"),
    Field("办理情况说明"),
    Field("名单", FieldType.ROWS, columns=(Field("姓名"),)),
)
TEMPLATE = Template(fields=FIELDS)


def found(*titles: str, chosen: dict[str, str] | None = None, samples: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    columns = [Column(at, "ABCDEFGH"[at], title, samples) for at, title in enumerate(titles)]
    return [(match.field, match.kind.value) for match in matched(columns, TEMPLATE, chosen or {})]


@pytest.mark.parametrize(
    ("title", "field", "kind"),
    [
        ("主送机关", "主送机关", MatchKind.NAME),
        (" 主送 机关：", "主送机关", MatchKind.NAME),
        ("会议经费", "f7", MatchKind.NAME),
        ("F7", "f7", MatchKind.NAME),
        ("会议时间", "开会日期", MatchKind.MEANING),
        ("地点", "会议地点", MatchKind.MEANING),
        ("手机号码", "联系电话", MatchKind.MEANING),
        ("联络员", "联系人", MatchKind.MEANING),
        ("经费（万元）", "f7", MatchKind.MEANING),
        ("经费（元）", "f7", MatchKind.LIKE),
        ("办理状况说明", "办理情况说明", MatchKind.LIKE),
        ("单位名称", "主送机关", MatchKind.CONTENT),
        ("名单", "", MatchKind.NONE),
        ("备用", "", MatchKind.NONE),
        ("年龄", "", MatchKind.NONE),
    ],
)
def test_a_column_fills_the_field_that_a_clerk_would_fill(title: str, field: str, kind: MatchKind) -> None:
    assert found(title) == [(field, kind.value)]


def test_a_column_of_days_is_for_the_only_date() -> None:
    assert found("何日", samples=("2026-09-02", "2026/9/3")) == [("开会日期", "content")]
    assert found("何日", samples=("2026-09-02", "周五下午")) == [("", "none")]


def test_two_columns_that_are_as_near_fill_nothing_and_no_field_is_filled_twice() -> None:
    assert found("甲地点", "乙地点") == [("", "none"), ("", "none")]
    assert found("联系电话", "手机") == [("联系电话", "name"), ("", "none")]


def test_what_a_person_chose_is_kept_also_that_a_column_is_not_used() -> None:
    assert found("备用", "联系人", chosen={"备用": "联系人", "联系人": ""}) == [("联系人", "chosen"), ("", "chosen")]
    assert found("联系人", chosen={"联系人": "没有了"}) == [("联系人", "name")]


def test_what_was_guessed_and_what_is_missing_is_told() -> None:
    columns = [Column(0, "A", "单位名称"), Column(1, "B", "备用")]
    said = [problem.text for problem in column_problems(matched(columns, TEMPLATE, {}), TEMPLATE, {"会议地点": "三楼"})]
    assert said[0] == "这些列没有对应的填写项，没有用：备用。"
    assert "“单位名称”一列填到“主送机关”" in said[1]
    assert said[2] == "这些填写项没有对应的列，也没有值：开会日期、参会人数、会议经费、联系人、联系电话、办理情况说明、名单。"
