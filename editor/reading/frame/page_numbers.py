"""Page numbers that were copied with a text, and the running heads beside them."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_PAGE_NUMBER = re.compile(
    r"[-—–－─~·•\s]{1,4}\d{1,4}[-—–－─~·•\s]{1,4}$|第\s*\d{1,4}\s*页(?:\s*[,，/／]?\s*共\s*\d{1,4}\s*页)?$"
    r"|[Pp]age\s*\d+(?:\s*of\s*\d+)?$|共\s*\d{1,4}\s*页[,，\s]*第\s*\d{1,4}\s*页$|[（(]\s*第\s*\d+\s*页\s*[）)]$"
)
_PAGE_HEAD = re.compile(
    r"(?P<head>[^。；]{2,40}?)[ \u3000\t]{2,}(?:第\s*\d{1,4}\s*页(?:\s*共\s*\d{1,4}\s*页)?|[-—·]\s*\d{1,4}\s*[-—·])$"
    r"|第\s*\d{1,4}\s*页[ \u3000\t]{2,}[^。；]{2,40}$"
)
_NUMBERED_HEAD = re.compile(
    r"(?:(?P<head>[^。；]{2,40}?)[ \u3000\t]{2,}(?P<page>\d{1,4})|(?P<left>\d{1,4})[ \u3000\t]{2,}(?P<behind>[^。；]{2,40}))$"
)
_BARE_NUMBER = re.compile(r"(?P<page>\d{1,3})(?:\s*[/／]\s*(?P<of>\d{1,4}))?$")
_ROWS = re.compile(r"(?:序\s*号|编\s*号|[Nn][Oo]\.?)(?:\s|$)")
_ONE_PAGE = 200  # characters that stand at least between two page numbers: rows of a list are closer, pages hold three times as many
_PROSE = 25


def page_numbers(page: SamplePage) -> set[int]:
    """Lines of nothing but a page's number, and the running heads beside them."""
    noise = {n for n, text in enumerate(page.bare) if text and n not in page.cells and _is_page_number(page, n)}
    noise |= _numbers_in_order(page) | _heads_that_count(page)
    return noise | _running_heads(page, noise)


def _is_page_number(page: SamplePage, line: int) -> bool:
    """Whether a line says which page it is; lines of contents do so below each other."""
    text = page.bare[line]
    if _PAGE_NUMBER.match(text):
        return True
    around = (page.last_full(line), page.next_full(line))
    return bool(_PAGE_HEAD.match(text)) and not number_of(text) and not any(n is not None and _PAGE_HEAD.match(page.bare[n]) for n in around)


def _numbers_in_order(page: SamplePage) -> set[int]:
    """Lines of nothing but a number that count up like pages: text of a page's length stands between them, where rows of a list are close."""
    alone = [(n, found) for n, text in enumerate(page.bare) if n not in page.cells and (found := _BARE_NUMBER.match(text))]
    if len({found["of"] for _, found in alone}) > 1:
        return set()
    values = [int(found["page"]) for _, found in alone]
    counts_up = len(values) >= 2 and all(b == a + 1 for a, b in pairwise(values))
    return {n for n, _ in alone} if counts_up and _are_pages(page, [-1, *(n for n, _ in alone)]) else set()


def _are_pages(page: SamplePage, lines: Sequence[int]) -> bool:
    """Whether between each two of these lines stands as much prose as a page holds, and none says that rows are counted."""
    counted = any(_ROWS.match(page.bare[n]) for n in range(lines[1]))
    return not counted and all(_is_page_long([page.bare[n] for n in range(a + 1, b)]) for a, b in pairwise(lines))


def _is_page_long(texts: Sequence[str]) -> bool:
    return sum(map(len, texts)) >= _ONE_PAGE and any(len(text) >= _PROSE for text in texts)


def _heads_that_count(page: SamplePage) -> set[int]:
    """Running heads with the page's number in the same line: the same words again with a higher number, and prose between."""
    found: dict[str, list[tuple[int, int]]] = {}
    for line, text in enumerate(page.bare):
        page.breathe(line)
        head = _NUMBERED_HEAD.match(text) if line not in page.cells and text[:1] != "|" and (text[-1:].isdigit() or text[:1].isdigit()) else None
        if head:
            found.setdefault((head["head"] or head["behind"]).strip(), []).append((line, int(head["page"] or head["left"])))
    counting = [lines for lines in found.values() if len(lines) >= 2 and all(a[1] < b[1] for a, b in pairwise(lines))]
    apart = [lines for lines in counting if all(_has_prose(page, a[0], b[0]) for a, b in pairwise(lines))]
    return {line for lines in apart for line, _ in lines}


def _has_prose(page: SamplePage, before: int, after: int) -> bool:
    return any(page.bare[n].endswith("。") or len(page.bare[n]) > _PROSE for n in range(before + 1, after))


def _running_heads(page: SamplePage, numbers: set[int]) -> set[int]:
    """Lines repeated beside page numbers."""
    if not numbers:
        return set()
    counts = Counter(text for text in page.bare if 0 < len(text) <= 40)
    repeated = Counter(page.bare[n] for n in _beside(page, numbers))
    heads = {text for text, times in repeated.items() if times >= 2 and counts[text] >= 2 and not number_of(text) and not text.endswith("。")}
    return {n for n, text in enumerate(page.bare) if text in heads and n not in page.cells}


def _beside(page: SamplePage, numbers: set[int]) -> set[int]:
    """The nearest lines of text before and behind each page number, in one walk: a file may hold nothing but numbers."""
    found: set[int] = set()
    last, numbered = None, False
    for line, text in enumerate(page.bare):
        if line in numbers:
            numbered = True
            found |= {last} if last is not None else set()
        elif text:
            found |= {line} if numbered else set()
            last, numbered = line, False
    return found
