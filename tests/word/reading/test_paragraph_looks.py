"""What a paragraph was given by hand goes to another one, and no more than that."""

from editor.word import open_package
from editor.word.package.xml import walk
from editor.word.reading.paragraph_looks import ParagraphLooks
from tests.word.papers import foreign, p


def test_a_paragraph_without_any_look_takes_those_that_were_given_by_hand() -> None:
    given = '<w:spacing w:before="120"/><w:shd w:val="clear" w:fill="FFFF00"/><w:jc w:val="center"/>'
    package = open_package(foreign(p("甲", properties=given) + "<w:p><w:r><w:t>乙</w:t></w:r></w:p>" + p("丙")))
    looks = ParagraphLooks.of(package)
    first, *others = walk(package.copied(package.main), "w:p")
    wanted = looks.by_hand(first)
    assert wanted == {"align": ("center",), "shading": ("FFFF00",), "before": ("120",)}
    for other in others:
        assert looks.by_hand(other) == {}
        looks.dress(other, wanted, first)
        assert looks.by_hand(other) == wanted
        looks.dress(other, looks.by_hand(other), first)
        assert looks.by_hand(other) == wanted
