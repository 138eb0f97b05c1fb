"""The text of a section is edited as lines, and what comes out is read back from the file as it was."""

from hypothesis import given
from hypothesis import strategies as st

from editor.model.acts.prose import TextLine, settled, text_lines, text_problem, with_new_field, with_text
from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json
from editor.model.template.file import parse_template
from editor.model.template.markup import joined_markup, plain_text, tokens_of

TEXT = """+++
[fields."单位"]
type = "org"
[fields."项目"]
type = "rows"
columns = [{key = "名称"}]
+++
@标题 {{ 单位 }}的报告
开头，{{ 单位 }}。
# 一节 {可选, 写}
有{{ 人数 }}人。
| 甲 | 乙 |
## 小节 | {{ 单位 }}负责。
{% for 行 in 项目 %}{{ 行.名称 }}；{% endfor %}完。
特此报告。
@署名 {{ 单位 }}
"""


def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert not problems
    return Draft(template)


def _read_back(after: Draft) -> Draft:
    return draft_from_json(draft_to_json(after))


def test_the_lines_of_a_section_are_its_heading_its_text_and_its_tables() -> None:
    kinds = [[line.kind for line in text_lines(section)] for section in draft().template.sections]
    assert kinds == [["element"], ["prose"], ["heading", "prose", "grid"], ["heading", "run_on", "prose"], ["prose"], ["element"]]


def test_lines_that_are_put_back_change_nothing() -> None:
    before = draft()
    for section in before.template.sections:
        assert with_text(before, section.id, text_lines(section)) is before


def test_paragraphs_are_added_split_joined_and_deleted() -> None:
    before = draft()
    after = with_text(before, "opening", [TextLine("prose", "甲。"), TextLine("prose", "  "), TextLine("prose", "乙{{ 单位 }}。")])
    assert [line.markup for line in text_lines(after.template.by_id["opening"])] == ["甲。", "乙{{ 单位 }}。"]
    assert _read_back(after).template.sections == after.template.sections


def test_a_heading_and_a_part_without_heading_may_not_become_empty() -> None:
    before = draft()
    assert with_text(before, "opening", [TextLine("prose", "")]) is before
    assert with_text(before, "s1", [TextLine("heading", " "), TextLine("prose", "在。")]) is before
    assert "标题" in text_problem(before.template.by_id["s1"], [TextLine("heading", "")])


def test_half_of_a_repetition_can_not_be_deleted_and_the_whole_can() -> None:
    before = draft()
    heading, run_on, _ = text_lines(before.template.by_id["s2"])
    assert with_text(before, "s2", [heading, run_on, TextLine("prose", "{{ 行.名称 }}；{% endfor %}完。")]) is before
    assert with_text(before, "s2", [heading, run_on, TextLine("prose", "{% for 行 in 项目 %}{% endif %}")]) is before
    assert with_text(before, "s2", [heading, run_on]) is not before


def test_a_new_slot_has_the_text_as_its_value_and_a_known_name_is_the_known_field() -> None:
    after, key = with_new_field(draft(), "负责人", "张三")
    assert (key, after.value(key), after.template.by_key[key].type) == ("负责人", "张三", "text")
    again, known = with_new_field(after, "单位", "别的")
    assert (known, again) == ("单位", after)


def test_a_name_with_braces_becomes_a_key_without_them() -> None:
    after, key = with_new_field(draft(), "甲{乙}")
    assert (key, after.template.by_key[key].name) == ("甲乙", "甲{乙}")


def test_a_closing_formula_that_is_typed_stands_by_itself_once_the_text_is_left() -> None:
    before = draft()
    without = before.with_template(parse_template(TEXT.replace("特此报告。\n", ""))[0])
    lines = [*text_lines(without.template.by_id["s2"]), TextLine("prose", "特此报告。")]
    after = settled(with_text(without, "s2", lines))
    assert [section.part for section in after.template.sections][-2:] == ["closing", "elements"]
    assert _read_back(after).template.sections == after.template.sections


@given(st.lists(st.text("甲乙 #@|\\{}%。一二.（）", max_size=12), min_size=1, max_size=4))
def test_whatever_is_typed_is_read_back_with_the_same_ids(typed: list[str]) -> None:
    lines = [TextLine("prose", text) for text in typed]
    for section in ("opening", "s1"):
        before = draft()
        after = settled(with_text(before, section, [*text_lines(before.template.by_id[section])[:1], *lines]))
        assert [s.id for s in _read_back(after).template.sections] == [s.id for s in after.template.sections]
        assert len({s.id for s in after.template.sections}) == len(after.template.sections)


@given(st.lists(st.text("甲{}%#\\\\", max_size=4), min_size=2, max_size=4))
def test_text_around_slots_never_runs_into_their_braces(texts: list[str]) -> None:
    pieces = [piece for text in texts for piece in ((text, False), ("{{ 单位 }}", True))]
    markup = joined_markup(pieces)
    assert [token.text for token in tokens_of(markup) if token.kind != "text"] == ["单位"] * len(texts)
    assert plain_text(markup, "▢") == "".join(f"{text}▢" for text in texts)


def test_the_elements_of_a_document_can_not_be_merged_away() -> None:
    before = draft()
    assert with_text(before, "sign", [TextLine("prose", "某单位")]) is before
