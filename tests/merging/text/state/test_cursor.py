"""The cursor of a merge: where it stands behind a line, and where prose can be added from there."""

from editor.composing import compose
from editor.merging.text.state.base import Base
from editor.merging.text.state.cursor import Cursor, at_item, behind_added, into_text, past_line, start_of
from editor.merging.text.state.findings import Findings, add_change
from editor.model.draft.draft import Draft
from editor.model.returned.change import Edit
from editor.model.returned.lines import OurLine, our_lines
from editor.model.template.template import Element, Prose, Section, Template

HEAD = Section("head", "elements", blocks=(Element("标题", "通知"),))
TAIL = Section("tail", "elements", blocks=(Element("署名", "水务局"),))
OPENING = Section("opening", "opening", blocks=(Prose("现通知如下。"),))
BODY = Section("s1", level=1, heading="安排", blocks=(Prose("五月检修。"),))


def _findings(*sections: Section) -> Findings:
    draft = Draft(Template(sections=sections))
    return Findings(Base(draft, our_lines(compose(draft).document)))


def _line(findings: Findings, words: str) -> OurLine:
    return next(line for line in findings.base.lines if words in line.text)


def _behind(findings: Findings, words: str) -> Cursor:
    return past_line(findings, start_of(findings.base), _line(findings, words))


def test_a_walk_starts_behind_the_first_head_and_an_empty_draft_has_none() -> None:
    assert start_of(_findings(HEAD, OPENING).base).section == "head"
    assert start_of(_findings().base) == Cursor()


def test_behind_a_line_the_cursor_has_its_item_in_front() -> None:
    findings = _findings(HEAD, OPENING, BODY)
    cursor = _behind(findings, "五月")
    assert (cursor.here, cursor.there, cursor.index, cursor.near, cursor.section) == (Prose("五月检修。"), Prose("五月检修。"), 5, 5, "s1")
    added = behind_added(cursor, (Prose("甲"), Prose("乙")))
    assert (added.here, added.there, added.near) == (cursor.here, Prose("乙"), 7)


def test_a_line_of_no_item_leaves_the_cursor_where_it_was() -> None:
    findings = _findings(HEAD, OPENING)
    cursor = _behind(findings, "现通知")
    assert past_line(findings, cursor, OurLine("甲", "甲", "nowhere", 0)) is cursor


def test_behind_an_item_that_was_taken_out_the_one_before_is_in_front_in_the_file() -> None:
    findings = _findings(HEAD, OPENING, BODY)
    findings.items.swap((5,), ())
    cursor = at_item(findings, start_of(findings.base), 5)
    assert cursor.here == Prose("五月检修。")
    assert isinstance(cursor.there, Section)
    assert cursor.there.id == "s1"


def test_in_front_of_all_items_nothing_stands() -> None:
    cursor = at_item(_findings(HEAD, OPENING), Cursor(), -1)
    assert (cursor.here, cursor.there, cursor.index, cursor.near) == (None, None, 0, -1)


def test_prose_stays_where_there_is_room_for_it() -> None:
    findings = _findings(HEAD, OPENING, BODY)
    cursor = _behind(findings, "现通知")
    assert into_text(findings, cursor) == (cursor, ())


def test_behind_an_element_of_the_head_the_text_begins() -> None:
    findings = _findings(HEAD, OPENING, BODY)
    cursor, opened = into_text(findings, _behind(findings, "通知"))
    assert (cursor.section, opened) == ("opening", ())


def test_a_text_that_begins_with_a_heading_gets_an_opening() -> None:
    findings = _findings(HEAD, BODY, TAIL)
    cursor, opened = into_text(findings, _behind(findings, "通知"))
    assert (cursor.section, [(one.id, one.part) for one in opened]) == ("head", [("word1", "opening")])


def test_behind_the_signature_the_text_ends() -> None:
    findings = _findings(HEAD, OPENING, BODY, TAIL)
    cursor, opened = into_text(findings, _behind(findings, "水务局"))
    assert (cursor.here, cursor.section, opened) == (Prose("五月检修。"), "s1", ())


def test_a_draft_without_text_gets_an_opening_behind_all_elements() -> None:
    findings = _findings(HEAD, TAIL)
    cursor, opened = into_text(findings, _behind(findings, "通知"))
    assert (cursor.here, [one.part for one in opened]) == (Element("署名", "水务局"), ["opening"])


def test_ids_and_items_of_earlier_changes_are_known() -> None:
    findings = _findings(HEAD, OPENING)
    add_change(findings, "added", ("opening", -2), ("", "新"), Edit((), (Section("word1"), Prose("新"))))
    assert findings.new_section_id() == "word2"
    assert findings.is_alone((Prose("现通知如下。"),))
    assert not findings.is_alone((Prose("新"),), 0)
    assert not findings.is_alone(())
