"""A field is called otherwise, asks for something else, may stay empty; its values stay what they mean."""

from dataclasses import replace

import pytest

from editor.model.acts.fields.describing import (
    WhenEmpty,
    described,
    name_problem,
    renamed,
    retyped,
    types_for,
    unit_problem,
    ways_to_be_empty,
    when_empty,
    with_hint,
    with_unit,
    with_when_empty,
)
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.draft.refusals import field_problem, let_stand
from editor.model.template.field import FieldType
from editor.model.template.file import parse_template

REPORT = """+++
format = 1
name = "报告"

[fields."单位"]
type = "org"

[fields."投资"]
type = "money"
unit = "亿元"

[fields."开工"]
type = "date"
default = "2026-03-05"

[fields."月份"]
type = "month"

[fields."方式"]
type = "choice"
choices = ["现场", "视频"]

[fields."有附件"]
type = "flag"

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}, {key = "金额", type = "money", unit = "万元"}]

[fields."总计"]
computed = "投资"
+++
@标题 关于{{ 单位 }}的报告
{{ 月份 }}月，{{ 单位 }}投资{{ 投资 }}亿元，{{ 开工 }}开工，{{ "☑" if 方式 == "现场" else "□" }}现场。{% if 有附件 %}见附件。{% endif %}
# 项目
{% for 行 in 项目 %}{{ 行.名称 }}投资{{ 行.金额 }}万元。{% endfor %}
"""
ALL = (FieldType.TEXT, FieldType.LONGTEXT, FieldType.ORG, FieldType.NUMBER, FieldType.DATE, FieldType.MONTH)


def _draft(**values: str) -> Draft:
    return Draft(parse_template(REPORT)[0]).with_values(values)


def _read(draft: Draft) -> Draft:
    return draft_from_json(draft_to_json(draft))


def test_a_name_is_changed_and_the_key_and_the_text_stay() -> None:
    after = renamed(_draft(单位="江畔城投"), "单位", " 建设单位 ")
    assert (after.template.by_key["单位"].name, after.value("单位")) == ("建设单位", "江畔城投")
    assert after.template.sections == _draft().template.sections
    assert _read(after) == after
    assert renamed(after, "单位", "单位").template.by_key["单位"].label == ""


@pytest.mark.parametrize(
    ("name", "label", "words"),
    [
        ("单位", "  ", "空"),
        ("单位", "投资", "已经有一项叫“投资”"),
        ("单位", "长" * 41, "40"),
        ("项目.名称", "金额", "已经有一栏叫“金额”"),
        ("项目.名称", "", "空"),
    ],
)
def test_a_name_that_is_empty_taken_or_too_long_is_refused_in_a_sentence(name: str, label: str, words: str) -> None:
    draft = _draft()
    assert words in name_problem(draft.template, name, label)
    assert renamed(draft, name, label) is draft


def test_a_column_may_have_the_name_of_a_field_and_keeps_its_cells() -> None:
    draft = _draft().with_value("项目", ({"名称": "大桥", "金额": "5"},))
    after = renamed(draft, "项目.名称", "单位")
    column = described(after.template, "项目.名称")
    assert column is not None
    assert (column.name, after.value("项目"), _read(after)) == ("单位", draft.value("项目"), after)


@pytest.mark.parametrize(
    ("key", "value", "type_", "kept"),
    [
        ("开工", "2026-08-03", FieldType.TEXT, "2026年8月3日"),
        ("单位", "2026年8月3日", FieldType.DATE, "2026-08-03"),
        ("月份", "8", FieldType.TEXT, "8"),
        ("月份", "8", FieldType.NUMBER, "8"),
        ("投资", "1234.5", FieldType.TEXT, "1234.5"),
        ("单位", "1,234.5", FieldType.NUMBER, "1234.5"),
        ("单位", "江畔城投", FieldType.NUMBER, "江畔城投"),
        ("单位", "江畔城投", FieldType.PERSON, "江畔城投"),
        ("开工", "--03-05", FieldType.TEXT, "3月5日"),
    ],
)
def test_a_value_means_the_same_as_another_type(key: str, value: str, type_: FieldType, kept: str) -> None:
    after = retyped(_draft(**{key: value}), key, type_)
    assert (after.template.by_key[key].type, after.value(key), _read(after)) == (type_, kept, after)


def test_a_value_that_does_not_fit_stays_with_its_problem_and_is_asked_about_again() -> None:
    after = retyped(let_stand(_draft(投资="很多"), "投资"), "投资", FieldType.NUMBER)
    assert after.value("投资") == "很多"
    assert field_problem(after, "投资") is not None


def test_a_default_goes_along_with_its_type() -> None:
    assert retyped(_draft(), "开工", FieldType.TEXT).value("开工") == "2026年3月5日"


def test_cells_of_a_column_go_along_with_its_type() -> None:
    draft = _draft().with_value("项目", ({"名称": "1,200", "金额": "5"}, {"名称": "", "金额": "6"}))
    after = retyped(draft, "项目.名称", FieldType.NUMBER)
    assert after.value("项目") == ({"名称": "1200", "金额": "5"}, {"名称": "", "金额": "6"})


def test_what_decides_about_the_text_keeps_its_type_and_tables_have_none_to_choose() -> None:
    draft = _draft()
    assert types_for(draft, "有附件", ALL) == (FieldType.FLAG,)
    assert types_for(draft, "方式", ALL) == (FieldType.CHOICE,)
    assert (types_for(draft, "项目", ALL), types_for(draft, "总计", ALL), types_for(draft, "没有", ALL)) == ((), (), ())
    assert types_for(draft, "投资", ALL) == (FieldType.MONEY, *ALL)
    assert FieldType.LONGTEXT not in types_for(draft, "项目.名称", ALL)


def test_a_unit_belongs_to_amounts_and_goes_with_another_type() -> None:
    draft = _draft(投资="5")
    assert with_unit(draft, "投资", " 万元 ").template.by_key["投资"].unit == "万元"
    assert with_unit(draft, "投资", "").template.by_key["投资"].unit == ""
    assert with_unit(draft, "单位", "个") is draft
    assert unit_problem("一" * 13)
    assert with_unit(draft, "投资", "一" * 13) is draft
    assert (retyped(draft, "投资", FieldType.TEXT).template.by_key["投资"].unit, with_unit(draft, "项目.金额", "元") != draft) == ("", True)


def test_a_hint_is_written_and_taken_away() -> None:
    after = with_hint(_draft(), "单位", " 写全称 ")
    assert after.template.by_key["单位"].hint == "写全称"
    assert with_hint(after, "单位", "").template.by_key["单位"].hint == ""
    assert with_hint(after, "没有", "写") is after


def test_what_may_stay_empty_goes_from_the_page_with_its_line() -> None:
    draft = with_when_empty(_draft(), "单位", WhenEmpty.LINE)
    assert (when_empty(draft.template.by_key["单位"]), draft.template.by_key["单位"].required) == (WhenEmpty.LINE, False)
    assert not any("开工" in markup for section in draft.printed for _, markup in section.markups())
    assert with_when_empty(draft, "单位", WhenEmpty.ASKED) == _draft()
    assert _read(draft) == draft


def test_a_section_goes_only_where_it_has_a_heading_and_tables_are_asked_for() -> None:
    draft = _draft()
    assert WhenEmpty.SECTION not in ways_to_be_empty(draft, "单位")
    assert (ways_to_be_empty(draft, "项目"), ways_to_be_empty(draft, "总计")) == ((), ())
    assert with_when_empty(draft, "单位", WhenEmpty.SECTION) is draft
    assert with_when_empty(draft, "投资", WhenEmpty.PEN).template.by_key["投资"].is_asked is False


def test_a_report_of_the_first_version_drops_the_line_that_a_person_says_may_go() -> None:
    old = replace(_draft(), keeps_blanks=True)
    assert with_when_empty(old, "单位", WhenEmpty.LINE).printed != old.printed
