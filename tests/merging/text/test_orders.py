"""Attachments that changed places in Word come back in the new order, each with all that is in it."""

import pytest
from lxml import etree

from editor.model.draft.draft import Draft
from editor.model.returned.change import Choice, choice_of, take
from editor.model.template.file import parse_template
from tests.desk.word_parts import copied, dropped, text_of, w
from tests.merging.merged_reports import after, retype, texts_of
from tests.merging.written import Report, report_of

Element = etree._Element
TEXT = """+++
format = 2
name = "通知"
+++
@标题 关于检修的通知
请照办。
@署名 清溪县水务局
@成文日期 2026年4月1日
@附件 闸门清单
闸门十座。
| 名称 | 数量 |
| 甲闸 | 1 |
@附件 分工方案
# 总体要求
各所分工。
@附件 检修制度
按制度检修。
@印发机关 水务局办公室
"""


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(Draft(parse_template(TEXT)[0]))


def attachments(body: Element) -> list[list[Element]]:
    """The elements of each attachment, from its label on."""
    found: list[list[Element]] = []
    for node in body:
        style = node.find(f"{w('pPr')}/{w('pStyle')}")
        name = "" if style is None else style.get(w("val"), "")
        if name == "Attachment":
            found.append([])
        if name == "ImprintPlace":
            break
        if found:
            found[-1].append(node)
    return found


def arranged(body: Element, *order: int) -> None:
    blocks = attachments(body)
    start = blocks[0][0].getprevious()
    for number in reversed(order):
        for node in reversed(blocks[number]):
            start.addnext(node)  # type: ignore[union-attr]


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 0, 1), (2, 1, 0), (0, 2, 1)])
def test_attachments_in_another_order_keep_their_text(report: Report, order: tuple[int, ...]) -> None:
    found = after(report, lambda body: arranged(body, *order))
    titles = [section.heading for section in found.draft.template.sections if section.part == "attachment"]
    assert titles == [("闸门清单", "分工方案", "检修制度")[number] for number in order]
    texts = texts_of(found.draft)
    words = [("闸门十座。", "各所分工。", "按制度检修。")[number] for number in order]
    assert sorted(words, key=texts.index) == words
    assert [change.kind for change in found.changes] == ["moved"]


def _numbered(blocks: list[list[Element]]) -> None:
    for number, block in enumerate(blocks, 1):
        first, *others = block[0].iter(w("t"))
        first.text = f"附件{number}"
        for text in others:
            text.text = ""


@pytest.mark.parametrize("gone", [0, 1, 2])
@pytest.mark.parametrize("numbered", [True, False])
def test_an_attachment_that_was_taken_out_leaves_no_label_whatever_the_numbers(report: Report, gone: int, *, numbered: bool) -> None:
    def edit(body: Element) -> None:
        blocks = attachments(body)
        for node in blocks.pop(gone):
            dropped(node)
        if numbered:
            _numbered(blocks)

    found = after(report, edit)
    left = [number for number in range(3) if number != gone]
    titles = [section.heading for section in found.draft.template.sections if section.part == "attachment"]
    assert titles == [("闸门清单", "分工方案", "检修制度")[number] for number in left]
    texts = texts_of(found.draft)
    assert [text for text in texts if text.startswith("附件") and "：" not in text] == ["附件1", "附件2"]
    assert all((("闸门十座。", "各所分工。", "按制度检修。")[number] in texts) is (number in left) for number in range(3))


def test_an_attachment_put_between_others_with_new_numbers_has_its_own_text(report: Report) -> None:
    def edit(body: Element) -> None:
        blocks = attachments(body)
        made = [copied(node) for node in blocks[2]]
        for node in made:
            blocks[1][0].addprevious(node)
            if "制度" in text_of(node):
                retype(node, "检修制度" if "检修制度" in text_of(node) else "按制度检修", "巡查制度")
        _numbered([blocks[0], made, *blocks[1:]])

    found = after(report, edit)
    titles = [section.heading for section in found.draft.template.sections if section.part == "attachment"]
    assert titles == ["闸门清单", "巡查制度", "分工方案", "检修制度"]
    texts = texts_of(found.draft)
    assert [text for text in texts if text in ("闸门十座。", "巡查制度。", "各所分工。", "按制度检修。")] == [
        *("闸门十座。", "巡查制度。", "各所分工。", "按制度检修。")
    ]


def test_the_order_can_be_taken_back_alone(report: Report) -> None:
    def edit(body: Element) -> None:
        arranged(body, 1, 0, 2)
        retype(next(p for p in body if "按制度检修" in text_of(p)), "按制度检修。", "按新制度检修。")

    found = after(report, edit)
    order = next(change for change in found.changes if change.kind == "moved")
    back = take(found.draft, order, Choice.HERE)
    assert choice_of(back, order) == Choice.HERE
    assert [section.heading for section in back.template.sections if section.part == "attachment"] == ["闸门清单", "分工方案", "检修制度"]
    assert "按新制度检修。" in texts_of(back)
