import pytest

from editor.composing import check_template, compose
from editor.model.draft.draft import Draft
from editor.model.template.template import Prose, Section, Template
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, composed, document_of, field, runs_of_field, shown, template_of, text_of

NUMBERS = field("甲", "number") + field("乙", "number") + field("公开", "flag") + field("级别", "choice") + field("何时", "date")
VALUES = {"甲": "12.80", "乙": "3", "公开": "是", "级别": "特急", "何时": "2026-08-03"}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        *(("甲 * 2", "25.60"), ("甲 + 乙", "15.80"), ("甲 - 乙", "9.80"), ("9 // 2", "4"), ("9 % 2", "1"), ("-乙", "-3"), ("+乙", "3")),
        *(("乙 / 7", "0.4285714286"), ("(乙 / 甲 * 100) | 保留(1)", "23.4"), ("0.1 + 0.2", "0.3"), ("10 / 4", "2.5")),
        *(("'小' if 甲 < 乙 else '大'", "大"), ("'是' if 公开 and 甲 > 10", "是"), ("'否' if not 公开", "")),
        *(("'急' if 级别 in ['特急', '加急']", "急"), ("'急' if '急' in 级别", "急"), ("'x' if 级别 not in '特急'", "")),
        *(("'早' if 何时 < '2026-09-01' else '晚'", "早"), ("'三' if 乙 == 3", "三"), ("'三' if 乙 == '3.0'", "三"), ("'同' if 1 < 乙 <= 3", "同")),
        *(("级别 ~ '（' ~ 乙 ~ '）'", "特急（3）"), ("公开", "是"), ("甲 or 乙", "12.80")),
    ],
)
def test_an_expression_is_calculated(code: str, text: str) -> None:
    assert shown(f"{{{{ {code} }}}}", NUMBERS, **VALUES) == text


def test_what_is_calculated_from_a_field_follows_it_but_is_not_its_value() -> None:
    document = document_of("{{ 甲 }}万元（{{ 甲 | 大写('万元') }}）", NUMBERS, 甲="12.8")
    assert [(r.text, r.place, r.derived) for r in runs_of_field(document, "甲")] == [("12.8", 1, False), ("人民币壹拾贰万捌仟元整", 2, True)]


@pytest.mark.parametrize("code", ["甲 * 2", "甲 | 大写", "甲 ~ '万'", "甲 | 千分位", "项目表 | 合计('金额（万元）')", "项目表 | 项数"])
def test_what_is_calculated_from_a_missing_value_is_missing_too(code: str) -> None:
    (run,) = document_of(f"{{{{ {code} }}}}", NUMBERS + ROWS).runs()
    assert (run.filled, run.derived) == (False, True)
    assert run.shown in ("〔甲〕", "〔项目表〕")


def test_a_condition_on_a_missing_value_does_not_hold() -> None:
    fields = NUMBERS + ROWS
    assert shown("有{% if 甲 > 3 %}多{% elif 公开 %}开{% elif 项目表 %}表{% else %}无{% endif %}。", fields) == "有无。"
    assert shown("{% if 级别 == '' %}未定{% endif %}", fields) == "未定"
    assert shown("{{ 级别 | default('待定') }}", fields) == "待定"


def test_the_sum_of_a_column_waits_for_each_of_its_cells() -> None:
    text = "共{{ 项目表 | 合计('金额（万元）') }}万元、{{ 项目表 | 项数 }}个。"
    assert shown(text, ROWS, 项目表=BRIDGE_AND_ROAD) == "共20.00万元、2个。"
    assert shown(text, ROWS, 项目表=({"项目": "桥"},)) == "共〔项目表〕万元、1个。"


def test_a_computed_field_follows_the_values_that_it_is_computed_from() -> None:
    fields = NUMBERS + field("占比", "percent", 'computed = "(乙 / 甲 * 100) | 保留(1)"') + field("双", "text", 'computed = "占比 * 2"')
    document = document_of("{{ 占比 }}%、{{ 双 }}", fields, **VALUES)
    assert text_of(document) == "23.4%、46.8"
    assert [run.derived for run in document.runs() if run.field] == [True, True]
    assert shown("{{ 占比 }}%", fields) == "〔占比〕%"


@pytest.mark.parametrize("code", ["1 +", "'", "甲 乙", "{% if 甲 %}", "甲 }} 和 {{ 乙", "甲 }}"])
def test_a_computed_field_whose_code_is_no_single_expression_is_told(code: str) -> None:
    (problem,) = check_template(template_of("{{ 双 }}", NUMBERS + field("双", "text", f'computed = "{code}"')))
    assert problem.text.startswith("看不懂“")


def test_a_computed_field_that_can_not_be_worked_out_is_told_beside_its_place() -> None:
    assert composed("{{ 双 }}", NUMBERS + field("双", "text", 'computed = "1 +"'), **VALUES).problems


def test_a_computed_field_that_is_another_field_shows_it() -> None:
    assert shown("{{ 乙方 }}", field("甲方") + field("乙方", "text", 'computed = "甲方"'), 甲方="局") == "局"


def test_formulas_that_go_round_in_a_circle_are_a_problem() -> None:
    fields = field("子", "text", 'computed = "丑"') + field("丑", "text", 'computed = "子 ~ 1"')
    result = composed("{{ 子 }}", fields)
    assert text_of(result.document) == "〔子〕"
    assert [p.field for p in result.problems] == ["子"]


@pytest.mark.parametrize(
    ("code", "written"),
    [
        *((code, "特急") for code in ("级别 * 2", "级别 | 时", "级别 | 分", "级别 | 数值", "级别 | 单位", "级别 + 甲", "甲 < 级别")),
        *((code, "12.80") for code in ("甲 | 日期", "甲 | 大写('美元')", "甲.乙", "甲 | 保留(99)", "甲, 乙", "甲 | 项数")),
        *((code, "〔\u3000\u3000〕") for code in ("1 / 0", "无此项 + 1", "1e999 + 1")),
    ],
)
def test_what_makes_no_sense_is_a_problem_and_the_value_stands_as_it_was_filled_in(code: str, written: str) -> None:
    result = composed(f"前{{{{ {code} }}}}后", NUMBERS, **VALUES)
    assert text_of(result.document) == f"前{written}后"
    assert [p.column for p in result.problems] == [1]
    assert not any(sign in problem.text for problem in result.problems for sign in ("|", "(", "类型", "括号"))


def test_a_column_that_does_not_exist_is_named() -> None:
    result = composed("{% for 行 in 项目表 %}{{ 行.单位 }}{% endfor %}", ROWS, 项目表=BRIDGE_AND_ROAD)
    assert [p.text for p in result.problems] == ["“项目表”没有“单位”这一列。"]


def test_what_was_written_before_a_failure_stays() -> None:
    result = composed(
        "{% for 行 in 项目表 %}{{ 行.项目 }}{{ 10 / (行.月份 - 9) }}；{% endfor %}",
        ROWS,
        项目表=({"项目": "桥", "月份": "8"}, {"项目": "路", "月份": "9"}),
    )
    assert text_of(result.document) == "桥-10；路9；"


def test_rows_can_be_named_by_number() -> None:
    document = document_of("先建{{ 项目表[0].项目 }}。", ROWS, 项目表=BRIDGE_AND_ROAD)
    assert (text_of(document), [r.field for r in document.runs() if r.field]) == ("先建大桥。", ["项目表[1].项目"])


def test_marks_for_blanks_mean_nothing() -> None:
    assert shown("甲 {%- if 1 -%} 乙 {%- endif -%} {{- 1 -}}", NUMBERS) == "甲  乙  1"


@pytest.mark.parametrize(("code", "text"), [("公开 ~ (not 公开)", "是否"), ("公开 and not 公开", "否"), ("甲 == 乙", "否")])
def test_truth_is_written_as_yes_and_no(code: str, text: str) -> None:
    assert shown(f"{{{{ {code} }}}}", NUMBERS, **VALUES) == text


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("{{ 项目表.项目 }}", "“项目”是表里的一列。请写在 for 里面。"),
        ("{% for 行 in 项目表 %}{{ loop.nextitem }}{% endfor %}", "loop 没有“nextitem”。能用 index、first、last、length。"),
        ("{{ 名 ~ 名 }}", "模板写出的文字太多，最多 100,000 个字，这里只编排了一部分。"),
        ("{% for 行 in 项目表 %}{{ 行.没有 }}{% endfor %}", "“项目表”没有“没有”这一列。"),
    ],
)
def test_what_can_not_be_written_is_said_in_words(code: str, words: str) -> None:
    result = composed(code, ROWS + field("名"), 项目表=BRIDGE_AND_ROAD, 名="长" * 60_000)
    assert [problem.text for problem in result.problems] == [words]


def test_a_list_with_a_row_that_nobody_filled_is_a_problem_or_missing_and_never_a_number() -> None:
    behind = composed("{% for 行 in 项目表 %}{{ 0 + ([1, 行] | 项数) }}{% endfor %}", ROWS)
    assert len(behind.problems) == 1
    assert shown("{% for 行 in 项目表 %}{{ 0 + ([行, 1] | 项数) }}{% endfor %}", ROWS) == "〔项目表〕"


def test_a_section_that_repeats_over_no_field_at_all_leaves_its_variable_unbound() -> None:
    section = Section("s1", "正文", repeat=("行", "没有"), blocks=(Prose("甲{{ 行.乙 }}丙"),))
    result = compose(Draft(Template(sections=(section,)), {}))
    assert text_of(result.document) == "甲〔\u3000\u3000〕丙"
    assert [problem.text for problem in result.problems] == ["没有叫“行”的填写项。"]
