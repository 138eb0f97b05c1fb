"""Dates that stand in a form of their own, without a control, are changed like any value; what is computed may be right by the new values."""

import pytest

from editor.merging import Merged
from editor.model.returned.change import choice_of, take
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, copied, paragraph, paragraphs_of, text_of
from tests.merging.merged_reports import Edit, after, line_of, retype
from tests.merging.written import Report, report_of

_TEMPLATE = """+++
format = 1
name = "报送"

[fields."截止日期"]
type = "date"

[fields."开工日期"]
type = "date"

[fields."检查日期"]
type = "date"

[fields."总额"]
type = "number"

[fields."任务"]
type = "rows"
columns = [{key = "名称", type = "text"}, {key = "期限", type = "date"}]
+++
@标题 关于报送材料的通知
@主送机关 各科室

请于{{ 截止日期 | 日期("月日") }}前报送。
工程于{{ 开工日期 | 日期("年月") }}开工。
各科室在{{ 检查日期 | 日期("月日") }}前自查，检查定在{{ 检查日期 }}。
总额{{ 总额 }}万元，余下{{ 总额 - 10 }}万元。

# {{ 行.名称 }} {每 行 in 任务}
此事于{{ 行.期限 | 日期("月日") }}前办完。

@署名 清溪县水务局
@成文日期 2026年4月1日
"""
_VALUES = {"截止日期": "2027-01-05", "开工日期": "2026-03-31", "检查日期": "2026-06-01", "总额": "50"}
_ROWS = ({"名称": "查漏", "期限": "2026-05-10"}, {"名称": "换表", "期限": "2026-05-20"})


@pytest.fixture(scope="module")
def report() -> Report:
    draft = draft_of(_TEMPLATE).with_values({**_VALUES, "任务": _ROWS})
    return report_of(draft)


def _kinds(found: Merged) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.key, change.was, change.now) for change in found.changes]


def _retyped(words: str, was: str, now: str) -> Edit:
    return lambda body: retype(line_of(body, words), was, now)


def test_a_day_and_a_month_typed_over_is_the_value_in_the_year_of_the_date_before(report: Report) -> None:
    found = after(report, _retyped("前报送", "1月5日", "1月9日"))
    assert _kinds(found) == [("value", "截止日期", "2027年1月5日", "2027年1月9日")]
    assert found.draft.value("截止日期") == "2027-01-09"
    assert found.draft.template == report[0].template
    assert choice_of(take(found.draft, found.changes[0], "here"), found.changes[0]) == "here"


def test_a_year_and_a_month_keep_the_day(report: Report) -> None:
    assert after(report, _retyped("工程于", "2026年3月", "2026年5月")).draft.value("开工日期") == "2026-05-31"


@pytest.mark.parametrize("now", ["2月30日", "月底", "2026年4月5日"])
def test_what_is_no_such_date_is_text(report: Report, now: str) -> None:
    found = after(report, _retyped("前报送", "1月5日", now))
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert found.draft.value("截止日期") == "2027-01-05"


def test_a_month_without_that_day_is_text(report: Report) -> None:
    found = after(report, _retyped("工程于", "2026年3月", "2026年4月"))
    assert [change.kind for change in found.changes] == ["rewritten"]


def test_a_date_that_its_own_control_still_tells_does_not_change(report: Report) -> None:
    found = after(report, _retyped("自查", "6月1日", "5月28日"))
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert found.draft.value("检查日期") == "2026-06-01"


def test_what_was_changed_with_the_value_that_it_is_computed_from_is_no_change_of_the_text(report: Report) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "总额")
        retype(line, "50", "60")
        retype(line, "40", "50")

    found = after(report, edit)
    assert _kinds(found) == [("value", "总额", "50", "60")]
    assert found.draft.template == report[0].template


def test_a_date_in_one_repetition_is_its_row(report: Report) -> None:
    found = after(report, _retyped("于5月20日前", "5月20日", "5月25日"))
    assert [(change.kind, change.key) for change in found.changes] == [("value", "任务")]
    assert found.changes[0].now.splitlines()[1] == "换表\t2026年5月25日"
    assert found.draft.value("任务") == (_ROWS[0], {"名称": "换表", "期限": "2026-05-25"})


def test_a_repetition_that_was_typed_in_has_its_date_in_the_year_of_the_others(report: Report) -> None:
    def edit(body: Element) -> None:
        last = line_of(body, "于5月20日前")
        last.addnext(paragraph("此事于6月3日前办完。"))
        last.addnext(head := copied(line_of(body, "二、")))
        retype(head, "二、", "三、")

    found = after(report, edit)
    assert found.changes[0].now == "换表\t2026年6月3日"
    assert found.draft.value("任务") == (*_ROWS, {"名称": "换表", "期限": "2026-06-03"})


def test_a_date_and_a_further_repetition_are_both_kept(report: Report) -> None:
    def edit(body: Element) -> None:
        lines = paragraphs_of(body)
        last = next(line for line in lines if "于5月20日前" in text_of(line))
        last.addnext(paragraph("此事于6月3日前办完。"))
        last.addnext(copied(line_of(body, "二、")))
        retype(line_of(body, "于5月10日前"), "5月10日", "5月11日")

    rows = after(report, edit).draft.value("任务")
    assert [row["期限"] for row in rows if not isinstance(row, str)] == ["2026-05-11", "2026-05-20", "2026-06-03"]


@pytest.mark.parametrize(("now", "value"), [("下午3时", "15:00"), ("上午9时05分", "09:05"), ("晚上7时30分", "19:30")])
def test_a_time_typed_over_in_its_form_is_the_value(now: str, value: str) -> None:
    found = after(_timed(), _retyped("会议于", "下午2时30分", now))
    assert _kinds(found) == [("value", "开始时间", "14:30", value)]
    assert found.draft.value("开始时间") == value


@pytest.mark.parametrize("now", ["下午", "3点", "午饭后", "25时"])
def test_a_time_typed_over_in_another_form_is_text(now: str) -> None:
    found = after(_timed(), _retyped("会议于", "下午2时30分", now))
    assert [change.now for change in found.changes if change.kind != "value"] == [f"会议于{now}开始，请准时参加。"]
    assert found.draft.value("开始时间") == "14:30"


def _timed() -> Report:
    text = '+++\n[fields."开始时间"]\ntype = "time"\n+++\n@标题 关于开会的通知\n\n会议于{{ 开始时间 | 时间("上下午") }}开始，请准时参加。\n'
    return report_of(draft_of(text).with_values({"开始时间": "14:30"}))
