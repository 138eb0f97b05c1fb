"""版记 on the last even page, with no empty page before it, whatever the length of the text (GB/T 9704-2012, 7.4, 7.5)."""

import random
from pathlib import Path

import pytest

from editor.layout import FontBook, Laid, settle
from editor.model.document.document import Document, Paragraph, Run, Table
from editor.model.document.profile import LayoutProfile
from tests.layout.judge import Verdict, judged
from tests.layout.making import document, plain, report, styled, table

SENTENCE = "城市供水管网改造按计划推进，各单位密切配合，年度任务有望提前完成，现将有关情况说明如下，请认真研究落实。" * 3
LENGTHS = range(1, 201)


def _imprint(copies: int = 1, *, is_ruled: bool = True) -> tuple[Paragraph, ...]:
    lines = [
        *(["版记粗线"] if is_ruled else []),
        *("抄送机关" for _ in range(copies)),
        *(["版记细线", "印发机关", "版记粗线"] if is_ruled else []),
    ]
    shown = {"抄送机关": (Run("抄送：市公安局。"),), "印发机关": (Run("江畔市水务局办公室\t2026年11月4日印发"),)}
    framed = tuple(Paragraph(style, shown.get(style, ()), frame="foot") for style in lines)
    return (*(Paragraph("版记位") for _ in range(3)), *framed, Paragraph("版记位"))


def of_length(lines: int) -> Document:
    """A report of about so many lines, in paragraphs of one line or of many, with or without copies and a note."""
    chance, made, count = random.Random(lines), list[Paragraph](), 0
    longest = chance.choice((20, 140))
    while count < lines:
        text = SENTENCE[: chance.randint(10, longest)]
        made.append(Paragraph("正文", (Run(text),)))
        count += len(text) // 28 + 1
    ends = [Paragraph("空行"), styled("署名", "江畔市水务局"), styled("成文日期", "2026年11月3日")]
    note = [styled("附注", "（此件公开发布）")] if chance.random() < 0.5 else []
    return document(styled("标题", "情况报告"), *made, *ends, *note, *_imprint(chance.randint(0, 3)))


def _pages(laid: Laid) -> list[list[str]]:
    return [[line.text for line in page.lines if line.text] for page in laid.pages]


def stands_well(pages: list[list[str]]) -> bool:
    """Whether no page is empty, and 版记 stands on the last one, an even one."""
    at = [number for number, lines in enumerate(pages, 1) if any("印发" in line for line in lines)]
    return all(pages) and at == [len(pages)] and len(pages) % 2 == 0


def test_the_imprint_stands_on_an_even_page_behind_no_empty_one(profile: LayoutProfile, book: FontBook) -> None:
    pages = {lines: _pages(settle(of_length(lines), profile, book)) for lines in LENGTHS}
    assert [lines for lines, shown in pages.items() if not stands_well(shown)] == []


@pytest.mark.needs("soffice")
@pytest.mark.usefixtures("pinned_fonts")
def test_it_is_printed_there_as_well(tmp_path: Path, profile: LayoutProfile) -> None:
    verdicts = list(judged([of_length(lines) for lines in range(40, 64)], tmp_path, profile))
    assert [verdict.name for verdict in verdicts if not stands_well(without_numbers(verdict))] == []
    assert all(verdict.same_pages for verdict in verdicts)


def without_numbers(verdict: Verdict) -> list[list[str]]:
    """What LibreOffice printed on each page, but for the page numbers."""
    return [[line for line in page if not line.startswith("—")] for page in verdict.theirs]


def test_the_page_of_the_imprint_begins_with_its_first_place(profile: LayoutProfile, book: FontBook) -> None:
    settled = settle(document(*report(5).blocks, *_imprint()), profile, book).document.blocks
    turned = [at for at, block in enumerate(settled) if isinstance(block, Paragraph) and block.page_break]
    assert turned == [len(report(5).blocks)]
    assert not any(block.unnumbered for block in settled if isinstance(block, Paragraph))


# 10.1: the imprint of a letter has no lines, and stands on the last page.
def test_the_imprint_of_a_letter_may_stand_on_an_odd_page(profile: LayoutProfile, book: FontBook) -> None:
    assert len(settle(document(*report(5).blocks, *_imprint(is_ruled=False)), profile, book).pages) == 1


# 7.5: neither the empty page before 版记 nor that of 版记 has a number. A table can't be drawn closer, so that only an empty page helps.
def test_behind_a_table_that_fills_an_even_page_stands_an_empty_one_without_a_number(profile: LayoutProfile, book: FontBook) -> None:
    for rows in range(20, 90):
        laid = settle(document(table(rows), *_imprint()), profile, book)
        if not all(_pages(laid)):
            assert [(page.number, page.footer.text) for page in laid.pages[-2:]] == [(3, ""), (4, "")]
            assert isinstance(laid.document.blocks[0], Table)
            assert not laid.document.blocks[1].unnumbered
            return
    pytest.fail("no length of the table fills its even page")


@pytest.mark.parametrize("lines", [62, 63, 64])
def test_lines_move_on_the_page_before_the_signature_alone(profile: LayoutProfile, book: FontBook, lines: int) -> None:
    blocks = settle(report(lines), profile, book).document.blocks
    pitches = [block.line for block in blocks if isinstance(block, Paragraph)]
    assert any(pitches[43:])
    assert not any(pitches[:43])


def test_what_was_settled_for_the_imprint_stays(profile: LayoutProfile, book: FontBook) -> None:
    for lines in (21, 43, 50, 66, 87):
        once = settle(of_length(lines), profile, book)
        assert settle(once.document, profile, book) == once


def test_a_document_of_an_imprint_alone_is_laid_out(profile: LayoutProfile, book: FontBook) -> None:
    assert any("印发" in line for line in _pages(settle(document(*_imprint()), profile, book))[-1])
    assert _pages(settle(document(plain("字"), *_imprint(0)), profile, book))[0] == ["字"]
