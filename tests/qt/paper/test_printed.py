"""What a printer gets: our pages at their real size, those that were asked for, as often and in the order that was asked for."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from pypdfium2 import raw
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QPageRanges, QPageSize
from PySide6.QtPrintSupport import QPrinter

from editor.layout import A4, Laid, Line, LineBox, PageBox, settle
from editor.model.document.document import Document
from editor.model.effort import Effort, StoppedError
from editor.qt.paper.printed import chosen_pages, made_printer, print_pages, put_paper
from tests.qt.made_pages import fonts, laid_out, paragraph, profile

pytestmark = [pytest.mark.usefixtures("qapp"), pytest.mark.needs("font:Noto Sans CJK SC")]
MM = 25.4 / 72
HEIGHT = 842
"""The points of A4 as printers know it."""


def _printer(file: Path) -> QPrinter:
    printer = made_printer()
    assert printer is not None
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(file))
    put_paper(printer, profile().page)
    return printer


def _printed(laid: Laid, file: Path) -> Path:
    printer = _printer(file)
    assert print_pages(chosen_pages(laid, printer), printer, Effort())
    return file


def _origins(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float]]:
    """Where the glyphs of a page stand, in millimetres from its upper left corner: left, baseline."""
    text = page.get_textpage()
    for number in range(text.count_chars()):
        x, y = ctypes.c_double(), ctypes.c_double()
        raw.FPDFText_GetCharOrigin(text.raw, number, x, y)
        if text.get_text_range(number, 1).strip():
            yield x.value * MM, (HEIGHT - y.value) * MM


def _lines(page: pypdfium2.PdfPage) -> list[list[float]]:
    """The left edges of the glyphs of each line, from above, in millimetres; the page number left out."""
    rows: dict[float, list[float]] = defaultdict(list)
    for left, baseline in _origins(page):
        rows[round(baseline, 1)].append(left)
    return [sorted(rows[baseline]) for baseline in sorted(rows)][:-1]


def test_a_page_of_paper_holds_22_lines_of_28_characters_on_156_by_225_millimetres(tmp_path: Path) -> None:
    laid = settle(Document((paragraph("正文", "城" * 28 * 40),), "名"), profile(), fonts())
    with pypdfium2.PdfDocument(_printed(laid, tmp_path / "full.pdf")) as pdf:
        lines = _lines(pdf[0])
        baselines = sorted({round(baseline, 2) for _left, baseline in _origins(pdf[0])})[:-1]
    assert [len(line) for line in lines] == [26, *[28] * 21]
    assert {round(line[0], 1) for line in lines[1:]} == {28.0}
    step = (lines[1][-1] - lines[1][0]) / 27
    assert lines[1][-1] + step == pytest.approx(28.0 + 156.0, abs=0.2)
    assert (baselines[-1] - baselines[0]) / 21 * 22 == pytest.approx(225.0, abs=0.5)


def test_every_glyph_stands_on_paper_where_layout_put_it(tmp_path: Path) -> None:
    laid = laid_out(8)
    wanted = [
        (page.number, x / 20 * MM, box.baseline / 20 * MM, character)
        for page in laid.pages
        for box in page.lines
        for piece in box.pieces
        for character, x in zip(piece.text, piece.xs, strict=False)
        if character.strip()
    ]
    with pypdfium2.PdfDocument(_printed(laid, tmp_path / "places.pdf")) as pdf:
        found = [{(round(left, 1), round(baseline, 1)) for left, baseline in _origins(page)} for page in pdf]
    near = (-0.1, 0.0, 0.1)
    missing = [
        place
        for place in wanted
        if not any((round(round(place[1], 1) + x, 1), round(round(place[2], 1) + y, 1)) in found[place[0] - 1] for x in near for y in near)
    ]
    assert len(wanted) > 500
    assert missing == []


def test_the_mark_of_the_issuer_begins_72_millimetres_below_the_edge_of_the_paper(tmp_path: Path) -> None:
    head = (paragraph("标志上空"), paragraph("发文机关标志", "江畔市人民政府文件"), paragraph("正文", "正文。"))
    laid = settle(Document(head, "名"), profile(), fonts())
    with pypdfium2.PdfDocument(_printed(laid, tmp_path / "mark.pdf")) as pdf:
        text = pdf[0].get_textpage()
        boxes = [text.get_charbox(number) for number in range(text.count_chars())]
        tops = sorted((HEIGHT - top) * MM for _left, bottom, _right, top in boxes if top - bottom > 30)
    assert len(tops) == 9
    # The upper edges of the letters differ by their shapes.
    assert tops[len(tops) // 2] == pytest.approx(72.0, abs=0.5)


def test_a_printer_is_asked_for_a4_by_its_name_and_for_other_paper_by_its_size(tmp_path: Path) -> None:
    printer = _printer(tmp_path / "any.pdf")
    assert (printer.pageLayout().pageSize().id(), printer.fullPage()) == (QPageSize.PageSizeId.A4, True)
    put_paper(printer, replace(profile().page, width=16838, height=11906))
    assert printer.pageLayout().fullRectPoints().size().toTuple() == (842, 595)
    put_paper(printer, replace(profile().page, width=10318))
    assert printer.pageLayout().pageSize().size(QPageSize.Unit.Point) == QSizeF(515.9, 841.9)


def _numbers(laid: Laid, printer: QPrinter) -> list[int]:
    return [page.number for page in chosen_pages(laid, printer, current=2)]


def test_the_pages_are_those_that_were_chosen_and_all_of_them_the_next_time(tmp_path: Path) -> None:
    laid, printer = laid_out(16), _printer(tmp_path / "any.pdf")
    every = list(range(1, len(laid.pages) + 1))
    assert (len(every) > 3, _numbers(laid, printer)) == (True, every)
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert _numbers(laid, printer) == [2, 3]
    printer.setPageRanges(QPageRanges.fromString("1,3-4"))
    assert _numbers(laid, printer) == [1, 3, 4]
    printer.setPrintRange(QPrinter.PrintRange.CurrentPage)
    assert _numbers(laid, printer) == [2]
    put_paper(printer, profile().page)
    assert _numbers(laid, printer) == every


@pytest.mark.parametrize(("collates", "order"), [(True, [2, 1, 2, 1]), (False, [2, 2, 1, 1])])
def test_copies_and_order_are_ours_where_the_printer_makes_none(collates: bool, order: list[int], tmp_path: Path) -> None:
    laid, printer = laid_out(16), _printer(tmp_path / "twice.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    printer.setCopyCount(2)
    printer.setCollateCopies(collates)
    assert print_pages(chosen_pages(laid, printer), printer, Effort())
    with pypdfium2.PdfDocument(tmp_path / "twice.pdf") as pdf:
        shown = [page.get_textpage().get_text_range().rstrip()[-3:] for page in pdf]
    assert [int(text.strip("— ")) for text in shown] == order


class _Black:
    def drawn(self, width: int, height: int) -> bytes:
        return bytes(4 * width * height)


@pytest.mark.parametrize("turned", [(False, True, True, False), (True, False)])
def test_a_turned_page_is_printed_over_all_of_turned_paper(turned: tuple[bool, ...], tmp_path: Path) -> None:
    empty = LineBox(0, 0, None, Line(0, 0, ()))
    pages = [PageBox(at + 1, (), (), empty, _Black(), (A4[1], A4[0]) if is_turned else None) for at, is_turned in enumerate(turned)]
    assert print_pages(pages, _printer(tmp_path / "turned.pdf"), Effort())
    with pypdfium2.PdfDocument(tmp_path / "turned.pdf") as pdf:
        assert [page.get_width() > page.get_height() for page in pdf] == list(turned)
        for page in pdf:
            seen = page.render(grayscale=True)
            corners = [seen.buffer[y * seen.stride + x] for x in (2, seen.width - 3) for y in (2, seen.height - 3)]
            assert corners == [0, 0, 0, 0]


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_what_can_not_be_printed_is_said_and_a_print_can_be_stopped(tmp_path: Path) -> None:
    laid = laid_out(16)
    nowhere = _printer(tmp_path / "no folder" / "any.pdf")
    assert not print_pages(laid.pages, nowhere, Effort())
    stopped = _printer(tmp_path / "stopped.pdf")
    with pytest.raises(StoppedError):
        print_pages(laid.pages, stopped, Effort(cancelled=lambda: True))
    assert not print_pages((), _printer(tmp_path / "none.pdf"), Effort())
