"""What a line of a template file can't hold is written by its number and read again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editor.model.text.escapes import given as given_by
from editor.model.text.escapes import held

ANY = st.text(st.characters(exclude_categories=()) | st.sampled_from("\\u{}0125cf \u3000"), max_size=30)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("平常的字 a\tb", "平常的字 a\tb"),
        ("　缩进", "\\u{3000}缩进"),
        ("末尾 ", "末尾\\u{20}"),
        ("一\n二\u2028三\x85四\x00", "一\\u{a}二\\u{2028}三\\u{85}四\\u{0}"),
        ("\\u{41}", "\\u{5c}u{41}"),
        ("C:\\u\\{}", "C:\\u\\{}"),
        (" ", "\\u{20}"),
        ("", ""),
    ],
)
def test_a_character_is_written_by_its_number_where_it_would_be_lost(text: str, line: str) -> None:
    assert held(text) == line
    assert given_by(line) == text


def test_what_is_no_number_of_a_character_stays_text() -> None:
    assert [given_by(line) for line in ("\\u{zz}", "\\u{110000}", "\\u41", "\\u{}")] == ["\\u{zz}", "\\u{110000}", "\\u41", ""]


@given(ANY, st.sampled_from(("", "{}|\\")))
def test_whatever_is_written_comes_back_on_one_line_without_blanks_at_its_ends(text: str, also: str) -> None:
    line = held(text, also)
    assert given_by(line) == text
    assert line == line.strip()
    assert len(line.splitlines()) <= 1
