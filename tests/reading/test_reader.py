"""The reader's door: what it gives for odd inputs, that it can be cancelled, and that its time grows with the text."""

import time

import pytest

from editor.model.problem import NigaoError
from editor.model.sample.source import SourceText
from editor.reading import inspect


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "X", "。", "一、", "\ufeff", "#", "年月日"])
def test_next_to_nothing_is_read_too(text: str) -> None:
    found = inspect(SourceText.of(text))
    assert (found.addressee, found.headings, found.joined) == (None, found.headings, ())


def test_reading_stops_when_it_is_cancelled() -> None:
    with pytest.raises(NigaoError, match="取消"):
        inspect(SourceText.of("工作报告\n" + "完成投资X万元。\n" * 1000), cancelled=lambda: True)


def test_the_person_is_asked_often_whether_to_go_on() -> None:
    asked: list[int] = []

    def cancelled() -> bool:
        asked.append(1)
        return False

    inspect(SourceText.of("工作报告\n" + "完成投资X万元。\n" * 3000), cancelled=cancelled)
    assert len(asked) > 20


def test_the_source_is_kept_as_it_is() -> None:
    source = SourceText.of("工作报告\n完成投资X万元。", "报告.txt", "gb18030")
    found = inspect(source)
    assert found.source is source
    assert found.to_json()["encoding"] == "gb18030"


def _seconds(text: str) -> float:
    start = time.process_time()
    inspect(SourceText.of(text))
    return time.process_time() - start


LONG = {
    "many paragraphs": lambda n: "工作报告\n" + "完成投资X万元，新增项目X个。\n" * n,
    "one paragraph of many blanks": lambda n: "工作报告\n" + "完成投资X万元，" * n,
    "one run of digits": lambda n: "工作报告\n" + "1" * (20 * n) + "X",
    "one run of spaces": lambda n: "工作报告\n一" + " " * (20 * n) + "年",
    "spaces before the sign of a number": lambda n: "工作报告\n文" + " " * (20 * n) + "5号",
    "rows of one cell": lambda n: "工作报告\n" + "| 甲 |\n" * n,
    "rows of ever other widths": lambda n: "工作报告\n" + "".join("|" + " 甲 |" * (1 + k % 5) + "\n" for k in range(n)),
    "spaces below a row": lambda n: "甲 | 乙\n" + " " * (20 * n) + "丙",
    "open brackets": lambda n: "工作报告\n" + "【" * (20 * n),
    "stars": lambda n: "工作报告\n" + "**甲" * (5 * n),
    "one line of some": lambda n: "某某" * (10 * n),
    "one line of strokes": lambda n: "_" * (20 * n),
    "curly brackets": lambda n: "工作报告\n" + "{" * (20 * n),
    "a label before strokes": lambda n: "工作报告\n姓名：" + "_" * (20 * n) + "同志",
    "wide spaces between words": lambda n: "工作报告\n兹证明" + "\u3000" * (20 * n) + "同志系我单位职工。",
    "names of one role": lambda n: "工作报告\n" + "经办人XX证实情况属实，" * n,
    "ordinals of several things": lambda n: "工作报告\n" + "".join(f"第X届{chr(0x4E00 + k)}{chr(0x5E00 + k)}大赛，" for k in range(n)),
    "holders of several offices": lambda n: "工作报告\n" + "".join(f"{chr(0x4E00 + k)}{chr(0x5E00 + k)}局局长XX出席。\n" for k in range(n)),
    "numbers of pages": lambda n: "报告\n" + "第1页\n" * (10 * n) + "正文。",
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_time_grows_with_the_text(text: object) -> None:
    assert callable(text)
    _seconds(text(50))
    short, long = _seconds(text(150)), _seconds(text(1200))
    assert long < 16 * short + 0.2


@pytest.mark.parametrize("line", ["本单位____共有____人参加____会议。", "会议X", "【单位】于X月召开会议"])
def test_a_text_of_more_blanks_than_a_template_can_have_is_refused_with_the_limit(line: str) -> None:
    with pytest.raises(NigaoError, match=r"空位太多.*最多 10,000 处"):
        inspect(SourceText.of("关于某项工作的报告\n" + f"{line}\n" * 10_100))


def test_tags_are_no_guesses_and_may_be_more() -> None:
    names = [f"{{{{ 字段{number} }}}}" for number in range(10_100)]
    assert len(inspect(SourceText.of("\n".join("，".join(names[at : at + 10]) for at in range(0, len(names), 10)))).slots) == len(names)


@pytest.mark.parametrize(("text", "said"), [("作\n" * 40_001, "40,001 行，最多 40,000 行"), ("作" * 1_200_001, "1,200,001 个字，最多 1,200,000 个")])
def test_a_sample_longer_than_any_document_is_refused_with_the_limit(text: str, said: str) -> None:
    with pytest.raises(NigaoError, match=said):
        inspect(SourceText.of(text))


def test_lines_without_text_do_not_make_a_sample_too_long() -> None:
    assert inspect(SourceText.of("工作报告\n" + " \n" * 40_001 + "完成。\n")).title == "工作报告"
