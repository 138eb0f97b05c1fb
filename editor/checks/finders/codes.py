"""Numbers with a check digit."""

import re
from collections.abc import Iterator
from datetime import date

from editor.checks.terms.finding import Found
from editor.checks.terms.text import Extent, Passage

_PERSON = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(\d{8})\d{3}[\dXx](?![0-9A-Za-z])")
_FIRM = re.compile(r"(?<![0-9A-Za-z])[1-9A-NYa-ny][0-9A-Za-z]\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])")
_FIRM_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FIRM_WORDS = "信用代码"


def person_numbers(passage: Passage) -> Iterator[Found]:
    """Numbers of identity cards whose last sign does not check (GB 11643-1999), or whose birthday no calendar has."""
    for match in _PERSON.finditer(passage.text):
        if _is_firm(passage.text, match.start()):
            continue
        signs = match[0].upper()
        total = sum(int(sign) * pow(2, 17 - place, 11) for place, sign in enumerate(signs[:17]))
        if "10X98765432"[total % 11] != signs[17] or not _is_day(match[1]):
            yield Found(passage, Extent(*match.span()))


def _is_day(digits: str) -> bool:
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return False
    return True


def _is_firm(text: str, start: int) -> bool:
    return _FIRM_WORDS in text[max(0, start - 16) : start]


def firm_codes(passage: Passage) -> Iterator[Found]:
    """统一社会信用代码 whose last sign does not check, or that has a letter which none has (GB 32100-2015)."""
    for match in _FIRM.finditer(passage.text):
        if _is_firm(passage.text, match.start()) and not _checks(match[0].upper()):
            yield Found(passage, Extent(*match.span()))


def _checks(code: str) -> bool:
    values = [_FIRM_SIGNS.find(sign) for sign in code]
    total = sum(value * pow(3, place, 31) for place, value in enumerate(values[:17]))
    return min(values) >= 0 and (31 - total % 31) % 31 == values[17]
