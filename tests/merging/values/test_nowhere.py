"""What became of a value whose marks are gone: it is what stands between the words of its sentence, or, where it stands nowhere, nothing."""

import pytest

from editor.merging import Merged
from tests.desk.word_parts import Element, content_of, controls_in, dropped, loosened, run, text_of, w
from tests.merging.merged_reports import after, line_of, retype, texts_of
from tests.merging.written import all_drafts, report_of

NAME = "会议精神贯彻情况报告"
REPORT = report_of(all_drafts()[NAME])


def _bare(body: Element) -> None:
    for control in list(body.iter(w("sdt"))):
        loosened(control)
    for mark in list(body.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        dropped(mark)


def _plain_line(body: Element, words: str) -> None:
    """Take the controls and marks of one line away."""
    line = line_of(body, words)
    for control in list(controls_in(line)):
        loosened(control)
    for mark in list(line.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        dropped(mark)


def _retold(body: Element) -> None:
    retype(body, "江畔市会议中心", "市政府礼堂")
    retype(body, "召开，对今后一个时期", "隆重召开，对今后一段时期")


@pytest.mark.parametrize("take_away", [_bare, lambda body: _plain_line(body, "在江畔市会议中心")], ids=["all marks", "those of the line"])
def test_a_value_between_the_old_words_is_the_new_one(take_away: object) -> None:
    def edit(body: Element) -> None:
        take_away(body)  # type: ignore[operator]
        retype(body, "江畔市会议中心", "市政府礼堂")

    found = after(REPORT, edit)
    assert (found.fields, found.draft.value("会议地点")) == (("会议地点",), "市政府礼堂")


@pytest.mark.parametrize("take_away", [_bare, lambda body: _plain_line(body, "在江畔市会议中心")], ids=["all marks", "those of the line"])
def test_a_value_that_stands_nowhere_any_more_is_a_changed_field(take_away: object) -> None:
    def edit(body: Element) -> None:
        take_away(body)  # type: ignore[operator]
        _retold(body)

    found = after(REPORT, edit)
    assert found.draft.value("会议地点") == ""
    assert "会议地点" in found.fields


def test_a_value_that_still_stands_somewhere_stays() -> None:
    def edit(body: Element) -> None:
        _bare(body)
        _retold(body)
        retype(body, "特此报告。", "特此报告，地点为江畔市会议中心。")

    assert after(REPORT, edit).draft.value("会议地点") == "江畔市会议中心"


@pytest.mark.parametrize("text", ["二〇二六年十月十二日", "二○二六年十月十二日", "二０二六年十月十二日", "2026.10.12"])
@pytest.mark.parametrize("name", [NAME, "会议通知", "专项资金请示"])
def test_a_date_that_another_program_wrote_in_its_own_form_is_that_date(name: str, text: str) -> None:
    stored = all_drafts()[name]

    def edit(body: Element) -> None:
        _bare(body)
        year, month, day = map(int, str(stored.value("成文日期")).split("-"))
        retype(body, f"{year}年{month}月{day}日", _as_written(text, month, day))

    found = after(report_of(stored), edit)
    assert found.draft.value("成文日期") == stored.value("成文日期")
    assert found.loose == ()


def _as_written(text: str, month: int, day: int) -> str:
    numerals = {10: "十", 11: "十一", 12: "十二", 20: "二十", 26: "二十六"}
    if "." in text:
        return f"2026.{month}.{day}"
    return f"{text[:5]}{numerals[month]}月{numerals[day]}日"


PROMPTS = (
    "单击或点击此处输入文字。",
    "点击此处输入文本",
    "单击或点击以输入日期。",
    "选择一项。",
    "Click or tap here to enter text.",
    "Choose an item.",
)


def _prompting(control: Element, words: str) -> None:
    properties = control.find(w("sdtPr"))
    assert properties is not None
    properties.append(properties.makeelement(w("showingPlcHdr"), {}))
    content = content_of(control)
    for child in list(content):
        content.remove(child)
    content.append(run(words))


def _with_prompts(key: str, words: str) -> Merged:
    def edit(body: Element) -> None:
        for control in [control for control in controls_in(body) if text_of(control) == REPORT[0].value(key)]:
            _prompting(control, words)

    return after(REPORT, edit)


@pytest.mark.parametrize("words", PROMPTS)
@pytest.mark.parametrize("key", ["会议地点", "参加人数", "任务总数", "联系人"])
def test_a_value_that_was_deleted_is_empty_and_not_the_prompt_for_one(key: str, words: str) -> None:
    found = _with_prompts(key, words)
    assert found.draft.value(key) == ""
    assert not any(words in text for text in texts_of(found.draft))
    assert not any(words in change.now for change in found.changes)
