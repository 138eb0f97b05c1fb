"""A heading that was typed into a file as a plain paragraph is one by its number, and the headings behind it move on."""

import pytest

from editor.merging import Merged
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, paragraph
from tests.merging.merged_reports import after, line_of, retype
from tests.merging.written import Report, report_of

_TEMPLATE = """+++
format = 1
name = "值守"
+++
@标题 关于冬季值守的通知
@主送机关 各科室

# 时间安排
值守从十二月起。

# 几项要求
## 严守纪律 | 不得迟到早退。
## 按时报送 | 每天下午报送情况。

# 联系方式
有事找办公室。

@署名 清溪县水务局
@成文日期 2026年4月1日
"""


@pytest.fixture(scope="module")
def report() -> Report:
    draft = draft_of(_TEMPLATE)
    return report_of(draft)


def _typed(report: Report, behind: str, *texts: str) -> Merged:
    def edit(body: Element) -> None:
        for text in reversed(texts):
            line_of(body, behind).addnext(paragraph(text))

    return after(report, edit)


def _headings(found: Merged) -> list[str]:
    draft = found.draft
    return [f"{draft.numbers[s.id]}{s.heading}|{s.run_on}" for s in draft.template.sections if s.level]


def test_a_numbered_line_between_two_headings_is_a_heading_with_its_text(report: Report) -> None:
    def edit(body: Element) -> None:
        line_of(body, "严守纪律").addnext(paragraph("（二）统一着装。一律着工装。"))
        retype(line_of(body, "按时报送"), "（二）", "（三）")

    found = after(report, edit)
    assert [change.kind for change in found.changes] == ["added"]
    assert _headings(found)[2:5] == ["（一）严守纪律|不得迟到早退。", "（二）统一着装|一律着工装。", "（三）按时报送|每天下午报送情况。"]


def test_headings_behind_each_other_and_text_below_one(report: Report) -> None:
    found = _typed(report, "按时报送", "（三）统一着装。一律着工装。", "（四）就近用餐。食堂照常开放。")
    assert _headings(found)[4:6] == ["（三）统一着装|一律着工装。", "（四）就近用餐|食堂照常开放。"]
    found = _typed(report, "有事找办公室", "四、经费来源", "从年度预算里列支。")
    assert _headings(found)[-1] == "四、经费来源|"
    assert [block.text for block in found.draft.template.sections[-2].blocks] == ["从年度预算里列支。"]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text",
    [
        "（五）统一着装。一律着工装。",
        "（三）统一着装",
        "（三）一律着工装，不得例外；按时到岗。违者通报。",
        "四、这一条写得很长很长很长很长很长很长很长很长很长很长很长很长很长很长",
        "（三）",
        "3.统一着装。一律着工装。",
    ],
)
def test_other_numbered_lines_stay_text(report: Report, text: str) -> None:
    found = _typed(report, "按时报送", text)
    assert len(_headings(found)) == 5
    assert [change.now for change in found.changes] == [text]
