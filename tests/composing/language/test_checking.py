import pytest

from editor.composing import check_template
from editor.model.problem import Problem
from editor.model.template.file import parse_template
from editor.model.template.template import Prose, Section, Template
from tests.composing.drafts import ROWS, field, template_of


def test_a_right_template_has_no_problems() -> None:
    text = (
        "# {{ 行.项目 }} {每 行 in 项目表}\n## 小节\n{{ 行.月份 }}，{{ loop.index | 一是 }}\n{% for x in 项目表 if x.月份 %}{{ x.项目 }}{% endfor %}"
    )
    assert check_template(template_of(text, ROWS)) == ()


def test_problems_name_the_line_and_the_column_of_the_file() -> None:
    text = "+++\nname = '试'\n+++\n@标题 报告\n\n好的。\n又{{ 甲 | 没有这个 }}。\n| 一 | 二{{ 甲 | }} |\n"
    template, _ = parse_template(text)
    assert [(p.line, p.column) for p in check_template(template)] == [(6, 1), (7, 7)]


def test_the_same_mistake_in_two_lines_is_found_in_both() -> None:
    template, _ = parse_template("+++\n+++\n错{{ 甲 | }}\n中\n错{{ 甲 | }}\n")
    assert [p.line for p in check_template(template)] == [2, 4]


def test_a_template_without_a_file_has_problems_without_lines() -> None:
    template = Template(sections=(Section("opening", "opening", blocks=(Prose("{{ 1 + }}"),)),))
    assert [(p.line, p.column) for p in check_template(template)] == [(None, 0)]


def test_braces_that_are_not_closed_are_told_where_they_stand_unless_they_are_meant() -> None:
    assert [(p.column, p.text[:6]) for p in check_template(template_of("请{{ 单位 办理", field("单位")))] == [(1, "“{{”后面")]
    assert [(p.column, p.text[:6]) for p in check_template(template_of("请{% if 单位 办理", field("单位")))] == [(1, "“{%”后面")]
    assert check_template(template_of("请\\{{ 单位 办理", field("单位"))) == ()


def test_unknown_names_are_named_as_they_stand_in_the_template() -> None:
    template = template_of("{% for 行 in 项目表 %}{{ 列 ~ 日期 ~ 大日期 }}{% endfor %}{{ 行 ~ 1 }}", field("日期") + ROWS)
    assert [p.text for p in check_template(template)] == ["没有叫“列”的填写项。", "没有叫“大日期”的填写项。"]


def test_a_filter_that_does_not_exist_is_answered_with_those_that_do() -> None:
    (problem,) = check_template(template_of("{{ 单位 | 小写 }}", field("单位")))
    assert "小写" in problem.text
    assert "大写" in problem.text


@pytest.mark.parametrize(
    ("code", "what"),
    [("sort(reverse=true)", "| sort(reverse=…)"), ("sort(attribute='名', reverse=true)", "| sort(reverse=…)"), ("map('upper')", "| map(…)")],
)
def test_a_filter_that_is_known_is_not_said_to_be_unknown_when_it_is_given_what_it_does_not_take(code: str, what: str) -> None:
    (problem,) = check_template(template_of("{{ 单位 | " + code + " }}", field("单位")))
    assert problem.text == f"模板里不能用“{what}”这种写法。"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("{{ 单位 + }}", "“单位 +”：没有写完。"),
        ("{{ 单位. }}", "“单位.”：没有写完。"),
        ("{{ 单位 | }}", "“单位 |”：没有写完。"),
        ("{{ }}", "“{{ }}”：里面什么也没有写。"),
        ("{{ (单位 }}", "“(单位”：少了“)”。"),
        ("{{ '单位 }}", "“'单位”：少了一个引号。"),
        ("{{ 单位) }}", "“单位)”：“)”不能写在这里。"),
        ("{{ 单位 >> 3 }}", "“单位 >> 3”：“>”不能写在这里。"),
        ("{{ 单位 ? 1 }}", "“单位 ? 1”：“?”不能写在这里。"),
        ("{{ 单位 单位 }}", "“单位 单位”：两个名称之间少了符号。"),
        ("{{ 单位 | 默认（1） }}", "“单位 | 默认（1）”：“（”要写成半角的“(”。"),
        ("{{ 单位 | 默认(“无”) }}", '“单位 | 默认(“无”)”：““”要写成半角的“"”。'),
        ("{% if 单位 = '甲' %}乙{% endif %}", "“if 单位 = '甲'”：相等要写成“==”。"),
        ("{% if %}乙{% endif %}", "“if”：里面什么也没有写。"),
        ("{% for 行 of 单位 %}乙{% endfor %}", "“for 行 of 单位”：要写成 for 行 in 表。"),
        ("{% else %}", "“else”。请检查括号、引号和 end。"),
    ],
)
def test_code_that_cannot_be_read_is_told_with_what_is_wrong_in_it(code: str, said: str) -> None:
    assert [p.text for p in check_template(template_of(f"甲{code}", field("单位")))] == [f"看不懂{said}"]


def test_a_section_repeats_only_over_rows() -> None:
    template, said = parse_template(f"+++\n{field('单位')}+++\n# 甲 {{每 行 in 单位}}")
    assert [(p.text, p.line) for p in said] == [("“单位”不是表，不能按它重复。", 5)]
    assert check_template(template) == ()


def test_formulas_and_rules_of_fields_are_looked_at_too() -> None:
    fields = field("甲", "number", 'computed = "乙 +"\nrule = "甲 < 丙"') + field("乙", "number")
    assert [p.field for p in check_template(template_of("{{ 甲 }}", fields))] == ["甲", "甲"]
    assert all(isinstance(p, Problem) for p in check_template(template_of("{{ 甲 }}", fields)))
