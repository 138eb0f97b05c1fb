"""The pages of a Word file are read from its sections, whatever these say and leave out."""

import pytest

from editor.word import open_package, read_page_setup
from editor.word.package.package import Package
from tests.word.papers import foreign, p

_PAGE = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:bottom="1984" w:left="1588" w:right="1474" w:footer="1400"/>'


def _file(section: str, before: str = "") -> Package:
    return open_package(foreign(before + p("正文") + (section and f"<w:sectPr>{section}</w:sectPr>")))


def test_a_file_without_a_section_says_nothing_of_its_pages() -> None:
    setup = read_page_setup(_file(""))
    assert (setup.lengths, setup.numbers, setup.others) == ({}, (), ())


def test_lengths_that_are_not_given_are_not_there() -> None:
    assert read_page_setup(_file('<w:pgSz w:w="11906"/>')).lengths == {"width": 11906}


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('<w:pgBorders><w:top w:val="single"/></w:pgBorders>', "页面边框"),
        ('<w:vAlign w:val="center"/>', "文字垂直居中"),
        ('<w:cols w:num="2"/>', "分 2 栏"),
        ("<w:pgBorders/>", ""),
        ('<w:vAlign w:val="top"/>', ""),
    ],
)
def test_what_no_layout_has_is_named(more: str, words: str) -> None:
    assert (words in read_page_setup(_file(_PAGE + more)).others) == bool(words)


def test_of_sections_that_differ_no_length_is_taken() -> None:
    wide = '<w:p><w:pPr><w:sectPr><w:pgSz w:w="16838" w:h="11906"/></w:sectPr></w:pPr></w:p>'
    assert read_page_setup(_file(_PAGE, wide)).lengths == {}
    same = f"<w:p><w:pPr><w:sectPr>{_PAGE}</w:sectPr></w:pPr></w:p>"
    assert read_page_setup(_file(_PAGE, same)).lengths["left"] == 1588
