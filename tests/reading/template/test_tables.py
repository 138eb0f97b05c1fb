"""Tables of a sample become tables of the template: their head is a head of data, a title in the first row is the title."""

import pytest

from editor.model.document.grid import Grid
from editor.model.document.table_look import TableLook, TableRules
from editor.model.sample.source import Mark, MarkKind, SourceText
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable
from editor.model.template.template import usual_head
from editor.reading import inspect, template_of


def made(rows: str, **said: object) -> Grid:
    """The table that a Word file's table becomes: its rows by /, its cells by |; _ is an empty cell that is a blank."""
    cells = [cell for row in rows.split("/") for cell in row.split("|")]
    lines = ("关于检修的报告", *("" if cell in ("_", "-") else cell for cell in cells))
    at, counted = 0, list[list[list[int]]]()
    for row in rows.split("/"):
        counted.append([[at + n + 1] for n in range(len(row.split("|")))])
        at += len(row.split("|"))
    marks = tuple(Mark(n, 0, 0, f"空{n}", MarkKind.CELL) for n, cell in enumerate(cells, 1) if cell == "_")
    table = SourceTable(SourceTable.of_rows(counted).cells, **said)  # type: ignore[arg-type]
    return grids(SourceText(lines, marks=marks, tables=(table,)))[0]


def grids(source: SourceText) -> list[Grid]:
    return [block for section in template_of(inspect(source)).sections for block in section.blocks if isinstance(block, Grid)]


def head_of(grid: Grid) -> int:
    return usual_head(grid.rows) if grid.head is None else grid.head


@pytest.mark.parametrize(
    ("rows", "head"),
    [
        ("序号|名称|数量/1|甲|2", 1),
        ("-|一季度|二季度/产值|1|2", 1),
        ("序号|名称|数量/1|_|_/2|_|_", 1),
        ("姓名|_|性别|_/单位|_|职务|_", 0),
        ("甲方：|乙方：/代表：|代表：", 0),
        ("2024|12|13/2025|14|15", 0),
        ("名称|数量", 0),
        ("本表由各单位填写，一式两份。|二/三|四", 0),
    ],
)
def test_a_head_is_one_of_data_and_no_row_of_a_form(rows: str, head: int) -> None:
    assert head_of(made(rows)) == head


def test_the_rows_that_the_file_repeats_are_the_head() -> None:
    assert head_of(made("甲|乙/丙|丁/1|2", head=2)) == 2


def test_a_table_without_rules_places_text_and_has_no_head() -> None:
    assert head_of(made("甲|乙/丙|丁", look=TableLook(rules=TableRules.NONE))) == 0


def test_a_head_of_two_levels_is_two_rows_below_a_row_over_the_whole_width() -> None:
    lines = ("关于检修的报告", "检修统计", "项目", "一季度", "计划", "完成", "产值", "1", "2")
    places = [(0, 0, 1, 3), (1, 0, 2, 1), (1, 1, 1, 2), (2, 1, 1, 1), (2, 2, 1, 1), (3, 0, 1, 1), (3, 1, 1, 1), (3, 2, 1, 1)]
    cells = [SourceCell(row, column, (CellPart(n),), rows, columns) for n, (row, column, rows, columns) in enumerate(places, 1)]
    (grid,) = grids(SourceText(lines, tables=(SourceTable(tuple(cells)),)))
    assert grid.head == 3
    assert grid.rows[2] == ("", "计划", "完成")


def test_a_title_in_the_first_row_is_the_title_and_a_line_below_the_table_stays_there() -> None:
    lines = ("用车申请表", "申请人", "", "市粮储局制")
    cells = (SourceCell(0, 0, (CellPart(0),), columns=2), SourceCell(1, 0, (CellPart(1),)), SourceCell(1, 1, (CellPart(2),)))
    seen = inspect(SourceText(lines, tables=(SourceTable(cells),)))
    assert (seen.title, seen.title_lines) == ("用车申请表", (0,))
    (grid,) = grids(seen.source)
    assert grid.rows == (("申请人", ""),)


def test_lines_of_a_cell_stay_lines_and_parts_of_a_line_are_cells() -> None:
    lines = ("关于检修的报告", "", "同意。", "盖章", "| 甲 | 乙 |")
    cells = (
        SourceCell(0, 0, (CellPart(1), CellPart(2), CellPart(3))),
        SourceCell(1, 0, (CellPart(4, 1, 4),)),
        SourceCell(1, 1, (CellPart(4, 5, 8),)),
    )
    (grid,) = grids(SourceText(lines, tables=(SourceTable(cells),)))
    assert grid.rows == (("同意。\n盖章",), ("甲", "乙"))


def test_an_empty_row_and_a_table_of_nothing_stay() -> None:
    assert made("甲|乙/-|-/1|2").rows[1] == ("", "")
    lines = ("关于检修的报告", "", "", "以上。")
    assert [grid.rows for grid in grids(SourceText(lines, tables=(SourceTable.of_rows((((1,), (2,)),)),)))] == [(("", ""),)]
