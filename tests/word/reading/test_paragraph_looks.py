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


def test_the_left_of_a_text_with_a_long_word_is_layout_s_and_not_somebody_s() -> None:
    address = "https://www.jiangpan.example/news/2026/1130/details-of-the-meeting-on-safety.html"
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/><w:pPr><w:jc w:val="both"/></w:pPr></w:style>'
    package = open_package(foreign("".join(p(text, properties='<w:jc w:val="left"/>') for text in (f"见{address}", "见附件")), styles=styles))
    looks = ParagraphLooks.of(package)
    assert [looks.by_hand(one) for one in walk(package.tree(package.main), "w:p")] == [{}, {"align": ("left",)}]
