"""The elements of the standard in the written file, in LibreOffice's PDF, in plain text and when a report is opened again."""

import re
from pathlib import Path

import pypdfium2
import pytest
from lxml import etree
from ooxml_integrity import check

from editor.layout import FontBook, Laid
from editor.model.document.profile import LayoutProfile
from editor.model.session.tally import Tally
from editor.word import expected_of, prove, write_docx
from tests.desk.elements import ALL, DOCUMENT, JOINT, LETTER, MINUTES, ORDER, draft_of, laid_of
from tests.desk.laid import pages_behind_a_blank, pages_of
from tests.office import convert_to_pdf, pdf_lines, save_again
from tests.word.papers import NS, W, part

OFFICE = pytest.mark.needs("soffice", "pdftotext")


# The written file


def _body(laid: Laid, profile: LayoutProfile) -> "etree._Element":
    return part(write_docx(laid.document, profile), "word/document.xml")


@pytest.mark.parametrize("name", sorted(ALL))
def test_what_is_written_is_proved_and_whole(profile: LayoutProfile, book: FontBook, tmp_path: Path, name: str) -> None:
    document = laid_of(ALL[name], profile, book).document
    data = write_docx(document, profile, '{"format": 1}')
    assert prove(data, expected_of(document)) == []
    (tmp_path / "w.docx").write_bytes(data)
    assert [str(finding) for finding in check(tmp_path / "w.docx")] == []


def test_the_imprint_is_a_frame_at_the_foot_of_the_type_area(profile: LayoutProfile, book: FontBook) -> None:
    body = _body(pages_of(1, profile, book), profile)
    frames = {tuple(sorted((etree.QName(key).localname, value) for key, value in node.items())) for node in body.iter(f"{{{W}}}framePr")}
    wanted = {"w": "8844", "hAnchor": "margin", "vAnchor": "margin", "xAlign": "left", "yAlign": "bottom", "hSpace": "0", "wrap": "around"}
    assert frames == {tuple(sorted(wanted.items()))}


def test_a_blank_page_and_the_imprint_s_page_are_a_section_with_empty_footers(profile: LayoutProfile, book: FontBook) -> None:
    data = write_docx(pages_behind_a_blank(profile, book).document, profile)
    sections = part(data, "word/document.xml").findall(".//w:sectPr", NS)
    assert len(sections) == 2
    relations = {node.get("Id"): node.get("Target") for node in part(data, "word/_rels/document.xml.rels")}
    footers = [{relations[ref.get(f"{{{NS['r']}}}id")] for ref in section.findall("w:footerReference", NS)} for section in sections]
    assert footers == [{"footer1.xml", "footer2.xml"}, {"footer3.xml"}]
    assert part(data, "word/footer3.xml").xpath("string(.)") == ""


def test_the_letter_s_first_page_has_a_footer_of_its_own(profile: LayoutProfile, book: FontBook) -> None:
    data = write_docx(laid_of(LETTER, profile, book).document, profile)
    section = part(data, "word/document.xml").find(".//w:sectPr", NS)
    assert section is not None
    assert section.find("w:titlePg", NS) is not None
    frames = part(data, "word/footer3.xml").findall(".//w:framePr", NS)
    assert {frame.get(f"{{{W}}}w") for frame in frames} == {"9638"}


def test_the_mark_of_several_issuers_is_a_table_whose_last_column_is_one_cell(profile: LayoutProfile, book: FontBook) -> None:
    table = _body(laid_of(JOINT, profile, book), profile).find(".//w:tbl", NS)
    assert table is not None
    assert [node.get(f"{{{W}}}val") for node in table.iter(f"{{{W}}}vMerge")] == ["restart", "continue", "continue"]


# LibreOffice's PDF


class _Ink:
    """The colours of a page of a PDF, at 200 dots an inch."""

    def __init__(self, pdf: Path, page: int) -> None:
        self._dots = 200
        document = pypdfium2.PdfDocument(pdf)
        bitmap = document[page].render(scale=self._dots / 72)
        data, self.width, self.height = bytes(bitmap.buffer), bitmap.width, bitmap.height
        step = bitmap.stride // bitmap.width
        rows = (data[row * bitmap.stride : (row + 1) * bitmap.stride] for row in range(bitmap.height))
        self.rows = [(row[0::step][: bitmap.width], row[2::step][: bitmap.width]) for row in rows]
        document.close()

    def millimetres(self, dots: float) -> float:
        return dots / self._dots * 25.4

    def red(self, row: int) -> int:
        """How many dots of a row are red."""
        blue, red = self.rows[row]
        return sum(b < 128 < r for b, r in zip(blue, red, strict=True))

    def dark(self, row: int) -> int:
        """How many dots of a row are black."""
        return sum(r < 128 for r in self.rows[row][1])


@pytest.fixture
def printed(tmp_path: Path, profile: LayoutProfile, pinned_fonts: Path):  # noqa: ANN201 - a function that makes PDFs
    """Makes LibreOffice's PDF of a template's text, and our pages as LibreOffice breaks lines."""
    assert pinned_fonts.is_file()

    def made(text: str) -> tuple[Path, Laid]:
        laid = laid_of(text, profile, FontBook(profile.fonts), office=True)
        written = tmp_path / "w.docx"
        written.write_bytes(write_docx(laid.document, profile))
        return convert_to_pdf(written, tmp_path), laid

    return made


@OFFICE
@pytest.mark.parametrize("name", sorted(ALL))
def test_libreoffice_shows_our_lines_on_our_pages(printed, name: str) -> None:  # noqa: ANN001
    pdf, laid = printed(ALL[name])
    theirs = [sorted("".join(page)) for page in pdf_lines(pdf)]
    ours = [sorted("".join("".join(box.text for box in (*page.lines, page.footer)).split())) for page in laid.pages]
    assert theirs == ours


@OFFICE
@pytest.mark.parametrize(("text", "millimetres"), [(DOCUMENT, 37 + 35), (MINUTES, 37 + 35), (ORDER, 37 + 20), (LETTER, 30), (JOINT, 37 + 35)])
def test_the_mark_in_the_pdf_begins_at_its_height(printed, text: str, millimetres: int) -> None:  # noqa: ANN001
    pdf, _ = printed(text)
    ink = _Ink(pdf, 0)
    top = next(row for row in range(ink.height) if ink.red(row))
    assert ink.millimetres(top) == pytest.approx(millimetres, abs=0.5)


@OFFICE
def test_the_red_line_in_the_pdf_stands_4_mm_below_the_number_and_is_156_mm_long(printed) -> None:  # noqa: ANN001
    pdf, laid = printed(DOCUMENT)
    ink = _Ink(pdf, 0)
    line = next(row for row in range(ink.height) if ink.red(row) > ink.width * 0.6)
    assert ink.millimetres(ink.red(line)) == pytest.approx(156, abs=0.5)
    number = next(row for row in range(line - 1, 0, -1) if ink.dark(row))
    assert ink.millimetres(line - number) == pytest.approx(4, abs=0.5)
    assert laid.pages[0].number == 1


@OFFICE
def test_the_imprint_in_the_pdf_ends_at_the_foot_of_an_even_page(printed) -> None:  # noqa: ANN001
    pdf, laid = printed(DOCUMENT)
    assert len(laid.pages) % 2 == 0
    ink = _Ink(pdf, len(laid.pages) - 1)
    lines = [row for row in range(ink.height) if ink.dark(row) > ink.width * 0.6]
    assert ink.millimetres(ink.dark(lines[-1])) == pytest.approx(156, abs=0.5)
    assert ink.millimetres(lines[-1] + 1) == pytest.approx(297 - 35, abs=0.5)


@OFFICE
def test_the_letter_s_double_lines_in_the_pdf_are_170_mm_long_4_mm_below_the_mark_and_20_mm_above_the_edge(printed) -> None:  # noqa: ANN001
    pdf, _ = printed(LETTER)
    ink = _Ink(pdf, 0)
    lines = [row for row in range(ink.height) if ink.red(row) > ink.width * 0.7]
    assert {round(ink.millimetres(ink.red(row))) for row in lines} == {170}
    mark = next(row for row in range(lines[0] - 1, 0, -1) if ink.red(row))
    assert ink.millimetres(lines[0] - mark) == pytest.approx(4, abs=0.5)
    assert 297 - ink.millimetres(lines[-1] + 1) == pytest.approx(20, abs=0.5)
    thick = [len(run) for run in _runs(lines)]
    assert len(thick) == 4
    assert thick[0] > thick[1]
    assert thick[2] < thick[3]


def _runs(rows: list[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def test_the_plain_text_has_the_elements_without_the_lines(profile: LayoutProfile, book: FontBook) -> None:
    from editor.desk.saving.as_text import text_of  # noqa: PLC0415 - only this test writes text

    text = text_of(laid_of(DOCUMENT, profile, book).document, profile)
    assert re.search(r"特急\n+\s*江畔市人民政府文件\n", text)
    assert text.rstrip().endswith("2026年11月4日印发")


def test_the_outline_names_head_and_imprint() -> None:
    from editor.model.acts.outline import outline_of  # noqa: PLC0415 - only this test outlines

    titles = [row.title for row in outline_of(draft_of(DOCUMENT), Tally(draft_of(DOCUMENT)))]
    assert (titles[0], titles[-2], titles[-1]) == ("版头与标题", "署名与成文日期", "版记")


@pytest.mark.parametrize("name", sorted(ALL))
def test_a_saved_report_opens_again_as_it_was_saved(tmp_path: Path, name: str) -> None:
    from editor.desk.desk import Desk  # noqa: PLC0415 - only this test saves and opens
    from editor.storage.folders import Folders  # noqa: PLC0415

    desk, draft = Desk(Folders.under(tmp_path)), draft_of(ALL[name])
    desk.save_word(draft, tmp_path / "w.docx")
    opened = desk.open(tmp_path / "w.docx")
    assert (opened.draft, opened.notes, opened.changes) == (draft, (), ())


@OFFICE
def test_values_in_the_head_and_the_foot_come_back_from_a_report_that_libreoffice_saved(tmp_path: Path) -> None:
    from editor.desk.desk import Desk  # noqa: PLC0415 - only these tests save and open
    from editor.storage.folders import Folders  # noqa: PLC0415

    text = LETTER.replace("@发文机关标志 江畔市水务局", "@发文机关标志 {{ 本单位 }}").replace("@抄送机关 市政府办公厅", "@抄送机关 {{ 抄送 }}")
    desk, draft = Desk(Folders.under(tmp_path)), draft_of(text, 本单位="江畔市水务局", 抄送="市政府办公厅")
    desk.save_word(draft, tmp_path / "w.docx")
    (tmp_path / "again").mkdir()
    opened = desk.open(save_again(tmp_path / "w.docx", tmp_path / "again"))
    assert (opened.draft, opened.changes) == (draft, ())
