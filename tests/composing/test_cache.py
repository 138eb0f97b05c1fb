from hypothesis import given, settings
from hypothesis import strategies as st

from editor.composing import ComposeCache, compose
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.template.field import Value
from tests.composing.drafts import BRIDGE_AND_ROAD, ROWS, draft_of, field, lines_of

FIELDS = (
    field("单位") + field("公开", "flag") + field("数", "number") + field("倍", "number", 'computed = "数 * 2"') + field("说明", "longtext") + ROWS
)
TEXT = """
@标题 关于{{ 单位 }}的报告
{{ 单位 }}{% if 公开 %}公开，{{ 单位 }}{{ 单位 }}{% endif %}说：{{ 数 }}，{{ 倍 }}。
{{ 说明 }}
# 甲 {可选}
{{ 单位 }}
# {{ 行.项目 }} {每 行 in 项目表}
{{ 行.月份 }}月，{{ 单位 }}。
# 乙
{% for 行 in 项目表 %}{{ 行.项目 }}；{% endfor %}
| 项目 | 金额 |
| {{ 项目表.项目 }} | {{ 项目表.金额（万元） }} |
没有空位的一段。
@署名 {{ 单位 }}
"""
VALUES: dict[str, st.SearchStrategy[Value]] = {
    "单位": st.sampled_from(["", "局", "江畔集团"]),
    "公开": st.sampled_from(["", "是", "否"]),
    "数": st.sampled_from(["", "3", "不是数"]),
    "说明": st.sampled_from(["", "一", "一\n二", "\x01"]),
    "项目表": st.sampled_from([(), BRIDGE_AND_ROAD, BRIDGE_AND_ROAD[:1]]),
}
EDIT = st.one_of(*(st.tuples(st.just(key), values) for key, values in VALUES.items()), st.tuples(st.just("switch"), st.booleans()))


def unchanged(before: Document, after: Document) -> list[bool]:
    return [old is new for old, new in zip(before.blocks, after.blocks, strict=True)]


def edited(draft: Draft, what: str, value: object) -> Draft:
    if what == "switch":
        return draft.with_switch("s1", on=bool(value))
    return draft.with_value(what, value)  # pyright: ignore[reportArgumentType]


@settings(max_examples=60)
@given(st.lists(EDIT, max_size=12))
def test_a_cache_gives_what_composing_anew_gives(edits: list[tuple[str, object]]) -> None:
    cache, draft = ComposeCache(), draft_of(TEXT, FIELDS)
    for what, value in edits:
        draft = edited(draft, what, value)
        assert compose(draft, cache) == compose(draft)


WORDS = field("单位") + field("数", "number") + field("书", "text") + field("日", "date") + field("月", "month") + field("说明", "longtext")
SENTENCES = """
由{{ 单位 }}局负责，第{{ 数 }}项，《{{ 书 }}》。{{ 单位 }}、{{ 书 }}；{{ 说明 }}。
于{{ 日 }}，{{ 月 }}月{{ 书 }}{{ 数 }}。
{{ 说明 }}
{{ 数 }}％的{{ 单位 }}等{{ 书 }}
"""
SAID = (
    "",
    "水务局",
    "局",
    "第3",
    "3",
    "《乙》",
    "“丙”",
    "甲。",
    "5%",
    "2026-08-03",
    "2026-08",
    "八月",
    "一\n二",
    "\u3000",
    "a\x01b",
    "等等",
    "\u200b",
)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.sampled_from(["单位", "数", "书", "日", "月", "说明"]), st.sampled_from(SAID)), max_size=12))
def test_values_among_words_that_say_a_part_of_them_come_out_as_composed_anew(edits: list[tuple[str, str]]) -> None:
    draft, cache = draft_of(SENTENCES, WORDS, {"单位": "甲局", "数": "1", "书": "乙"}), ComposeCache()
    for key, value in edits:
        compose(draft, cache)
        draft = draft.with_value(key, value)
        assert compose(draft, cache) == compose(draft)


def test_only_paragraphs_that_use_the_field_are_made_anew() -> None:
    cache, draft = ComposeCache(), draft_of("{{ 甲 }}\n{{ 乙 }}\n没有。\n# {{ 甲 }}\n{{ 乙 }}", values={"甲": "一", "乙": "二"})
    before = compose(draft, cache).document
    after = compose(draft.with_value("乙", "三"), cache).document
    assert unchanged(before, after) == [True, False, True, True, False]


def test_nothing_is_made_anew_where_nothing_changed() -> None:
    cache, draft = ComposeCache(), draft_of(TEXT, FIELDS, {"单位": "局", "项目表": BRIDGE_AND_ROAD})
    before = compose(draft, cache).document
    assert all(unchanged(before, compose(draft, cache).document))
    assert all(unchanged(before, compose(Draft(draft.template, dict(draft.values)), cache).document))


def test_a_value_that_looks_the_same_leaves_the_paragraph_as_it_is() -> None:
    cache, draft = ComposeCache(), draft_of("{% if 数 > 3 %}多{% else %}少{% endif %}", FIELDS, {"数": "5"})
    before = compose(draft, cache).document
    assert all(unchanged(before, compose(draft.with_value("数", "6"), cache).document))


def test_an_edit_of_the_text_leaves_the_other_paragraphs_as_they_are() -> None:
    cache, draft = ComposeCache(), draft_of("# 甲\n{{ 单位 }}一。\n# 乙\n{{ 单位 }}二。", values={"单位": "局"})
    before = compose(draft, cache).document
    assert unchanged(before, compose(draft.with_heading("s1", "改"), cache).document) == [False, True, True, True]


def test_places_behind_one_that_comes_and_goes_are_counted_again() -> None:
    cache, draft = ComposeCache(), draft_of("{% if 公开 %}{{ 单位 }}{% endif %}。\n{{ 单位 }}\n另段。", FIELDS, {"单位": "局", "公开": "否"})
    before = compose(draft, cache).document
    after = compose(draft.with_value("公开", "是"), cache).document
    assert [run.place for run in after.runs() if run.field] == [1, 2]
    assert unchanged(before, after) == [False, False, True]


def test_one_cache_can_go_from_one_draft_to_another() -> None:
    cache = ComposeCache()
    compose(draft_of("{{ 单位 }}", values={"单位": "局"}), cache)
    assert lines_of(compose(draft_of("另一份{{ 单位 }}", values={"单位": "厅"}), cache).document) == ["正文: 另一份厅"]


def test_a_field_that_means_something_else_is_shown_so() -> None:
    cache = ComposeCache()
    compose(draft_of("{{ 何时 }}", field("何时"), {"何时": "2026-08-03"}), cache)
    assert lines_of(compose(draft_of("{{ 何时 }}", field("何时", "date"), {"何时": "2026-08-03"}), cache).document) == ["正文: 2026年8月3日"]
