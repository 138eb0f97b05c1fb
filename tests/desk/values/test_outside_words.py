"""What reaches outside of a file is named in words, however much of it there is."""

from editor.desk import outside_problems
from editor.model.returned.outside import Outside, OutsideKind


def test_each_thing_is_named_once_and_all_are_counted() -> None:
    (problem,) = outside_problems([Outside(OutsideKind.FIELD, "DDE excel"), Outside(OutsideKind.FIELD, "DDE excel"), Outside(OutsideKind.MACRO, "")])
    assert "3 处" in problem.text
    assert problem.text.count("DDE excel") == 1


def test_of_a_thousand_things_the_first_twenty_are_named() -> None:
    (problem,) = outside_problems([Outside(OutsideKind.LINK, f"ftp://h/{number:04}") for number in range(1000)])
    assert "1000 处" in problem.text.replace(",", "")
    assert ("ftp://h/0019" in problem.text, "ftp://h/0020" in problem.text) == (True, False)


def test_a_file_without_such_things_needs_no_word() -> None:
    assert outside_problems([]) == ()
