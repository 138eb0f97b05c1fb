"""What differs between two drafts, and taking each difference back alone."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.acts.arranging import added, deleted, heading_from_paragraph, moved, paragraph_from_heading, placed, with_depth
from editor.model.acts.elements import with_written
from editor.model.acts.finding import find_all, replaced
from editor.model.acts.prose import text_lines, with_new_field, with_text
from editor.model.differences.differing_text import differences, shown_text
from editor.model.draft.draft import Draft
from editor.model.template.file import parse_template
from tests.model.differences.compared_report import TEMPLATE


@pytest.fixture(scope="module")
def draft() -> Draft:
    template, problems = parse_template(TEMPLATE)
    assert problems == ()
    return Draft(template, {"单位": "城投"})


def _id(draft: Draft, heading: str) -> str:
    return next(section.id for section in draft.template.sections if section.heading == heading)


def _found(was: Draft, now: Draft) -> list[tuple[str, str, str, str]]:
    return [(one.kind, one.title, one.was, one.now) for one in differences(was, now)]


def _lines(draft: Draft, heading: str, *markups: str) -> Draft:
    section = _id(draft, heading)
    head, first, *_ = text_lines(draft.template.by_id[section])
    return with_text(draft, section, [head, *(replace(first, markup=markup) for markup in markups)])


def _only_back(was: Draft, now: Draft) -> Draft:
    (one,) = differences(was, now)
    return one.back()


def test_nothing_differs_in_the_same_draft(draft: Draft) -> None:
    assert differences(draft, draft) == ()
    assert differences(draft, Draft(draft.template, dict(draft.values))) == ()


def test_a_value_is_shown_as_the_text_has_it(draft: Draft) -> None:
    now = draft.with_value("日期", "2026-07-08").with_value("单位", "")
    assert _found(draft, now) == [("value", "单位", "城投", ""), ("value", "日期", "", "2026年7月8日")]


def test_a_value_goes_back_alone(draft: Draft) -> None:
    now = draft.with_value("日期", "2026-07-08").with_value("主送", "市政府")
    back = {one.key: one.back() for one in differences(draft, now)}
    assert back["日期"] == draft.with_value("主送", "市政府")
    assert back["主送"] == draft.with_value("日期", "2026-07-08")


def test_rows_are_lines_of_cells(draft: Draft) -> None:
    was = draft.with_value("项目", ({"名称": "东桥", "金额": "30"},))
    now = draft.with_value("项目", ({"名称": "东桥", "金额": "35"}, {"名称": "西桥"}))
    assert _found(was, now) == [("value", "项目", "东桥\t30", "东桥\t35\n西桥\t")]


def test_a_section_that_is_switched_off_is_told_and_comes_back(draft: Draft) -> None:
    now = draft.with_switch(_id(draft, "项目"), on=False)
    assert _found(draft, now) == [("switch", "项目", "写", "不写")]
    assert _only_back(draft, now).is_on(_id(draft, "项目"))


def test_a_heading_is_told_with_its_number(draft: Draft) -> None:
    now = draft.with_heading(_id(draft, "下一步"), "下一步打算")
    assert _found(draft, now) == [("heading", "三、下一步打算", "下一步", "下一步打算")]
    assert _only_back(draft, now) == draft


def test_a_level_is_told(draft: Draft) -> None:
    now = with_depth(draft, _id(draft, "下一步"), 1)
    assert [(one.kind, one.was, one.now) for one in differences(draft, now)] == [("heading", "1 级标题", "2 级标题")]
    assert _only_back(draft, now) == draft


def test_a_paragraph_that_was_rewritten_shows_its_slots_by_name(draft: Draft) -> None:
    now = replaced(draft, find_all(draft, "若干"), "不少")
    assert _found(draft, now) == [("rewritten", "一、总体情况", "〔日期〕，〔单位〕到位资金若干。", "〔日期〕，〔单位〕到位资金不少。")]
    assert _only_back(draft, now) == draft


def test_paragraphs_added_and_deleted_go_back_to_their_places(draft: Draft) -> None:
    first, third = "{{ 日期 }}，{{ 单位 }}到位资金若干。", "第三段又是另一件。"
    less = _lines(draft, "总体情况", first, third)
    assert [(one.kind, one.was) for one in differences(draft, less)] == [("gone text", "第二段说的是别的事情。")]
    assert _only_back(draft, less) == draft
    assert [(one.kind, one.now) for one in differences(less, draft)] == [("new text", "第二段说的是别的事情。")]
    assert _only_back(less, draft) == less


def test_a_paragraph_that_moved_goes_back(draft: Draft) -> None:
    first, second, third = "{{ 日期 }}，{{ 单位 }}到位资金若干。", "第二段说的是别的事情。", "第三段又是另一件。"
    now = _lines(draft, "总体情况", third, first, second)
    assert [(one.kind, one.was, one.now) for one in differences(draft, now)] == [("moved", third, third)]
    assert _only_back(draft, now) == draft


def test_a_new_slot_in_a_text_is_seen(draft: Draft) -> None:
    grown, key = with_new_field(draft, "数额", "若干")
    now = _lines(grown, "下一步", f"还要{{{{ {key} }}}}接着做。")
    assert ("rewritten", "三、下一步", "还要接着做。", "还要〔数额〕接着做。") in _found(draft, now)


def test_an_element_is_told_as_one(draft: Draft) -> None:
    head = next(section for section in draft.template.sections if section.element("标题"))
    retitled = replace(head, blocks=(replace(head.blocks[0], text="关于工作的报告"), *head.blocks[1:]))
    now = draft.with_template(draft.template.with_section(retitled))
    assert [(one.kind, one.was, one.now) for one in differences(draft, now)] == [("element", "关于〔单位〕工作的报告", "关于工作的报告")]
    assert _only_back(draft, now) == draft


def test_a_section_that_was_added_goes_away_again(draft: Draft) -> None:
    now, _ = added(draft, _id(draft, "总体情况"), "新的一节")
    assert _found(draft, now) == [("added", "二、新的一节", "", "新的一节")]
    assert _only_back(draft, now) == draft


def test_a_deleted_section_comes_back_whole_where_it_was(draft: Draft) -> None:
    now = deleted(draft, _id(draft, "总体情况"))
    found = differences(draft, now)
    assert [(one.kind, one.title) for one in found] == [("removed", "一、总体情况"), ("removed", "（一）做法")]
    assert "第二段" in found[0].was
    partly = found[0].back()
    assert [one.title for one in differences(draft, partly)] == ["（一）做法"]
    assert _only_back(draft, partly) == draft


def test_code_is_never_shown(draft: Draft) -> None:
    gone = next(one for one in differences(draft, deleted(draft, _id(draft, "项目"))) if one.title == "二、项目")
    assert gone.was == "项目\n〔名称〕投资〔金额〕万元。"
    assert shown_text(draft, '{{ loop.index | 一是 }}{{ 行.名称 }}{{ "。" if loop.last else "；" }}') == "〔序号〕〔名称〕；"


def test_a_new_section_with_the_number_of_a_deleted_one_is_another(draft: Draft) -> None:
    now, fresh = added(deleted(draft, _id(draft, "下一步")), _id(draft, "总体情况"), "毫不相干")
    assert fresh == _id(draft, "下一步")
    found = differences(draft, now)
    assert sorted((one.kind, one.title) for one in found) == [("added", "二、毫不相干"), ("removed", "三、下一步")]
    for first in found:
        partly = first.back()
        assert _only_back(draft, partly).template.sections == draft.template.sections


def test_a_section_that_moved_is_one_difference_with_what_is_under_it(draft: Draft) -> None:
    now = placed(draft, _id(draft, "下一步"), _id(draft, "总体情况"), "before")
    ((kind, title, was, here),) = _found(draft, now)
    assert (kind, title) == ("moved", "一、下一步")
    assert was == "在“二、项目”之后"
    assert here == "在“引言”之后"
    assert _only_back(draft, now) == draft


def test_whatever_is_taken_back_from_the_end_leads_to_the_draft_as_it_was(draft: Draft) -> None:
    now = deleted(moved(draft, _id(draft, "总体情况"), 1), _id(draft, "做法"))
    now = now.with_value("主送", "市政府").with_heading(_id(now, "下一步"), "后面的事")
    now, _ = heading_from_paragraph(now, _id(now, "总体情况"), 1, 2)
    while found := differences(draft, now):
        after = found[-1].back()
        assert len(differences(draft, after)) < len(found)
        now = after
    assert now == draft


_ACTS = st.sampled_from(["move", "move back", "delete", "add", "rename", "value", "off", "heading", "paragraph", "level", "words"])


def _act(draft: Draft, act: str, at: int) -> Draft:
    sections = draft.template.sections
    section = sections[at % len(sections)]
    text = next((n for n, block in enumerate(section.blocks) if type(block).__name__ == "Prose"), None)
    acts = {
        "move": lambda: moved(draft, section.id, 1),
        "move back": lambda: moved(draft, section.id, -1),
        "delete": lambda: deleted(draft, section.id),
        "add": lambda: added(draft, section.id, f"新{at}")[0],
        "rename": lambda: draft.with_heading(section.id, f"改{at}") if section.level else draft,
        "value": lambda: draft.with_value(draft.template.fields[at % len(draft.template.fields)].key, f"值{at}"),
        "off": lambda: draft.with_switch(section.id, not draft.is_on(section.id)) if section.optional else draft,
        "heading": lambda: heading_from_paragraph(draft, section.id, text, 2)[0] if text is not None and section.part == "body" else draft,
        "paragraph": lambda: paragraph_from_heading(draft, section.id)[0],
        "level": lambda: with_depth(draft, section.id, 1 if at % 2 else -1),
        "words": lambda: replaced(draft, find_all(draft, "的")[at % 3 : at % 3 + 1], "之"),
    }
    after = acts[act]()
    return after if isinstance(after.value(draft.template.fields[0].key), str | tuple) else draft


@given(acts=st.lists(st.tuples(_ACTS, st.integers(0, 40)), max_size=6), keep=st.integers(0, 5))
def test_taking_everything_back_leads_to_the_draft_as_it_was(draft: Draft, acts: list[tuple[str, int]], keep: int) -> None:
    now = draft
    for act, at in acts:
        if act != "value" or draft.template.fields[at % len(draft.template.fields)].type != "rows":
            now = _act(now, act, at)
    for _ in range(60):
        found = differences(draft, now)
        if not found:
            break
        now = found[keep % len(found)].back()
    assert [one.kind for one in differences(draft, now)] == []
    assert now.template.sections == draft.template.sections


def test_what_is_chosen_for_the_whole_report_is_taken_back_alone(draft: Draft) -> None:
    now = draft.with_template(replace(draft.template, kind="报告", seal="stamp", layout="company"))
    assert _found(draft, now) == [
        ("report", "文种", "没有定", "报告"),
        ("report", "印章", "不加盖印章", "加盖签名章"),
        ("report", "版式", "gbt9704", "company"),
    ]
    back = differences(draft, now)[1].back()
    assert [title for _, title, _, _ in _found(draft, back)] == ["文种", "版式"]


def test_an_element_that_is_switched_on_is_taken_back_alone(draft: Draft) -> None:
    now = with_written(with_written(draft, "成文日期"), "签发人").with_value("成文日期", "2026-03-05")
    while found := differences(draft, now):
        before, now = now, found[0].back()
        assert len(differences(draft, now)) < len(differences(draft, before))
    assert now.template.sections == draft.template.sections
