"""The text of a file is read block by block for the proof, and says the same as read whole."""

import random
from collections.abc import Iterator

import pytest
from lxml import etree

from editor.model.document.document import Cell, Document, Run, Table
from editor.word import expected_of, prove, write_docx
from editor.word.proving.blocks import ReadBlock, known_facts, read_blocks
from tests.word.papers import changed, filled, one, paragraph, parts_of, profile, report, unfilled

DOCUMENT = "word/document.xml"
WORDS = ("甲", "a < b & c > d", "]]>", "第一行\n第二行", "制\t表", "“引号”", "", "&amp;", "😀", " ", "\u3000\u3000", "x", "\0")


def _as_whole(data: bytes) -> bytes:
    """The same with a comment between two blocks, which makes one block of it all."""
    return data.replace(b"<w:sectPr", b"<!-- --><w:sectPr", 1)


def _told(blocks: list[ReadBlock]) -> Iterator[object]:
    for block in blocks:
        facts = block.facts
        yield from ((line.style, block.said(line.pieces), line.is_beside) for line in facts.lines)
        yield from (block.texts[step] if isinstance(step, int) else step for step in facts.steps)


def _told_beside(blocks: list[ReadBlock]) -> object:
    kinds = ("starts", "ends", "names", "controls", "fields")
    used = frozenset[str]().union(*(block.facts.used for block in blocks))
    return used, [[item for block in blocks for item in getattr(block.facts, kind)] for kind in kinds]


def _any_run(chance: random.Random, at: int) -> Run | str:
    text = chance.choice(WORDS)
    return chance.choice((text, filled(f"项{at}", text), unfilled(f"空{at}")))


def _random_document(seed: int) -> Document:
    chance = random.Random(seed)
    blocks = [paragraph(chance.choice(("正文", "标题")), *(_any_run(chance, 4 * number + at) for at in range(4))) for number in range(5)]
    return Document((*blocks, *report().blocks), "题")


@pytest.mark.parametrize("seed", range(20))
def test_block_by_block_says_what_the_whole_says(seed: int) -> None:
    data = parts_of(write_docx(_random_document(seed), profile(), "{}"))[DOCUMENT]
    blocks, whole = read_blocks(data), read_blocks(_as_whole(data))
    assert len(blocks) > 10
    assert len(whole) == 1
    assert sorted(map(repr, _told(blocks))) == sorted(map(repr, _told(whole)))
    assert _told_beside(blocks) == _told_beside(whole)


@pytest.mark.parametrize("value", WORDS)
def test_with_tags_that_were_proved_before_the_text_is_still_read(value: str) -> None:
    document = one("前", filled("项目", value), "后")
    data = write_docx(document, profile(), "{}")
    assert prove(data, expected_of(document)) == []
    assert prove(data, expected_of(one("前", filled("项目", f"{value}乙"), "后"))) != []
    assert prove(data, expected_of(one("前", filled("项目", value), "后面"))) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("乙", "丙"),
        ("乙", "&"),
        ("乙", "&nbsp;"),
        ("乙", "\x01"),
        ("乙", "<w:br/>"),
        ("乙", "<![CDATA[乙]]>丙"),
        ("乙", ""),
        ("<w:t ", "<w:delText "),
        ("</w:p>", "<w:proofErr\0/w:proofErr></w:p>"),
    ],
)
def test_a_text_of_known_tags_that_is_another_or_no_xml_is_found(old: str, new: str) -> None:
    document = one("甲", filled("项目", "乙"), "丁")
    data = write_docx(document, profile(), "{}")
    assert prove(data, expected_of(document)) == []
    assert prove(changed(data, DOCUMENT, old, new), expected_of(document)) != []


@pytest.mark.parametrize("encoding", ["GBK", "ISO-8859-1"])
def test_a_text_that_says_it_is_written_in_another_encoding_is_read_in_that(encoding: str) -> None:
    document = one("甲")
    data = changed(write_docx(document, profile()), DOCUMENT, "encoding='UTF-8'", f"encoding='{encoding}'")
    assert prove(data, expected_of(document)) != []


def test_tags_that_cross_from_one_block_into_another_are_no_xml() -> None:
    data = parts_of(write_docx(one("甲"), profile(), "{}"))[DOCUMENT]
    crossed = data.replace(b"</w:p>", b"</w:p><w:tbl><w:p></w:tbl></w:p>")
    with pytest.raises(etree.XMLSyntaxError):
        read_blocks(crossed)


def test_a_block_without_its_end_is_no_xml() -> None:
    data = parts_of(write_docx(one("甲"), profile(), "{}"))[DOCUMENT]
    with pytest.raises(etree.XMLSyntaxError):
        read_blocks(data.replace(b"</w:p>", b""))


def test_of_long_tables_only_the_last_few_are_kept() -> None:
    known_facts.cache_clear()
    for rows in range(30, 36):
        cells = (Cell(paragraph("表格正文", "1")),) * 6
        document = Document((paragraph("正文", "甲"), Table((cells,) * rows)), "表")
        assert prove(write_docx(document, profile()), expected_of(document)) == []
    assert known_facts.cache_info().currsize < 6
