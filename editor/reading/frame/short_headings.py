"""Headings without numbers: short lines of one shape, each over a paragraph of prose; and the words that open or close a text."""

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from editor.model.sample.inspection import HeadingSpan
from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_SHAPE = re.compile(r"[\u4e00-\u9fff“”]{4,12}")
_S = r"[ \u3000]*"
_FRAME = re.compile(rf"(?:[引前序]{_S}言|导{_S}语|尾{_S}声|结{_S}语|结{_S}束{_S}语|后{_S}记)$")
_PROSE = 20
_ENDING = 2
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class _Short:
    """A short line that may be a heading, and the line of the last numbered heading above it."""

    line: int
    text: str
    under: int


def short_headings(page: SamplePage, numbered: Sequence[HeadingSpan], skip: Collection[int]) -> list[HeadingSpan]:
    """The headings without numbers: one level below the numbered heading above them, else the first."""
    if not page.bare:
        return []
    levels = {heading.line: heading.level for heading in numbered}
    framing = [n for n, text in enumerate(page.bare) if n not in skip and _FRAME.match(text) and _has_prose_below(page, n, skip)]
    chosen = dict.fromkeys(short for run in _alike(page, levels, skip) for short in run)
    found = [HeadingSpan(n, 1, re.sub(r"[ \u3000]+", "", page.bare[n]), len(page.lines[n])) for n in framing]
    return found + [HeadingSpan(s.line, levels.get(s.under, 0) + 1, s.text, len(page.lines[s.line])) for s in chosen if s.line not in framing]


def _alike(page: SamplePage, levels: Collection[int], skip: Collection[int]) -> list[list[_Short]]:
    """Short lines under one heading that end in the same word or are of one length, at least two of them."""
    under, shorts = -1, list[_Short]()
    for line, text in enumerate(page.bare):
        if line in levels:
            under = line
        elif line not in skip and line not in page.cells and _SHAPE.fullmatch(text) and not number_of(text) and _has_prose_below(page, line, skip):
            shorts.append(_Short(line, text, under))
    by_end: defaultdict[tuple[int, str], list[_Short]] = defaultdict(list)
    by_length: defaultdict[tuple[int, int], list[_Short]] = defaultdict(list)
    for short in shorts:
        by_end[short.under, short.text[-_ENDING:]].append(short)
        by_length[short.under, len(short.text)].append(short)
    runs = [run for run in by_end.values() if len(run) >= _FEWEST]
    return runs + [run for run in by_length.values() if len(run) > _FEWEST]


def _has_prose_below(page: SamplePage, line: int, skip: Collection[int]) -> bool:
    """Whether a paragraph of prose begins right below a line."""
    below = page.next_full(line)
    if below is None or below in skip or below in page.cells:
        return False
    return len(page.bare[below]) >= _PROSE and page.bare[below].endswith(("。", "：", "；", "！"))
