"""Words typed beside a value, which another program puts into its control: prose where the value alone is still one."""

import pytest

from editor.merging.tables.beside import ValuesBeside
from editor.model.draft.draft import Draft
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, controls_in, run, text_of, w
from tests.merging.merged_reports import after, line_of, texts_of
from tests.merging.written import all_drafts, report_of


def _known(kind: str, shown: str, sentence: str = "有{{ 甲 }}在") -> ValuesBeside:
    more = 'choices = ["一级", "二级"]\n' if kind == "choice" else ""
    draft: Draft = draft_of(f'+++\nname = "某"\n[fields."甲"]\ntype = "{kind}"\n{more}+++\n{sentence}\n')
    return ValuesBeside(draft, {"甲": {shown}})


@pytest.mark.parametrize(
    ("kind", "shown", "text", "parts"),
    [
        ("number", "86", "86余", ("", "86", "余")),
        ("number", "86", "近86余", ("近", "86", "余")),
        ("number", "86", "约86", ("约", "86", "")),
        ("number", "86", "90余", ("", "90", "余")),
        ("number", "86", "86.5", ("", "86.5", "")),
        ("number", "86", "若干", ("", "若干", "")),
        ("number", "86", "新值⟦3⟧", ("", "新值⟦3⟧", "")),
        ("number", "86", "一百余", ("", "一百余", "")),
        ("date", "2026年6月22日", "2026年6月22日上午", ("", "2026年6月22日", "上午")),
        ("date", "2026年6月22日", "2026年6月22日（星期一）", ("", "2026年6月22日", "（星期一）")),
        ("date", "2026年6月22日", "拟于2026年6月23日", ("拟于", "2026年6月23日", "")),
        ("date", "2026年6月22日", "2026年6月22日至25日", ("", "2026年6月22日至25日", "")),
        ("date", "2026年6月22日", "二〇二六年六月二十二日", ("", "二〇二六年六月二十二日", "")),
        ("date", "2026年6月22日", "2026年下半年", ("", "2026年下半年", "")),
        ("month", "11", "11上旬", ("", "11", "上旬")),
        ("time", "09:00", "09:00左右", ("", "09:00", "左右")),
        ("percent", "98.5", "98.5以上", ("", "98.5", "以上")),
        ("year", "2026", "2026年度", ("", "2026", "年度")),
        ("choice", "一级", "二级响应", ("", "二级", "响应")),
        ("flag", "是", "是的", ("", "是", "的")),
        ("text", "滨江路", "滨江路（一期）", ("", "滨江路（一期）", "")),
    ],
)
def test_a_text_is_parted_into_the_value_and_the_words_around_it(kind: str, shown: str, text: str, parts: tuple[str, str, str]) -> None:
    assert tuple(_known(kind, shown).parted("甲", text)) == parts


def test_what_the_sentence_says_already_was_typed_twice_and_is_no_neighbour() -> None:
    assert _known("number", "86", "{{ 甲 }}人").parted("甲", "90人").value == "90人"


def test_a_number_that_goes_on_is_another_number() -> None:
    assert _known("number", "86").parted("甲", "186余") == ("", "186", "余")


def _typed_into(body: Element, line: str, value: str, now: str) -> None:
    control = next(control for control in controls_in(line_of(body, line)) if text_of(control) == value)
    next(control.iter(w("t"))).text = now


@pytest.mark.parametrize(
    ("name", "line", "key", "value", "now"),
    [
        ("会议精神贯彻情况报告", "人参加", "参加人数", "86", "86余"),
        ("会议精神贯彻情况报告", "召开党委理论", "学习日期", "2026年6月22日", "2026年6月22日上午"),
        ("会议精神贯彻情况报告", "职工参学率", "参学率", "98.5", "98.5以上"),
        ("专项资金请示", "经测算", "总投资", "8600", "约8600"),
        ("会议纪要", "主持召开会议", "会议日期", "2026年11月16日", "2026年11月16日下午"),
    ],
)
def test_words_beside_a_value_stay_where_they_were_typed(name: str, line: str, key: str, value: str, now: str) -> None:
    stored = all_drafts()[name]
    found = after(report_of(stored), lambda body: _typed_into(body, line, value, now))
    assert found.draft.value(key) == stored.value(key)
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert now in next(text for text in texts_of(found.draft) if line in text)


def test_words_beside_a_value_in_a_table_leave_the_value_and_stay() -> None:
    stored = all_drafts()["会议精神贯彻情况报告"]

    def edit(body: Element) -> None:
        cell = next(control for control in body.iter(w("sdt")) if text_of(control) == "12.00")
        cell.addnext(run("左右"))

    found = after(report_of(stored), edit)
    assert found.draft.value("工作安排") == stored.value("工作安排")
    assert "12.00左右" in texts_of(found.draft)
    assert found.loose == ()
