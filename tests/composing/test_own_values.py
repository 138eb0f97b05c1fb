"""Where an expression fails, the person's own value stands on the page, and no code does."""

import pytest

from editor.composing import compose
from editor.model.draft.refusals import let_stand
from editor.model.template.field import Value
from tests.composing.drafts import ROWS, composed, draft_of, field, text_of

DATE, MONEY, TIME = field("日", "date"), field("额", "money", 'unit = "元"'), field("时刻", "time")
_CODE = ("{", "}", "|", "日期(", "大写", "时间(", "保留", "类型", "括号")


@pytest.mark.parametrize(
    ("code", "fields", "values", "written", "told"),
    [
        ('日 | 日期("年月")', DATE, {"日": "近期"}, "近期", "这里只要年月，“近期”里看不出来。"),
        ('日 | 日期("月日")', DATE, {"日": "2027-03"}, "2027年3月", "这里只要几月几日，“2027年3月”里看不出来。"),
        ("日 | 日期", DATE, {"日": "2027-03"}, "2027年3月", "这里要写哪一天，“2027年3月”里看不出来。"),
        ("日 | 年", DATE, {"日": "--03-05"}, "3月5日", "这里只要年份，“3月5日”里看不出来。"),
        ("额 | 大写", MONEY, {"额": "约5亿"}, "约5亿", "这里要写大写金额，“约5亿”不是一个准数。"),
        ("额 | 万", MONEY, {"额": "待定"}, "待定", "这里要一个数，“待定”不是。"),
        ("额 * 2", MONEY, {"额": "待定"}, "待定", "“额”写的“待定”不是一个数，算不出来。"),
        ('时刻 | 时间("上下午")', TIME, {"时刻": "饭后"}, "饭后", "这里要写几点几分，“饭后”里看不出来。"),
        ("日 ~ (额 | 大写)", DATE + MONEY, {"日": "近期", "额": "待定"}, "近期", "这里要写大写金额，“待定”不是一个准数。"),
    ],
)
def test_the_value_is_written_as_it_was_filled_in(code: str, fields: str, values: dict[str, Value], written: str, told: str) -> None:
    result = composed(f"前{{{{ {code} }}}}后", fields, **values)
    assert text_of(result.document) == f"前{written}后"
    assert [problem.text for problem in result.problems] == [told]
    assert result.problems[0].field in values


@pytest.mark.parametrize(
    "text",
    [
        "前{{ 日 | 日期( }}后",
        "前{{ 日 | 没有 }}后",
        "前{% if 日 %}{{ 日 }}后",
        "前{% set 甲 = 日 %}{{ 日 }}后",
        "前{{ 日 | 日期(日期) }}后",
        "前{{ 日.没有 }}后",
        "前{{ 日 ** 2 }}后",
        "前{{ 1 / 0 }}后",
    ],
)
def test_no_code_reaches_the_page_or_what_is_told(text: str) -> None:
    result = composed(text, DATE, 日="2026-03-05")
    shown = text_of(result.document)
    assert shown.startswith("前")
    assert shown.endswith("后")
    assert result.problems
    assert not any(sign in words for sign in _CODE for words in (shown, *(problem.text for problem in result.problems)))


def test_a_cell_that_its_filter_can_not_use_is_written_and_the_others_are_as_ever() -> None:
    text = "{% for 行 in 项目表 %}{{ 行.项目 }}于{{ 行.月份 | 月 }}月；{% endfor %}"
    result = composed(text, ROWS, 项目表=({"项目": "桥", "月份": "近"}, {"项目": "路", "月份": "9"}))
    assert text_of(result.document) == "桥于近月；路于9月；"
    assert [problem.field for problem in result.problems] == ["项目表"]


def test_a_table_in_the_middle_of_a_text_is_written_out() -> None:
    result = composed("有{{ 项目表 }}。", ROWS, 项目表=({"项目": "桥", "月份": "8"}, {"项目": "路", "月份": "9"}))
    assert text_of(result.document) == "有桥，8；路，9。"
    assert len(result.problems) == 1


def test_what_was_let_stand_is_not_told_again() -> None:
    draft = draft_of('于{{ 日 | 日期("年月") }}开工', DATE, {"日": "近期"})
    assert len(compose(draft).problems) == 1
    let = let_stand(draft, "日")
    assert (text_of(compose(let).document), compose(let).problems) == ("于近期开工", ())
    assert len(compose(let.with_value("日", "年后")).problems) == 1


def test_a_date_without_a_year_has_that_of_the_report_only_where_a_year_is_written() -> None:
    fields = DATE + field("印", "date")
    text = '于{{ 日 }}（{{ 日 | 日期("年月日") }}，{{ 日 | 日期("月日") }}，{{ 日 | 年 }}年）。\n@成文日期 {{ 印 }}'
    written = text_of(composed(text, fields, 日="--03-05", 印="2026-04-01").document)
    assert written == "于3月5日（2026年3月5日，3月5日，2026年）。\n\n2026年4月1日"


def test_the_date_of_issue_has_a_year_where_anything_says_one() -> None:
    text = "@标题 2026年工作报告\n好。\n@成文日期 {{ 日 }}"
    assert text_of(composed(text, DATE, 日="--03-05").document).endswith("2026年3月5日")
    assert text_of(composed("好。\n@成文日期 {{ 日 }}", DATE, 日="--03-05").document).endswith("\n3月5日")


@pytest.mark.parametrize("number", ["江城建〔2026〕5号", "江城建（2026）05号", "〔2026〕"])
def test_the_number_of_a_document_says_the_year_before_its_title_does(number: str) -> None:
    text = "@发文字号 {{ 号 }}\n@标题 2020年工作会议的报告\n好。\n@成文日期 {{ 日 }}"
    fields = DATE + field("号", "text") + field("年度", "year")
    assert text_of(composed(text, fields, 日="--03-05", 号=number, 年度="2025").document).endswith("2026年3月5日")
    written = text.replace("{{ 号 }}", number)
    assert text_of(composed(written, DATE, 日="--03-05").document).endswith("2026年3月5日")


@pytest.mark.parametrize("number", ["", "第5号", "江城建〔26〕5号", "2026"])
def test_a_number_without_a_year_of_four_digits_says_none(number: str) -> None:
    text = "@发文字号 {{ 号 }}\n@标题 2020年工作会议的报告\n好。\n@成文日期 {{ 日 }}"
    assert text_of(composed(text, DATE + field("号", "text"), 日="--03-05", 号=number).document).endswith("2020年3月5日")


def test_a_number_in_words_of_its_own_is_calculated_with_and_written_as_it_was_typed() -> None:
    text = "{{ 额 }}元（{{ 额 | 大写 }}），{{ 额 | 亿 }}亿元，{{ 额 | default('无') }}元，{{ '多' if 额 > 300000000 else '少' }}"
    assert text_of(composed(text, MONEY, 额="3.5亿").document) == "3.5亿元（人民币叁亿伍仟万元整），3.5亿元，3.5亿元，多"
