"""Lines that several elements share, and elements that were moved, cut in two and copied as a person does it in Word: no element is there twice."""

import pytest

from tests.desk.word_parts import Element, copied, paragraphs_of, run, text_of
from tests.merging.cutting import cut_in_two
from tests.merging.merged_reports import after, line_of, texts_of
from tests.merging.written import all_drafts, report_of


@pytest.mark.parametrize(
    ("name", "line", "at"),
    [("要素 upward", "江城建〔2026〕7号", 11), ("专项资金请示", "江城建〔2026〕31号", 12), ("要素 document", "江畔市人民政府办公厅2026年", 10)],
)
def test_a_line_of_several_elements_that_was_cut_in_two_has_each_of_them_once(name: str, line: str, at: int) -> None:
    def edit(body: Element) -> None:
        cut_in_two(line_of(body, line), at)

    stored = all_drafts()[name]
    found = after(report_of(stored), edit)
    assert texts_of(found.draft) == texts_of(stored)
    assert {change.kind for change in found.changes} == {"loose"}


def test_a_second_line_of_an_element_that_stands_once_is_text() -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "2026年11月4日印发")
        line.addnext(made := copied(line))
        made.append(run("（补）"))

    stored = all_drafts()["要素 document"]
    found = after(report_of(stored), edit)
    assert [text for text in texts_of(found.draft) if "（补）" not in text] == texts_of(stored)
    assert any("（补）" in text for text in [*texts_of(found.draft), *(change.now for change in found.loose)])


def test_an_element_that_was_moved_past_others_stays_the_element() -> None:
    def edit(body: Element) -> None:
        mark = next(line for line in paragraphs_of(body) if text_of(line) == "江畔市水务局")
        line_of(body, "58号").addnext(mark)

    stored = all_drafts()["商洽函"]
    found = after(report_of(stored), edit)
    assert texts_of(found.draft) == texts_of(stored)
