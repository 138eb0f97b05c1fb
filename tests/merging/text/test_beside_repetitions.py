"""What is typed between the repetitions of a section, and behind 版记: it stays where it was typed, or is told."""

import pytest

from tests.desk.word_parts import Element, in_style, paragraph, paragraphs_of
from tests.merging.merged_reports import after, after_and_file, line_of, plain_texts_of, texts_of
from tests.merging.written import all_drafts, report_of


@pytest.mark.parametrize("style", ["Heading1", "Heading2", "Normal"])
@pytest.mark.parametrize("words", ["二、关于新增事项", "（一）有关要求", "关于新增事项"])
@pytest.mark.parametrize(("name", "behind"), [("会议纪要", "由供水科根据会议意见"), ("巡河", "2026年5月10日之前")])
def test_a_heading_typed_between_two_repetitions_stays_there_with_its_text(name: str, behind: str, words: str, style: str) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, behind)
        line.addnext(paragraph("新增一段。"))
        line.addnext(in_style(words, style))

    found, file = after_and_file(report_of(all_drafts()[name]), edit)
    assert plain_texts_of(found.draft) == file
    assert found.loose == ()


@pytest.mark.parametrize("name", ["专项资金请示", "会议纪要", "巡河"])
def test_lines_behind_the_imprint_are_told(name: str) -> None:
    lines = ("版记后面的一行。", "又一行。")

    def edit(body: Element) -> None:
        last = paragraphs_of(body)[-1]
        for text in reversed(lines):
            last.addnext(paragraph(text))

    assert [change.now for change in after(report_of(all_drafts()[name]), edit).loose] == list(lines)


def test_an_attachment_begun_behind_the_imprint_is_the_last_one() -> None:
    def edit(body: Element) -> None:
        last = paragraphs_of(body)[-1]
        for text, style in (("正文。", "Normal"), ("新清单", "Title"), ("附件", "Attachment")):
            last.addnext(in_style(text, style))

    texts = texts_of(after(report_of(all_drafts()["巡河"]), edit).draft)
    assert [text for text in texts if text.endswith(("里程表", "要点", "新清单"))][:3] == ["附件：1.各河段里程表", "2.巡查要点", "3.新清单"]
    assert texts.index("附件2") < texts.index("附件3") < texts.index("正文。")
