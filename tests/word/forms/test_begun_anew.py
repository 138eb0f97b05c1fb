"""Which numbered lists each round of a loop begins anew."""

from editor.word.forms.parts.code_nodes import ListNumber, begun_anew
from editor.word.forms.parts.nodes import DroppedLine, Nodes, RepeatedRows

HEADING = "<w:p>题</w:p>"
ITEM: Nodes = ('<w:p><w:numId w:val="', ListNumber("3"), '"/></w:p>')


def test_a_list_whose_lines_go_where_they_are_empty_is_begun_anew() -> None:
    lines = [DroppedLine(frozenset((number,)), ITEM) for number in range(2)]
    assert begun_anew((HEADING, *lines)) == ("3",)
    assert begun_anew((HEADING, lines[0])) == ()
    assert begun_anew(lines) == ()


def test_a_list_in_rows_that_are_repeated_is_begun_anew() -> None:
    assert begun_anew((HEADING, RepeatedRows(0, ((ITEM, (0,)),), ()))) == ("3",)
    assert begun_anew((HEADING, RepeatedRows(0, ((("",), ()), (("",), ())), (ITEM,)))) == ()


def test_what_stands_between_rows_goes_before_the_list_of_the_next() -> None:
    assert begun_anew((RepeatedRows(0, ((("",), ()), (ITEM, ())), ((HEADING,),)),)) == ("3",)
