"""How fast pages follow an edit: python tests/benchmarks/bench_layout.py. Each time stands beside a bare baseline measured in the same run.

The baseline of a layout adds up the widths of the same characters in a plain loop: the least that any line breaker has to do.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from editor.layout import WORD, FontBook, LayoutCache, settle  # noqa: E402
from editor.model.document.document import Document, Paragraph  # noqa: E402
from editor.model.document.profile import LayoutProfile  # noqa: E402
from tests.layout.judge import standard_profile  # noqa: E402
from tests.layout.making import styled  # noqa: E402
from tests.layout.texts import TextMaker  # noqa: E402


def main() -> None:
    profile = standard_profile()
    with tempfile.TemporaryDirectory() as folder:
        _start(profile, Path(folder))
        for pages in (12, 200):
            _pages(pages, profile, FontBook.of(profile, Path(folder)))


def _start(profile: LayoutProfile, folder: Path) -> None:
    small = _document(2)
    for name in ("first start ever", "later start"):
        print(f"{name}: fonts found and read, 2 pages: {_milliseconds(lambda: settle(small, profile, FontBook.of(profile, folder))):.1f} ms")


def _pages(pages: int, profile: LayoutProfile, fonts: FontBook) -> None:
    document = _document(pages)
    settle(document, profile, fonts)
    text = "".join(paragraph.text for paragraph in document.paragraphs())
    bare = median(_milliseconds(lambda: _bare(text)) for _ in range(5))
    full = median(_milliseconds(lambda: settle(document, profile, fonts)) for _ in range(5))
    print(f"{pages} pages: {full:.1f} ms, {full / bare:.1f} times the bare loop ({bare:.1f} ms)")
    for name, at in (("first", 3), ("middle", len(document.blocks) // 2), ("last", len(document.blocks) - 6)):
        edit = _edit(document, at, profile, fonts)
        print(f"  a keystroke in the {name} part: {edit:.2f} ms, {edit / full:.3f} of the whole")


def _edit(document: Document, at: int, profile: LayoutProfile, fonts: FontBook) -> float:
    cache = LayoutCache()
    settle(document, profile, fonts, WORD, cache)
    times: list[float] = []
    for _ in range(30):
        document = _typed(document, at)
        times.append(_milliseconds(lambda typed=document: settle(typed, profile, fonts, WORD, cache)))
    return median(times)


def _typed(document: Document, at: int) -> Document:
    block = document.blocks[at]
    assert isinstance(block, Paragraph)
    first = replace(block.runs[0], text=block.runs[0].text + "字")
    return replace(document, blocks=(*document.blocks[:at], replace(block, runs=(first, *block.runs[1:])), *document.blocks[at + 1 :]))


def _document(pages: int) -> Document:
    maker = TextMaker(5)
    blocks: list[Paragraph] = [styled("标题", "情况报告")]
    characters = 0
    while characters < pages * 22 * 26:
        blocks += [maker.heading(2), maker.body(4)]
        characters += len(blocks[-1].text) + 26
    return Document((*blocks, Paragraph("空行"), styled("署名", "某某县人民政府"), styled("成文日期", "2026年8月3日")))


def _bare(text: str) -> float:
    width = 0.0
    for character in text:
        width += 315.0 if character > "\u2e80" else 155.0
        if width > 8844:
            width = 0.0
    return width


def _milliseconds(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
