"""What a person marks in a sample is known by its words and by what stands around them."""

import pytest

from editor.model.sample.inspection import Inspection, SlotSpan, Span
from editor.model.sample.source import SourceText
from editor.model.template.field import FieldType
from editor.reading import marked

CASES = [
    # What is marked stands between [ ].
    ("自[2020]年以来，成效明显。", "2020", FieldType.YEAR, ""),
    ("自[2020年]以来，成效明显。", "2020", FieldType.YEAR, ""),
    ("[2020]—2022年累计完成投资。", "2020", FieldType.YEAR, ""),
    ("[2020]年度工作总结", "2020", FieldType.YEAR, ""),
    ("关于[2020]的总结", "2020", FieldType.YEAR, ""),
    ("某政发〔[2020]〕5号", "2020", FieldType.YEAR, ""),
    ("共投入资金[2020]万元。", "2020", FieldType.MONEY, "万元"),
    ("共投入资金[2020万元]。", "2020", FieldType.MONEY, "万元"),
    ("惠及[2020]户。", "2020", FieldType.NUMBER, "户"),
    ("惠及[2,020户]。", "2,020", FieldType.NUMBER, "户"),
    ("完成率达到[85.5]%。", "85.5", FieldType.PERCENT, "%"),
    ("完成率达到[85.5%]。", "85.5", FieldType.PERCENT, "%"),
    ("[8]月底前完成。", "8", FieldType.MONTH, ""),
    ("于[2026年3月5日]召开。", "2026年3月5日", FieldType.DATE, ""),
    ("于[2026-03-05]召开。", "2026-03-05", FieldType.DATE, ""),
    ("联系人：[张三]", "张三", FieldType.PERSON, ""),
    # Neighbours that are no such thing.
    ("文件编号为[20201]。", "20201", FieldType.TEXT, ""),
    ("在[滨江路]北段施工。", "滨江路", FieldType.PLACE, ""),
    ("[若干]年前的做法。", "若干", FieldType.TEXT, ""),
    ("提高[三个百分点]左右。", "三个百分点", FieldType.TEXT, ""),
]


def _seen(text: str) -> tuple[Inspection, Span]:
    start, end = text.index("["), text.index("]") - 1
    line = text.replace("[", "").replace("]", "")
    return Inspection(SourceText((line,))), Span(0, start, end, line[start:end])


@pytest.mark.parametrize(("text", "value", "type_", "unit"), CASES)
def test_marked_words_have_the_type_that_a_reader_gives_them(text: str, value: str, type_: FieldType, unit: str) -> None:
    found = marked(*_seen(text))
    assert (found.text, found.type, found.unit) == (value, type_, unit)
    assert (found.line, found.start, found.end) == (0, text.index("["), text.index("[") + len(value))


def test_blanks_that_are_there_are_no_words_around_it() -> None:
    seen = Inspection(SourceText(("X—2022年投入X万元。",)), slots=(SlotSpan(0, 0, 1, "X"), SlotSpan(0, 9, 10, "X")))
    assert marked(seen, Span(0, 2, 6, "2022")).type == FieldType.YEAR
