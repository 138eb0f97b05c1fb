"""Texts in a part, and what is kept of them."""

from lxml import etree

from editor.model.document.document import Document
from editor.word import expected_of, prove, write_docx
from editor.word.package.xml import escaped, in_quotes
from editor.word.writing.body import _looks_of
from tests.word.papers import filled, one, profile

ODD = '甲\r乙\r\n<&>"\t'


def test_a_text_is_read_as_it_was_written() -> None:
    top = etree.fromstring(f'<a b="{in_quotes(ODD)}">{escaped(ODD)}</a>')
    assert (top.get("b"), top.text) == (ODD, ODD)
    assert (in_quotes("\r"), escaped("\r")) == ("&#13;", "&#13;")


def _many(count: int) -> Document:
    return one(*(filled(f"项{number}", "甲") for number in range(count)))


def test_what_stands_between_very_many_runs_is_not_kept() -> None:
    kept = _looks_of(profile()).forms
    kept.clear()
    for count in (100, 101):
        for _ in range(2):
            assert prove(write_docx(_many(count), profile()), expected_of(_many(count))) == []
    assert len(kept) == 1
