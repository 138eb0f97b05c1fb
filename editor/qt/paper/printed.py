"""Our own pages on a printer, at their real size: what a person asked for of pages, copies and order is kept."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from editor.layout import A4, Laid, PageBox
from editor.model.document.profile import Page
from editor.model.effort import Effort
from editor.qt.paper.fonts import PageFonts
from editor.qt.paper.looks import print_looks
from editor.qt.paper.painter import PagePainter

_TWIPS_A_POINT = 20
_ANY_PAGE = 1
"""What the effort of printing is spent on: pages, which only ask whether the work was cancelled."""


def made_printer() -> QPrinter | None:
    """The person's own printer, on both sides where it can (GB/T 9704-2012, 6.2); None where there is none, and none that writes files either."""
    if not QPrinterInfo.availablePrinterNames() and sys.platform != "linux":
        return None
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if QPrinter.DuplexMode.DuplexLongSide in QPrinterInfo(printer).supportedDuplexModes():
        printer.setDuplex(QPrinter.DuplexMode.DuplexLongSide)
    return printer


def put_paper(printer: QPrinter, page: Page) -> None:
    """Set a printer to the paper of a layout profile, measured from its very edge, since margins are in the pages, and to all of them once."""
    wide = page.width > page.height
    short, long = sorted((page.width / _TWIPS_A_POINT, page.height / _TWIPS_A_POINT))
    # A4 by its name where it is that: a printer takes 210 × 297 mm for a paper of its own.
    size = QPageSize(QSizeF(short, long), QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch)
    turned = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    layout = QPageLayout(size, turned, QMarginsF())
    layout.setMode(QPageLayout.Mode.FullPageMode)
    printer.setPageLayout(layout)
    printer.setPrintRange(QPrinter.PrintRange.AllPages)
    printer.setPageRanges(QPageRanges())
    printer.setCopyCount(1)


def chosen_pages(laid: Laid, printer: QPrinter, current: int = 1) -> tuple[PageBox, ...]:
    """The pages that were chosen in the dialog of a printer, in the order in which they are to come; `current` is the page in sight."""
    ranges = printer.pageRanges()
    match printer.printRange():
        case QPrinter.PrintRange.PageRange if not ranges.isEmpty():
            pages = tuple(page for page in laid.pages if ranges.contains(page.number))
        case QPrinter.PrintRange.CurrentPage:
            pages = tuple(page for page in laid.pages if page.number == current)
        case _:
            pages = laid.pages
    return pages


def print_pages(pages: Sequence[PageBox], printer: QPrinter, effort: Effort, paper: tuple[int, int] = A4) -> bool:
    """Draw pages on a printer; False where it takes none of them or gave up. Raises StoppedError where the work was cancelled.

    Pictures are drawn over the whole `paper` (width and height in twips), which is turned for the pages that lie otherwise.
    """
    brush, ordered, first = QPainter(), _in_order(pages, printer), printer.pageLayout().orientation()
    is_turned = bool(ordered) and _is_turned(printer, first, ordered[0], paper)
    if not ordered or not brush.begin(printer):
        return False
    # One dot is a dot of the printer, so that glyphs stay glyphs; where its dots are no squares, the height follows the width.
    across, down = printer.logicalDpiX(), printer.logicalDpiY()
    brush.scale(1, down / across)
    painter, looks = PagePainter(PageFonts()), print_looks(across)
    try:
        for number, box in enumerate(ordered):
            effort.spend(_ANY_PAGE)
            if number:
                is_turned = _is_turned(printer, first, box, paper)
                if not printer.newPage():
                    return False
            painter.paper = (paper[1], paper[0]) if is_turned else paper
            painter.paint_page(brush, box._replace(paper=None), looks)
    finally:
        if not brush.end():
            printer.abort()
    return printer.printerState() != QPrinter.PrinterState.Error


def _is_turned(printer: QPrinter, first: QPageLayout.Orientation, page: PageBox, paper: tuple[int, int]) -> bool:
    """Turn the paper of the next page as the page is, `first` being how `paper` lies; whether it is turned then.

    The orientation is all that every printer lets change between pages.
    """
    upright, lying = QPageLayout.Orientation.Portrait, QPageLayout.Orientation.Landscape
    own = page.paper or paper
    wanted = first if (own[0] > own[1]) == (paper[0] > paper[1]) else upright if first == lying else lying
    if printer.pageLayout().orientation() != wanted:
        printer.setPageOrientation(wanted)
    return printer.pageLayout().orientation() != first


def _in_order(pages: Sequence[PageBox], printer: QPrinter) -> list[PageBox]:
    """The pages once for each copy that the printer does not make by itself, the last one first where that is asked for."""
    copies = 1 if printer.supportsMultipleCopies() else max(1, printer.copyCount())
    one = list(pages if printer.pageOrder() == QPrinter.PageOrder.FirstPageFirst else reversed(pages))
    return one * copies if printer.collateCopies() else [page for page in one for _ in range(copies)]
