"""The template file is read, written back byte for byte, and changed only where it was changed."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.field import Field
from editor.model.template.file import parse_template, print_template
from editor.model.template.template import Element, Prose, Section, Template

FILE = """+++
format = 1
name = "半年总结"   # kept
kind = "总结"
house = "unknown keys stay"

[fields."本单位"]
type = "org"
hint = "写全称"

[fields."金额（万元）"]
type = "money"
unit = "万元"

[fields."清单"]
type = "rows"
columns = [{key = "事项", type = "text"}, {key = "月份", type = "month"}]
+++
@标题 关于{{ 年度 }}年工作的报告
@主送机关 {{ 主送机关 }}

今年以来，{{ 本单位 }}完成{{ 金额（万元） }}万元。


# 主要工作
## 抓进度 {可选, 写} | {{ 本单位 | 大写 }}先行。
# 问题 {可选}
正文
| 事项 | 月份 |
| {{ 清单.事项 }} | {{ 清单.月份 }} |
# 清单 {每 行 in 清单}
{{ 行.事项 }}
# 第九、其他 {不编号}
完了。
特此报告。

@附件说明 清单
@署名 {{ 本单位 }}
@成文日期 {{ 成文日期 }}
@附件 清单
附件正文
"""


def read(text: str) -> Template:
    template, problems = parse_template(text)
    assert not problems
    return template


def test_reading_and_writing_again_gives_the_same_bytes() -> None:
    assert print_template(read(FILE)) == FILE


def test_the_sections_carry_their_marks() -> None:
    by_id = read(FILE).by_id
    assert (by_id["s2"].optional, by_id["s2"].on, by_id["s2"].run_on) == (True, True, "{{ 本单位 | 大写 }}先行。")
    assert (by_id["s3"].optional, by_id["s3"].on) == (True, False)
    assert by_id["s4"].repeat == ("行", "清单")
    assert not by_id["s5"].numbered


def test_the_parts_of_the_document_stand_in_its_order() -> None:
    parts = [(section.id, section.part) for section in read(FILE).sections if not section.level]
    assert parts == [
        ("head", "elements"),
        ("opening", "opening"),
        ("closing", "closing"),
        ("note", "elements"),
        ("sign", "elements"),
        ("a1", "attachment"),
    ]


def test_the_closing_formula_outlives_the_last_section() -> None:
    draft = Draft(read("+++\n+++\n# 问题 {可选}\n正文。\n特此报告。\n"))
    assert [section.id for section in draft.written] == ["closing"]


def test_slots_that_the_header_does_not_declare_are_fields_by_their_names() -> None:
    fields = read(FILE).by_key
    assert {key: fields[key].type for key in ("年度", "主送机关", "成文日期")} == {"年度": "year", "主送机关": "org", "成文日期": "date"}


def test_a_field_knows_every_place_it_stands_in() -> None:
    template = read(FILE)
    assert [place.section for place in template.places_of["本单位"]] == ["opening", "s2", "sign"]
    assert template.home_of["金额（万元）"] == "opening"


def test_only_the_changed_line_changes() -> None:
    template = read(FILE)
    section = template.by_id["opening"]
    text = print_template(template.with_section(replace(section, blocks=(Prose("{{ 本单位 }}改了。"),))))
    assert text == FILE.replace("今年以来，{{ 本单位 }}完成{{ 金额（万元） }}万元。", "{{ 本单位 }}改了。")


def test_only_the_changed_attribute_of_a_field_changes() -> None:
    template = read(FILE)
    text = print_template(template.with_field(replace(template.by_key["本单位"], hint="写简称")))
    assert text == FILE.replace("写全称", "写简称")


def test_a_declared_field_that_is_taken_out_leaves_the_others_alone() -> None:
    template = read(FILE)
    text = print_template(replace(template, name="新名"))
    assert text == FILE.replace('"半年总结"', '"新名"')


def test_a_new_template_is_written_so_that_it_reads_the_same() -> None:
    template = replace(read(FILE), origin="")
    assert read(print_template(template)) == template


@pytest.mark.parametrize("line", ["# 不是标题", "@不是要素", "|不是|表格|", "\\#斜线", "| 半行"])
def test_text_that_looks_like_a_mark_stays_text(line: str) -> None:
    template = Template(sections=(Section("opening", "opening", blocks=(Prose(line),)),))
    assert read(print_template(template)).sections == template.sections


def test_a_bar_in_a_cell_is_not_a_border() -> None:
    template = Template(fields=(Field("甲"),), sections=(Section("opening", "opening", blocks=(Grid((("甲|乙", "{{ 甲 | 大写 }}"), ("", "丙"))),)),))
    assert read(print_template(template)).sections == template.sections


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("没有开头", 0),
        ("+++\nname = \n+++\n", 1),
        ("+++\n+++\n@没有这个要素 文字", 2),
        ("+++\n+++\n\n# 标题 {可 选}", 3),
        ("+++\nformat = 99\n+++\n", 1),
    ],
)
def test_a_wrong_template_opens_and_says_where_it_is_wrong(text: str, line: int) -> None:
    template, problems = parse_template(text)
    assert isinstance(template, Template)
    assert [problem.line for problem in problems] == [line]


def test_a_field_of_unknown_type_is_text_and_the_problem_names_it() -> None:
    template, problems = parse_template('+++\n[fields."甲"]\ntype = "kind"\nrequired = "yes"\n+++\n{{ 甲 }}')
    assert template.by_key["甲"] == Field("甲")
    assert [problem.field for problem in problems] == ["甲", "甲"]


@given(st.text(max_size=300))
def test_any_text_opens_as_a_template(text: str) -> None:
    template, _ = parse_template(f"+++\n+++\n{text}")
    assert isinstance(print_template(template), str)


@given(
    st.lists(st.sampled_from(["# 一", "## 二 {可选}", "文字", "@署名 单位", "| a | b |", "@附件 表", "特此报告。", "", "### 三 | 后文"]), max_size=12)
)
def test_every_order_of_lines_comes_back(lines: list[str]) -> None:
    text = "+++\n+++\n" + "\n".join(lines) + "\n"
    template = read(text)
    assert read(print_template(replace(template, origin=""))).sections == template.sections


def test_a_draft_survives_its_json() -> None:
    draft = Draft(read(FILE), {"本单位": "甲“乙”\n𠮷", "清单": ({"事项": "一", "月份": "8"},)}, {"s3": True})
    draft = draft.with_heading("s1", "改过的标题")
    again = draft_from_json(draft_to_json(draft))
    assert again == draft
    assert draft_to_json(again) == draft_to_json(draft)


def test_section_ids_survive_although_the_file_does_not_hold_them() -> None:
    draft = Draft(Template(sections=(Section("s7", level=1, heading="标题"), Section("zz", "elements", blocks=(Element("署名", "甲"),)))))
    assert [s.id for s in draft_from_json(draft_to_json(draft)).template.sections] == ["s7", "zz"]
