"""The difference between two texts, marked for the eye."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.text.marking import Stretch, marked


def _shown(was: str, now: str) -> list[tuple[str, str]]:
    return [(stretch.text, stretch.kind) for stretch in marked(was, now)]


def test_what_was_stands_in_front_of_what_is() -> None:
    assert _shown("五月检修。", "六月检修。") == [("五", "was"), ("六", "now"), ("月检修。", "same")]


@pytest.mark.parametrize(("was", "now"), [("12.80万元", "15.20万元"), ("Plan A", "Plan B")])
def test_a_number_and_a_word_change_as_a_whole(was: str, now: str) -> None:
    changed = [text for text, kind in _shown(was, now) if kind != "same"]
    assert changed in (["12.80", "15.20"], ["A", "B"])


def test_long_stretches_that_both_have_are_cut_but_not_at_the_difference() -> None:
    long = "".join(chr(0x4E00 + n) for n in range(200))
    front, _, _, back = marked(f"{long}甲{long}", f"{long}1{long}")
    assert (front.text, back.text) == (f"…{long[-24:]}", f"{long[:24]}…")
    middle = next(stretch.text for stretch in marked(f"1{long}2", f"3{long}4") if stretch.kind == "same")
    assert middle == f"{long[:24]}…{long[-24:]}"


def test_texts_without_difference_or_without_text() -> None:
    assert marked("", "") == []
    assert marked("同", "同") == [Stretch("同", "same")]
    assert _shown("", "新") == [("新", "now")]
    assert _shown("旧", "") == [("旧", "was")]


def test_very_long_texts_are_shown_one_behind_the_other() -> None:
    assert _shown("旧" * 3000, "新" * 3000) == [("旧" * 3000, "was"), ("新" * 3000, "now")]
    assert _shown("", "新" * 5000) == [("新" * 5000, "now")]


@given(st.text("甲乙1a. \n", max_size=40), st.text("甲乙1a. \n", max_size=40))
def test_both_texts_can_be_read_from_their_difference(was: str, now: str) -> None:
    found = marked(was, now)
    assert "".join(stretch.text for stretch in found if stretch.kind != "now") == was
    assert "".join(stretch.text for stretch in found if stretch.kind != "was") == now
