"""Undo reaches every edit of a draft, and one notice tells of each change."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from editor.model.acts.outline import fields_of_section, outline_of
from editor.model.draft.draft import Draft
from editor.model.session.session import Session, SessionChange
from editor.model.session.tally import Tally
from editor.model.template.file import parse_template
from editor.model.template.template import sections_under

TEXT = """+++
[fields."金额"]
type = "money"
+++
@标题 {{ 单位 }}的报告
开头，{{ 单位 }}。
# 一节 {可选}
金额{{ 金额 }}万元，{{ 单位 }}。
## 小节
有{{ 人数 }}人。
# 二节
完。
@署名 {{ 单位 }}
"""


def draft() -> Draft:
    template, problems = parse_template(TEXT)
    assert not problems
    return Draft(template)


def test_edits_to_one_field_are_one_step_until_it_is_left() -> None:
    session = Session(draft())
    for typed in ("甲", "甲乙", "甲乙丙"):
        session.set_value("单位", typed)
    session.seal()
    session.set_value("单位", "丁")
    session.undo()
    assert session.draft.value("单位") == "甲乙丙"
    session.undo()
    assert session.draft == draft()
    assert session.history.undo_label is None


def test_redo_brings_back_and_a_new_edit_drops_it() -> None:
    session = Session(draft())
    session.set_value("单位", "甲")
    session.edit(session.draft.with_switch("s1", True), "写一节")
    session.undo()
    assert session.history.redo_label == "写一节"
    session.redo()
    assert session.draft.is_on("s1")
    session.undo()
    session.set_value("人数", "3")
    assert session.history.redo_label is None


def test_a_notice_says_what_changed_and_who_did_it() -> None:
    session, seen = Session(draft()), list[SessionChange]()
    stop = session.subscribe(seen.append)
    session.set_value("单位", "甲", who="form")
    session.set_value("单位", "甲", who="form")
    session.edit(session.draft.with_heading("s1", "新题"), "改标题")
    stop()
    session.undo()
    assert [(change.keys, change.structure, change.who) for change in seen] == [(frozenset({"单位"}), False, "form"), (frozenset(), True, None)]


def test_a_draft_is_dirty_until_it_is_saved_and_clean_again_after_undo(tmp_path: Path) -> None:
    session = Session(draft())
    assert session.is_dirty
    session.mark_saved(tmp_path / "a.docx", session.draft)
    session.set_value("单位", "甲")
    assert session.is_dirty
    session.undo()
    assert not session.is_dirty


@given(st.lists(st.tuples(st.sampled_from(["单位", "金额", "人数"]), st.text(max_size=3)), max_size=30))
def test_undo_reaches_the_start_from_any_edits(edits: list[tuple[str, str]]) -> None:
    session = Session(draft())
    for key, value in edits:
        session.set_value(key, value)
    end = session.draft
    while session.history.undo_label is not None:
        session.undo()
    assert session.draft == draft()
    while session.history.redo_label is not None:
        session.redo()
    assert session.draft == end


def test_a_draft_before_an_edit_of_the_text_keeps_only_itself_and_says_the_same_again() -> None:
    session = Session(draft().with_switch("s1", True))
    before = session.draft
    said = (before.fields, before.numbers, before.template.places)
    session.edit(before.with_heading("s1", "另一节"), "改标题")
    assert not {"places", "home_of", "_frame"} & (vars(before.template).keys() | vars(before).keys())
    assert (before.fields, before.numbers, before.template.places) == said


def test_switching_a_section_off_takes_its_subsections_and_closes_the_numbers() -> None:
    off = draft()
    assert [section.id for section in off.written] == ["head", "opening", "s3", "sign"]
    assert off.numbers["s3"] == "一、"
    on = off.with_switch("s1", True)
    assert (on.numbers["s1"], on.numbers["s2"], on.numbers["s3"]) == ("一、", "（一）", "二、")
    assert [section.id for section in sections_under(on.template, "s1")] == ["s1", "s2"]


def test_a_field_is_counted_once_in_the_section_of_its_first_slot() -> None:
    on = draft().with_switch("s1", True).with_value("单位", "甲")
    rows = {row.id: (row.filled, row.total) for row in outline_of(on, Tally(on))}
    assert rows == {"head": (1, 1), "opening": (0, 0), "s1": (0, 1), "s2": (0, 1), "s3": (0, 0), "sign": (0, 0)}
    assert Tally(on).progress == (1, 3)
    assert [f.key for f in fields_of_section(on, "s1")] == ["金额", "单位"]


def test_fields_of_sections_that_are_not_written_want_no_value() -> None:
    assert [f.key for f in draft().fields] == ["单位"]


def test_the_outline_shows_values_in_headings_and_counts_problems() -> None:
    on = draft().with_switch("s1", True).with_heading("s1", "{{ 单位 }}的钱").with_values({"单位": "甲", "金额": "很多"})
    row = next(row for row in outline_of(on, Tally(on)) if row.id == "s1")
    assert (row.title, row.problems) == ("甲的钱", 1)


def test_an_addressee_that_text_was_put_before_is_still_called_by_its_name() -> None:
    behind = parse_template("+++\n+++\n写在前面的话。\n@标题 报告\n@主送机关 {{ 主送机关 }}\n正文。\n@抄送机关 丙\n")[0]
    assert [row.title for row in outline_of(Draft(behind), Tally(Draft(behind)))] == ["引言", "标题与主送机关", "引言", "版记"]
