"""Lines that were broken in the middle of a paragraph, and the paragraphs that come of joining them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from unicodedata import east_asian_width

from editor.reading.page.numbering import number_of
from editor.reading.page.page import SamplePage

_OPEN = re.compile(r"[，、,（(“《]$")
_OWN_LINE = re.compile(r"[-*#|·•]\s|\{%|附件|抄送|联系人|主送|[\u4e00-\u9fff（）]{2,8}[：:]|[“《]?[\u4e00-\u9fff]{2,6}[（(]盖章")
_CLOSED = re.compile(r"[。；：！？;:!?…]$|[。；：！？][”’）)]$")
_LONG = 24  # columns: shorter lines tell nothing of the width at which a text was wrapped


@dataclass(frozen=True, slots=True)
class JoinedParagraph:
    """A paragraph: its lines in order; joined lines follow the first."""

    lines: tuple[int, ...]


def width(text: str) -> int:
    """Display columns of a text: ideographs take two."""
    return sum(map(_columns, text))


@cache
def _columns(character: str) -> int:
    return 2 if east_asian_width(character) in "WFA" else 1


def indent(text: str) -> int:
    """Display columns of the blanks before a text."""
    return width(text[: len(text) - len(text.lstrip())])


def find_joined(page: SamplePage, skip: set[int], fixed: set[int], headings: set[int]) -> tuple[int, ...]:
    """The lines that go on the paragraph of the line before; `fixed` lines (elements) neither join nor are joined."""
    body = [n for n, text in enumerate(page.bare) if text and n not in skip and n not in page.cells]
    full = _wrap_width(page, body, fixed, headings)
    joined: list[int] = []
    for before, line in pairwise(body):
        if line in fixed or before in fixed or line in headings or _has_gap(before, line, skip):
            continue
        alone = before in headings and "。" not in page.bare[before]
        if _second_half(page, before, line, full) if alone else _continues(page, before, line, full):
            joined.append(line)
    return tuple(joined)


def _has_gap(before: int, line: int, skip: set[int]) -> bool:
    """Whether blank lines part two lines; those beside a page number do not count."""
    between = range(before + 1, line)
    return len(between) > 0 and not any(n in skip for n in between)


def _wrap_width(page: SamplePage, body: list[int], fixed: set[int], headings: set[int]) -> int:
    """The width at which the text was wrapped, 0 when each paragraph is a line."""
    long = [n for n in body if n not in fixed and n not in headings and (len(page.bare[n]) >= _LONG or width(page.bare[n]) >= _LONG)]
    follow = dict(pairwise(body))
    open_ended = [n for n in long if not _CLOSED.search(page.bare[n]) and _may_follow(page, follow.get(n), headings)]
    if len(open_ended) < 2 or len(open_ended) < 0.35 * len(long):
        return 0
    widths = sorted(width(page.lines[n].rstrip()) for n in open_ended)
    middle = widths[len(widths) // 2]
    widest = max(width(page.lines[n].rstrip()) for n in long)
    return middle if widest <= 1.2 * middle + 2 else 0


def _may_follow(page: SamplePage, line: int | None, headings: set[int]) -> bool:
    if line is None or line in headings or indent(page.lines[line]) >= 4:
        return False
    number = number_of(page.lines[line])
    return (number is None or number.system == "deep") and not _OWN_LINE.match(page.bare[line])


def _continues(page: SamplePage, before: int, line: int, full: int) -> bool:
    text = page.bare[before]
    number = number_of(page.lines[line])
    if (number and number.system != "deep") or _OWN_LINE.match(page.bare[line]) or text.startswith("|"):
        return False
    if _OPEN.search(text) and len(text) > 6:
        return indent(page.lines[line]) < 8
    return bool(full) and not _CLOSED.search(text) and width(page.lines[before].rstrip()) >= 0.8 * full and indent(page.lines[line]) < 4


def _second_half(page: SamplePage, before: int, line: int, full: int) -> bool:
    """The second line of a heading in wrapped text."""
    text = page.bare[line]
    short = width(text) < 0.8 * full and not re.search(r"[。；：，]", text)
    return bool(full) and short and not _CLOSED.search(page.bare[before]) and indent(page.lines[line]) < 4 and not number_of(page.lines[line])


def paragraphs(page: SamplePage, joined: Iterable[int], skip: set[int]) -> list[JoinedParagraph]:
    """The paragraphs of the page in order, without skipped and empty lines."""
    continuing, found = set(joined), list[list[int]]()
    for line, text in enumerate(page.bare):
        if (not text and line not in page.marks) or line in skip:
            continue
        if line in continuing and found:
            found[-1].append(line)
        else:
            found.append([line])
    return [JoinedParagraph(tuple(lines)) for lines in found]
