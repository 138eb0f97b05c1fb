import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.composing import compose
from editor.model.template.field import cell_path
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, composed, document_of, draft_of, field, lines_of, runs_of_field, shown, text_of

LONG = field("说明", "longtext")


def test_a_value_stands_in_each_of_its_places_and_the_places_are_counted() -> None:
    document = document_of("@标题 {{ 单位 }}的报告\n{{ 单位 }}和{{ 单位 }}。\n# {{ 单位 }}\n@署名 {{ 单位 }}", 单位="水务局")
    assert [(run.text, run.place, run.filled) for run in runs_of_field(document, "单位")] == [("水务局", n, True) for n in range(1, 6)]


def test_an_unfilled_slot_shows_the_name_of_its_field() -> None:
    (run,) = runs_of_field(document_of("由{{ 负责 }}负责。", field("负责", "person", 'label = "负责人"')), "负责")
    assert (run.text, run.label, run.filled, run.shown) == ("", "负责人", False, "〔负责人〕")


def test_a_default_fills_a_slot_until_something_is_given() -> None:
    fields = field("市", "place", 'default = "江畔市"')
    assert (shown("在{{ 市 }}。", fields), shown("在{{ 市 }}。", fields, 市="东湾市")) == ("在江畔市。", "在东湾市。")


def test_a_date_is_shown_without_leading_zeros() -> None:
    assert shown("{{ 日期 }}", 日期="2026-08-03") == "2026年8月3日"


def test_keys_need_not_be_names() -> None:
    fields = field("金额（万元）", "money") + field("1季度", "number") + field("A/B") + field("a-b.c d")
    values = {"金额（万元）": "3", "1季度": "4", "A/B": "五", "a-b.c d": "六"}
    assert shown("{{ 金额（万元） }}{{ 1季度 }}{{ A/B }}{{ a-b.c d }}{{ 金额（万元） + 1季度 }}", fields, **values) == "34五六7"


def test_a_longer_key_that_holds_a_shorter_one_is_the_longer_one() -> None:
    fields = field("投资", "number") + field("计划投资", "number")
    assert shown("{{ 计划投资 - 投资 }}", fields, 投资="3", 计划投资="10") == "7"


def test_a_key_that_is_called_like_a_filter_or_a_column_is_neither() -> None:
    fields = field("日期") + field("项目") + field("成文日期", "date") + ROWS
    text = "{{ 成文日期 | 日期('年月') }}，{% for 行 in 项目表 %}{{ 行.项目 }}、{% endfor %}{{ 项目 }}{{ 日期 }}"
    assert shown(text, fields, 成文日期="2026-08-03", 项目表=BRIDGE_AND_ROAD, 项目="甲", 日期="乙") == "2026年8月，大桥、公路、甲乙"


def test_a_key_in_quotes_is_text() -> None:
    assert shown('{{ "单位" ~ 单位 }}', field("单位"), 单位="局") == "单位局"


def test_escaped_braces_and_lonely_ones_are_text() -> None:
    assert shown(r"用\{{ 单位 }}写，{ 和 } 与 {{ 不算。") == "用{{ 单位 }}写，{ 和 } 与 {{ 不算。"


def test_a_long_text_with_line_breaks_is_several_paragraphs_of_one_place() -> None:
    document = document_of("有{{ 说明 }}。", LONG, 说明="一\n\n二\r\n三")
    assert lines_of(document) == ["正文: 有一", "正文:", "正文: 二", "正文: 三。"]
    assert [(run.text, run.place) for run in runs_of_field(document, "说明")] == [("一", 1), ("", 1), ("二", 1), ("三", 1)]


def test_a_line_break_elsewhere_stays_in_its_run() -> None:
    assert lines_of(document_of("# {{ 说明 }}\n| {{ 说明 }} |", LONG, 说明="一\n二")) == ["一级标题: 一、一\n二", "一\n二"]
    assert lines_of(document_of("{{ 单位 }}", 单位="一\n二")) == ["正文: 一\n二"]


def test_the_cells_of_a_loop_know_their_row_and_column() -> None:
    text = "{% for 行 in 项目表 %}{{ loop.index | 一是 }}{{ 行.项目 }}{{ '。' if loop.last else '；' }}{% endfor %}"
    document = document_of(text, ROWS, 项目表=BRIDGE_AND_ROAD)
    assert text_of(document) == "一是大桥；二是公路。"
    assert [run.field for run in document.runs()] == [None, cell_path("项目表", 0, "项目"), None, cell_path("项目表", 1, "项目"), None]


def test_a_loop_without_rows_is_one_item_that_waits() -> None:
    document = document_of("{% for 行 in 项目表 %}{{ 行.项目 }}{{ 行.月份 }}月；{% endfor %}", ROWS)
    assert [(r.field, r.filled) for r in document.runs() if r.field] == [("项目表[1].项目", False), ("项目表[1].月份", False)]


def test_a_cell_that_is_missing_waits_while_others_are_filled() -> None:
    document = document_of("{% for 行 in 项目表 %}{{ 行.项目 }}{{ 行.月份 }}月；{% endfor %}", ROWS, 项目表=({"项目": "桥"}, {"月份": "9"}))
    assert text_of(document) == "桥〔月份〕月；〔项目〕9月；"


def test_the_rows_can_be_picked_by_a_condition() -> None:
    text = "{% for 行 in 项目表 if 行.金额（万元） > 10 %}{{ loop.index }}.{{ 行.项目 }}{% else %}无{% endfor %}"
    assert shown(text, ROWS, 项目表=BRIDGE_AND_ROAD) == "1.大桥"


def test_rows_in_plain_text_are_a_problem() -> None:
    assert [p.field for p in composed("有{{ 项目表 }}。", ROWS).problems] == ["项目表"]
    assert [p.field for p in composed("有{{ 项目表 ~ 'x' }}。", ROWS, 项目表=BRIDGE_AND_ROAD).problems] == [None]


def test_text_for_a_rows_field_is_a_problem() -> None:
    assert [p.field for p in composed("{% for 行 in 项目表 %}{{ 行.项目 }}{% endfor %}", ROWS, 项目表="大桥").problems] == ["项目表"]


@pytest.mark.parametrize(
    "value", ["🎉公文", "𠮷野家", "<&>\"'", "a\tb  c", "  两边有空格  ", "{{ 单位 }}", "{% for %}", "\\{{", "〔单位〕", "字" * 10_000]
)
def test_what_a_person_types_stands_there_as_typed(value: str) -> None:
    (run,) = runs_of_field(document_of("由{{ 单位 }}写。", 单位=value), "单位")
    assert run.text == value


@pytest.mark.parametrize("bad", ["\x00", "\x0b", "\x1f", "\x7f", "\x90", "\ud83d", chr(0xDC00), "\ufffe", "\uffff"])
def test_what_no_page_can_hold_is_taken_out_and_said(bad: str) -> None:
    result = composed("{{ 单位 }}写。", 单位=f"水{bad}务{bad}局")
    assert text_of(result.document) == "水务局写。"
    assert [p.field for p in result.problems] == ["单位"]


def test_control_characters_in_a_cell_and_in_the_template_are_said_too() -> None:
    result = composed("表\x01格：{% for 行 in 项目表 %}{{ 行.项目 }}{% endfor %}", ROWS, 项目表=({"项目": "大\x02桥"},))
    assert text_of(result.document) == "表格：大桥"
    assert len(result.problems) == 2


@given(st.text(max_size=200), st.sampled_from(["text", "longtext", "org"]))
def test_no_writable_character_of_a_value_is_lost(value: str, kind: str) -> None:
    document = compose(draft_of("甲{{ 单位 }}乙", field("单位", kind), {"单位": value})).document
    kept = "".join(c for c in value if c == "\t" or not ("\ud800" <= c <= "\udfff" or c < " " or "\x7f" <= c <= "\x9f" or c in "\ufffe\uffff"))
    runs = runs_of_field(document, "单位")
    assert "".join(run.text for run in runs).replace("\n", "") == kept
    assert all(run.place == 1 for run in runs)


@given(st.text(alphabet="{}%#|\\ 单位行表格in for if end\"'().[]0*~_-+<>=a", max_size=60))
def test_any_line_of_markup_is_composed_and_never_an_error(markup: str) -> None:
    document = compose(draft_of(f"甲{markup}", field("单位") + ROWS, {"单位": "局"})).document
    assert document.blocks
