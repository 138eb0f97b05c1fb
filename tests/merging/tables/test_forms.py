"""Tables over a field whose rows, columns and cells were changed in Word: values stay in their columns, and a table that lost its form is text."""

from collections.abc import Callable

import pytest
from lxml import etree

from editor.composing import compose
from editor.merging import Merged
from editor.model.document.document import Table
from editor.model.document.grid import Grid, Merge
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from tests.desk.word_parts import controls_in, copied, dropped, run, typed_over, w
from tests.merging.merged_reports import after
from tests.merging.table_edits import add_column, clear, drop_column, merge_cells, new_row, span, total_row
from tests.merging.written import Report, report_of

Element = etree._Element
TEXT = """+++
format = 2
name = "安排"

[fields."安排"]
type = "rows"
columns = [{key = "任务", type = "text"}, {key = "部门", type = "org"}, {key = "月份", type = "month"}, {key = "预算", type = "money"}]
+++
@标题 工作安排
所需经费{{ 安排 | 合计("预算") }}万元。
| 序号 | 任务 | 部门 | 时限 | 经费 |
| {{ loop.index }} | {{ 安排.任务 }} | {{ 安排.部门 }} | {{ 安排.月份 }}月底 | {{ 安排.预算 }} |
"""
ROWS = (
    {"任务": "清淤", "部门": "河道所", "月份": "3", "预算": "12.00"},
    {"任务": "补植", "部门": "园林所", "月份": "4", "预算": "80.50"},
    {"任务": "巡查", "部门": "执法队", "月份": "5", "预算": "36.00"},
)
REPEATED = ("{{ loop.index }}", "{{ 安排.任务 }}", "{{ 安排.部门 }}", "{{ 安排.月份 }}月底", "{{ 安排.预算 }}")
Edit = Callable[[list[Element]], object]


@pytest.fixture(scope="module")
def report() -> Report:
    return report_of(Draft(parse_template(TEXT)[0], {"安排": ROWS}))


def edited(report: Report, edit: Edit) -> Merged:
    return after(report, lambda body: edit(next(body.iter(w("tbl"))).findall(w("tr"))))


def grid_of(found: Merged) -> Grid:
    return next(block for section in found.draft.template.sections for block in section.blocks if isinstance(block, Grid))


def shown(found: Merged) -> list[list[str]]:
    table = next(block for block in compose(found.draft).document.blocks if isinstance(block, Table))
    return [[cell.paragraph.text for cell in row] for row in table.rows]


def cells(row: Element) -> list[Element]:
    return row.findall(w("tc"))


def put(cell: Element, text: str) -> None:
    clear(cell)
    cell.find(w("p")).append(run(text))  # type: ignore[union-attr]


@pytest.mark.parametrize("word", ["合计", "总 计", "小计：", "平均", "经费合计（万元）", "共计"])
def test_a_row_that_sums_up_is_no_row_of_the_field(report: Report, word: str) -> None:
    found = edited(report, lambda rows: rows[-1].addnext(total_row(rows[-1], word)))
    assert found.draft.value("安排") == ROWS
    assert grid_of(found).rows[1:] == (REPEATED, (word, "", "", "", "128.50"))
    assert "所需经费128.50万元。" in [p.text for p in compose(found.draft).document.paragraphs()]


def test_a_total_over_merged_cells_keeps_them(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        rows[-1].addnext(made := total_row(rows[-1], "合计"))
        span(cells(made)[0], 4)
        for cell in cells(made)[1:-1]:
            dropped(cell)

    found = edited(report, edit)
    assert grid_of(found).merges == (Merge(2, 0, columns=4),)
    assert found.draft.value("安排") == ROWS


def test_a_total_in_the_middle_makes_the_table_text_and_leaves_the_values(report: Report) -> None:
    found = edited(report, lambda rows: rows[2].addnext(total_row(rows[2], "小计")))
    assert found.draft.value("安排") == ROWS
    assert [row[0] for row in shown(found)] == ["序号", "1", "2", "小计", "3"]
    assert grid_of(found).rows[2] == ("2", "补植", "园林所", "4月底", "80.50")
    assert found.loose == ()


@pytest.mark.parametrize("note", ["注：以上均为含税价", "备注：第2项分两次支付", "说明:单位为万元"])
def test_a_row_that_is_a_note_is_no_row_of_the_field(report: Report, note: str) -> None:
    def edit(rows: list[Element]) -> None:
        rows[-1].addnext(made := new_row(rows[-1], ""))
        for cell, text in zip(cells(made), (note, "", "", "", ""), strict=True):
            put(cell, text)

    found = edited(report, edit)
    assert found.draft.value("安排") == ROWS
    assert shown(found)[-1] == [note, "", "", "", ""]


@pytest.mark.parametrize("last", [2, 3])
@pytest.mark.parametrize("column", [2, 4])
def test_cells_made_one_over_rows_make_the_table_text_without_holes(report: Report, column: int, last: int) -> None:
    def edit(rows: list[Element]) -> None:
        for at in range(1, last + 1):
            cell = cells(rows[at])[column]
            if at > 1:
                clear(cell)
            etree.SubElement(cell.find(w("tcPr")), w("vMerge"), {w("val"): "restart"} if at == 1 else {})  # type: ignore[arg-type]

    found = edited(report, edit)
    assert Merge(1, column, rows=last) in grid_of(found).merges
    assert [row[column] for row in shown(found)][2 : last + 1] == [""] * (last - 1)


def test_a_row_typed_in_the_middle_is_a_row_of_the_field(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        rows[1].addnext(made := new_row(rows[1], ""))
        for cell, text in zip(cells(made), ("2", "疏通", "管网所", "6月底", "7.00"), strict=True):
            put(cell, text)

    value = edited(report, edit).draft.value("安排")
    assert value == (ROWS[0], {"任务": "疏通", "部门": "管网所", "月份": "6", "预算": "7.00"}, *ROWS[1:])


@pytest.mark.parametrize("at", [0, 1, 2, 3])
def test_cells_merged_in_one_row_make_the_table_text(report: Report, at: int) -> None:
    found = edited(report, lambda rows: merge_cells(rows[2], at))
    assert found.draft.value("安排") == ROWS
    assert Merge(2, at, columns=2) in grid_of(found).merges
    assert found.loose == ()


def test_cells_merged_over_two_rows_make_the_table_text(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        for row, how in ((rows[1], "restart"), (rows[2], "continue")):
            cells(row)[2].find(f"{w('tcPr')}/{w('tcW')}").addnext(etree.Element(w("vMerge"), {w("val"): how}))  # type: ignore[union-attr]
        put(cells(rows[2])[2], "")

    found = edited(report, edit)
    assert [row[1] for row in shown(found)] == ["任务", "清淤", "补植", "巡查"]
    assert Merge(1, 2, rows=2) in grid_of(found).merges


def test_a_cell_that_was_split_shifts_no_value(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        own = cells(rows[2])[1]
        own.addnext(made := copied(own))
        put(made, "另一半")
        for row in (rows[0], rows[1], rows[3]):
            span(cells(row)[1], 2)

    found = edited(report, edit)
    assert found.draft.value("安排") == ROWS
    assert shown(found)[2] == ["2", "补植", "另一半", "园林所", "4月底", "80.50"]


def test_two_cells_that_changed_places_in_one_row_put_no_value_into_a_wrong_column(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        one, other = cells(rows[1])[1:3]
        other.addnext(one)

    found = edited(report, edit)
    assert found.draft.value("安排") == ROWS
    assert shown(found)[1][1:3] == ["河道所", "清淤"]


def test_columns_that_changed_places_in_all_rows_stay_columns_of_the_field(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        for row in rows:
            one, other = cells(row)[1:3]
            other.addnext(one)

    found = edited(report, edit)
    assert grid_of(found).rows[1] == (REPEATED[0], REPEATED[2], REPEATED[1], *REPEATED[3:])
    assert found.draft.value("安排") == ROWS


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4])
def test_a_column_that_was_taken_out_leaves_the_values_of_the_others(report: Report, at: int) -> None:
    found = edited(report, lambda rows: drop_column(rows, at))
    assert grid_of(found).rows[1] == REPEATED[:at] + REPEATED[at + 1 :]
    assert found.draft.value("安排") == ROWS


def test_a_new_column_keeps_what_each_row_says(report: Report) -> None:
    found = edited(report, lambda rows: add_column(rows, "备注"))
    assert [row[-1] for row in shown(found)] == ["备注", "备注1", "备注2", "备注3"]
    assert grid_of(found).rows[1][:-1] == REPEATED
    assert found.draft.value("安排") == ROWS


def test_a_heading_over_all_columns_above_the_rows_stays_above_them(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        rows[0].addnext(made := new_row(rows[1], ""))
        put(cells(made)[0], "第一批")
        span(cells(made)[0], 5)
        for cell in cells(made)[1:]:
            dropped(cell)

    found = edited(report, edit)
    assert grid_of(found).rows[1:] == (("第一批", "", "", "", ""), REPEATED)
    assert grid_of(found).merges == (Merge(1, 0, columns=5),)


@pytest.mark.parametrize(
    ("text", "month"),
    [("年底前", "4"), ("4月中旬", "4"), ("待定", "4"), ("", ""), ("年底前月底", "年底前"), ("6月底", "6")],
)
def test_a_cell_typed_over_says_what_was_typed_and_no_word_twice(report: Report, text: str, month: str) -> None:
    found = edited(report, lambda rows: put(cells(rows[2])[3], text))
    assert found.draft.value("安排") == (ROWS[0], ROWS[1] | {"月份": month}, ROWS[2])
    assert [row[3] for row in shown(found)[1:]] == ["3月底", text, "5月底"]
    assert found.loose == ()


def test_words_around_values_that_were_rewritten_in_every_row_are_those_of_the_column(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        for text in (text for row in rows[1:] for text in cells(row)[3].iter(w("t"))):
            text.text = (text.text or "").replace("月底", "月末")

    found = edited(report, edit)
    assert grid_of(found).rows[1] == (*REPEATED[:3], "{{ 安排.月份 }}月末", REPEATED[4])
    assert found.draft.value("安排") == ROWS


def test_a_control_typed_over_whose_words_were_deleted_shows_its_value_alone(report: Report) -> None:
    def edit(rows: list[Element]) -> None:
        own = cells(rows[2])[3].find(w("p"))
        assert own is not None
        for words in own.findall(w("r")):
            own.remove(words)
        typed_over(next(controls_in(own)), "年底前")

    found = edited(report, edit)
    assert found.draft.value("安排") == (ROWS[0], ROWS[1] | {"月份": "年底前"}, ROWS[2])
    assert [row[3] for row in shown(found)[1:]] == ["3月底", "年底前", "5月底"]


@pytest.mark.parametrize("how", ["typed", "copied"])
def test_a_new_row_may_say_other_words_than_its_column(report: Report, how: str) -> None:
    def edit(rows: list[Element]) -> None:
        rows[-1].addnext(made := new_row(rows[-1], "疏通") if how == "typed" else copied(rows[-1]))
        put(cells(made)[3], "年底前")

    found = edited(report, edit)
    assert len(found.draft.value("安排")) == 4
    assert [row[3] for row in shown(found)[1:]] == ["3月底", "4月底", "5月底", "年底前"]
    assert not any("年底前" in change.now for change in found.loose)


def test_the_words_of_one_row_are_still_its_words_after_a_second_return(report: Report) -> None:
    once = edited(report, lambda rows: put(cells(rows[2])[3], "年底前"))
    again = edited(report_of(once.draft), lambda rows: put(cells(rows[1])[3], "6月底"))
    assert [row[3] for row in shown(again)[1:]] == ["6月底", "年底前", "5月底"]
    assert again.draft.value("安排") == (ROWS[0] | {"月份": "6"}, *ROWS[1:])


def test_a_table_with_one_value_in_a_row_is_text_where_a_row_says_something_else() -> None:
    text = TEXT.partition("| 序号")[0] + "| 时限 |\n| {{ 安排.月份 }}月底 |\n"
    found = edited(report_of(Draft(parse_template(text)[0], {"安排": ROWS})), lambda rows: put(cells(rows[2])[0], "年底前"))
    assert [row[0] for row in shown(found)] == ["时限", "3月底", "年底前", "5月底"]
    assert found.draft.value("安排") == ROWS
