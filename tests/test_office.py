"""The judge itself: the stand-in fonts are really used, and no line of a page is lost."""

import re
import subprocess
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from tests.office import convert_to_pdf, pdf_fonts, pdf_lines, pdf_page_count
from tests.tools import STAND_INS

pytestmark = [pytest.mark.needs("soffice", "pdftotext", "pdffonts", "pdfinfo"), pytest.mark.usefixtures("pinned_fonts")]

FACES = {
    "方正小标宋简体": "NotoSerifCJK.*Bold",
    "仿宋_GB2312": "UMingCN",
    "楷体_GB2312": "UKaiCN",
    "黑体": "NotoSansCJK.*Regular",
    "宋体": "NotoSerifCJK.*Regular",
    "Times New Roman": "LiberationSerif",
}


def _word_file(path: Path, face: str, *paragraphs: str) -> Path:
    document = Document()
    for text in paragraphs:
        run = document.add_paragraph().add_run(text)
        run.font.name = face
        run.font.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    document.save(str(path))
    return path


def _add_page_number(document_path: Path) -> None:
    document = Document(str(document_path))
    run = document.sections[0].footer.paragraphs[0].add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    run.element.addnext(field)
    document.save(str(document_path))


def test_no_other_font_of_the_machine_is_seen() -> None:
    listed = subprocess.run(["fc-list", ":", "family"], capture_output=True, text=True, check=True).stdout
    assert {line.split(",")[0] for line in listed.splitlines()} == set(STAND_INS)


@pytest.mark.parametrize(("face", "expected"), FACES.items())
def test_libreoffice_draws_each_font_of_the_standard_with_its_stand_in(tmp_path: Path, face: str, expected: str) -> None:
    text = "Plain words 123" if face == "Times New Roman" else "甲乙丙丁"
    fonts = pdf_fonts(convert_to_pdf(_word_file(tmp_path / "a.docx", face, text), tmp_path))
    assert [bool(re.match(expected, font)) for font in fonts] == [True]


def test_a_line_of_mixed_fonts_is_one_line_and_the_page_number_another(tmp_path: Path) -> None:
    path = _word_file(tmp_path / "a.docx", "仿宋_GB2312", "甲乙 2024 年 word 丙丁", "第二行")
    _add_page_number(path)
    pdf = convert_to_pdf(path, tmp_path)
    assert pdf_page_count(pdf) == 1
    assert pdf_lines(pdf) == [["甲乙2024年word丙丁", "第二行", "—1"]]
