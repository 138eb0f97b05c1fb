"""Small inputs that break a promise: whatever a template or report holds, it opens, is laid out and is kept."""

import json
from pathlib import Path

from tests.faults.known import faulty
from tests.faults.trying import DONE, Tried, input_of

BUG = "程序自己出了错"


@faulty("F2_quote_missing.nigao", "F2_field_twice.nigao")
def test_a_template_with_a_broken_header_is_filled_and_keeps_it_word_for_word(tried: Tried) -> None:
    assert _header(tried.template) == _header(tried.path.read_text("utf-8"))
    assert tried.filled().is_there
    assert tried.said
    assert tried.json("values", Path("a.docx"))["values"]["单位"]


def _header(template: str) -> str:
    return template.split("+++\n")[1]


@faulty("F3_each_undeclared.nigao", "F3_each_notrows.nigao")
def test_a_section_for_rows_that_are_none_is_a_problem_with_its_line(tried: Tried) -> None:
    tried.run("fields", tried.path)
    assert tried.code in DONE, tried.said
    assert tried.filled().is_there
    assert "行：" in tried.said


@faulty("F3b_joint_table.nigao")
def test_a_template_damaged_in_the_middle_is_laid_out(tried: Tried) -> None:
    assert tried.filled().is_there
    assert tried.code in DONE, tried.said


@faulty("F5_unclosed_if.nigao")
def test_a_condition_that_is_not_closed_is_named_and_saved_as_it_stands(tried: Tried) -> None:
    assert "好。" in tried.filled().text
    assert tried.said


@faulty("F14_empty_fldCharType.docx")
def test_a_report_with_an_empty_kind_of_field_mark_is_saved_on(tried: Tried) -> None:
    assert tried.saved_again().is_there


@faulty("F4_label.json", "F4_braces.json", "F4_braces2.json")
def test_a_value_that_looks_like_a_blank_comes_back(tried: Tried) -> None:
    values, tried.path = tried.path, input_of("F4.nigao")
    assert tried.filled(values=values).is_there
    assert tried.json("values", Path("a.docx"))["values"] == json.loads(values.read_text("utf-8"))


@faulty("F6_loops.nigao")
def test_loops_in_loops_end_with_a_sentence(tried: Tried) -> None:
    tried.run_limited("fill", tried.path, "--values", input_of("F6_rows.json"), "-o", "a.docx")
    assert tried.said
    assert BUG not in tried.said


@faulty("F16_long_text.docx")
def test_a_text_that_is_too_long_is_refused_with_the_limit(tried: Tried) -> None:
    for command in ("fields", "inspect", "values"):
        tried.run(command, tried.path)
        assert tried.code == 3
        assert "300,000" in tried.said
        assert "250,000" in tried.said


@faulty("F10_flipped.docx")
def test_values_of_a_damaged_report_say_that_fields_are_missing(tried: Tried) -> None:
    tried.run("values", tried.path)
    assert tried.code == 1
    assert "交流材料" in tried.said
    assert "材料报送日期" in tried.said
