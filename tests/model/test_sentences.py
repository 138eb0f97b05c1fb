"""The sentence around a slot, as the form shows it."""

from editor.model.document.document import Paragraph, Run
from editor.model.sentences import sentence_of

PARAGRAPH = Paragraph(
    "正文",
    (
        Run("会后。我们“好。”由"),
        Run("局", field="单位", place=1),
        Run("和"),
        Run("", field="单位", label="单位", place=2, filled=False),
        Run("办；完。"),
    ),
)


def test_a_sentence_ends_at_the_marks_around_the_slot() -> None:
    assert sentence_of(PARAGRAPH, "单位", 1) == ("由", "局", "和〔单位〕办；")
    assert sentence_of(PARAGRAPH, "单位", 2) == ("由局和", "〔单位〕", "办；")


def test_a_sentence_ends_with_the_paragraph() -> None:
    assert sentence_of(Paragraph("标题", (Run("关于"), Run("水", field="事", place=1), Run("的报告"))), "事", 1) == ("关于", "水", "的报告")


def test_a_value_that_holds_sentences_is_shown_whole() -> None:
    paragraph = Paragraph("正文", (Run("甲。"), Run("一。二。", field="说明", place=1), Run("乙。丙。")))
    assert sentence_of(paragraph, "说明", 1) == ("", "一。二。", "乙。")


def test_a_place_that_is_not_there_has_no_sentence() -> None:
    assert sentence_of(PARAGRAPH, "单位", 3) == ("", "", "")
    assert sentence_of(Paragraph("空行"), "单位", 1) == ("", "", "")
