"""The look of a Word file against GB/T 9704."""

import io

import docx
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from editor.checks import Finding, layout_findings, text_of_inspection
from editor.reading import document_range, inspect
from editor.word import open_package, read_page_setup, read_set_looks, read_source
from tests.word.papers import profile

_LINES = (
    ("关于开展检查的通知", "方正小标宋简体", 22),
    ("各科室：", "仿宋_GB2312", 16),
    ("各单位要认真办理，按时上报。", "仿宋", 16),
    ("特此通知。", "仿宋", 16),
)


def _numbered() -> WordDocument:
    """A document whose pages have numbers."""
    document = docx.Document()
    number = OxmlElement("w:fldSimple")
    number.set(qn("w:instr"), "PAGE")
    document.sections[0].footer.paragraphs[0]._element.append(number)
    return document


def _found(lines: tuple[tuple[str, str, float], ...], left: float = 28) -> list[Finding]:
    document = _numbered()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(left), Mm(26)
    for text, font, size in lines:
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if text is lines[0][0] else None
        paragraph.paragraph_format.first_line_indent = Pt(32) if text.endswith("。") else None
        run = paragraph.add_run(text)
        run.font.name, run.font.size = font, Pt(size)
        run._element.rPr.rFonts.set(qn("w:eastAsia"), font)
    return _of(document)


def _of(document: WordDocument) -> list[Finding]:
    file = io.BytesIO()
    document.save(file)
    package = open_package(file.getvalue(), "文.docx")
    seen = inspect(read_source(package))
    return layout_findings(text_of_inspection(seen, document_range(seen)), read_page_setup(package), read_set_looks(package), profile())


def test_a_file_by_the_standard_has_no_findings_whatever_its_fonts_are_called() -> None:
    assert _found(_LINES) == []


def test_a_margin_is_told_in_millimetres_from_one_millimetre_on() -> None:
    assert _found(_LINES, left=28.9) == []
    (found,) = _found(_LINES, left=31.8)
    assert (found.rule, found.place.line) == ("版式-页面", 0)
    assert "左边距应为 28 毫米，现在是 31.8 毫米" in found.why


def test_a_deviation_is_told_once_with_the_number_of_its_paragraphs() -> None:
    found = _found((*_LINES[:2], *((text, "宋体", 12) for text, _, _ in _LINES[2:])))
    assert [(one.rule, one.place.line) for one in found] == [("版式-字体", 2), ("版式-字号", 2)]
    assert "正文：应为 仿宋_GB2312，现在是 宋体，共 2 段" in found[0].why
    assert "正文：应为 16 磅，现在是 12 磅" in found[1].why


def test_a_word_in_another_font_is_no_deviation_of_its_paragraph() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, font in (("会议要求：", "黑体"), ("各单位要认真办理，按时上报。", "仿宋")):
        run = paragraph.add_run(text)
        run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    assert "版式-字体" not in {one.rule for one in _of(document)}


def test_exact_lines_are_told_where_they_make_another_number_of_lines_a_page() -> None:
    for points, told in ((28, []), (29, []), (24, ["版式-行距"]), (36, ["版式-行距"])):
        document = docx.Document()
        for text in ("关于开展检查的通知", "各科室：", "各单位要认真办理，按时上报。"):
            document.add_paragraph(text).paragraph_format.line_spacing = Pt(points)
        assert [one.rule for one in _of(document) if one.rule == "版式-行距"] == told, points


_LONG_LINE = "各单位要认真办理，逐项核对，按时上报，确保各项任务按照时间节点全部完成，不留死角。"


def _rules(document: WordDocument) -> set[str]:
    return {one.rule for one in _of(document)} & {"版式-段首", "版式-标题居中", "版式-页码"}


def _letter(
    indent: int, spaces: str = "", side: WD_ALIGN_PARAGRAPH | None = WD_ALIGN_PARAGRAPH.CENTER, paragraphs: int = 3, title: str = "关于开展检查的通知"
) -> WordDocument:
    document = _numbered()
    document.add_paragraph(title).alignment = side
    document.add_paragraph("各科室：")
    for _ in range(paragraphs):
        document.add_paragraph(spaces + _LONG_LINE).paragraph_format.first_line_indent = Pt(indent)
    return document


def test_paragraphs_that_begin_at_the_margin_are_told_once_and_typed_spaces_set_them_in_too() -> None:
    assert _rules(_letter(32)) == _rules(_letter(0, "　　")) == set()
    assert _rules(_letter(0)) == {"版式-段首"}


def test_a_title_that_stands_at_the_left_is_told() -> None:
    assert _rules(_letter(32, side=WD_ALIGN_PARAGRAPH.LEFT)) == _rules(_letter(32, side=None)) == {"版式-标题居中"}


def _unnumbered(document: WordDocument) -> WordDocument:
    footer = document.sections[0].footer.paragraphs[0]._element
    footer.remove(footer[-1])
    return document


def test_pages_without_numbers_are_told_where_there_are_several_or_the_document_is_an_official_one() -> None:
    assert _rules(_unnumbered(_letter(32))) == {"版式-页码"}
    assert _rules(_unnumbered(_letter(32, paragraphs=30, title="安全生产检查小结"))) == {"版式-页码"}
    assert _rules(_unnumbered(_letter(32, title="安全生产检查小结"))) == set()


def test_a_text_whose_font_nobody_gave_is_told() -> None:
    assert any(one.rule == "版式-字体" and "现在是 没有指定" in one.why for one in _of(_letter(32)))


def test_one_long_paragraph_at_the_margin_among_others_is_told_and_a_short_line_is_not() -> None:
    document = _letter(32)
    document.add_paragraph("请按上述安排组织实施，有关情况另行通知。")
    assert _rules(document) == set()
    document.add_paragraph(_LONG_LINE)
    assert _rules(document) == {"版式-段首"}


def _paged(*breaks: int, seen: bool = False, imprint: str = "") -> WordDocument:
    document = docx.Document()
    texts = ["关于开展检查的通知", "各科室：", _LONG_LINE, _LONG_LINE, "市水务局", "2026年8月3日", *([imprint] if imprint else [])]
    for number, text in enumerate(texts):
        run = document.add_paragraph().add_run()
        if number in breaks and seen:
            run._element.append(OxmlElement("w:lastRenderedPageBreak"))
        elif number in breaks:
            run.add_break(WD_BREAK.PAGE)
        run.add_text(text)
    return document


def _sides(document: WordDocument) -> set[str]:
    return {one.rule for one in _of(document)} & {"版式-首页", "版式-版记"}


def test_a_first_page_without_body_is_told_whoever_broke_the_page() -> None:
    assert _sides(_paged(2)) == _sides(_paged(2, seen=True)) == {"版式-首页"}
    assert _sides(_paged(3)) == _sides(_paged(3, seen=True)) == set()


def test_an_imprint_on_an_odd_page_is_told_where_a_program_said_which_page_it_is() -> None:
    imprint = "市水务局办公室　　2026年8月4日印发"
    assert _sides(_paged(3, seen=True, imprint=imprint)) == set()
    assert _sides(_paged(3, 6, seen=True, imprint=imprint)) == {"版式-版记"}
    assert _sides(_paged(3, 6, imprint=imprint)) == set()


def test_attachments_signature_and_date_at_the_margin_are_told() -> None:
    document = docx.Document()
    for text in ("关于开展检查的通知", "各科室：", _LONG_LINE, "附件：检查表", "市水务局", "2026年8月3日"):
        document.add_paragraph(text)
    assert {"版式-附件说明", "版式-落款"} <= {one.rule for one in _of(document)}
    for paragraph in document.paragraphs[3:]:
        paragraph.paragraph_format.left_indent = Pt(32)
    assert not {"版式-附件说明", "版式-落款"} & {one.rule for one in _of(document)}
