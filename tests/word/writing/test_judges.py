"""What others say of our files: LibreOffice, and the checkers of Word files and of the standard."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from ooxml_integrity import check

from editor.model.document.document import Document
from editor.word import open_package, read_draft_json, read_foreign, read_source, read_values, write_docx
from tests.office import convert_to_pdf, pdf_lines, save_again
from tests.word.papers import filled, one, paragraph, profile, report, unfilled

DRAFT = '{"值": "a<b\\n", "format": 1}'
OFFICE = pytest.mark.needs("soffice", "pdftotext")
VALIDATOR = "ooxml-validator"

# What gongwen-skill says against us, and why the standard or the file itself says otherwise.
CONTRADICTED = {
    "CHK-C001": "GB/T 9704-2012, 5.2.1: the top margin is 37 mm; it wants one province's 28",
    "CHK-C011": "GB/T 9704-2012, 5.2.1: 297 - 37 - 225 leaves 35 mm below; it wants 28",
    "CHK-C006": "GB/T 9704-2012, 5.2.3: 22 lines in 225 mm are 28.95 pt apart; it wants 33",
    "CHK-C032": "GB/T 9704-2012, 5.2.3, the same for headings of level 1",
    "CHK-C035": "GB/T 9704-2012, 5.2.3, the same for level 2",
    "CHK-C037": "GB/T 9704-2012, 5.2.3, the same for level 3",
    "CHK-C049": "GB/T 9704-2012, 5.2.3, the same for level 4",
    "CHK-C016": "GB/T 9704-2012, 7.3.5.2: the signature stands two characters from the right; it wants it centred",
    "CHK-C017": "7.3.5.2 is kept: the date's style aligns right; it reads alignment from paragraphs only",
    "CHK-C021": "7.3.1 is kept: the style Title centres; it reads alignment from paragraphs only",
    "CHK-C012": "7.3.3 is kept: the style Normal indents by two characters; it fails to read indents of styles",
    "CHK-C013": "5.2.3 is kept: the style Normal justifies; it reads alignment from paragraphs only",
}


def _saved(folder: Path, document: Document, name: str = "文稿", *, final: bool = False) -> Path:
    path = folder / f"{name}.docx"
    path.write_bytes(write_docx(document, profile(), DRAFT, final))
    return path


@OFFICE
def test_libreoffice_keeps_values_and_draft_over_a_save(tmp_path: Path) -> None:
    written = _saved(tmp_path, report())
    (tmp_path / "again").mkdir()
    again = save_again(written, tmp_path / "again").read_bytes()
    assert read_values(open_package(again)) == read_values(open_package(written.read_bytes()))
    assert read_draft_json(open_package(again)) == DRAFT
    assert read_source(open_package(again)).lines == read_source(open_package(written.read_bytes())).lines
    assert read_foreign(open_package(again)) == []


@OFFICE
def test_libreoffice_keeps_ugly_values_over_a_save(tmp_path: Path) -> None:
    values = ["a < b & c > d", "\"双\"引'单'", "😀𠮷", " 两个  空格 ", "甲\t乙", "第一行\n第二行", "{{ 字段 }}", "〔2026〕"]
    written = _saved(tmp_path, one(*(run for n, value in enumerate(values) for run in ("，", filled(f"值{n}", value), unfilled(f"空{n}")))))
    (tmp_path / "again").mkdir()
    again = save_again(written, tmp_path / "again").read_bytes()
    assert [value.text for value in read_values(open_package(again)) if value.filled] == values


@OFFICE
def test_libreoffice_keeps_values_of_several_paragraphs(tmp_path: Path) -> None:
    first, second = paragraph("正文", "情况：", filled("情况", "一")), paragraph("正文", filled("情况", "二"), "以上。")
    written = _saved(tmp_path, Document((first, second, paragraph("正文", filled("单位", "甲")))))
    (tmp_path / "again").mkdir()
    again = save_again(written, tmp_path / "again").read_bytes()
    before, after = (read_values(open_package(data)) for data in (written.read_bytes(), again))
    assert before == after == [("情况", 1, "一\n二", True), ("单位", 1, "甲", True)]


@OFFICE
def test_22_lines_of_28_characters_stand_on_a_page(tmp_path: Path, pinned_fonts: Path) -> None:
    assert pinned_fonts.is_file()
    pages = pdf_lines(convert_to_pdf(_saved(tmp_path, Document((paragraph("主送机关", "国" * 28 * 22 * 2),))), tmp_path))
    assert [page[:-1] for page in pages] == [["国" * 28] * 22] * 2
    assert [page[-1] for page in pages] == ["—1—", "—2—"]


def _ink(pdf: Path, page: int, dots: int) -> tuple[list[list[int]], int]:
    """The dark columns of each row of dots below the type area, and the number of the first row."""
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=dots / 72, grayscale=True)
    first = round((297 - 35) / 25.4 * dots) + 2
    data, stride = bytes(bitmap.buffer), bitmap.stride
    rows = [data[row * stride : row * stride + bitmap.width] for row in range(first, bitmap.height)]
    return [[column for column, shade in enumerate(row) if shade < 128] for row in rows], first


@OFFICE
@pytest.mark.parametrize("page", [0, 1])
def test_the_dash_of_the_page_number_stands_7_mm_below_and_one_character_in(tmp_path: Path, pinned_fonts: Path, page: int) -> None:
    assert pinned_fonts.is_file()
    dots = 300
    pdf = convert_to_pdf(_saved(tmp_path, Document((paragraph("主送机关", "国" * 28 * 23),))), tmp_path)
    rows, first = _ink(pdf, page, dots)
    dash = next(number for number, columns in enumerate(rows) if len(columns) > dots * 0.2) + first
    assert dash / dots * 25.4 - (297 - 35) == pytest.approx(7, abs=0.5)
    dark = [column for columns in rows for column in columns]
    inset = (210 - 26) / 25.4 * dots - max(dark) if page == 0 else min(dark) - 28 / 25.4 * dots
    assert inset / dots * 25.4 == pytest.approx(14 / 72 * 25.4, abs=0.5)


@pytest.mark.parametrize("final", [False, True])
def test_ooxml_integrity_finds_nothing(tmp_path: Path, *, final: bool) -> None:
    assert [str(finding) for finding in check(_saved(tmp_path, report(), final=final))] == []


@pytest.mark.parametrize("final", [False, True])
def test_microsoft_s_validator_finds_nothing(tmp_path: Path, *, final: bool) -> None:
    if shutil.which(VALIDATOR) is None:
        pytest.skip(f"{VALIDATOR} (an npm package, see CONTRIBUTING.md) is not installed")
    done = subprocess.run([VALIDATOR, str(_saved(tmp_path, report(), final=final))], capture_output=True, text=True, check=False)
    assert json.loads(done.stdout)["errors"] == []


def test_gongwen_skill_finds_only_what_the_standard_contradicts(tmp_path: Path) -> None:
    written = _saved(tmp_path, report(), final=True)
    program = Path(sys.executable).parent / "gongwen"
    done = subprocess.run([str(program), "check", "-t", "report", str(written)], capture_output=True, text=True, check=False, cwd=tmp_path)
    found = re.findall(r"\[(P[01])\] (\S+?):? ", done.stdout)
    assert "检查完成" in done.stdout
    assert {rule for _, rule in found} - CONTRADICTED.keys() == set()
