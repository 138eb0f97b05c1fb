"""How fast the pages are: one page drawn, and a keystroke until it stands on the page, against a bare text box in the same run.

Run with: python tests/benchmarks/bench_pages.py [chapters]. Times are CPU time of the window's thread in milliseconds.
"""

import os
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from editor.layout import WORD, LayoutCache, settle
from editor.model.document.document import Document, Paragraph
from editor.qt.look import theme
from editor.qt.pages.page_pane import PagesPane
from editor.qt.paper.looks import PageColors, PageLooks
from editor.qt.paper.painter import PagePainter
from tests.qt.made_pages import UNIT, document, fonts, laid_out, profile

_KEYS = 200
_UNITS = ("蓝桥镇人民政府", "青石镇人民政府", "白塔镇人民政府")


def _times(act: Callable[[int], object], count: int) -> list[float]:
    times: list[float] = []
    for number in range(count):
        start = time.thread_time()
        act(number)
        times.append(1000 * (time.thread_time() - start))
    return times


def _report(name: str, times: list[float], bare: float = 0.0) -> float:
    times = times[10:]
    middle, slow = statistics.median(times), statistics.quantiles(times, n=20)[-1]
    ratio = f", {slow / bare:5.1f} × bare" if bare else ""
    print(f"{name:44} median {middle:6.2f} ms, 95th percentile {slow:6.2f} ms{ratio}")
    return slow


def _paint_times() -> list[float]:
    page, painter = laid_out(2).pages[0], PagePainter()
    looks = PageLooks(96 / 1440, colors=PageColors(), tint=True, field=UNIT, place=1)
    image = QImage(794, 1123, QImage.Format.Format_RGB32)

    def paint(_number: int) -> None:
        brush = QPainter(image)
        painter.paint_page(brush, page, looks)
        brush.end()

    return _times(paint, 60)


def _bare_times(app: QApplication) -> list[float]:
    box = QPlainTextEdit()
    box.resize(640, 760)
    box.setPlainText("".join(piece.text for page in laid_out(8).pages for line in page.lines for piece in line.pieces))
    box.show()
    app.processEvents()

    def type_one(_number: int) -> None:
        QTest.keyClick(box, Qt.Key.Key_X)
        app.processEvents()

    return _times(type_one, _KEYS)


def _with_trees(whole: Document, count: str) -> Document:
    """The report with another number in one place; all other paragraphs stay the very same, as composing leaves them."""
    at, block = next((at, block) for at, block in enumerate(whole.blocks) if isinstance(block, Paragraph) and _has_trees(block))
    runs = tuple(replace(run, text=count) if run.field == "棵数0" else run for run in block.runs)
    return replace(whole, blocks=(*whole.blocks[:at], replace(block, runs=runs), *whole.blocks[at + 1 :]))


def _has_trees(block: Paragraph) -> bool:
    return any(run.field == "棵数0" for run in block.runs)


def _keystroke_times(app: QApplication, chapters: int, texts: Sequence[Document], field: str) -> list[float]:
    """From a changed value to pages that show it: settled, laid out, drawn, shown. Composing comes on top in the window."""
    pane, cache = PagesPane(), LayoutCache()
    pane.resize(640, 760)
    pane.show_laid(settle(document(chapters), profile(), fonts(), WORD, cache))
    pane.view.set_current(field, 1)
    pane.show()
    app.processEvents()

    def change(number: int) -> None:
        pane.show_laid(settle(texts[number % len(texts)], profile(), fonts(), WORD, cache))
        app.processEvents()

    return _times(change, _KEYS)


def _scroll_times(app: QApplication, chapters: int) -> list[float]:
    pane = PagesPane()
    pane.resize(640, 760)
    pane.show_laid(laid_out(chapters))
    pane.show()
    app.processEvents()
    bar = pane.view.verticalScrollBar()

    def scroll(number: int) -> None:
        bar.setValue(number * 120 % max(1, bar.maximum()))
        app.processEvents()

    return _times(scroll, _KEYS)


def _zoom_times(app: QApplication) -> list[float]:
    pane = PagesPane()
    pane.resize(640, 760)
    pane.show_laid(laid_out(8))
    pane.show()
    app.processEvents()

    def zoom(number: int) -> None:
        pane.view.set_zoom(0.5 + number % 20 / 10, QPointF(300, 300))
        app.processEvents()

    return _times(zoom, 60)


def main() -> None:
    """Print what was measured."""
    app = QApplication([])
    theme.put_on(app, "light")
    chapters = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    bare = _report("a key in a bare QPlainTextEdit", _bare_times(app))
    _report("one page drawn at 100 %", _paint_times(), bare)
    for many in (8, chapters):
        pages = len(laid_out(many).pages)
        whole = document(many)
        once = [_with_trees(whole, str(number)) for number in range(100, 100 + _KEYS)]
        _report(f"a value in one place changed, {pages} pages", _keystroke_times(app, many, once, "棵数0"), bare)
        everywhere = [document(many, unit) for unit in _UNITS]
        _report(f"a value in {2 * many + 1} places changed, {pages} pages", _keystroke_times(app, many, everywhere, UNIT), bare)
        _report(f"a step of the scroll bar, {pages} pages", _scroll_times(app, many), bare)
    _report("a step of the zoom", _zoom_times(app), bare)


main()
