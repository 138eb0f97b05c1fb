"""Signature and date of a document: looked for upwards from what stands behind them, its first attachment or reply slip, and else from its end."""

import re
from collections.abc import Iterator

from editor.reading.blanks.labels import labels_of
from editor.reading.frame.elements import DATE_LINE, Elements, find_date, find_signature
from editor.reading.frame.titles import Title, kind_of_title
from editor.reading.page.element_lines import is_office_alone
from editor.reading.page.issuing import PassedOn
from editor.reading.page.page import SamplePage

_ATTACHMENT = re.compile(
    r"[【\[（(]?附\s*件\s*[\d一二三四五六七八九十]{0,3}\s*[】\]）)]?\s*[：:]?$|附\s*件\s*[\d一二三四五六七八九十]{1,3}\s*[：:].{2,}$"
)
_SLIP = re.compile(
    r"[-—─=_*·.…\s✂]{6,}$|.{0,24}(?:回\s*执|报\s*名\s*表|存\s*根)(?:单|表|联)?[：:]?$|附\s*[表录]\s*[\d一二三四五六七八九十]{0,3}\s*[：:]?$"
)
_DAY = re.compile(r"(?P<date>[\dX×Ｘx*＊_＿〇○一二三四五六七八九十 \u3000]{1,6}月[\dX×Ｘx*＊_＿〇○一二三四五六七八九十 \u3000]{1,6}日)")
_CONTRACTS = ("合同", "协议")
_NEAR = 6  # lines that may stand between the date and what follows: a note in brackets, receivers


def is_attachment(text: str) -> bool:
    """Whether a line begins an attachment: 附件 with its number, and nothing else or its title."""
    return bool(_ATTACHMENT.match(text))


def find_foot(page: SamplePage, title: Title | None, body: int, end: int, skip: set[int]) -> Elements:
    """The signature and the date of a document whose body begins at a line and that ends before another."""
    stops = list(_stops(page, title, body, end))
    for stop in stops:
        date, line = find_date(page, body + 1, stop, skip, _NEAR)
        signature, lines = find_signature(page, line, body, stop, skip)
        if line is not None and (lines or page.next_full(line, skip) == stop):
            return Elements(signature=signature, signature_lines=lines, date=date, date_line=line)
    date, line = find_date(page, body + 1, end, skip)
    if line is None:
        date, line = _signed_date(page, body + 1, end, skip)
    signature, lines = find_signature(page, line, body, end, skip)
    if not lines and line is None:
        signature, lines = next(
            (found for stop in _stops(page, title, body, end) if (found := find_signature(page, None, body, stop, skip))[1]), (None, ())
        )
    if title and lines and kind_of_title(title.text) in _CONTRACTS and labels_of(page.bare[lines[0]]):
        signature, lines = None, ()  # each party signs beside its own label
    return Elements(signature=signature, signature_lines=lines, date=date, date_line=line)


def _stops(page: SamplePage, title: Title | None, body: int, end: int) -> Iterator[int]:
    """The lines before which a foot may stand: attachments, slips to be sent back, the document that this one issues."""
    passed_on = PassedOn.by(title.text if title else None, page.bare[body:end])
    for line in range(body + 1, end):
        text = page.bare[line]
        if text and line not in page.cells and (is_attachment(text) or _SLIP.match(text) or passed_on.holds(text)):
            yield line


def _signed_date(page: SamplePage, begin: int, end: int, skip: set[int]) -> tuple[str | None, int | None]:
    """The last date that stands right under the name of an office, however much text follows."""
    for line in range(end - 1, begin - 1, -1):
        found = DATE_LINE.match(page.bare[line]) if line not in skip and line not in page.cells else None
        above = page.last_full(line, skip) if found else None
        if found and above is not None and above >= begin and is_office_alone(page.bare[above]):
            return found["date"].strip(), line
        if line not in skip and is_signed_day(page, line, skip):
            return page.bare[line], line
    return None, None


def is_signed_day(page: SamplePage, line: int, skip: set[int]) -> bool:
    """Whether a line holds a month and a day right under the name of an office, as notes inside a house are dated."""
    above = page.last_full(line, skip) if line not in page.cells and _DAY.fullmatch(page.bare[line]) else None
    return above is not None and above not in page.cells and is_office_alone(page.bare[above])
