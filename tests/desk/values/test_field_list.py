"""What is told of a template's fields, and values made for them."""

import pytest

from editor.desk.values.field_list import context_of, field_lines, fields_json
from editor.desk.values.values_in import sample_value, with_samples
from editor.model.draft.draft import Draft
from editor.model.draft.refusals import problems_of
from editor.model.template.field import Field, FieldType, is_filled
from editor.model.template.file import parse_template
from editor.model.template.template import Template
from tests.desk.made import empty_draft


def _template(text: str, header: str = "") -> Template:
    return parse_template(f"+++\n{header}\n+++\n{text}\n")[0]


def test_the_sentence_around_a_slot_stands_alone() -> None:
    template = _template("去年已经完成。今年由{{ 单位 }}负责，{{ 月份 }}月前完成；明年继续。")
    assert context_of(template, "单位") == "今年由▢负责，〔月份〕月前完成；"
    assert context_of(template, "月份") == "今年由〔单位〕负责，▢月前完成；"


def test_a_long_sentence_is_cut_on_both_sides() -> None:
    template = _template("很" * 40 + "{{ 单位 }}" + "好" * 40)
    assert context_of(template, "单位") == "…" + "很" * 24 + "▢" + "好" * 24 + "…"


def test_the_same_field_twice_in_a_sentence_shows_its_name_at_the_other_place() -> None:
    assert context_of(_template("{{ 甲 }}与{{ 甲 }}。"), "甲") == "▢与〔甲〕。"


def test_a_field_without_a_slot_has_no_sentence() -> None:
    assert context_of(_template("正文。", '[fields."甲"]'), "甲") == ""


def test_the_fields_are_told_in_document_order_with_all_that_the_contract_names() -> None:
    listed = fields_json(empty_draft())
    assert [field["key"] for field in listed] == ["本单位", "值守日期", "响应等级", "投入资金", "出动情况", "工作体会"]
    assert listed[0]["places"] == 3
    assert listed[2]["choices"] == ["一级", "二级"]
    assert listed[3] == {
        "key": "投入资金",
        "label": "投入资金",
        "type": "money",
        "required": True,
        "default": "",
        "choices": [],
        "unit": "万元",
        "section": "一、值守情况",
        "places": 1,
        "context": "〔值守日期〕起启动〔响应等级〕响应，投入资金▢万元。",
    }
    assert [column["key"] for column in listed[4]["columns"]] == ["队伍", "人数"]


def test_computed_fields_are_not_asked_for() -> None:
    draft = Draft(_template("{{ 甲 }}和{{ 乙 }}", '[fields."乙"]\ncomputed = "甲"'))
    assert [field["key"] for field in fields_json(draft)] == ["甲"]
    assert with_samples(draft).values.keys() == {"甲"}


def test_fields_for_reading_stand_under_their_section() -> None:
    lines = list(field_lines(empty_draft()))
    assert lines[0] == "标题与主送机关"
    assert lines.index("一、值守情况") < lines.index("  投入资金（万元）\tmoney\t〔值守日期〕起启动〔响应等级〕响应，投入资金▢万元。")


def test_samples_fill_every_field_without_a_problem_and_the_same_each_time() -> None:
    draft = with_samples(empty_draft())
    assert draft.unfilled == ()
    assert problems_of(draft) == ()
    assert draft.value("本单位") == "清溪县水务局"
    assert draft == with_samples(empty_draft())


def test_samples_leave_what_is_filled() -> None:
    draft = with_samples(empty_draft().with_value("本单位", "云岭县水务局").with_value("投入资金", "1"))
    assert (draft.value("本单位"), draft.value("投入资金")) == ("云岭县水务局", "1")


@pytest.mark.parametrize("type_", FieldType)
def test_a_made_value_fits_its_type(type_: FieldType) -> None:
    choices = ("一级", "二级") if type_ == FieldType.CHOICE else ()
    field = Field("甲", type_, choices=choices, columns=(Field("乙", FieldType.NUMBER),))
    template = Template(fields=(field,))
    for number in (1, 12, 13, 80):
        value = sample_value(field, number)
        assert is_filled(value)
        assert problems_of(Draft(template).with_value("甲", value)) == ()


@pytest.mark.parametrize("type_", sorted(set(FieldType) - {FieldType.CHOICE, FieldType.FLAG, FieldType.ROWS}))
def test_made_values_of_one_type_are_distinct(type_: FieldType) -> None:
    field = Field("甲", type_)
    assert len({str(sample_value(field, number)) for number in range(1, 100)}) == 99
