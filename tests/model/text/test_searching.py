from typing import NamedTuple

import pytest

from editor.model.text.searching import SearchedText, SoughtWords


class Thing(NamedTuple):
    """What is looked for by its text."""

    sought: SearchedText


THING, NOTHING = Thing(SearchedText.of("防汛通知", "为做好 Word 文件的归档", "第一行\n第二行")), Thing(SearchedText())


@pytest.mark.parametrize("typed", ["防", "防汛", "防汛通知", "word", "WORD 归档", "行", "第二行 防汛", "做好 word"])
def test_words_that_all_stand_in_a_text_find_it(typed: str) -> None:
    assert SoughtWords.of(typed).found_in((NOTHING, THING)) == [THING]


@pytest.mark.parametrize("typed", ["汛防", "防汛 抗旱", "通知为", "没有这样的字", "防通", "第三行", "a", "\U0001f600", "防汛\ud800"])
def test_words_of_which_one_is_missing_do_not(typed: str) -> None:
    assert SoughtWords.of(typed).found_in((THING, NOTHING)) == []


@pytest.mark.parametrize("typed", ["", " "])
def test_no_words_find_all_in_their_order(typed: str) -> None:
    assert SoughtWords.of(typed).found_in((THING, NOTHING)) == [THING, NOTHING]
