"""A title as a file name, whatever a template makes of it."""

from editor.storage.library.library import file_name


def test_a_title_of_millions_of_characters_is_cut_and_not_taken_apart_one_by_one() -> None:
    assert file_name("字" * 5_000_000) == "字" * 60
    assert file_name("a" * 5_000_000) == "a" * 180
