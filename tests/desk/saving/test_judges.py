"""What others say of the shipped templates, filled and written as clean copies, and of documents with every element."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from ooxml_integrity import check

from editor.composing import compose
from editor.desk.saving.printing import lay_out
from editor.layout import LIBREOFFICE, FontBook
from editor.model.document.document import Document
from editor.model.draft.draft import Draft
from editor.model.template.template import Template
from editor.word import write_docx
from tests.composing.test_library_texts import each, sampled, ugliest
from tests.composing.test_shipped import filled, parsed
from tests.desk.elements import ALL, laid_of
from tests.office import convert_to_pdf, pdf_lines
from tests.shipped import KNOWN
from tests.word.papers import profile
from tests.word.writing.test_judges import CONTRADICTED as CONTRADICTED_OF_TEXT
from tests.word.writing.test_judges import VALIDATOR

CONTRADICTED = {
    **CONTRADICTED_OF_TEXT,
    "CHK-C008": "GB/T 9704-2012, 7.2.4: the issuer's mark is larger than size 2; it takes the mark for the title",
    "CHK-C033": "GB/T 9704-2012, 7.2.4, the same for the mark's line",
    "CHK-C005": "GB/T 9704-2012, 7.4.2: 版记 is set in size 4; it takes its lines for the body",
    "CHK-R003": "7.3.2 is kept: one addressee stands a line below the title; behind a head it does not find it",
}
KINDS = {"报告": "report", "通知": "notice", "请示": "request", "函": "letter", "纪要": "minutes"}
each_file = pytest.mark.parametrize("file", KNOWN, ids=lambda file: file.stem)


def _document(draft: Draft) -> Document:
    layout = profile()
    return lay_out(draft, layout, FontBook(layout.fonts, files=()), LIBREOFFICE).document


def _clean(file: Path, folder: Path) -> Path:
    path = folder / "w.docx"
    path.write_bytes(write_docx(_document(filled(parsed(file))), profile(), None, final=True))
    return path


@each_file
def test_gongwen_skill_finds_only_what_the_standard_contradicts(tmp_path: Path, file: Path) -> None:
    program, kind = Path(sys.executable).parent / "gongwen", KINDS[parsed(file).kind]
    command = [str(program), "check", "-t", kind, str(_clean(file, tmp_path))]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert "检查完成" in done.stdout
    assert {rule for _, rule in re.findall(r"\[(P[01])\] (\S+?):? ", done.stdout)} - CONTRADICTED.keys() == set()


@each_file
def test_the_checkers_of_word_files_find_nothing_in_a_shipped_template(tmp_path: Path, file: Path) -> None:
    written = _clean(file, tmp_path)
    assert [str(finding) for finding in check(written)] == []
    _validated(written)


@each
def test_a_shipped_template_is_written_as_a_sound_file_whatever_is_filled_in(tmp_path: Path, template: Template) -> None:
    for draft in (Draft(template), sampled(template), ugliest(template)):
        written = tmp_path / "w.docx"
        written.write_bytes(write_docx(compose(draft, final=True).document, profile(), None, final=True))
        assert [str(finding) for finding in check(written)] == []


@pytest.mark.parametrize("name", sorted(ALL))
def test_the_checkers_of_word_files_find_nothing_in_any_element(tmp_path: Path, name: str) -> None:
    layout = profile()
    written = tmp_path / "w.docx"
    written.write_bytes(write_docx(laid_of(ALL[name], layout, FontBook(layout.fonts, files=())).document, layout, "{}"))
    assert [str(finding) for finding in check(written)] == []
    _validated(written)


def _validated(written: Path) -> None:
    if shutil.which(VALIDATOR) is not None:
        done = subprocess.run([VALIDATOR, str(written)], capture_output=True, text=True, check=False)
        assert json.loads(done.stdout)["errors"] == []


@pytest.mark.needs("soffice", "pdftotext")
@each_file
def test_libreoffice_breaks_the_lines_of_a_shipped_template_where_the_preview_does(tmp_path: Path, pinned_fonts: Path, file: Path) -> None:
    assert pinned_fonts.is_file()
    layout = profile()
    laid = lay_out(filled(parsed(file)), layout, FontBook(layout.fonts), LIBREOFFICE)
    written = tmp_path / "w.docx"
    written.write_bytes(write_docx(laid.document, layout, "{}"))
    theirs = [[line for line in page if len(line) > 12] for page in pdf_lines(convert_to_pdf(written, tmp_path))]
    in_cells = {box.text for page in laid.pages for box in page.lines if box.cell is not None}
    ours = [[line for box in page.lines if len(line := "".join(box.text.split())) > 12 and box.text not in in_cells] for page in laid.pages]
    assert len(theirs) == len(ours)
    assert [line for page in ours for line in page if line not in (line for page in theirs for line in page)] == []
