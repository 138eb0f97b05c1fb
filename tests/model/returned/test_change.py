"""What was changed elsewhere can be taken, left, or kept both, in any order; what was chosen is read from the draft itself."""

from dataclasses import replace

import pytest

from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened
from editor.model.returned.change import Change, Choice, Edit, NewField, choice_of, take, take_all, twin_of
from editor.model.template.field import Field
from editor.model.template.template import Prose, Section, Template

A, B, C, NEW, OTHER = Prose("甲"), Prose("乙"), Prose("丙"), Prose("新"), Prose("他")
HEAD, SECOND = Section("s1", level=1, heading="安排"), Section("s2", level=1, heading="要求")


def _draft(*items: Item, fields: tuple[Field, ...] = (), **values: str) -> Draft:
    sections: list[Section] = []
    for item in items:
        if isinstance(item, Section):
            sections.append(item)
        else:
            sections[-1] = replace(sections[-1], blocks=(*sections[-1].blocks, item))
    return Draft(Template(fields=fields, sections=tuple(sections)), values)


def _row(draft: Draft) -> list[Item]:
    return flattened(draft.template.sections)


def _text(*edits: Edit) -> Change:
    return Change("rewritten", "", "", "", edits=edits)


REWRITTEN = _text(Edit((B,), (NEW,), (A,), 2))
REMOVED = Change("removed", "", "乙", "", edits=(Edit((B,), (), (A,), 2),))
ADDED = Change("added", "", "", "新", edits=(Edit((), (NEW,), (B,), 3),))
DRAFT = _draft(HEAD, A, B, C)


def test_a_rewritten_paragraph_is_here_there_or_both() -> None:
    assert REWRITTEN.choices == ("word", "here", "both")
    word, both = take(DRAFT, REWRITTEN, "word"), take(DRAFT, REWRITTEN, "both")
    assert (_row(word), _row(both)) == ([HEAD, A, NEW, C], [HEAD, A, NEW, B, C])
    assert [choice_of(draft, REWRITTEN) for draft in (DRAFT, word, both)] == ["here", "word", "both"]
    assert take(both, REWRITTEN, "here") == DRAFT


def test_what_only_one_side_has_goes_back_to_its_place() -> None:
    for change, there in ((REMOVED, [HEAD, A, C]), (ADDED, [HEAD, A, B, NEW, C])):
        taken = take(DRAFT, change, "word")
        assert _row(taken) == there
        assert (choice_of(taken, change), choice_of(DRAFT, change)) == ("word", "here")
        assert take(taken, change, "here") == DRAFT


def test_taking_a_choice_twice_changes_nothing_more() -> None:
    for change in (REWRITTEN, REMOVED, ADDED):
        taken = take(DRAFT, change, "word")
        assert take(taken, change, "word") == taken


@pytest.mark.parametrize("choice", ["word", "here", "both"])
def test_a_change_of_text_that_is_gone_by_now_does_nothing(choice: Choice) -> None:
    later = _draft(HEAD, Prose("全改了"))
    assert take(later, REWRITTEN, choice) is later
    assert choice_of(later, REWRITTEN) is None


def test_of_equal_paragraphs_the_one_behind_its_neighbour_is_meant() -> None:
    draft = _draft(HEAD, B, C, A, B)
    assert _row(take(draft, REWRITTEN, "word")) == [HEAD, B, C, A, NEW]


def test_something_removed_whose_neighbour_is_gone_is_put_back_only_where_it_stands_alone() -> None:
    later = _draft(HEAD, C)
    assert take(later, REMOVED, "here") is later
    assert take(later, ADDED, "word") is later
    alone = Change("removed", "", "", "", edits=(Edit((C,), (), (B,), 9, alone=True),))
    assert _row(take(later, alone, "word")) == [HEAD]


def test_a_heading_that_was_removed_parts_its_section_again() -> None:
    draft = _draft(HEAD, A, SECOND, B)
    change = Change("removed", "", "要求", "", edits=(Edit((SECOND,), (), (A,), 2),))
    joined = take(draft, change, "word")
    assert [section.blocks for section in joined.template.sections] == [(A, B)]
    assert take(joined, change, "here") == draft


def test_both_versions_of_a_heading_have_ids_of_their_own() -> None:
    change = _text(Edit((HEAD,), (replace(HEAD, heading="计划"),), (None,), 0))
    both = take(DRAFT, change, "both")
    assert [(section.id, section.heading) for section in both.template.sections] == [("s1", "计划"), ("s1'", "安排")]
    assert choice_of(both, change) == "both"


MOVED = Change("moved", "", "甲", "甲", edits=(Edit((A,), (), (HEAD,), 1), Edit((), (A,), (C,), 3)))


def test_what_was_moved_stands_at_its_old_place_its_new_one_or_both() -> None:
    assert MOVED.choices == ("word", "here", "both")
    word, both = take(DRAFT, MOVED, "word"), take(DRAFT, MOVED, "both")
    assert (_row(word), _row(both)) == ([HEAD, B, C, A], [HEAD, A, B, C, A])
    assert [choice_of(draft, MOVED) for draft in (DRAFT, word, both)] == ["here", "word", "both"]
    assert take(word, MOVED, "here") == DRAFT


def test_what_was_moved_and_deleted_since_stays_deleted() -> None:
    later = _draft(HEAD, B, C)
    assert take(later, MOVED, "word") is later
    assert choice_of(later, MOVED) is None
    nowhere = _draft(SECOND, A)
    assert _row(take(nowhere, MOVED, "word")) == [SECOND, A]


def test_a_heading_that_was_moved_can_not_stand_twice() -> None:
    assert Change("moved", "", "", "", edits=(Edit((HEAD,), ()), Edit((), (HEAD,)))).choices == ("word", "here")


def test_a_text_of_one_repetition_can_be_taken_for_all() -> None:
    change = _text(Edit((B,), (NEW,), (A,), 2, every=(OTHER,)))
    assert change.choices == ("word", "all", "here")
    every = take(DRAFT, change, "all")
    assert (_row(every), choice_of(every, change)) == ([HEAD, A, OTHER, C], "all")
    assert _text(Edit((B,), (NEW,), (A,), 2, every=())).choices == ("word", "here")


VALUE = Change("value", "", "北闸所", "南闸所", key="单位", values=("北闸所", "南闸所"))


def test_a_value_is_the_one_here_the_one_there_or_neither() -> None:
    draft = _draft(HEAD, fields=(Field("单位"),), 单位="北闸所")
    assert VALUE.choices == ("word", "here")
    assert choice_of(draft, VALUE) == "here"
    assert take(draft, VALUE, "word").value("单位") == "南闸所"
    assert choice_of(take(draft, VALUE, "word"), VALUE) == "word"
    assert choice_of(draft.with_value("单位", "西闸所"), VALUE) is None


def test_two_texts_of_one_field_can_become_two_fields_and_one_again() -> None:
    field = Field("单位", label="责任单位")
    draft = _draft(HEAD, Prose("由{{ 单位 }}办。"), Prose("报{{ 单位 }}。"), fields=(field,), 单位="北闸所")
    twin = twin_of(field, draft.template.by_key)
    assert (twin.key, twin.label) == ("单位_2", "责任单位2")
    edit = Edit((Prose("报{{ 单位 }}。"),), (Prose("报{{ 单位_2 }}。"),), near=2)
    change = replace(VALUE, kind="conflict", split=NewField(twin, "北闸所", "南闸所", (edit,)))
    assert change.choices == ("word", "here", "two")
    two = take(draft, change, "two")
    assert (choice_of(two, change), two.value("单位"), two.value("单位_2")) == ("two", "北闸所", "南闸所")
    one = take(two, change, "word")
    assert (one.template, one.value("单位")) == (draft.template, "南闸所")
    assert take(two, change, "here") == draft
    gone = _draft(HEAD, fields=(field,), 单位="北闸所")
    assert take(gone, change, "two") is gone


def test_what_a_draft_has_no_room_for_can_not_be_decided() -> None:
    loose = Change("loose", "", "", "一张便条")
    assert loose.choices == ()
    assert take_all(DRAFT, [loose, REWRITTEN], "word") == take(DRAFT, REWRITTEN, "word")
    assert choice_of(DRAFT, loose) is None


def test_all_changes_taken_can_all_be_taken_back_in_reverse() -> None:
    changes = [REWRITTEN, MOVED, Change("added", "", "", "他", edits=(Edit((), (OTHER,), (HEAD,), 1),))]
    taken = take_all(DRAFT, changes, "word")
    assert take_all(taken, changes[::-1], "here") == DRAFT
