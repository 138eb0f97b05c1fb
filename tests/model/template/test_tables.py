"""Tables in a template's text: cells over several places, heads, widths, rules; format 1 stays as it was."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.document.grid import Grid, Merge
from editor.model.document.table_look import Side, TableLook, TableRules
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.problem import Problem
from editor.model.template.file import parse_template, print_template
from editor.model.template.template import Prose, Section, SectionPart, Template

HEAD = "| 项目 | 一季度 | < |\n| ^ | 计划 | 完成 |\n"


def grids(body: str, form: int = 2) -> list[Grid]:
    return [block for block in read(body, form)[0].sections[0].blocks if isinstance(block, Grid)]


def read(body: str, form: int = 2) -> tuple[Template, tuple[Problem, ...]]:
    return parse_template(f'+++\nformat = {form}\nname = "表"\n+++\n{body}')


def printed(*blocks: Grid | Prose) -> str:
    return print_template(Template(name="表", sections=(Section("opening", SectionPart.OPENING, blocks=blocks),))).split("+++\n")[2]


def test_cells_over_several_places_begin_where_their_words_stand() -> None:
    (grid,) = grids(f"{HEAD}|---|\n| 产值 | 100 | 91 |\n")
    assert grid.rows == (("项目", "一季度", ""), ("", "计划", "完成"), ("产值", "100", "91"))
    assert grid.merges == (Merge(0, 0, rows=2), Merge(0, 1, columns=2))
    assert grid.head == 2


def test_a_cell_over_rows_and_columns_is_one_rectangle() -> None:
    (grid,) = grids("| 甲 | < | 乙 |\n| ^ | < | 丙 |\n")
    assert grid.merges == (Merge(0, 0, 2, 2),)
    assert grids("| 甲 | < |\n| ^ | ^ |\n")[0].merges == (Merge(0, 0, 2, 2),)


def test_a_line_above_the_table_says_widths_and_rules_and_the_line_below_the_head_the_sides() -> None:
    (grid,) = grids("{表 宽=3,5,2 线=无}\n| 甲 | 乙 | 丙 |\n|---|:---:|---:|\n| 1 | 2 | 3 |\n")
    assert grid.look == TableLook((3, 5, 2), TableRules.NONE, (Side.OWN, Side.CENTER, Side.RIGHT))
    assert grid.head == 1


def test_a_table_behind_another_is_one_of_its_own_and_one_without_a_head_says_so() -> None:
    first, second = grids("| 甲 | 乙 |\n{表 线=框}\n|---|\n| 丙 |\n")
    assert (first.head, second.head, second.look.rules) == (None, 0, TableRules.FRAME)


@pytest.mark.parametrize(
    ("body", "line", "said"),
    [
        ("| < | 乙 |\n", 4, "左边没有格子"),
        ("| 甲 | ^ |\n", 4, "上面没有格子"),
        ("| 甲 |\n| 乙 | ^ |\n", 5, "上面没有格子"),
        ("| 甲 | < |\n| ^ | 乙 |\n", 5, "长方形"),
        ("| 甲 |\n|---|\n| 乙 |\n|---|\n", 7, "只能有一行"),
        ("{表 宽=3,x 线=粗}\n| 甲 |\n", 4, "宽=3,x 线=粗"),
    ],
)
def test_marks_without_a_meaning_are_text_and_told(body: str, line: int, said: str) -> None:
    template, problems = read(body)
    assert [(problem.line, said in problem.text) for problem in problems][-1:] == [(line, True)]
    grid = template.sections[0].blocks[0]
    assert isinstance(grid, Grid)
    assert grid.merges == ()
    assert parse_template(print_template(replace(template, origin="")))[0] == replace(template, origin="")


def test_what_looks_like_a_mark_is_written_with_a_backslash() -> None:
    grid = Grid((("甲", "<", "^"), ("---", ":-:", "\\<"), (":---:", "---", "-")))
    lines = printed(Prose("{表 宽=3}"), grid)
    assert lines.startswith("\\{表 宽=3}\n| 甲 | \\< | \\^ |\n")
    assert read(lines)[0].sections[0].blocks == (Prose("{表 宽=3}"), grid)


def test_a_file_of_format_1_is_read_as_it_was() -> None:
    body = "{表 宽=3}\n| < | ^ |\n| --- | \\< |\n"
    template, problems = read(body, form=1)
    assert problems == ()
    assert template.sections[0].blocks == (Prose("{表 宽=3}"), Grid((("<", "^"), ("---", "\\<"))))
    assert print_template(template).endswith(body)


def test_saving_a_changed_file_of_format_1_makes_it_format_2_where_its_tables_need_that() -> None:
    template, _ = read("正文\n| < | 甲 |\n| 乙 | 丙 |\n", form=1)
    section = template.sections[0]
    saved = print_template(template.with_section(replace(section, blocks=(Prose("新"), *section.blocks[1:]))))
    assert saved == '+++\nformat = 2\nname = "表"\n+++\n新\n| \\< | 甲 |\n| 乙 | 丙 |\n'
    assert print_template(template) == template.origin


def test_a_changed_file_whose_tables_are_plain_stays_in_format_1() -> None:
    template, _ = read("正文\n| 甲 | 乙 |\n", form=1)
    section = template.sections[0]
    assert "format = 1\n" in print_template(template.with_section(replace(section, blocks=(Prose("新"), *section.blocks[1:]))))


def test_a_header_without_its_format_gets_one() -> None:
    template, _ = parse_template('+++\nname = "表"\n[fields."甲"]\nformat = 1\n+++\n| 甲 | 乙 |\n')
    section = replace(template.sections[0], blocks=(Grid((("甲", ""),), (Merge(0, 0, columns=2),)),))
    saved = print_template(template.with_section(section))
    assert saved.startswith('+++\nformat = 2\nname = "表"\n')
    assert parse_template(saved)[0].sections[0].blocks == section.blocks


@pytest.mark.parametrize(("grid", "form"), [(Grid((("甲", "乙"),)), 1), (Grid((("甲", ""),), (Merge(0, 0, columns=2),)), 2)])
def test_a_draft_says_to_older_programs_whether_they_can_read_its_tables(grid: Grid, form: int) -> None:
    draft = Draft(Template(sections=(Section("opening", SectionPart.OPENING, blocks=(grid,)),)))
    text = draft_to_json(draft)
    assert f'"format": {form}' in text
    assert draft_from_json(text).template.sections == draft.template.sections


CELLS = st.sampled_from(["", "<", "^", "---", ":---", "甲", "\\<", "{{ 甲 }}", "|", "甲|乙", " < ", "\\---", "{表}", "^^"]) | st.text(max_size=3)


@st.composite
def tables(draw: st.DrawFn) -> Grid:
    """A table of any cells, some of them over several places, with any head and look."""
    height, width = draw(st.integers(1, 4)), draw(st.integers(1, 4))
    merges, taken = [], set[tuple[int, int]]()
    for row, column in [(row, column) for row in range(height) for column in range(width)]:
        merge = Merge(row, column, draw(st.integers(1, height - row)), draw(st.integers(1, width - column)))
        if draw(st.booleans()) and merge.is_several and not taken & set(merge.places):
            merges.append(merge)
            taken |= set(merge.places)
    begun = {(merge.row, merge.column) for merge in merges}
    rows = [["" if (row, column) in taken - begun else draw(CELLS) for column in range(width)] for row in range(height)]
    look = TableLook(
        draw(st.sampled_from([(), (1,) * width])), draw(st.sampled_from(TableRules)), draw(st.sampled_from([(), (Side.LEFT, Side.RIGHT)]))
    )
    return Grid(tuple(map(tuple, rows)), tuple(merges), draw(st.none() | st.integers(0, height)), look)


@given(st.lists(tables(), min_size=1, max_size=3))
def test_every_table_comes_back_from_the_file(made: list[Grid]) -> None:
    assert grids(printed(*made)) == made
