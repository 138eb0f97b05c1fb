"""Neighbouring parts of a date as one blank."""

import re
from dataclasses import replace

from editor.reading.page.tokens import BlankShape, BlankToken

# A year and perhaps a month in figures before the blanks of a date that is written with marks: 2026-08-XX, 2026/__/__.
_BEGUN = re.compile(r"(?<!\d)(?:19|20)\d\d(?P<mark>[-/.．])(?P<month>\d{1,2}(?P=mark))?$")
_LONGEST_BEGUN = 8
_NOT_BY_PARTS = (BlankShape.GAP, BlankShape.MARK, BlankShape.PROMPT)


def dated(tokens: list[BlankToken], text: str) -> list[BlankToken]:
    """Neighbouring parts of a date as one blank with its 年, 月 and 日."""
    found: list[BlankToken] = []
    for token in tokens:
        last = found[-1] if found else None
        chain = _chain(last, token, text) or _chain_by_marks(last, token, text) if last else None
        if chain and last:
            found[-1] = chain
        else:
            found.append(_starting(token, text))
    return found


def _starting(token: BlankToken, text: str) -> BlankToken:
    """A blank before 年, 月 or 日 may be the first part of a date."""
    if token.parts or token.name or token.shape == BlankShape.MARK:
        return token
    begun = _begun(token, text)
    if begun and (begun["month"] or begun["mark"] in token.text):
        return _from_year(token, text, begun.start(), token.end)
    if re.search(r"\d[-/.．]|[XxＸ×_*][-/][XxＸ×_*]+[-/]", token.text) and re.fullmatch(
        r"[^-/.．]{2,4}([-/.．])[^-/.．]{1,2}\1[^-/.．]{1,2}", token.text
    ):
        return token.reaching(token.end, text, parts="年月日")
    return token


def _chain(last: BlankToken, token: BlankToken, text: str) -> BlankToken | None:
    """The blank before, reaching over this one, when they are neighbouring parts of a date."""
    if last.shape in _NOT_BY_PARTS or token.shape in _NOT_BY_PARTS:
        return None
    between = text[last.end : token.start].strip()
    follows = text[token.end : token.end + 6].lstrip()
    if last.parts and last.parts != "年月":
        return None
    if not last.parts and between == "年" and re.match(r"月(?!份)", follows):
        return _through(last, token, text, "年月")
    if not last.parts and between == "月" and follows.startswith("日"):
        return _through(last, token, text, "月日")
    if last.parts == "年月" and between == "" and follows.startswith("日"):
        return _through(last, token, text, "年月日")
    return None


def _begun(blank: BlankToken, text: str) -> re.Match[str] | None:
    """The year, perhaps with a month, that is printed right before a blank."""
    return _BEGUN.search(text, max(0, blank.start - _LONGEST_BEGUN), blank.start)


def _from_year(blank: BlankToken, text: str, start: int, end: int) -> BlankToken:
    """A blank that takes in the year, which is printed, and what stands between."""
    return replace(blank, start=start).reaching(end, text, parts="年月日")


def _chain_by_marks(last: BlankToken, token: BlankToken, text: str) -> BlankToken | None:
    """The blank before, which is the month, reaching over this one, the day, in a date that is written with marks."""
    begun = _begun(last, text)
    is_day = begun is not None and not begun["month"] and not last.parts and text[last.end : token.start].strip() == begun["mark"]
    return _from_year(last, text, begun.start(), token.end) if begun is not None and is_day else None


def _through(first: BlankToken, last: BlankToken, text: str, parts: str) -> BlankToken:
    """A blank from the first part of a date to behind the unit of its last part."""
    end = text.index(parts[-1], last.end) + 1
    return first.reaching(end, text, parts=parts)
