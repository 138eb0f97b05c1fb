"""How a template's lines are read into parts."""

from editor.composing.language.language import language_of
from editor.model.template.field import Field


def test_more_lines_than_are_remembered_are_read_as_the_first_ones_are() -> None:
    language = language_of((Field("甲"),))
    before = language.program("第0行{{ 甲 }}")
    read = [language.program(f"第{number}行").parts for number in range(20_100)]
    assert read == [(f"第{number}行",) for number in range(20_100)]
    assert language.program("第0行{{ 甲 }}") == before
