from itertools import pairwise

import pytest

from editor.layout import LIBREOFFICE, FontBook, LayoutCache, settle
from editor.model.document.document import Cell, Indents, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.document.table_look import Side
from tests.layout.making import body, document, report, styled, table, texts

LONG_TITLE = "关于全县农村人居环境整治提升五年行动推进情况的报告"


def _titles(profile: LayoutProfile, book: FontBook, title: str) -> list[str]:
    return texts(settle(document(styled("标题", title)), profile, book))[0]


def test_a_short_title_is_one_line(profile: LayoutProfile, book: FontBook) -> None:
    assert _titles(profile, book, "关于防汛工作情况的报告") == ["关于防汛工作情况的报告"]


def test_a_long_title_breaks_at_a_phrase_into_lines_of_different_length(profile: LayoutProfile, book: FontBook) -> None:
    first, second = _titles(profile, book, LONG_TITLE)
    assert first + second == LONG_TITLE
    assert len(first) != len(second)
    assert abs(len(first) - len(second)) <= 8


@pytest.mark.parametrize("part", ["关于", "《某某市小学生午餐午休服务提升方案》"])
def test_what_belongs_together_in_a_title_stays_on_a_line(profile: LayoutProfile, book: FontBook, part: str) -> None:
    title = f"某某市教育局某某市财政局{part}印发全市推广情况的通知"
    assert any(part in line for line in _titles(profile, book, title))


@pytest.mark.parametrize("title", [LONG_TITLE, LONG_TITLE * 2, "某某省人民政府办公厅关于加强全省高标准农田建设和耕地保护工作任务分工落实情况的通报"])
def test_a_title_has_the_shape_of_a_trapezoid_or_a_diamond(profile: LayoutProfile, book: FontBook, title: str) -> None:
    lengths = [len(line) for line in _titles(profile, book, title)]
    steps = [after - before for before, after in pairwise(lengths)]
    falls = [step < 0 for step in steps]
    assert 0 not in steps
    assert falls == sorted(falls) or len(set(falls)) == 1


def test_a_title_broken_by_hand_stays_as_it_is(profile: LayoutProfile, book: FontBook) -> None:
    assert _titles(profile, book, "关于\n" + LONG_TITLE)[0] == "关于"


def test_a_title_without_phrases_breaks_as_text_does(profile: LayoutProfile, book: FontBook) -> None:
    assert "".join(_titles(profile, book, "甲" * 50)) == "甲" * 50


def _indents(profile: LayoutProfile, book: FontBook, *blocks: Paragraph) -> list[Indents | None]:
    settled = settle(document(*blocks), profile, book).document.blocks
    return [block.indents for block in settled if isinstance(block, Paragraph)]


# GB/T 9704-2012, 7.3.5.2: the signature two characters from the margin, the date two characters right of where the signature begins.
def test_the_date_starts_two_characters_right_of_the_signature(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(styled("署名", "某某县人民政府办公室"), styled("成文日期", "2026年8月3日")), profile, book)
    signature, date = laid.pages[0].lines
    assert date.x - signature.x == pytest.approx(2 * 315)
    assert 10432 - signature.pieces[-1].xs[-1] == pytest.approx(2 * 315)


def test_where_the_date_is_longer_it_keeps_two_characters_from_the_margin(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(styled("署名", "某某局"), styled("成文日期", "2026年12月30日")), profile, book)
    signature, date = laid.pages[0].lines
    assert 10432 - date.pieces[-1].xs[-1] == pytest.approx(2 * 315)
    assert date.x - signature.x == pytest.approx(2 * 315)


def test_the_longest_of_several_signatures_decides(profile: LayoutProfile, book: FontBook) -> None:
    names = styled("署名", "某某县人民政府办公室"), styled("署名", "某某局")
    right = _indents(profile, book, *names, styled("成文日期", "2026年8月3日"))
    assert right[0] == right[1] == Indents(right=630)


def test_a_date_alone_keeps_the_indent_of_its_style(profile: LayoutProfile, book: FontBook) -> None:
    assert _indents(profile, book, styled("成文日期", "2026年8月3日")) == [None]


# GB/T 9704-2012, 7.3.4: two characters in; a second line stands under the first character of the attachment's name.
def test_an_attachment_note_hangs_under_its_name(profile: LayoutProfile, book: FontBook) -> None:
    assert _indents(profile, book, styled("附件说明", "附件：统计表")) == [Indents(left=5 * 315, first=-3 * 315)]


def test_numbered_attachments_hang_under_their_names(profile: LayoutProfile, book: FontBook) -> None:
    first, second = _indents(profile, book, styled("附件说明", "附件：1.统计表"), styled("附件说明", "2.汇总表"))
    assert first == Indents(left=5 * 315 + 310, first=-3 * 315 - 310)
    assert second == Indents(left=5 * 315 + 310, first=-310)


def test_the_columns_of_a_table_fill_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    settled = settle(document(table(3, columns=4)), profile, book).document.blocks[0]
    assert isinstance(settled, Table)
    assert sum(settled.widths) == 8844
    assert len(settled.widths) == 4


def test_a_column_with_long_text_is_wider(profile: LayoutProfile, book: FontBook) -> None:
    rows = ((Cell(styled("表格正文", "一")), Cell(styled("表格正文", "长" * 60))),)
    settled = settle(document(Table(rows)), profile, book).document.blocks[0]
    assert isinstance(settled, Table)
    assert settled.widths[1] > 3 * settled.widths[0]


@pytest.mark.parametrize("lines", range(15, 90))
def test_signature_and_date_never_stand_on_a_page_of_their_own(profile: LayoutProfile, book: FontBook, lines: int) -> None:
    pages = texts(settle(report(lines), profile, book))
    assert any("字" in line for line in pages[-1])


def test_a_document_with_room_is_not_tightened(profile: LayoutProfile, book: FontBook) -> None:
    settled = settle(report(10), profile, book).document
    assert all(block.line is None and block.spacing is None for block in settled.paragraphs())


def test_settling_twice_changes_nothing(profile: LayoutProfile, book: FontBook) -> None:
    once = settle(report(19), profile, book)
    assert settle(once.document, profile, book) == once


def test_what_is_settled_is_the_same_for_every_viewer(profile: LayoutProfile, book: FontBook) -> None:
    cache = LayoutCache()
    assert settle(report(20), profile, book, LIBREOFFICE, cache).document == settle(report(20), profile, book).document


ADDRESS = "材料请发送至https://www.example.org/water/report/2026/submit/index.html并注明单位名称，"


def test_a_line_before_a_long_word_is_not_drawn_apart(profile: LayoutProfile, book: FontBook) -> None:
    laid = settle(document(body("字" * 30 + ADDRESS + "字" * 40)), profile, book)
    block = laid.document.blocks[0]
    assert isinstance(block, Paragraph)
    assert block.side == Side.LEFT
    short = next(line for line in laid.pages[0].lines if line.text.endswith("至"))
    steps = [after - before for before, after in pairwise(short.pieces[0].xs)]
    assert max(steps) == pytest.approx(315)


@pytest.mark.parametrize("text", ["字" * 90, "字" * 40 + "ABC平台" + "字" * 40, "字" * 24 + "www.example.org，" + "字" * 40])
def test_other_lines_fill_the_width(profile: LayoutProfile, book: FontBook, text: str) -> None:
    laid = settle(document(body(text)), profile, book)
    assert [block.side for block in laid.document.blocks if isinstance(block, Paragraph)] == [Side.OWN]
    assert all(line.pieces[-1].xs[-1] >= 10432 - 30 for line in laid.pages[0].lines[:-1])
