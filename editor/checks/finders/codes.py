"""Numbers with a check digit, and rates that follow from two other numbers."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from editor.checks.terms.finding import Found
from editor.checks.terms.rule import expanded, number_in
from editor.checks.terms.text import Extent, Passage

_PERSON = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(\d{8})\d{3}[\dXx](?![0-9A-Za-z])")
_FIRM = re.compile(r"(?<![0-9A-Za-z])[1-9A-NYa-ny][0-9A-Za-z]\d{6}[0-9A-Za-z]{10}(?![0-9A-Za-z])")
_FIRM_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FIRM_WORDS = "信用代码"
_GROWTH = re.compile(
    expanded(r"(?<![\d.,])({阿})(万?亿?[^\d，。；、]{1,3})，(?:上年|去年)同期[为是]?({阿})\2，同比(?P<way>增长|下降)(?P<rate>({阿})%)")
)
_RATE = re.compile(
    expanded(
        r"(?:计划|任务|应[\u4e00-\u9fff])[^，。；\d]{0,10}({阿})(万?亿?[^\d，。；]{1,3})，[^。；\d]{0,8}(?:完成|[已实][\u4e00-\u9fff])[^，。；\d]{0,8}({阿})\2?，[^，。；\d]{0,8}(?:(?:完成|检测|受检|收缴|征缴|征收|执行|整改|办结|开工|参训|参会|到会|出勤|入户|回收)率|完成计划的|占计划的|完成年度计划的)[^\d，。；]{0,3}(?P<rate>({阿})%)"
    )
)


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


def rates(passage: Passage) -> Iterator[Found]:
    """计划 … 完成 … 完成率: a rate that the two numbers before don't make, but for what rounding takes."""
    for match in _RATE.finditer(passage.text):
        planned, done = number_in(match[1]), number_in(match[3])
        if planned:
            yield from _other_rate(passage, match, done * 100 / planned)


def growths(passage: Passage) -> Iterator[Found]:
    """上年同期 … 同比增长: a rate that the two numbers before don't make, but for what rounding takes."""
    for match in _GROWTH.finditer(passage.text):
        now, before = number_in(match[1]), number_in(match[3])
        if before:
            grown = (now - before) * 100 / before
            yield from _other_rate(passage, match, grown if match["way"] == "增长" else -grown)


def _other_rate(passage: Passage, match: re.Match[str], right: Decimal) -> Iterator[Found]:
    """A match with another `rate` than is right; a number that was rounded before may change it by a step."""
    step = Decimal(1).scaleb(-len(match["rate"].partition(".")[2].removesuffix("%")))
    if abs(right - number_in(match["rate"].removesuffix("%"))) > step:
        yield Found(passage, Extent(*match.span("rate")), said={"right": f"{right.quantize(step)}%"})
