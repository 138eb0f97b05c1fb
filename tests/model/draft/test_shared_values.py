"""Shared values are what a plain dictionary would be, however many edits made them."""

from hypothesis import given
from hypothesis import strategies as st

from editor.model.draft.draft import shared
from editor.model.template.field import Value

KEYS = st.sampled_from([f"项目{number}" for number in range(50)])
VALUES: st.SearchStrategy[Value] = st.one_of(st.sampled_from(("", "甲", "乙")), st.just(({"列": "一"},)))
SOME = st.dictionaries(KEYS, VALUES, max_size=20)


@given(SOME, st.lists(SOME, max_size=12))
def test_edits_give_what_they_give_of_a_dictionary(start: dict[str, Value], edits: list[dict[str, Value]]) -> None:
    steps, plain = [shared(start)], [dict(start)]
    for edit in edits:
        steps.append(steps[-1].with_changes(edit))
        plain.append({**plain[-1], **edit})
    for values, wanted in zip(steps, plain, strict=True):
        assert (dict(values), list(values), len(values)) == (wanted, list(wanted), len(wanted))
        assert values == wanted


@given(SOME, SOME, SOME)
def test_what_differs_is_told_between_near_and_far_ones(start: dict[str, Value], first: dict[str, Value], second: dict[str, Value]) -> None:
    base = shared(start)
    one, other = base.with_changes(first), base.with_changes(second)
    ones, others = {**start, **first}, {**start, **second}
    wanted = {key for key in ones.keys() | others.keys() if ones.get(key) != others.get(key)}
    assert one.differing(other) == other.differing(one) == one.differing(shared(others)) == one.differing(others) == wanted
    assert (one == other) == (one == shared(others)) == (ones == others)


def test_an_edit_of_one_value_shares_the_others() -> None:
    many: dict[str, Value] = {f"项目{number}": "值" for number in range(2000)}
    before = shared(many).with_changes({"项目1": "新"})
    assert before.with_changes({"项目1": "新", "项目2": "新"}).differing(before) == {"项目2"}
    assert before["项目3"] is many["项目3"]
