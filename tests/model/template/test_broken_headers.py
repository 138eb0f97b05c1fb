"""A header that can't be read as a whole is read as far as it goes and stays word for word."""

from dataclasses import replace

import pytest

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.field import Field, FieldType
from editor.model.template.file import parse_template, print_template
from editor.model.template.template import Prose, Section, SectionPart, Template

QUOTE = 'name = "甲"\n\n[fields."单位"]\ntype = "org"\nhint = "写全称\n\n[fields."地点"]\ntype = "place"   # 留着\n'
TWICE = 'name = "甲"\n[fields."单位"]\ntype = "org"\n[fields."单位"]\ntype = "person"\nhint = "写全称"\n[fields."地点"]\ntype = "place"\n'
HEAD = 'name = "甲"\n[fields."单位]\ntype = "org"\n[fields."地点"]\ntype = "place"\n'
CONTROL = 'name = "甲"\nabout = "\x01"\n[fields."单位"]\ntype = "org"\n[fields."地点"]\ntype = "place"\n'
BROKEN = (QUOTE, TWICE, HEAD, CONTROL)


def _read(header: str) -> Template:
    template, problems = parse_template(f"+++\n{header}+++\n{{{{ 单位 }}}}在{{{{ 地点 }}}}。\n")
    assert problems
    assert all(problem.line is not None for problem in problems)
    return template


@pytest.mark.parametrize("header", BROKEN)
def test_what_can_be_read_is_read(header: str) -> None:
    template = _read(header)
    assert template.name == "甲"
    assert [(f.key, f.type) for f in template.fields] == [("单位", FieldType.ORG), ("地点", FieldType.PLACE)]


@pytest.mark.parametrize("header", BROKEN)
def test_it_stays_word_for_word_through_edits_and_through_the_draft(header: str) -> None:
    template = _read(header)
    edited = replace(template.with_section(replace(template.by_id["opening"], blocks=(Prose("改了{{ 单位 }}。"),))), name="另一个名称")
    draft = Draft(edited, {"单位": "甲局"})
    again = draft_from_json(draft_to_json(draft))
    assert again == draft
    assert print_template(again.template).split("+++\n")[1] == header


def test_a_new_field_is_kept_below_the_old_header_as_a_comment() -> None:
    template = _read(QUOTE).with_field(Field("新的", FieldType.MONEY, unit="万元"))
    draft = Draft(template, {"新的": "12.80"})
    assert draft_from_json(draft_to_json(draft)) == draft
    text = print_template(template)
    assert '# hint = "写全称\n' in text
    assert parse_template(text) == (template, ())


@pytest.mark.parametrize("fields", ["3", "[1, 2]", '{"单位" = 3}', '"x"'])
def test_fields_of_another_kind_are_a_problem_and_no_mistake(fields: str) -> None:
    template, problems = parse_template(f"+++\nfields = {fields}\n+++\n{{{{ 单位 }}}}\n")
    assert problems
    draft = Draft(template.with_field(Field("新的", FieldType.MONEY)), {"新的": "1"})
    assert draft_from_json(draft_to_json(draft)) == draft


def test_a_field_without_a_name_is_left_out_and_told() -> None:
    template, problems = parse_template('+++\n[fields.""]\ntype = "org"\n+++\n{{ 单位 }}\n')
    assert [f.key for f in template.fields] == ["单位"]
    assert [problem.line for problem in problems] == [1]


@pytest.mark.parametrize("ends", ["\u2028" * 6, "\x85" * 6, "\u2029\u2028", ""])
def test_a_mistake_is_told_with_its_place_whatever_ends_lines_for_others(ends: str) -> None:
    _, (problem,) = parse_template(f'+++\nname = "甲{ends}乙"\nabout = "x" y\n+++\n正文\n')
    assert (problem.line, problem.column) == (2, 12)
    _, (problem,) = parse_template(f'+++\nname = "甲{ends}乙" y\n+++\n正文\n')
    assert (problem.line, problem.column) == (1, 12 + len(ends))


def test_a_field_whose_slot_is_gone_keeps_its_value() -> None:
    template, _ = parse_template("+++\n+++\n{{ 单位 }}来函。\n")
    section = Section("opening", SectionPart.OPENING, blocks=(Prose("来函。"),))
    draft = Draft(replace(template, sections=(section,)), {"单位": "县水务局"})
    assert draft_from_json(draft_to_json(draft)) == draft


def test_fields_keep_their_order_behind_those_that_slots_declare() -> None:
    template, _ = parse_template('+++\n[fields."甲"]   # 留着\ntype = "org"\n+++\n{{ 乙 }}{{ 甲 }}\n')
    grown = template.with_field(Field("丙", FieldType.MONEY))
    assert parse_template(print_template(grown))[0] == grown
    turned = replace(template, fields=template.fields[::-1])
    assert parse_template(print_template(turned))[0] == turned


@pytest.mark.parametrize(
    ("text", "key", "columns"),
    [
        ("# 逐项 {每 行 in 项目}\n{{ 行.名称 }}于{{ 行.日期 }}\n", "项目", ["名称", "日期"]),
        ("正文\n{% for 行 in 项目 if 行.名称 %}{{ 行.名称 }}{% endfor %}\n", "项目", ["名称"]),
        ("# 逐项 {每 行 in 项目，清单}\n正文\n", "项目，清单", []),
    ],
)
def test_what_the_text_repeats_over_is_a_table_and_told_with_its_line(text: str, key: str, columns: list[str]) -> None:
    template, problems = parse_template(f"+++\n+++\n\n{text}")
    assert [(f.key, f.type, [c.key for c in f.columns]) for f in template.fields] == [(key, FieldType.ROWS, columns)]
    assert [problem.line for problem in problems] == [3 + text.startswith("正文")]
    assert Draft(template).numbers is not None


def test_what_a_condition_asks_for_is_a_field() -> None:
    template, problems = parse_template("+++\n+++\n{% if not 情况 %}无{% elif 签发人 %}有{% endif %}\n")
    assert [(f.key, f.type) for f in template.fields] == [("情况", FieldType.TEXT), ("签发人", FieldType.PERSON)]
    assert problems == ()


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ('name = "甲', "没有写完"),
        ('name = """甲', "没有写完"),
        ("name = ", "这里多了或少了"),
        ('name == "甲"', "这里多了或少了"),
        ('name = "甲" kind = "乙"', "这里多了或少了"),
        ("tags = [1, 2", "这里多了或少了"),
        ('= "甲"', "等号左边"),
        ("[]\na = 1", "方括号里没有名称"),
        ('单位 = "甲"', '中文名称要放在引号里："单位"。'),
        ('1号单位 = "甲"', '中文名称要放在引号里："1号单位"。'),
        ("[fields.单位]", '中文名称要放在引号里："单位"。'),
        ("a = 1\na = 2", "写了两次"),
        ("[a]\n[a]", "写了两次"),
        ('name = "\\q"', "不能这样写的字符"),
        ("name = 甲", "等号"),
        ("name = 2026-13-01", "等号右边"),
        ("number = 0x", "等号右边"),
    ],
)
def test_a_mistake_in_a_header_is_said_in_the_words_of_a_person(header: str, said: str) -> None:
    [problem] = [problem for problem in parse_template(f"+++\n{header}\n+++\n正文\n")[1] if "写法不对" in problem.text]
    assert said in problem.text
    assert not any(letter.isascii() and letter.isalpha() for letter in problem.text)
