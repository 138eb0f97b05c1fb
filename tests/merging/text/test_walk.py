"""Lines that came, went and moved, where a draft has room for them and where it has none."""

import pytest

from editor.merging.text.text import TextChanges
from editor.model.draft.draft import Draft
from editor.model.returned.change import take_all
from editor.model.returned.edited import EditedParagraph, EditedRun
from tests.desk.elements import ALL, draft_of
from tests.desk.rich_reports import repeated_draft, tables_draft
from tests.merging.text.edited import at, compared, paragraphs_of, retyped, text
from tests.merging.written import all_drafts

TITLED = """+++
format = 1
name = "通知"
+++
@标题 关于检修的通知
@主送机关 各所

# 检修安排 | 五月开始。
先查后修。

# 其他
按时报送。

@署名 水务局
@成文日期 2026年4月1日
"""


def _kinds(found: TextChanges) -> list[str]:
    return [change.kind for change in found.changes]


def _after(draft: Draft, found: TextChanges) -> Draft:
    made = take_all(draft, found.changes, "word")
    assert take_all(made, found.changes[::-1], "here").template.sections == draft.template.sections
    return made


@pytest.mark.parametrize("name", sorted(all_drafts()))
def test_a_file_that_is_as_the_draft_has_no_changes_with_controls_or_without(name: str) -> None:
    draft = all_drafts()[name]
    for bare in (False, True):
        found = compared(draft, paragraphs_of(draft, bare=bare))
        assert (found.changes, found.values) == ((), {})


def test_an_empty_file_loses_all_text_and_all_of_it_comes_back() -> None:
    draft = draft_of(TITLED)
    found = compared(draft, [])
    assert set(_kinds(found)) == {"removed"}
    assert take_all(_after(draft, found), found.changes, "word").template.sections != draft.template.sections


def test_an_empty_draft_has_no_section_for_what_a_file_adds_and_stays_empty() -> None:
    found = compared(Draft(), [text("第一段。"), text("一、安排", 1), EditedParagraph((EditedRun("格"),), table=0), text("　")])
    assert _kinds(found) == ["added", "added", "added"]
    assert take_all(Draft(), found.changes, "word") == Draft()


def test_the_first_heading_that_was_deleted_leaves_its_text_behind_the_elements() -> None:
    draft = draft_of(TITLED)
    lines = paragraphs_of(draft)
    del lines[at(lines, "检修安排")]
    made = _after(draft, compared(draft, lines))
    assert next((s.part, s.level) for s in made.template.sections if s.blocks and s.part != "elements") == ("opening", 0)


def test_a_heading_that_lost_the_text_behind_it_has_none_and_one_whose_stop_is_left_keeps_it_apart() -> None:
    draft = draft_of(TITLED)
    lines = paragraphs_of(draft)
    number = at(lines, "五月开始")
    lines[number] = text("一、检修计划。六月开始。", 1)
    head = next(s for s in _after(draft, compared(draft, lines)).template.sections if s.level)
    assert (head.heading.rstrip("。"), head.run_on) == ("检修计划", "六月开始。")
    lines[number] = text("一、检修计划", 1)
    head = next(s for s in _after(draft, compared(draft, lines)).template.sections if s.level)
    assert (head.heading, head.run_on) == ("检修计划", "")


def test_a_heading_moved_between_elements_is_only_listed() -> None:
    draft = draft_of(TITLED)
    lines = paragraphs_of(draft)
    lines.insert(at(lines, "各所"), lines.pop(at(lines, "检修安排")))
    found = compared(draft, lines)
    assert "moved" not in _kinds(found)
    _after(draft, found)


# The standard has the place of an element, a row that of a repetition: such a move is not taken over, and said.
@pytest.mark.parametrize(("words", "place"), [("巡查情况的通报", "沿河"), ("清河办〔2026〕9号", "照片发到邮箱"), ("主要问题是岸边", "今年四月")])
def test_what_can_not_be_moved_is_listed_with_its_text(words: str, place: str) -> None:
    draft = repeated_draft()
    lines = paragraphs_of(draft)
    lines.insert(at(lines, place), moved := lines.pop(at(lines, words)))
    found = compared(draft, lines)
    assert [change.now for change in found.changes if change.kind == "loose"] == [moved.text]
    _after(draft, found)


def test_a_paragraph_moved_behind_the_signature_ends_the_text() -> None:
    draft = draft_of(TITLED)
    lines = paragraphs_of(draft)
    lines.append(lines.pop(at(lines, "先查后修")))
    made = _after(draft, compared(draft, lines))
    assert [block.text for s in made.template.sections for block in s.blocks][2:4] == ["按时报送。", "先查后修。"]  # type: ignore[union-attr]


def test_a_table_in_one_repetition_is_left_to_the_last_check_for_markup_can_not_say_it() -> None:
    draft = repeated_draft()
    lines = paragraphs_of(draft)
    lines.insert(at(lines, "查看下清河") + 1, EditedParagraph((EditedRun("格"),), table=50))
    found = compared(draft, lines)
    assert (found.changes, found.explained) == ((), compared(draft, paragraphs_of(draft)).explained)


def test_of_several_who_sign_one_emptied_is_gone_and_a_line_deleted_takes_all() -> None:
    draft = draft_of(ALL["upward"])
    lines = paragraphs_of(draft)
    retyped(lines, "陆文舟", " ")
    assert [e.text for e in _after(draft, compared(draft, lines)).elements("签发人")] == ["程远山", "沈知秋"]
    lines = paragraphs_of(draft)
    del lines[at(lines, "陆文舟")]
    found = compared(draft, lines)
    assert set(_kinds(found)) == {"removed"}
    assert "陆文舟" not in [e.text for e in _after(draft, found).elements("签发人")]


def test_a_table_of_which_nothing_is_left_gives_way_to_another() -> None:
    draft = tables_draft()
    lines = [line for line in paragraphs_of(draft) if line.table != 1]
    lines.append(EditedParagraph((EditedRun("全新的格"),), table=7))
    found = compared(draft, lines)
    assert {"removed", "added"} <= set(_kinds(found))
