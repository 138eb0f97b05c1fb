"""What two sequences have in common: as difflib has it, and bounded where nothing tells their parts apart."""

from collections.abc import Sequence
from difflib import SequenceMatcher

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.text.aligning import aligned, likeness
from editor.model.text.matching import matching_blocks, opcodes, opcodes_of_lines

LINES = st.lists(st.sampled_from("甲乙丙丁"), max_size=30)


@given(LINES, LINES)
def test_short_sequences_are_compared_as_difflib_does(ours: list[str], theirs: list[str]) -> None:
    assert opcodes(ours, theirs) == SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        (["同"] * 20_000, ["同"] * 20_001),
        (["同"] * 20_000, ["同"] * 9_000 + ["新"] + ["同"] * 11_000),
        (["同", "空"] * 10_000, ["空", "同"] * 10_000),
        ("长" * 300_000, "长" * 150_000 + "新" + "长" * 150_000),
        ("长短" * 100_000, "短长" * 100_000),
        (["甲"] * 20_000, ["乙"] * 20_000),
    ],
    ids=["one more", "one among", "turned", "a letter in a long text", "turned text", "all others"],
)
def test_what_is_equal_everywhere_ends_and_takes_each_part_once(ours: Sequence[str], theirs: Sequence[str]) -> None:
    a = b = 0
    for tag, a1, a2, b1, b2 in opcodes(ours, theirs):
        assert (a1, b1) == (a, b)
        assert tag != "equal" or ours[a1:a2] == theirs[b1:b2]
        a, b = a2, b2
    assert (a, b) == (len(ours), len(theirs))


@given(LINES, LINES)
def test_the_lines_of_short_texts_are_compared_as_difflib_does(ours: list[str], theirs: list[str]) -> None:
    assert opcodes_of_lines(ours, theirs) == opcodes(ours, theirs)


def _told(ours: Sequence[str], theirs: Sequence[str]) -> tuple[list[str], list[str]]:
    """What one text alone and the other alone has, after each line was taken once and in order."""
    a = b = 0
    gone, new = list[str](), list[str]()
    for tag, a1, a2, b1, b2 in opcodes_of_lines(ours, theirs):
        assert (a1, b1) == (a, b)
        assert tag != "equal" or ours[a1:a2] == theirs[b1:b2]
        gone, new = (gone, new) if tag == "equal" else ([*gone, *ours[a1:a2]], [*new, *theirs[b1:b2]])
        a, b = a2, b2
    assert (a, b) == (len(ours), len(theirs))
    return sorted(gone), sorted(new)


_LONG = [f"第{at}行" if at % 3 else "合计" for at in range(9000)]


@pytest.mark.parametrize(
    ("theirs", "gone", "new"),
    [
        (_LONG, [], []),
        (_LONG[1:], _LONG[:1], []),
        (_LONG[:-1], _LONG[-1:], []),
        ([*_LONG[:4000], "新", *_LONG[4000:]], [], ["新"]),
        ([*_LONG[:4000], *_LONG[4001:]], _LONG[4000:4001], []),
        ([*_LONG[:4000], "新", *_LONG[4001:]], _LONG[4000:4001], ["新"]),
        ([*_LONG[:10], *_LONG[11:8000], _LONG[10], *_LONG[8000:]], _LONG[10:11], _LONG[10:11]),
        ([*_LONG[:600], *_LONG[400:600], *_LONG[600:]], [], _LONG[400:600]),
        ([], _LONG, []),
    ],
    ids=["same", "first gone", "last gone", "one more", "one gone", "one changed", "one moved", "some doubled", "all gone"],
)
def test_long_texts_with_lines_of_their_own_differ_by_what_was_changed(theirs: list[str], gone: list[str], new: list[str]) -> None:
    assert _told(_LONG, theirs) == (sorted(gone), sorted(new))


def test_a_line_among_many_equal_ones_is_the_only_difference() -> None:
    pairs = aligned(["同"] * 20_000, ["同"] * 9_000 + ["新"] + ["同"] * 11_000)
    assert [pair for pair in pairs if pair.ours is None or pair.theirs is None] == [(None, 9_000, False)]


def test_long_texts_are_alike_where_little_was_changed() -> None:
    assert likeness("长" * 200_000, "长" * 100_000 + "新" + "长" * 100_000) > 0.99
    assert likeness("长" * 200_000, "新" * 200_000) == 0
    assert sum(size for _, _, size in matching_blocks("甲乙" * 5, "甲乙" * 5)) == 10
