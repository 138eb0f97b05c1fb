"""Two versions of a text that grew from one become one."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from editor.model.text.three_way import LineJoiner, three_way

LINES = st.lists(st.sampled_from("abcdef"), max_size=8)


def _mine(_was: Sequence[str], one: Sequence[str], _other: Sequence[str]) -> Sequence[str]:
    return one


def _joined(base: str, mine: str, theirs: str) -> str:
    return "".join(three_way(base, mine, theirs, _mine))


def test_what_only_one_changed_is_taken_from_it() -> None:
    assert _joined("abcdef", "abXdef", "abcdYf") == "abXdYf"
    assert _joined("abcdef", "bcdef", "abcdefg") == "bcdefg"


def test_what_both_put_in_at_one_place_stands_one_behind_the_other() -> None:
    assert _joined("ab", "aXb", "aYb") == "aXYb"


def test_the_same_change_of_both_is_made_once() -> None:
    assert _joined("ab", "aXb", "aXb") == "aXb"
    assert _joined("abc", "ac", "ac") == "ac"


def test_mine_stays_where_both_changed_one_part() -> None:
    assert _joined("abc", "aXc", "aYc") == "aXc"


@given(LINES, LINES)
def test_what_only_one_of_them_changed_is_the_whole(base: list[str], other: list[str]) -> None:
    assert three_way(base, other, base, _mine) == other
    assert three_way(base, base, other, _mine) == other
    assert three_way(base, other, other, _mine) == other


@given(LINES, LINES, LINES)
def test_any_three_texts_become_one(base: list[str], mine: list[str], theirs: list[str]) -> None:
    assert set(three_way(base, mine, theirs, _mine)) <= {*base, *mine, *theirs}


def test_a_line_that_both_changed_has_both_changes() -> None:
    joiner = LineJoiner(list)
    assert joiner.joined(["今年投资XX万元。"], ["今年共投资XX万元。"], ["今年投资YY万元。"]) == ["今年共投资YY万元。"]
    assert joiner.left_out == []


def test_a_change_that_gives_way_is_told() -> None:
    joiner = LineJoiner(list)
    assert joiner.joined(["甲", "乙"], ["甲", "丙"], ["甲", "丁"]) == ["甲", "丙"]
    assert joiner.left_out == ["丁"]
    assert joiner.joined(["甲"], [], ["乙"]) == []


def test_lines_that_were_parted_here_and_changed_there_are_both() -> None:
    assert LineJoiner(list).joined(["甲乙丙丁"], ["甲乙", "丙丁"], ["甲乙丙丁戊"]) == ["甲乙", "丙丁戊"]
