"""Tables that come in: none is lost, none is bent, each blank is one's own."""

import re

from tests.faults.known import faulty
from tests.faults.trying import Cell, Tried


def texts(table: list[list[Cell]]) -> list[list[str]]:
    return [[cell.text.strip() for cell in row] for row in table]


@faulty("01-table-with-empty-corner.docx")
def test_a_table_with_an_empty_corner_is_kept(tried: Tried) -> None:
    tables = tried.filled().tables
    assert [[row[1:] for row in texts(table)] for table in tables] == [[["一季度", "二季度"], ["120", "130"], ["300", "310"]]]


@faulty("02-first-cell-begins-with-empty-paragraph.docx")
def test_a_table_whose_first_cell_begins_with_an_empty_paragraph_is_kept(tried: Tried) -> None:
    written = tried.filled()
    assert len(written.tables) == 1
    assert "器材检修" in written.text
    assert len(tried.json("inspect")["slots"]) == 2


@faulty("07-two-level-head.docx")
def test_a_head_of_two_levels_keeps_its_spans(tried: Tried) -> None:
    tables = tried.filled().tables
    assert [len(table) for table in tables] == [4]
    head, below = tables[0][:2]
    quarters = {cell.text: range(cell.column, cell.column + cell.span) for cell in head}
    assert {"一季度", "二季度"} <= quarters.keys()
    for quarter in ("一季度", "二季度"):
        assert [cell.text for cell in below if cell.column in quarters[quarter]] == ["计划", "完成"]


@faulty("08-two-tables-in-a-row.docx")
def test_two_tables_in_a_row_stay_two(tried: Tried) -> None:
    assert [max(map(len, table)) for table in tried.filled().tables] == [2, 4]


@faulty("09-table-in-a-cell.docx")
def test_a_table_in_a_cell_is_written_once(tried: Tried) -> None:
    assert tried.filled().text.count("设备费") == 1


@faulty("10-empty-list-table.docx")
def test_an_empty_list_is_rows_or_has_a_field_in_each_cell(tried: Tried) -> None:
    fields = tried.fields
    are_single = len(fields) >= 12 and all(field["places"] == 1 for field in fields)
    assert are_single or any(field["type"] == "rows" for field in fields)


@faulty("11-head-in-the-middle.docx")
def test_blanks_below_a_head_in_the_middle_have_the_names_of_that_head(tried: Tried) -> None:
    fields = tried.fields
    are_single = len(fields) >= 18 and all(field["places"] == 1 for field in fields) and any("称谓" in field["label"] for field in fields)
    assert are_single or any(field["type"] == "rows" for field in fields)


@faulty("26-markdown-table.md")
def test_a_table_of_markdown_is_a_table(tried: Tried) -> None:
    written = tried.filled()
    assert len(written.tables) == 1
    assert "|" not in written.text


@faulty("34-landscape-form.docx")
def test_a_wide_form_stays_landscape_or_it_is_said(tried: Tried) -> None:
    written = tried.filled()
    sizes = [{name.rpartition("}")[2]: value for name, value in size.items()} for size in written.document.iter() if str(size.tag).endswith("}pgSz")]
    assert sizes
    assert any(int(size["w"]) > int(size["h"]) for size in sizes) or "横" in tried.said


@faulty("36-list-of-people.txt")
def test_no_two_people_of_a_list_share_a_field(tried: Tried) -> None:
    fields = tried.fields
    assert fields
    assert [field["label"] for field in fields if field["places"] > 1 and "单位" in field["label"]] == []


@faulty("37-table-drawn-with-blanks.txt")
def test_numbered_rows_are_no_page_numbers(tried: Tried) -> None:
    lines = tried.filled("a.txt").lines
    assert [number for number in "123" if not any(re.match(rf"{number}\b", line) for line in lines)] == []
