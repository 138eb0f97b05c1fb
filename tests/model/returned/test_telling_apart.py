"""Changes that are offered can be taken back, each of them, wherever else their text stands."""

from itertools import permutations

import pytest

from editor.model.draft.draft import Draft
from editor.model.draft.flat import Item, flattened
from editor.model.returned.change import Change, ChangeKind, Choice, Edit, choice_of, take_all
from editor.model.returned.telling_apart import told_apart
from editor.model.template.template import Prose, Section, Template

A, B, C, NEW = Prose("甲"), Prose("乙"), Prose("丙"), Prose("新")
HEAD = Section("s1", level=1, heading="安排")


def _draft(*blocks: Prose) -> Draft:
    return Draft(Template(sections=(Section("s1", level=1, heading="安排", blocks=blocks),)), {})


def _row(draft: Draft) -> list[Item]:
    return flattened(draft.template.sections)


def _removed(item: Item, before: Item, near: int) -> Change:
    return Change(ChangeKind.REMOVED, "", "乙", "", edits=(Edit((item,), (), (before,), near, alone=True),))


def _added(item: Item, before: Item, near: int) -> Change:
    return Change(ChangeKind.ADDED, "", "", "新", edits=(Edit((), (item,), (before,), near),))


def _moved(item: Item, before: Item, near: int, to: Item, there: int) -> Change:
    return Change(ChangeKind.MOVED, "", "乙", "乙", edits=(Edit((item,), (), (before,), near), Edit((), (item,), (to,), there)))


# A line taken out here and put in there; its like beside it; a move beside a line of the same words.
UNSURE = {
    "out and in": (_removed(B, A, 2), _added(B, C, 3)),
    "its like behind it": (_added(A, HEAD, 9),),
    "moved to its like": (_added(B, C, 4), _moved(B, A, 2, HEAD, 1)),
}


@pytest.mark.parametrize("name", UNSURE)
def test_each_change_is_known_and_all_can_be_taken_back(name: str) -> None:
    draft = _draft(A, B, C)
    made = told_apart(draft, UNSURE[name])
    there = take_all(draft, made, Choice.WORD)
    assert there.template == take_all(draft, UNSURE[name], Choice.WORD).template
    assert {choice_of(there, change) for change in made} == {Choice.WORD}
    assert take_all(there, made[::-1], Choice.HERE).template == draft.template
    assert not any(Choice.BOTH in change.choices for change in made if change.kind in (ChangeKind.ADDED, ChangeKind.REMOVED))


def test_a_line_of_three_that_are_alike_is_taken_out_and_back() -> None:
    draft = _draft(B, B, B)
    for changes in permutations((_removed(B, HEAD, 1), _added(NEW, B, 3))):
        made = told_apart(draft, changes)
        there = take_all(draft, made, Choice.WORD)
        assert sorted(item.text for item in _row(there) if isinstance(item, Prose)) == ["乙", "乙", "新"]
        assert take_all(there, made[::-1], Choice.HERE).template == draft.template


def test_what_is_sure_stays_as_it_is() -> None:
    sure = (_removed(B, A, 2), _added(NEW, C, 3))
    assert told_apart(_draft(A, B, C), sure) == sure


def test_what_is_put_in_where_it_was_taken_out_is_no_change() -> None:
    assert told_apart(_draft(A, B, C), (_removed(B, A, 2), _added(B, A, 2))) == ()


def test_thousands_of_changes_are_told_by_rows_of_neighbours() -> None:
    # All lines are alike, so that each could be meant by each change; told one by one they took minutes.
    draft = _draft(*[B] * 900)
    made = told_apart(draft, [Change(ChangeKind.REMOVED, "", "乙", "", edits=(Edit((B,), (), (HEAD,), 1),))] * 900)
    assert 0 < len(made) <= 200
    there = take_all(draft, made, Choice.WORD)
    assert _row(there) == _row(_draft())
    assert _row(take_all(there, made[::-1], Choice.HERE)) == _row(draft)
