"""Repeated sections and tables that were edited elsewhere are taken over wherever a draft has room."""

import pytest
from lxml import etree

from editor.composing import compose
from editor.model.document.document import Table
from editor.model.document.grid import Grid
from editor.model.returned.change import choice_of, take
from tests.desk.rich_reports import REPEATED_VALUES, TABLES_VALUES
from tests.desk.word_parts import controls_in, copied, dropped, paragraph, paragraphs_of, run, text_of, typed_over
from tests.merging.merged_reports import after, line_of, made_reports, retype, rows_of, texts_of
from tests.merging.table_edits import add_column, new_row
from tests.merging.written import Report

Element = etree._Element


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return made_reports()


# Repeated sections


def test_a_text_changed_in_one_repetition_stays_there_and_can_be_taken_for_all(reports: dict[str, Report]) -> None:
    found = after(reports["巡河"], lambda body: retype(line_of(body, "查看下清河"), "主要问题是", "突出问题是"))
    ((change),) = found.changes
    assert change.choices == ("word", "all", "here")
    assert [("突出" in text, "主要" in text) for text in texts_of(found.draft) if "问题是" in text] == [(False, True), (True, False), (False, True)]
    every = take(found.draft, change, "all")
    assert choice_of(every, change) == "all"
    assert sum("突出问题是" in text for text in texts_of(every)) == 3


def test_a_text_changed_in_every_repetition_is_one_change(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        for line in [line for line in paragraphs_of(body) if "主要问题是" in text_of(line)]:
            retype(line, "主要问题是", "突出问题是")

    found = after(reports["巡河"], edit)
    assert [change.kind for change in found.changes] == ["rewritten"]
    assert "查看{{ 段.河名 }}共{{ 段.里程 }}公里，突出问题是{{ 段.问题 }}。" in [b.text for b in found.draft.template.by_id["s1"].blocks]  # type: ignore[union-attr]


def test_paragraphs_added_and_removed_in_one_repetition(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        line_of(body, "查看下清河").addnext(paragraph("这一段已列入重点。"))
        dropped(line_of(body, "5月15日之前"))

    texts = texts_of(after(reports["巡河"], edit).draft)
    assert texts.count("这一段已列入重点。") == 1
    assert texts[texts.index("这一段已列入重点。") - 1].startswith("查看下清河")
    assert [text for text in texts if text.endswith("并把照片报来。")] == [
        "以上问题要在2026年5月10日之前改完，并把照片报来。",
        "以上问题要在2026年5月12日之前改完，并把照片报来。",
    ]


def test_a_repetition_that_was_taken_out_is_a_row_less(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        for words in ("二、下清河", "查看下清河", "5月12日之前"):
            dropped(line_of(body, words))
        typed_over(next(c for c in controls_in(line_of(body, "查看白溪")) if text_of(c) == "20.3"), "21")

    found = after(reports["巡河"], edit)
    first, _, last = REPEATED_VALUES["河段"]
    assert found.draft.value("河段") == (first, {**last, "里程": "21"})
    assert found.draft.template.sections == reports["巡河"][0].template.sections


def test_a_repetition_that_was_copied_and_filled_anew_is_a_row_more(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        last = line_of(body, "5月15日之前")
        for words in ("5月12日之前", "查看下清河", "二、下清河"):
            last.addnext(made := copied(line_of(body, words)))
            for control in controls_in(made):
                if text_of(control) == "下清河":
                    typed_over(control, "黄溪")

    found = after(reports["巡河"], edit)
    assert found.draft.value("河段") == (*REPEATED_VALUES["河段"], {**REPEATED_VALUES["河段"][1], "河名": "黄溪"})
    assert found.loose == ()


@pytest.mark.parametrize("anew", [True, False], ids=["filled anew", "as it was"])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_repetition_copied_behind_itself_is_a_row_more_whatever_the_numbers(reports: dict[str, Report], number: int, *, anew: bool) -> None:
    rows = REPEATED_VALUES["河段"]

    def edit(body: Element) -> None:
        heads = [line_of(body, f"{count}、{row['河名']}") for count, row in zip("一二三", rows, strict=True)]
        lines = [heads[number], *heads[number].itersiblings()][:3]
        for line in reversed(lines):
            lines[-1].addnext(made := copied(line))
            for control in controls_in(made) if anew else ():
                if text_of(control) == rows[number]["河名"]:
                    typed_over(control, "黄溪")
        heads[number + 1 : number + 1] = list(lines[-1].itersiblings())[:1]
        for count, head in zip("一二三四", heads, strict=True):
            retype(head, text_of(head)[0], count)

    found = after(reports["巡河"], edit)
    made = {**rows[number], "河名": "黄溪"} if anew else rows[number]
    assert found.draft.value("河段") == (*rows[: number + 1], made, *rows[number + 1 :])
    assert found.loose == ()


def test_a_repetition_that_was_typed_by_hand_is_a_row_more(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        last, head = line_of(body, "5月15日之前"), line_of(body, "二、下清河")
        last.addnext(paragraph("以上问题要在2026年6月1日之前改完，并把照片报来。", last))
        last.addnext(paragraph("查看黄溪共3公里，主要问题是没有护栏。", last))
        last.addnext(paragraph("四、黄溪的情况", head))

    found = after(reports["巡河"], edit)
    assert found.draft.value("河段")[-1] == {"河名": "黄溪", "里程": "3", "问题": "没有护栏", "整改日": "2026-06-01"}  # type: ignore[index]
    assert len(found.changes) == 1


def test_a_section_typed_behind_the_last_repetition_stands_alone(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        last = line_of(body, "5月15日之前")
        last.addnext(paragraph("另外说明的话。", last))
        last.addnext(paragraph("四、另外说明", line_of(body, "二、下清河")))

    texts = texts_of(after(reports["巡河"], edit).draft)
    assert texts[texts.index("四、另外说明") + 1] == "另外说明的话。"
    assert texts.count("另外说明的话。") == 1


def test_text_whose_heading_behind_a_repetition_was_deleted_stands_once(reports: dict[str, Report]) -> None:
    found = after(reports["巡河"], lambda body: dropped(line_of(body, "四、其他事项")))
    assert texts_of(found.draft).count("沿河没有违建。") == 1


# Tables


def test_rows_of_a_field_are_added_removed_and_moved(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        rows = rows_of(body, 0)
        rows[2].addnext(new_row(rows[2], "雨衣"))
        rows[3].addnext(rows[1])

    found = after(reports["物资"], edit)
    first, second, third = TABLES_VALUES["物资"]
    assert found.draft.value("物资") == (second, {"品名": "雨衣1", "数量": "雨衣2", "存放处": "雨衣3"}, third, first)


def test_a_row_of_a_field_that_was_copied_and_typed_over_is_a_row_of_its_own(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        rows = rows_of(body, 0)
        rows[3].addnext(made := copied(rows[3]))
        typed_over(next(controls_in(made)), "救生圈")

    found = after(reports["物资"], edit)
    assert found.draft.value("物资") == (*TABLES_VALUES["物资"], {**TABLES_VALUES["物资"][2], "品名": "救生圈"})


def test_the_head_of_a_table_over_rows_and_what_was_typed_beside_a_cells_control_are_taken_over(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        rows = rows_of(body, 0)
        retype(rows[0], "品名", "名称")
        next(controls_in(rows[1])).addnext(run("（大号）"))

    found = after(reports["物资"], edit)
    assert found.draft.value("物资")[0]["品名"] == "编织袋（大号）"  # type: ignore[index]
    assert found.draft.template.by_id["s1"].blocks[0].rows[0][1] == "名称"  # type: ignore[union-attr]


def test_removing_a_row_of_a_field_tells_nothing_of_the_numbers_that_follow(reports: dict[str, Report]) -> None:
    found = after(reports["物资"], lambda body: dropped(rows_of(body, 0)[1]))
    assert found.draft.value("物资") == TABLES_VALUES["物资"][1:]
    assert found.loose == ()


def test_fixed_rows_cells_and_columns_are_taken_over(reports: dict[str, Report]) -> None:
    def edit(body: Element) -> None:
        rows = rows_of(body, 1)
        retype(rows[1], "不靠墙", "离墙半米")
        dropped(rows[2])
        add_column([row for row in rows if row is not rows[2]], "备注")

    grid = after(reports["物资"], edit).draft.template.by_id["s2"].blocks[0]
    assert isinstance(grid, Grid)
    assert grid.rows == (
        ("类别", "要求", "负责人", "备注"),
        ("木材", "架空堆放，离墙半米", "{{ 负责人 }}", "备注1"),
        ("油料", "单独存放，远离火源", "{{ 负责人 }}", "备注2"),
    )


def test_a_column_that_no_value_of_a_field_fills_stays_with_the_words_of_each_row(reports: dict[str, Report]) -> None:
    found = after(reports["物资"], lambda body: add_column(rows_of(body, 0), "备注"))
    (table,) = [block for block in compose(found.draft).document.blocks if isinstance(block, Table) and "备注" in block.rows[0][-1].paragraph.text]
    assert [row[-1].paragraph.text for row in table.rows] == ["备注", "备注1", "备注2", "备注3", "备注4"]
    assert found.draft.value("物资") == TABLES_VALUES["物资"]
    assert found.loose == ()
