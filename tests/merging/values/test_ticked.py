"""Boxes that were ticked in Word are the value of their field, in lines and in tables; what no value writes is told."""

import pytest

from editor.merging import Merged
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, w
from tests.merging.merged_reports import after, line_of, rows_of
from tests.merging.written import Report, report_of

_TEMPLATE = """+++
format = 1
name = "审批"

[fields."意见"]
type = "choice"
choices = ["同意", "不同意"]

[fields."结论"]
type = "choice"
choices = ["合格", "不合格"]

[fields."二"]
type = "choice"
choices = ["是", "否"]

[fields."已核对"]
type = "flag"
required = false
+++
@标题 设备审批表

审批意见：同意{{ "☑" if 意见 == "同意" else "□" }}  不同意{{ "☑" if 意见 == "不同意" else "□" }}
{{ "■" if 已核对 else "□" }} 已核对原件

| 项目 | 结论 |
| 甲 | {{ "☑" if 结论 == "合格" else "□" }}合格 {{ "☑" if 结论 == "不合格" else "□" }}不合格 |
| 乙 | {{ "（√）" if 二 == "是" else "（ ）" }}是 {{ "（√）" if 二 == "否" else "（ ）" }}否 |
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(draft_of(_TEMPLATE).with_values({"意见": "同意"}))


def _tick(node: Element, number: int, sign: str) -> None:
    """Type a sign over a box, the boxes counted from 0."""
    boxes = [text for text in node.iter(w("t")) if (text.text or "").strip() in ("□", "☑", "■", "（ ）", "（√）")]
    boxes[number].text = sign


def _told(found: Merged) -> list[tuple[str, str, str, str]]:
    return [(change.kind, change.key, change.was, change.now) for change in found.changes]


def test_a_box_that_was_ticked_instead_of_another_is_the_value(report: Report) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "审批意见")
        _tick(line, 0, "□")
        _tick(line, 1, "☑")

    found = after(report, edit)
    assert _told(found) == [("value", "意见", "同意", "不同意")]
    assert found.draft.template == report[0].template


def test_a_box_before_a_sentence_is_yes(report: Report) -> None:
    found = after(report, lambda body: _tick(line_of(body, "已核对"), 0, "■"))
    assert _told(found) == [("value", "已核对", "", "是")]


def test_a_box_that_is_empty_again_leaves_the_field_unfilled(report: Report) -> None:
    assert _told(after(report, lambda body: _tick(line_of(body, "审批意见"), 0, "□"))) == [("value", "意见", "同意", "")]


@pytest.mark.parametrize(("row", "box", "sign", "key", "value"), [(1, 0, "☑", "结论", "合格"), (2, 1, "（√）", "二", "否")])
def test_a_box_in_a_table_is_the_value_of_its_row(report: Report, row: int, box: int, sign: str, key: str, value: str) -> None:
    found = after(report, lambda body: _tick(rows_of(body, 0)[row], box, sign))
    assert _told(found) == [("value", key, "", value)]
    assert found.draft.template == report[0].template


def test_two_ticks_of_one_choice_are_told_and_are_no_value(report: Report) -> None:
    found = after(report, lambda body: _tick(line_of(body, "审批意见"), 1, "☑"))
    assert [change.kind for change in found.changes] == ["loose"]
    assert found.draft.value("意见") == "同意"
