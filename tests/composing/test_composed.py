from dataclasses import replace

from editor.composing import ComposeCache, compose
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, draft_of, field, lines_of

FIELDS = field("电话", "text", 'empty = "line"') + field("建议", "text", 'empty = "section"') + field("单位")
TEXT = """
# 甲
由{{ 单位 }}负责。
电话：{{ 电话 }}。
# 乙
建议{{ 建议 }}。
## 乙下
细节。
# 丙 | 请打{{ 电话 }}。
完。
@附注 电话：{{ 电话 }}
"""


def final_lines(text: str, fields: str, **values: str) -> list[str]:
    return lines_of(compose(draft_of(text, fields, values), final=True).document)


def test_a_clean_copy_leaves_out_what_unfilled_fields_ask_to_leave_out_and_numbers_close_up() -> None:
    assert final_lines(TEXT, FIELDS) == ["一级标题: 一、甲", "正文: 由〔单位〕负责。", "一级标题: 二、丙", "正文: 完。"]


def test_filled_fields_leave_nothing_out() -> None:
    assert len(final_lines(TEXT, FIELDS, 电话="12345", 建议="多听多看", 单位="局")) == 10


def test_they_are_left_out_of_every_copy_and_come_back_where_they_are_filled() -> None:
    draft = draft_of(TEXT, FIELDS)
    assert lines_of(compose(draft).document) == final_lines(TEXT, FIELDS)
    cache = ComposeCache()
    compose(draft, cache)
    assert len(lines_of(compose(draft.with_values({"电话": "12345", "建议": "多听"}), cache).document)) == 10
    assert lines_of(compose(draft, cache).document) == final_lines(TEXT, FIELDS)


def test_a_draft_of_the_first_version_shows_them_as_its_file_does() -> None:
    draft = replace(draft_of(TEXT, FIELDS), keeps_blanks=True)
    assert len(lines_of(compose(draft).document)) == 10
    assert lines_of(compose(draft, final=True).document) == final_lines(TEXT, FIELDS)


def test_a_table_without_rows_goes_with_its_head() -> None:
    rows = ROWS.replace('type = "rows"', 'type = "rows"\nempty = "line"')
    text = "有表：\n| 项目 |\n| {{ 项目表.项目 }} |"
    assert final_lines(text, rows) == ["正文: 有表："]
    assert lines_of(compose(draft_of(text, rows, {"项目表": BRIDGE_AND_ROAD}), final=True).document) == ["正文: 有表：", "项目", "大桥", "公路"]


def test_a_heading_with_a_slot_that_takes_its_line_away_goes_with_its_text() -> None:
    assert final_lines("# 找{{ 电话 }}\n打电话。\n# 完", FIELDS) == ["一级标题: 一、完"]
