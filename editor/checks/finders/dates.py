"""Dates: days that no calendar has, weekdays of other days, the order of dates."""

import re
from collections.abc import Iterator
from datetime import date

from editor.checks.terms.finding import Found
from editor.checks.terms.text import CheckedText, Extent, Passage, PassageRole
from editor.model.text.numerals import numeral_value

_DAY = re.compile(r"(?<!\d)(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,3})日(?:[（(]?(?:星期|周|礼拜)(?P<weekday>[一二三四五六日天]))?")
_MONTH = re.compile(r"(?<!\d)(?:(?:19|20)\d\d年|今年|明年|去年|当年|本年)(?P<month>\d{1,2})月")
_NUMERALS = re.compile("[〇零○一二三四五六七八九]{4}年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日")
_WEEK = "一二三四五六日"
_LEAP_YEAR = 2024


def impossible(passage: Passage) -> Iterator[Found]:
    """Days and months that the calendar does not have; without a year 2月29日 may be right."""
    for match in _DAY.finditer(passage.text):
        if _date_of(match) is None:
            at = match.start("year") if match["year"] else match.start("month")
            yield Found(passage, Extent(at, passage.text.index("日", match.start("day")) + 1))
    for match in _MONTH.finditer(passage.text):
        if not 1 <= int(match["month"]) <= 12 and not _DAY.match(passage.text, match.start()):
            yield Found(passage, Extent(match.start("month"), match.end()))


def weekdays(passage: Passage) -> Iterator[Found]:
    """A weekday beside a date of that it is not the weekday."""
    for match in _DAY.finditer(passage.text):
        found = _date_of(match) if match["year"] and match["weekday"] else None
        if found is not None and _WEEK[found.weekday()] != match["weekday"].replace("天", "日"):
            yield Found(passage, Extent(*match.span("weekday")), _WEEK[found.weekday()])


def _date_of(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["year"] or _LEAP_YEAR), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def in_numerals(passage: Passage) -> Iterator[Found]:
    """A date of issue in numerals (GB/T 9704-2012, 7.3.5.4)."""
    for match in _NUMERALS.finditer(passage.text):
        year, month, day = re.split("[年月日]", match[0])[:3]
        digits = "".join(str("〇一二三四五六七八九".index(sign)) for sign in year.replace("零", "〇").replace("○", "〇"))
        yield Found(passage, Extent(*match.span()), f"{digits}年{numeral_value(month)}月{numeral_value(day)}日")


def printed_before(text: CheckedText) -> Iterator[Found]:
    """A day of printing that is before that of issue (GB/T 9704-2012, 7.4.3)."""
    issued = next((found for passage in text.of(PassageRole.DATE) if (found := _first(passage)) is not None), None)
    for passage in text.of(PassageRole.PRINTED):
        match = _DAY.search(passage.text)
        printed = _first(passage)
        if match and issued is not None and printed is not None and printed < issued:
            yield Found(passage, Extent(match.start(), match.end()), said={"issued": f"{issued.year}年{issued.month}月{issued.day}日"})


def _first(passage: Passage) -> date | None:
    match = _DAY.search(passage.text)
    return _date_of(match) if match is not None and match["year"] else None
