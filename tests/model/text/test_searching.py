import pytest

from editor.model.text.searching import SearchedText, SoughtWords

TEXT = SearchedText.of("防汛通知", "为做好 Word 文件的归档", "第一行\n第二行")


@pytest.mark.parametrize("typed", ["", " ", "防", "防汛", "防汛通知", "word", "WORD 归档", "行", "第二行 防汛", "做好 word"])
def test_words_that_all_stand_in_a_text_find_it(typed: str) -> None:
    assert SoughtWords.of(typed).are_in(TEXT)


@pytest.mark.parametrize("typed", ["汛防", "防汛 抗旱", "通知为", "没有这样的字", "防通", "第三行", "a", "\U0001f600", "防汛\ud800"])
def test_words_of_which_one_is_missing_do_not(typed: str) -> None:
    assert not SoughtWords.of(typed).are_in(TEXT)
    assert not SoughtWords.of(typed).are_in(SearchedText())
