"""What python-docx and LibreOffice put into a report, or keep of it over a save of their own, stands in it after the next save here."""

import io
from contextlib import closing
from pathlib import Path

import docx
import pypdfium2
import pytest
from docx.shared import Cm
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from editor.desk import Desk, with_samples
from editor.word import open_package, read_foreign
from tests.office import convert_to_pdf, save_again
from tests.word.edited_files import png

NAMES = ("会议精神贯彻情况报告", "商洽函")


def _with_things(desk: Desk, name: str, path: Path) -> None:
    """A report of a template, with what a person puts in: pictures, a comment, a header, bold words."""
    desk.save_word(with_samples(desk.open_any(name).draft), path)
    document = docx.Document(str(path))
    lines = [paragraph for paragraph in document.paragraphs if len(paragraph.text) > 20]
    lines[0].add_run().add_picture(io.BytesIO(png()), width=Cm(2))
    lines[1].insert_paragraph_before().add_run().add_picture(io.BytesIO(png(color=(0, 160, 0))), width=Cm(2))
    document.add_comment(runs=lines[-1].runs, text="请再核", author="赵工", initials="赵")
    document.sections[0].header.paragraphs[0].text = "内部资料"
    lines[1].add_run("要加粗的字").bold = True
    document.save(str(path))


def _kinds(path: Path) -> list[str]:
    return sorted(thing.kind for thing in read_foreign(open_package(path.read_bytes())))


def _printed_pictures(pdf: Path) -> int:
    with closing(pypdfium2.PdfDocument(pdf)) as printed:
        return sum(len(list(page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)))) for page in printed)


@pytest.mark.parametrize("name", NAMES)
def test_nothing_of_an_edit_by_python_docx_is_lost(name: str, desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _with_things(desk, name, path)
    there, opened = _kinds(path), desk.open(path)
    assert there == ["comment", "formatting", "header", "picture", "picture"]
    done = desk.save_word(opened.draft, path)
    assert (done.lost, done.kept, _kinds(path)) == ((), None, there)
    first, again = path.read_bytes(), desk.open(path)
    assert (again.draft, again.changes) == (opened.draft, ())
    desk.save_word(again.draft, path)
    assert path.read_bytes() == first


@pytest.mark.needs("soffice")
def test_what_libreoffice_saved_again_is_still_there_and_printed(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _with_things(desk, NAMES[0], path)
    desk.save_word(desk.open(path).draft, path)
    (tmp_path / "lo").mkdir()
    there, path = _kinds(path), save_again(path, tmp_path / "lo")
    opened = desk.open(path)
    assert opened.changes == ()
    done = desk.save_word(opened.draft, path)
    assert (done.lost, _kinds(path)) == ((), there)
    pdf = convert_to_pdf(path, tmp_path)
    assert _printed_pictures(pdf) == 2
    with closing(pypdfium2.PdfDocument(pdf)) as printed:
        assert "内部资料" in printed[0].get_textpage().get_text_range()


@pytest.mark.needs("soffice")
def test_the_pdf_of_libreoffice_has_the_pictures_of_the_report(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    _with_things(desk, NAMES[0], path)
    done = desk.export_through_office(desk.open(path).draft, tmp_path / "a.pdf", base=path)
    assert done.lost == ()
    assert _printed_pictures(tmp_path / "a.pdf") == 2
