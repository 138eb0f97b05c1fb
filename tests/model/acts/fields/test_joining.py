"""Fields that are the same thing become one, a place becomes a field of its own, and a field becomes text; each can be written and read again."""

import pytest

from editor.composing import compose, said_in
from editor.model.acts.fields.joining import fields_to_join, joined, place_on_page, split, split_problem
from editor.model.acts.fields.plain import as_text, plain_problem, wants_words
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.draft.refusals import let_stand
from editor.model.template.file import parse_template, print_template

HEADER = """+++
format = 1
name = "报告"
off = ["@签发人 {{ 负责人 }}"]

[fields."甲"]
type = "org"

[fields."乙"]
type = "org"

[fields."开工"]
type = "date"

[fields."投资"]
type = "money"
rule = "投资 >= 0"

[fields."支出"]
type = "money"
rule = "支出 <= 投资"

[fields."结余"]
type = "money"
computed = "投资 - 支出"

[fields."性别"]
type = "choice"
choices = ["男", "女"]

[fields."有附件"]
type = "flag"

[fields."负责人"]
type = "person"

[fields."项目"]
type = "rows"
columns = [{key = "名称", type = "project"}]
+++
"""
TEXT = """@标题 关于{{ 甲 }}的报告
{{ 甲 }}和{{ 乙 }}于{{ 开工 }}开工，即{{ 开工 | 日期("月日") }}。
{% if 有附件 %}附件由{{ 甲 }}提供，{{ 负责人 }}签字。{% endif %}{{ "☑" if 性别 == "男" else "□" }}男 {{ "☑" if 性别 == "女" else "□" }}女
# 钱
投资{{ 投资 }}元，支出{{ 支出 }}元，结余{{ 结余 }}元。
| 单位 | {{ 甲 }} | {{ 甲 }} |
| 同上 | {{ 甲 }} | 负责人{{ 负责人 }} |
# 项目 {每 行 in 项目}
{{ 甲 }}做{{ 行.名称 }}。
"""


def _draft(text: str = TEXT, **values: str) -> Draft:
    return Draft(parse_template(HEADER + text)[0]).with_values(values)


def _says(draft: Draft) -> str:
    return "\n".join(paragraph.text for paragraph in compose(draft).document.paragraphs())


def _again(draft: Draft) -> Draft:
    assert draft_from_json(draft_to_json(draft)) == draft
    assert parse_template(print_template(draft.template))[0].fields == draft.template.fields
    return draft


# Joining


def test_all_places_of_a_field_show_the_other_one_and_its_value_is_kept() -> None:
    draft = _draft(甲="江畔城投")
    after = _again(joined(draft, "甲", "乙"))
    assert "甲" not in after.template.by_key
    assert (after.value("乙"), "甲" in after.values) == ("江畔城投", False)
    assert "江畔城投和江畔城投于" in _says(after)
    assert "| {{ 乙 }} | {{ 乙 }} |" in print_template(after.template)


def test_the_value_of_the_other_one_stays_where_both_have_one() -> None:
    assert joined(_draft(甲="江畔城投", 乙="望湖置业"), "甲", "乙").value("乙") == "望湖置业"


def test_a_value_comes_along_as_the_other_type_means_it() -> None:
    assert joined(_draft(开工="2026-08-03"), "开工", "甲").value("甲") == "2026年8月3日"
    assert joined(_draft(甲="2026年8月3日"), "甲", "开工").value("开工") == "2026-08-03"
    assert joined(_draft(甲="江畔城投"), "甲", "开工").value("开工") == "江畔城投"


def test_rules_and_what_is_computed_and_elements_that_are_off_name_the_other_one() -> None:
    after = _again(joined(_draft(投资="5"), "投资", "支出"))
    assert after.template.by_key["支出"].rule == "支出 <= 支出"
    assert after.template.by_key["结余"].computed == "支出 - 支出"
    assert joined(_draft(), "负责人", "乙").template.off == ("@签发人 {{ 乙 }}",)


def test_what_was_let_stand_is_let_stand_under_the_other_name() -> None:
    draft = joined(let_stand(_draft(支出="很多"), "支出"), "支出", "投资")
    assert ("投资", "很多") in draft.verbatim


@pytest.mark.parametrize(
    ("key", "into"),
    [
        ("项目", "甲"),
        ("甲", "项目"),
        ("甲", "结余"),
        ("结余", "甲"),
        ("性别", "甲"),
        ("有附件", "性别"),
        ("甲", "有附件"),
        ("甲", "甲"),
        ("没有", "甲"),
    ],
)
def test_what_can_not_be_one_is_not_offered_and_stays(key: str, into: str) -> None:
    draft = _draft()
    assert into not in [field.key for field in fields_to_join(draft, key)]
    assert joined(draft, key, into) is draft


def test_those_of_the_same_type_and_value_are_offered_first() -> None:
    assert fields_to_join(_draft(甲="江畔", 负责人="江畔"), "甲")[0].key == "乙"
    assert fields_to_join(_draft(投资="5", 支出="5"), "投资")[0].key == "支出"


# One place


def test_one_place_becomes_a_field_that_says_the_same_and_others_stay() -> None:
    draft = _draft(甲="江畔城投")
    after, key = split(draft, "甲", 1)
    assert (key, after.template.by_key[key].name, after.value(key)) == ("甲_2", "甲（2）", "江畔城投")
    assert _says(_again(after)) == _says(draft)
    assert "关于江畔城投的报告\n\n望湖和" in _says(after.with_value(key, "望湖"))


def test_equal_cells_of_a_table_are_told_apart() -> None:
    draft = _draft(甲="甲方")
    cells = [n for n, place in enumerate(draft.template.places_of["甲"]) if place.markup == "{{ 甲 }}"]
    after, key = split(draft, "甲", cells[1])
    assert f"| 单位 | {{{{ 甲 }}}} | {{{{ {key} }}}} |\n| 同上 | {{{{ 甲 }}}} |" in print_template(after.template)


def test_a_place_in_a_section_that_repeats_is_split_in_all_its_items() -> None:
    draft = _draft(甲="甲方").with_value("项目", ({"名称": "一"}, {"名称": "二"}))
    after, key = split(draft, "甲", len(draft.template.places_of["甲"]) - 1)
    assert "乙方做一。" in _says(after.with_value(key, "乙方"))
    assert "乙方做二。" in _says(after.with_value(key, "乙方"))


def test_a_place_under_a_condition_is_split_but_not_the_condition_itself() -> None:
    text = "@标题 报告\n{% if 负责人 %}由{{ 负责人 }}负责。{% endif %}{{ 负责人 }}和{% if 有附件 %}{{ 甲 }}{% endif %}{{ 甲 }}到场。\n"
    draft = _draft(text, 负责人="张三")
    assert "自己定" in split_problem(draft, "负责人", 0)
    assert "自己定" in split_problem(draft, "负责人", 1)
    assert split(draft, "负责人", 1) == (draft, "负责人")
    assert not split_problem(draft, "负责人", 2)
    assert not split_problem(draft, "甲", 0)


def test_there_is_nothing_to_split_of_a_single_place_a_table_and_what_is_computed() -> None:
    draft = _draft()
    assert "只有这一处" in split_problem(draft, "乙", 0)
    assert split_problem(draft, "项目", 0)
    assert split_problem(draft, "结余", 0)
    assert split_problem(draft, "甲", None)


def test_the_place_that_was_pointed_at_is_the_one_that_is_split() -> None:
    draft = _draft(甲="甲方").with_value("项目", ({"名称": "一"}, {"名称": "二"}))
    document = compose(draft).document
    count = max(run.place for run in document.runs() if run.field == "甲")
    found = [place_on_page(draft, document, "甲", place) for place in range(1, count + 1)]
    # 标题, 正文, the cells, and the section that stands there twice; what a condition leaves out is not counted.
    assert found == [0, 1, 3, 4, 5, 6, 6]
    assert place_on_page(draft, document, "甲", 99) is None


# Text


def test_what_a_field_says_is_text_from_then_on() -> None:
    draft = _draft(开工="2026-08-03", 甲="江畔", 性别="女")
    after = _again(as_text(draft, "开工", said_in))
    assert "开工" not in after.template.by_key
    assert _says(after) == _says(draft)
    assert "于2026年8月3日开工，即8月3日。" in print_template(after.template)
    assert _says(as_text(draft, "性别", said_in)) == _says(draft)


def test_text_that_looks_like_code_stays_text() -> None:
    draft = _draft(乙="{{ 甲 }}{% if %}\\")
    after = _again(as_text(draft, "乙", said_in))
    assert _says(after) == _says(draft)


def test_a_text_of_several_paragraphs_becomes_paragraphs_where_it_stands_alone() -> None:
    draft = _draft("@标题 报告\n{{ 甲 }}\n后面。\n", 甲="第一段。\n第二段。")
    assert _says(_again(as_text(draft, "甲", said_in))) == _says(draft)
    assert "好几段" in plain_problem(_draft(甲="第一段\n第二段"), "甲")


@pytest.mark.parametrize(
    ("key", "words"), [("项目", "表格"), ("结余", "算出来"), ("投资", "“支出”要用到"), ("有附件", "由“有附件”定"), ("没有", "表格")]
)
def test_what_others_need_stays_a_field(key: str, words: str) -> None:
    draft = _draft()
    assert words in plain_problem(draft, key)
    assert as_text(draft, key, said_in) is draft


def test_a_field_that_is_calculated_with_another_stays() -> None:
    draft = _draft("@标题 报告\n人均{{ (投资 / 支出) | 保留(2) }}元。\n", 投资="5", 支出="2")
    assert plain_problem(draft, "投资")


def test_an_empty_field_wants_words_and_an_empty_box_is_a_box() -> None:
    draft = _draft()
    assert (wants_words(draft, "甲"), wants_words(draft, "性别"), wants_words(_draft(甲="江畔"), "甲")) == (True, False, False)


def test_a_date_without_its_year_is_completed_first() -> None:
    draft = _draft("@标题 报告\n正文。\n@署名 {{ 甲 }}\n@成文日期 {{ 开工 }}\n", 开工="--03-05")
    assert "没有写年" in plain_problem(draft, "开工")
