import io
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdf import PdfReader
from PySide6.QtGui import QImage

from editor.layout import Laid, pages_json, settle
from editor.model.document.document import Document, Run
from editor.model.problem import ExitCode, NigaoError
from editor.qt.paper.output import pdf_of, save_pdf, save_pngs
from tests.qt.made_pages import fonts, laid_out, paragraph, profile

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.needs("font:Noto Sans CJK SC")]


def _plain(text: str) -> str:
    return "".join(text.split())


def test_each_page_becomes_one_png_of_a4_in_the_asked_resolution(tmp_path: Path) -> None:
    laid = laid_out(8)
    names = save_pngs(laid, fonts(), tmp_path / "new" / "folder", dpi=72)
    assert names == [f"page-{number}.png" for number in range(1, len(laid.pages) + 1)]
    image = QImage(str(tmp_path / "new" / "folder" / names[-1]))
    assert (image.width(), image.height()) == (595, 842)


def test_the_same_pages_give_the_same_png_bytes(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        save_pngs(laid_out(), fonts(), tmp_path / folder)
    assert (tmp_path / "one" / "page-1.png").read_bytes() == (tmp_path / "two" / "page-1.png").read_bytes()


def test_a_folder_that_is_a_file_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "pages").write_text("taken")
    with pytest.raises(NigaoError) as refused:
        save_pngs(laid_out(), fonts(), tmp_path / "pages")
    assert refused.value.code == ExitCode.UNWRITABLE
    assert "pages" in refused.value.text


def test_the_pdf_has_the_lines_of_the_layout_page_by_page(tmp_path: Path) -> None:
    laid = laid_out(8)
    save_pdf(laid, profile(), tmp_path / "report.pdf")
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        shown = [_plain(page.get_textpage().get_text_range()) for page in pdf]
    for page, text in zip(pages_json(laid), shown, strict=True):
        lines = page["lines"]
        assert isinstance(lines, list)
        assert all(_plain(line["text"]) in text for line in lines)


def test_the_pdf_is_a4_and_named_after_the_document(tmp_path: Path) -> None:
    save_pdf(laid_out(), profile(), tmp_path / "report.pdf")
    with pypdfium2.PdfDocument(tmp_path / "report.pdf") as pdf:
        assert pdf[0].get_size() == pytest.approx((595.3, 841.9), abs=0.5)
        assert pdf.get_metadata_value("Title") == "植树活动情况报告"
        assert {key: value for key, value in pdf.get_metadata_dict().items() if value} == {"Title": "植树活动情况报告", "Creator": "nigao"}


def _bookmarks(laid: Laid) -> list[tuple[int, str, int, float]]:
    """Level from 0, title, page from 0, and points from the page's lower edge."""
    with pypdfium2.PdfDocument(pdf_of(laid, profile())) as pdf:
        marks = [(mark.level, mark.get_title(), mark.get_dest()) for mark in pdf.get_toc()]
        return [(level, title, place.get_index() or 0, place.get_view()[1][1]) for level, title, place in marks if place]


def test_a_bookmark_for_each_heading_leads_to_its_line() -> None:
    laid = laid_out(8)
    heads = [(page.number - 1, box) for page in laid.pages for box in page.lines if box.text == "一、任务完成情况"]
    assert len({page for page, _ in heads}) > 1
    expected = [(0, "一、任务完成情况", page, pytest.approx(841.9 - box.top / 20, abs=0.5)) for page, box in heads]
    assert _bookmarks(laid) == expected


def test_bookmarks_are_nested_as_headings_are_and_hold_no_text_that_runs_on() -> None:
    body = Run("逐村核对。", "正文字符")
    heads = ("一级标题", "一、甲"), ("三级标题", "1. 乙"), ("二级标题", "（一）丙。", body), ("三级标题", "1. 丁"), ("一级标题", "二、\U00020bb7")
    document = Document(tuple(paragraph(*head) for head in heads), "名")
    marks = _bookmarks(settle(document, profile(), fonts()))
    assert [mark[:2] for mark in marks] == [(0, "一、甲"), (1, "1. 乙"), (1, "（一）丙。"), (2, "1. 丁"), (0, "二、\U00020bb7")]


def test_the_titles_of_attachments_are_bookmarks_as_well() -> None:
    lines = ("标题", "通知"), ("一级标题", "一、甲"), ("附件", "附件"), ("空行", ""), ("标题", "物资清单"), ("一级标题", "一、帐篷")
    laid = settle(Document(tuple(paragraph(*line) for line in lines), "通知"), profile(), fonts())
    assert [mark[:2] for mark in _bookmarks(laid)] == [(0, "一、甲"), (0, "物资清单"), (0, "一、帐篷")]


def test_the_pdf_is_in_chinese_and_shows_its_title_in_the_window() -> None:
    root = PdfReader(io.BytesIO(pdf_of(laid_out(), profile()))).root_object
    assert (root["/Lang"], root["/ViewerPreferences"]) == ("zh-CN", {"/DisplayDocTitle": True})


def test_the_pdf_has_the_paper_of_the_layout_profile() -> None:
    narrow = replace(profile(), page=replace(profile().page, width=10318))
    assert PdfReader(io.BytesIO(pdf_of(laid_out(), narrow))).pages[0].mediabox.width == pytest.approx(516, abs=0.5)


def test_the_table_of_places_of_the_pdf_leads_to_each_object() -> None:
    data = pdf_of(laid_out(8), profile())
    at = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    rows = data[at:].splitlines()[3:]
    places = [int(row[:10]) for row in rows[: rows.index(b"trailer")]]
    assert len(places) > 20
    assert all(data[place:].startswith(b"%d 0 obj" % number) for number, place in enumerate(places, 1))


def test_the_pdf_carries_its_fonts() -> None:
    data = pdf_of(laid_out(), profile())
    assert data.count(b"/FontFile2") >= 2
    assert b"/ToUnicode" in data


def test_the_same_pages_give_the_same_pdf_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pdf_of(laid_out(), profile())
    # What the clock says must not matter: in another zone Qt writes another time.
    monkeypatch.setenv("TZ", "Pacific/Apia")
    assert pdf_of(laid_out(), profile()) == first
    assert b"20" + b"26-" not in first


def test_text_is_copied_from_the_pdf_as_it_was_written() -> None:
    text = "\U00020bb7野家，目录，\U00020bb7&<>\"'甲   乙" + "".join(map(chr, range(0x4E00, 0x4F00)))
    laid = settle(Document((paragraph("正文", text), paragraph("一级标题", "一、\U00020bb7")), "名"), profile(), fonts())
    with pypdfium2.PdfDocument(pdf_of(laid, profile())) as pdf:
        shown = _plain("".join(page.get_textpage().get_text_range() for page in pdf))
    assert _plain(text) in shown
    assert "一、\U00020bb7" in shown
