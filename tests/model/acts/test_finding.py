"""Words are found in text and values, and replaced in both."""

from hypothesis import given
from hypothesis import strategies as st

from editor.model.acts.finding import find_all, replaced
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template

TEXT = """+++
[fields."单位"]
type = "org"
[fields."项目"]
type = "rows"
columns = [{key = "名称"}, {key = "地点"}]
+++
@标题 {{ 单位 }}工作报告
项目工作，{{ 单位 }}。
# 工作 {可选, 写}
| 工作 | {{ 项目 }} |
写作工作。
工作
"""


def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert not problems
    return Draft(template, {"单位": "工作组", "项目": ({"名称": "工作一", "地点": "ABC"}, {"名称": "二", "地点": "工作站"})})


def test_words_are_found_in_elements_text_headings_values_and_cells() -> None:
    found = find_all(draft(), "工作")
    section = [("s1", 0, ""), ("s1", 1, ""), ("s1", 2, ""), ("s1", 3, ""), ("s1", -1, "项目"), ("s1", -1, "项目")]
    assert [(m.section, m.line, m.key) for m in found] == [("head", 0, ""), ("head", -1, "单位"), ("opening", 0, ""), *section]


def test_a_value_is_found_at_each_of_its_places_and_where_its_field_stands_first_to_be_replaced() -> None:
    found = [(m.section, m.place) for m in find_all(draft(), "组", everywhere=True)]
    assert found == [("head", 1), ("opening", 2)]
    assert [(m.section, m.place) for m in find_all(draft(), "组")] == [("head", 1)]


def test_the_names_of_slots_are_no_text() -> None:
    assert find_all(draft(), "单位") == ()


def test_a_section_that_is_not_written_is_not_searched() -> None:
    assert {m.section for m in find_all(draft().with_switch("s1", on=False), "工作")} == {"head", "opening"}


def test_small_and_capital_letters_are_the_same_unless_asked_for() -> None:
    assert len(find_all(draft(), "abc")) == 1
    assert find_all(draft(), "abc", same_case=True) == ()


def test_all_are_replaced_and_braces_in_the_new_words_are_only_braces() -> None:
    before = draft()
    after = replaced(before, find_all(before, "工作"), "{{ 任务 }}")
    assert find_all(after, "工作") == ()
    assert after.value("单位") == "{{ 任务 }}组"
    assert after.template.places_of["单位"][0].markup == "{{ 单位 }}\\{{ 任务 }}报告"


def test_a_paragraph_that_becomes_empty_goes_and_a_heading_keeps_its_words() -> None:
    before = draft()
    after = replaced(before, find_all(before, "工作"), "")
    section = after.template.by_id["s1"]
    assert (section.heading, len(section.blocks)) == ("工作", 2)


@given(st.text("工作abİ{}", max_size=3), st.text("作工b{} ", max_size=3))
def test_replacing_what_was_found_never_fails_and_keeps_the_slots(words: str, new: str) -> None:
    before = draft()
    after = replaced(before, find_all(before, words), new)
    assert {key: len(places) for key, places in after.template.places_of.items()} == {key: len(p) for key, p in before.template.places_of.items()}


def test_a_cell_of_a_table_in_the_text_is_found_by_row_and_column_and_replaced() -> None:
    before = draft()
    (cell,) = [match for match in find_all(before, "工作") if match.column and not match.key]
    assert (cell.line, cell.row, cell.column) == (1, 0, "0")
    after = replaced(before, (cell,), "任务")
    grid = next(block for block in after.template.by_id["s1"].blocks if isinstance(block, Grid))
    assert grid.rows == (("任务", "{{ 项目 }}"),)
