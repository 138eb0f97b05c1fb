"""Values of several lines in the rows that a section repeats over: paragraphs of their own, with what the template has around them."""

from typing import cast

import pytest

from editor.merging import merged
from editor.model.template.field import Row
from editor.word import open_package
from tests.desk.elements import draft_of
from tests.desk.word_parts import Element, paragraphs_of, part_of, text_of, with_part
from tests.merging.cutting import cut_in_two, joined_with_next
from tests.merging.merged_reports import Edit, line_of
from tests.merging.written import report_of

HEADER = """+++
format = 2

[fields."清单"]
type = "rows"
columns = [{key = "方面", type = "text"}, {key = "内容", type = "longtext"}]
+++
@标题 情况报告
# 形势
"""
FORMS = {
    "run on": "## {{ 行.方面 }} {每 行 in 清单} | {{ 行.内容 }}。\n",
    "in a sentence": "## {{ 行.方面 }} {每 行 in 清单}\n主要是：{{ 行.内容 }}。\n",
}
ROWS = ({"方面": "供水", "内容": "水厂全部达标\n管网漏损下降 \n{{ 居民 }}满意"}, {"方面": "排水", "内容": "河道畅通\n泵站检修"})
REPORTS = {form: report_of(draft_of(HEADER + text).with_values({"清单": ROWS})) for form, text in FORMS.items()}


def _rows_after(form: str, edit: Edit) -> tuple[Row, ...]:
    stored, data = REPORTS[form]
    document = part_of(data, "word/document.xml")
    edit(document[0])
    found = merged(stored, open_package(with_part(data, "word/document.xml", document)))
    assert found.loose == ()
    assert {change.key for change in found.changes} <= {"清单"}
    return cast("tuple[Row, ...]", found.draft.value("清单"))


def _with(row: int, was: str, now: str) -> tuple[Row, ...]:
    return tuple(cells | {"内容": cells["内容"].replace(was, now)} if at == row else cells for at, cells in enumerate(ROWS))


@pytest.mark.parametrize("form", FORMS)
def test_a_file_that_another_program_wrote_again_has_the_values_as_they_were(form: str) -> None:
    assert _rows_after(form, lambda _: None) == ROWS


@pytest.mark.parametrize("form", FORMS)
def test_enter_in_a_line_makes_two_of_it(form: str) -> None:
    def edit(body: Element) -> None:
        line = line_of(body, "泵站检修")
        cut_in_two(line, text_of(line).index("检修"), "both", "first")

    assert _rows_after(form, edit) == _with(1, "泵站检修", "泵站\n检修")


@pytest.mark.parametrize("form", FORMS)
def test_lines_that_were_joined_are_one(form: str) -> None:
    def edit(body: Element) -> None:
        joined_with_next(next(line for line in paragraphs_of(body) if "河道畅通" in text_of(line)))

    assert _rows_after(form, edit) == _with(1, "河道畅通\n", "河道畅通")
