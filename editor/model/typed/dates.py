"""DayRange, months, years and ranges of them as they are typed, kept (ISO), shown and checked."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from editor.model.text.numerals import numeral_value
from editor.model.typed.narrow import narrowed
from editor.model.words import tr

# What is typed for the zero of a year in numerals: the sign itself, circles and letters that look like it, the digit.
_ZEROS = "〇○◯零OoＯｏΟО0"
_NUMERAL = "[〇○零一二三四五六七八九十廿卅]+"
# A weekday or midnight behind a date says nothing more about the day, and neither does a mark; any other words would be lost.
_END = r"[\s.。,、;；]*"
_DAY_END = rf"\s*[日号]?(?:\s*[（(]?(?:星期|周)[一二三四五六日天][）)]?|[ T]+0?0:00(?::00)?)?{_END}"
_MONTH_AND_DAY = re.compile(rf"(\d{{1,2}})(?:\s*[月./-]\s*|\s+)(\d{{1,2}}){_DAY_END}")
_DATE = re.compile(rf"(\d{{4}}|\d{{2}}(?=[年./-]))(?:\s*[年./-]\s*|\s+){_MONTH_AND_DAY.pattern}")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_AND_MONTH = re.compile(rf"(\d{{4}}|\d{{2}}(?=年))\s*[年./-]\s*(\d{{1,2}})\s*月?(?:份)?{_END}")
_MONTH = re.compile(r"(\d{1,2})\s*月(?:份)?")
_YEAR = re.compile(r"(\d{4})\s*年")
_DAY = re.compile(r"(\d{1,2})\s*[日号]")
_BETWEEN = re.compile(r"\s*(?:[—–~～〜]+|至|到|/|-+)\s*")
_KEPT = re.compile(r"(?:(\d{4})|--(\d{2}))(?:-(\d{2}))?(?:-(\d{2}))?")
_BEHIND = "(?:前|以前|之前|后|以后|之后|起|左右|上午|下午|中午|晚上|晚)"
_NEAR_DAY = re.compile(rf"(.*[日号]){_BEHIND}")
# What people write where the day is not settled yet; it stands as it is.
_PARTS_OF_YEAR = "[上中下]旬|初|底|末|中|中上旬|中下旬|上半月|下半月|年底|年初|年中|年末|[上下]半年|第?[一二三四1-4]季度|[上下]半年末"
_VAGUE = re.compile(rf"(?:(?:\d{{4}}|今|本|明|去|上|当)年度?)?(?:\d{{1,2}}月(?:份)?|[本上下当次]月)?(?:{_PARTS_OF_YEAR}){_BEHIND}?")
_MONTHS_OF_YEAR = 12
_PIVOT = 70  # years of two digits from here on are of the last century


class Day(NamedTuple):
    """A day, a month or a year as it was typed: what is not said is None."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def kept(self) -> str:
        """As it is kept: 2026-03-05, 2026-03, 2026; --03-05 and --03 without a year."""
        year = f"{self.year:04}" if self.year is not None else "-"
        return year + "".join(f"-{part:02}" for part in (self.month, self.day) if part is not None)

    @property
    def shown(self) -> str:
        """As it stands in the text (GB/T 9704-2012, 7.3.5.4): without leading zeros, without what was not said."""
        parts = ((self.year, "年"), (self.month, "月"), (self.day, "日"))
        return "".join(f"{part}{word}" for part, word in parts if part is not None)

    @property
    def problem(self) -> str:
        """What no calendar has, in words; "" for a day that there is."""
        if self.month is not None and not 1 <= self.month <= _MONTHS_OF_YEAR:
            return tr("一年只有 12 个月，没有 {month} 月。", month=self.month)
        if self.month is None or self.day is None or 1 <= self.day <= _days_of(self.year, self.month):
            return ""
        if self.year is not None and self.day <= _days_of(None, self.month) and self.day:
            return tr("{year} 年 2 月没有 {day} 日。", year=self.year, day=self.day)
        return tr("{month} 月没有 {day} 日。", month=self.month, day=self.day)


def _days_of(year: int | None, month: int) -> int:
    """How many days a month has; without a year, February has the most that it can have."""
    first = datetime.date(year or 2024, month, 1)
    return ((first.replace(day=28) + datetime.timedelta(days=4)).replace(day=1) - datetime.timedelta(days=1)).day


def day_in(typed: str) -> Day | None:
    """The day, month or year that a text says: 2026年3月5日, 26/3/5, 20260305, 二〇二六年三月五日, 3月5日, 2027年3月; None for anything else."""
    text = _in_digits(narrowed(typed))
    if match := _COMPACT.fullmatch(text) or _DATE.fullmatch(text):
        return Day(_full_year(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_AND_MONTH.fullmatch(text):
        return Day(_full_year(match[1]), int(match[2]))
    if match := _MONTH_AND_DAY.fullmatch(text):
        return Day(None, int(match[1]), int(match[2]))
    if match := _MONTH.fullmatch(text):
        return Day(None, int(match[1]))
    return Day(int(match[1])) if (match := _YEAR.fullmatch(text)) else None


def _full_year(digits: str) -> int:
    year = int(digits)
    return year if len(digits) == 4 else 2000 + year if year < _PIVOT else 1900 + year


def _in_digits(text: str) -> str:
    """The text with the numerals of a date as digits: 二〇二六年三月五日 → 2026年3月5日."""
    text = re.sub(rf"[{_ZEROS}一二三四五六七八九]{{2,4}}(?=\s*年)", lambda found: "".join(str(_digit(c)) for c in found[0]), text)
    return re.sub(rf"{_NUMERAL}(?=\s*[月日号])", lambda found: str(_count(found[0])), text)


def _digit(numeral: str) -> int:
    return 0 if numeral in _ZEROS else numeral_value(numeral)


def _count(numeral: str) -> int:
    return numeral_value(numeral.replace("廿", "二十").replace("卅", "三十").replace("○", "〇"))


class DayRange(NamedTuple):
    """A range of days."""

    first: Day
    last: Day

    @property
    def kept(self) -> str:
        """As it is kept: 2026-03-05/2026-03-08."""
        return f"{self.first.kept}/{self.last.kept}"

    @property
    def shown(self) -> str:
        """As it stands in the text: 2026年3月5日至8日; what both have in common is said once."""
        first, last = self
        same_year = last.year is None or last.year == first.year
        same_month = same_year and last.month == first.month and last.day is not None
        return f"{first.shown}至{Day(None if same_year else last.year, None if same_month else last.month, last.day).shown}"

    @property
    def problem(self) -> str:
        """What is wrong with one of its ends, or with their order, in words."""
        if self.first.problem or self.last.problem or not self._is_backward:
            return self.first.problem or self.last.problem
        return tr("{last}在{first}前面。", last=self.last.shown, first=self.first.shown)

    @property
    def _is_backward(self) -> bool:
        """Whether it ends before it begins; without a year it may go on over the end of one."""
        if self.first.year is None and self.first.month != self.last.month:
            return False
        return tuple(part or 0 for part in self.last) < tuple(part or 0 for part in self.first)


def days_in(typed: str) -> DayRange | None:
    """The range of days or months that a text says: 3月5日至8日, 2026.3.5-3.8, 2026年3月至5月; None for anything else."""
    text = _in_digits(narrowed(typed))
    return next((DayRange(first, last) for first, last in _ends(text)), None)


def _ends(text: str) -> Iterator[tuple[Day, Day]]:
    for match in _BETWEEN.finditer(text):
        left, right = text[: match.start()], text[match.end() :]
        first = _kept_day(left) or day_in(left) or _without_words(left, right)
        if first is None or first.month is None:
            continue
        last = _kept_day(right) or _last_of(right, first)
        if last is not None and (last.day is None) == (first.day is None):
            yield first, last


def _without_words(left: str, right: str) -> Day | None:
    """A first end that leaves its last word to the second one: 3月5—8日, 3—5月."""
    if re.fullmatch(r".*\d月\d{1,2}", left) and _DAY.fullmatch(right):
        return day_in(f"{left}日")
    return day_in(f"{left}月") if re.fullmatch(r"(?:\d{4}年)?\d{1,2}", left) and _MONTH.fullmatch(right) else None


def _last_of(text: str, first: Day) -> Day | None:
    """The second end of a range; what it leaves out is that of the first one."""
    if (day := _DAY.fullmatch(text)) or (first.day is not None and (day := re.fullmatch(r"(\d{1,2})", text))):
        return Day(first.year, first.month, int(day[1])) if first.day is not None else None
    found = day_in(text)
    if found is None or found.month is None:
        return None
    return found if found.year is not None or first.year is None else found._replace(year=first.year)


def _kept_day(text: str) -> Day | None:
    """The day of a value as it is kept."""
    match = _KEPT.fullmatch(text)
    if match is None:
        return None
    if match[1] is None:
        return Day(None, int(match[2]), int(match[3])) if match[3] and not match[4] else Day(None, int(match[2])) if not match[3] else None
    return Day(int(match[1]), int(match[3]) if match[3] else None, int(match[4]) if match[4] else None)


def moment_of(value: str) -> Day | DayRange | None:
    """What a value says, be it as it is kept or as it is typed; None where it is no date."""
    if (kept := _kept_day(value)) is not None:
        return kept
    return day_in(value) or days_in(value)


def clean_date(typed: str, year: int | None = None) -> str:
    """A date as it is kept: 2026年8月3日 → 2026-08-03, 3月5日 → --03-05, 2027年3月 → 2027-03, 3月5日至8日 → --03-05/--03-08.

    `year` completes one typed without it. What is no date, or is in no calendar, stays as it is.
    """
    found = moment_of(typed.strip())
    if found is None or found.problem:
        return typed.strip()
    if isinstance(found, DayRange):
        return (found if year is None or found.first.year is not None else DayRange(*(end._replace(year=year) for end in found))).kept
    completed = found._replace(year=year) if year is not None and found.year is None and found.day is not None else found
    return found.kept if completed.problem else completed.kept


def show_date(value: str) -> str:
    """A date as the text has it: 2020-08-03 → 2020年8月3日 (GB/T 9704-2012, 7.3.5.4); what is none stays as it is."""
    found = _kept(value)
    return value if found is None else found.shown


def _kept(value: str) -> Day | DayRange | None:
    """The date of a value as it is kept, and of no other text."""
    first, slash, last = value.partition("/")
    start, end = _kept_day(first), _kept_day(last)
    return (None if start is None or end is None else DayRange(start, end)) if slash else start


def date_problem(value: str) -> str:
    """What is wrong with a date, in words."""
    found = moment_of(value)
    if found is not None:
        return found.problem
    near = _NEAR_DAY.fullmatch(value)
    if near is not None and (day := day_in(near[1])) is not None:
        return day.problem
    return "" if _VAGUE.fullmatch(narrowed(value)) else tr("“{value}”看不出是哪一天。", value=value)


def with_year(value: str, year: int | None) -> str:
    """A kept date that has no year, in this year; any other value as it is."""
    found = _kept(value)
    if found is None or year is None:
        return value
    ends = found if isinstance(found, DayRange) else (found,)
    if any(end.year is not None or end.day is None for end in ends):
        return value
    completed = [end._replace(year=year).kept for end in ends]
    return "/".join(completed)


def year_of(value: str) -> int | None:
    """The year of a kept date; None where it says none."""
    found = _kept(value)
    return found.first.year if isinstance(found, DayRange) else found.year if found is not None else None
