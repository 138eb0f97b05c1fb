"""What would print as a hole is asked for, whatever the template calls it, and nothing else is."""

import pytest

from editor.composing import TextStand, compose, open_fields, progress_of
from editor.model.document.document import holes_in
from editor.model.draft.draft import Draft
from editor.model.draft.standing import by_values
from editor.model.template.field import Value
from tests.composing.drafts import ROWS, draft_of, field

OPTIONAL = "required = false"
SUM = field("和", "number", 'computed = "甲 + 乙"')


def asked(text: str, fields: str = "", **values: Value) -> list[str]:
    draft = draft_of(text, fields, values)
    told = [f.key for f in open_fields(draft)]
    assert TextStand()(draft).open == frozenset(told)
    return told


@pytest.mark.parametrize(
    ("text", "fields", "names"),
    [
        ("报到地点：{{ 地点 }}。", field("地点", "place", OPTIONAL), ["地点"]),
        ("报到地点：{{ 地点 }}。", field("地点", "place", OPTIONAL + '\nempty = "line"'), []),
        ("# 一\n建议{{ 建议 }}。\n# 二", field("建议", "text", OPTIONAL + '\nempty = "section"'), []),
        ("签字：{{ 人 }}。", field("人", "person", 'empty = "pen"'), []),
        ("好{% if 甲 %}，共{{ 甲 }}元{% endif %}。", field("甲", "money"), []),
        ("好{{ 甲 | default('无') }}。", field("甲"), []),
        ("{% if 级 == '急' %}速办{% else %}照办{% endif %}。", field("级"), ["级"]),
        ("{% if 级 == '急' %}速办{% else %}照办{% endif %}。", field("级", "text", OPTIONAL), []),
        ("{{ '速办' if 级 == '急' else '照办' }}。", field("级"), ["级"]),
        ("{% if 级 == '急' %}限{{ 天 }}天{% endif %}办。", field("级", "text", OPTIONAL) + field("天", "number"), []),
        ("大写{{ 甲 | 大写 }}。", field("甲", "money", OPTIONAL), ["甲"]),
        ("共{{ 和 }}。", field("甲", "number") + field("乙", "number") + SUM, ["甲", "乙"]),
        (
            "{{ 甲 }}和{{ 乙 }}共{{ 和 }}。",
            field("甲", "number") + field("乙", "number", OPTIONAL) + field("和", "number", 'computed = "甲 + 乙"'),
            ["甲", "乙"],
        ),
        ("{% for 行 in 项目表 %}{{ 行.项目 }}；{% endfor %}", ROWS, ["项目表"]),
        ("# 一 {可选}\n在{{ 地点 }}。\n# 二\n好。", field("地点"), []),
        ("@密级 {{ 密 }}\n@标题 报告\n好。", field("密", "text", OPTIONAL), []),
        ("@标题 {{ 单位 }}的报告\n好。", field("单位", "org", OPTIONAL), ["单位"]),
    ],
)
def test_what_leaves_a_hole_is_asked_for(text: str, fields: str, names: list[str]) -> None:
    assert asked(text, fields) == names


def test_a_cell_that_is_empty_leaves_a_hole_and_one_that_is_not_printed_does_not() -> None:
    text = "{% for 行 in 项目表 %}{{ 行.项目 }}；{% endfor %}"
    assert asked(text, ROWS, 项目表=({"项目": "桥", "月份": ""},)) == []
    assert asked(text, ROWS, 项目表=({"项目": "", "月份": "8"},)) == ["项目表"]


def test_what_is_not_asked_for_counts_only_once_it_has_a_value() -> None:
    fields = field("甲") + field("乙", "text", OPTIONAL + '\nempty = "line"')
    draft = draft_of("甲{{ 甲 }}。\n乙{{ 乙 }}。", fields)
    assert (progress_of(draft), progress_of(draft.with_value("甲", "一"))) == ((0, 1), (1, 1))
    assert progress_of(draft.with_values({"甲": "一", "乙": "二"})) == (2, 2)


def test_a_sum_that_can_not_be_worked_out_is_not_done() -> None:
    fields = field("甲", "number") + field("乙", "number") + field("和", "number", 'computed = "甲 + 乙"')
    assert asked("甲{{ 甲 }}乙{{ 乙 }}共{{ 和 }}。", fields, 甲="约5", 乙="3") == ["甲", "乙"]


def test_the_page_shows_a_hole_exactly_where_something_is_asked_for() -> None:
    fields = field("地点", "place", OPTIONAL) + field("电话", "text", OPTIONAL + '\nempty = "line"')
    draft = draft_of("在{{ 地点 }}报到。\n电话：{{ 电话 }}。", fields)
    assert holes_in(compose(draft).document.blocks) == ("地点",)
    assert holes_in(compose(draft.with_value("地点", "县宾馆")).document.blocks) == ()


def test_after_each_change_it_is_told_as_if_asked_afresh() -> None:
    fields = field("甲", "number") + field("乙", "text", OPTIONAL + '\nempty = "line"') + ROWS
    draft = draft_of("{{ 甲 }}\n电话{{ 乙 }}。\n| 项目 |\n| {{ 项目表.项目 }} |", fields)
    stand = TextStand()
    for key, value in (("甲", "1"), ("乙", "二"), ("项目表", ({"项目": "桥"},)), ("甲", ""), ("乙", ""), ("项目表", ({"项目": ""},))):
        draft = draft.with_value(key, value)
        assert stand(draft) == TextStand()(draft)


def test_a_draft_that_is_too_much_to_compose_counts_all_that_has_no_value() -> None:
    draft = draft_of("{{ 甲 }}" * 20_000, field("甲", "text", OPTIONAL))
    assert TextStand()(draft) == by_values(draft)
    assert progress_of(draft) == (0, 1)


def test_nothing_is_asked_for_in_an_empty_draft() -> None:
    assert TextStand()(Draft()).open == frozenset()
