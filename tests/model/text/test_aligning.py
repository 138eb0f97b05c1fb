"""Two versions of a text, line by line."""

from editor.model.text.aligning import Pair, aligned


def test_of_two_like_lines_the_second_is_the_new_one() -> None:
    assert aligned(["甲", "乙", "丙"], ["甲", "乙", "甲", "乙", "丙"]) == [Pair(0, 0), Pair(1, 1), Pair(None, 2), Pair(None, 3), Pair(2, 4)]


def test_of_two_like_lines_the_second_is_gone() -> None:
    assert aligned(["甲", "乙", "甲", "乙", "丙"], ["甲", "乙", "丙"]) == [Pair(0, 0), Pair(1, 1), Pair(2, None), Pair(3, None), Pair(4, 2)]


def test_a_line_that_was_moved_is_not_taken_for_one_that_was_rewritten_at_its_old_place() -> None:
    ours = ["一号闸门已经修好", "二号泵站正在检修", "三号渠道按时清淤"]
    theirs = ["一号闸门已经修好了", "三号渠道按时清淤", "一号闸门已经修好", "二号泵站正在检修"]
    pairs = aligned(ours, theirs)
    assert {(pair.ours, pair.theirs) for pair in pairs} == {(None, 0), (2, 1), (0, 2), (1, 3)}


def test_a_line_that_is_alike_was_rewritten_and_one_that_is_not_is_new() -> None:
    assert aligned(["检修从五月六日开始"], ["检修从五月九日开始", "另派人值守"]) == [Pair(0, 0), Pair(None, 1)]
