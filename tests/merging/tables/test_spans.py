"""A table with cells over several places that comes back from another program keeps them, and says nothing where nothing was changed."""

from collections.abc import Callable

from lxml import etree

from editor.merging import Merged, merged
from editor.model.document.grid import Grid, Merge
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from editor.word import open_package
from tests.desk.word_parts import part_of, w, with_part
from tests.merging.table_edits import new_row
from tests.merging.written import report_of

TEXT = """+++
format = 2
name = "统计"

[fields."清单"]
type = "rows"
columns = [{key = "事项", type = "text"}, {key = "数", type = "number"}]
+++
@标题 统计表
{表 宽=2,3,3,2 线=三}
| 项目 | 一季度 | < | 备注 |
| ^ | 计划 | 完成 | ^ |
|---|---|---|---|
| {{ 清单.事项 }} | 共{{ 清单.数 }} | < | 无 |
| 合计 | 全部 | < | ^ |
"""
DRAFT = Draft(parse_template(TEXT)[0], {"清单": ({"事项": "甲", "数": "1"}, {"事项": "乙", "数": "2"})})


def came_back(edit: Callable[[etree._Element], object]) -> Merged:
    draft, data = report_of(DRAFT)
    document = part_of(data, "word/document.xml")
    edit(document)
    return merged(draft, open_package(with_part(data, "word/document.xml", document)))


def table_of(found: Merged) -> Grid:
    (grid,) = [block for section in found.draft.template.sections for block in section.blocks if isinstance(block, Grid)]
    return grid


def test_nothing_changed_is_nothing_found() -> None:
    found = came_back(lambda _: None)
    assert found.changes == ()
    assert found.draft == DRAFT


def test_a_word_changed_in_a_cell_leaves_the_spans_where_they_are() -> None:
    def edit(document: etree._Element) -> None:
        next(text for text in document.iter(w("t")) if text.text == "计划").text = "预算"

    grid = table_of(came_back(edit))
    before = table_of(came_back(lambda _: None))
    assert grid.rows[1] == ("", "预算", "完成", "")
    assert (grid.merges, grid.head, grid.look) == (before.merges, before.head, before.look)


def test_a_new_row_between_the_rows_of_a_cell_is_in_it() -> None:
    def edit(document: etree._Element) -> None:
        row = list(document.iter(w("tr")))[1]
        row.addprevious(made := new_row(row, "新"))
        for cell in made.findall(w("tc"))[::3]:
            for text in cell.iter(w("t")):
                text.text = ""

    grid = table_of(came_back(edit))
    assert {Merge(0, 0, rows=3), Merge(0, 1, columns=2)} <= set(grid.merges)
    assert [row[1] for row in grid.rows][:3] == ["一季度", "新1", "计划"]


def test_a_value_changed_in_a_cell_over_columns_is_a_value_of_its_row() -> None:
    def edit(document: etree._Element) -> None:
        next(text for text in document.iter(w("t")) if text.text == "2").text = "7"

    found = came_back(edit)
    assert found.draft.value("清单") == ({"事项": "甲", "数": "1"}, {"事项": "乙", "数": "7"})
    assert table_of(found).merges == table_of(came_back(lambda _: None)).merges
