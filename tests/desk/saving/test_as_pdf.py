"""The PDF that LibreOffice prints: the pages of the Word file, the same bytes each time, the old file kept where nothing comes of it."""

import shutil
import time
from pathlib import Path

import pytest
from pypdf import PdfReader

from editor.desk import Desk
from editor.model.problem import ExitCode, NigaoError
from editor.storage.files import office
from tests.desk.made import empty_draft, filled_draft
from tests.office import convert_to_pdf, pdf_lines


@pytest.mark.needs("soffice", "pdftotext")
def test_it_has_the_lines_that_libreoffice_makes_of_the_clean_word_file(desk: Desk, tmp_path: Path) -> None:
    desk.save_word(filled_draft(), tmp_path / "a.docx", final=True)
    desk.export_through_office(filled_draft(), tmp_path / "b.pdf")
    assert pdf_lines(tmp_path / "b.pdf") == pdf_lines(convert_to_pdf(tmp_path / "a.docx", tmp_path))


@pytest.mark.needs("soffice")
def test_it_says_its_title_and_its_headings_and_nothing_of_maker_and_time(desk: Desk, tmp_path: Path) -> None:
    desk.export_through_office(filled_draft(), tmp_path / "a.pdf")
    reader = PdfReader(tmp_path / "a.pdf")
    assert reader.metadata == {"/Title": "关于清溪县水务局防汛值守情况的报告", "/Creator": "nigao"}
    assert [mark["/Title"] for mark in reader.outline if not isinstance(mark, list)] == ["一、值守情况", "二、出动情况", "三、工作体会"]
    assert (reader.root_object["/Lang"], "/Metadata" in reader.root_object, "/AcroForm" in reader.root_object) == ("zh-CN", False, False)


@pytest.mark.needs("soffice")
def test_the_same_draft_gives_the_same_bytes_later(desk: Desk, tmp_path: Path) -> None:
    desk.export_through_office(filled_draft(), tmp_path / "a.pdf")
    time.sleep(1.1)
    desk.export_through_office(filled_draft(), tmp_path / "b.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_the_old_file_stays_where_libreoffice_is_not_installed(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(office, "_PLACES", ())
    (tmp_path / "a.pdf").write_bytes(b"mine")
    with pytest.raises(NigaoError, match="没有找到 LibreOffice"):
        desk.export_through_office(filled_draft(), tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes() == b"mine"


def test_an_existing_file_and_an_unfilled_clean_copy_are_refused_first(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(b"mine")
    for draft, final, code in ((filled_draft(), False, ExitCode.UNWRITABLE), (empty_draft(), True, ExitCode.FINDINGS)):
        with pytest.raises(NigaoError) as caught:
            desk.export_through_office(draft, tmp_path / ("a.pdf" if not final else "b.pdf"), final=final, force=False)
        assert caught.value.code == code
