"""Days, months, years and times of the day as they are typed, kept (ISO), shown and checked."""

import datetime
import re
from collections.abc import Mapping
from functools import cache

from editor.model.template.field import Field
from editor.model.template.numbers import WIDE
from editor.model.text.numerals import chinese_number
from editor.model.words import tr

# A weekday or midnight behind a date says nothing more about the day, and neither does a mark; any other words would be lost.
_END = r"[\s.。,、;；]*"
_DAY_END = rf"\s*[日号]?(?:\s*[（(]?(?:星期|周)[一二三四五六日天][）)]?|\s+0?0:00(?::00)?)?{_END}"
_MONTH_AND_DAY = re.compile(r"(\d{1,2})(?:\s*[月./-]\s*|\s+)(\d{1,2})" + _DAY_END)
_DATE_PARTS = re.compile(r"(\d{4})(?:\s*[年./-]\s*|\s+)" + _MONTH_AND_DAY.pattern)
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?:(\d{4})\D+)?(\d{1,2})\s*月?")
_BEFORE_NOON = ("凌晨", "清晨", "早晨", "早上", "上午", "am")
_AFTER_NOON = ("下午", "午后", "傍晚", "pm")
_PERIOD = f"(?P<period>{'|'.join((*_BEFORE_NOON, *_AFTER_NOON, '正午', '中午', '晚上', '晚间'))})?"
_COUNT = r"\d{1,2}|[〇零一二两三四五六七八九十]{1,3}"
_CLOCK = re.compile(rf"{_PERIOD}\s*(?P<hour>\d{{1,2}})\s*[:.]\s*(?P<minute>\d{{2}})(?::00)?\s*(?P<behind>am|pm)?{_END}")
_SPOKEN = re.compile(rf"{_PERIOD}\s*(?P<hour>{_COUNT})\s*[时点點](?:\s*(?P<minute>{_COUNT})\s*分?|(?P<part>半|一刻|三刻)|[整正钟])?{_END}")
_COMPACT_TIME = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}
_TIME = re.compile(r"(\d{2}):(\d{2})")


def clean_date(typed: str, year: int | None) -> str:
    """A date as ISO (2026年8月3日 → 2026-08-03); `year` completes one typed without it. What is no date stays as it is."""
    text = typed.translate(WIDE).strip()
    if match := _COMPACT_DATE.fullmatch(text) or _DATE_PARTS.fullmatch(text):
        parts = [int(part) for part in match.groups()]
    elif year and (match := _MONTH_AND_DAY.fullmatch(text)):
        parts = [year, *(int(part) for part in match.groups())]
    else:
        return typed.strip()
    try:
        return datetime.date(*parts).isoformat()
    except ValueError:
        return typed.strip()


def show_date(value: str) -> str:
    """A date as the text has it: 2020-08-03 → 2020年8月3日 (GB/T 9704-2012, 7.3.5.4)."""
    match = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)
    return f"{match[1]}年{int(match[2])}月{int(match[3])}日" if match else value


def date_problem(_field: Field, value: str) -> str:
    """What is wrong with a date, in words."""
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return tr("“{value}”不是日期。写成 2026-8-3 或 2026年8月3日。", value=value)
    return ""


def clean_month(typed: str, _year: int | None = None) -> str:
    """A month as its number, or as ISO with its year: 8月 → 8, 2026年8月 → 2026-08. What is no month stays as it is."""
    match = _MONTH.fullmatch(typed.translate(WIDE).strip())
    if not match or not 1 <= int(match[2]) <= 12:
        return typed.strip()
    return f"{match[1]}-{int(match[2]):02}" if match[1] else str(int(match[2]))


def show_month(value: str) -> str:
    """A month in front of its own 月 in the text: 8 stays 8, 2026-08 is 2026年8."""
    match = re.fullmatch(r"(\d{4})-(\d{2})", value)
    return f"{match[1]}年{int(match[2])}" if match else value


def month_problem(_field: Field, value: str) -> str:
    """What is wrong with a month, in words."""
    match = re.fullmatch(r"(?:\d{4}-)?(\d{1,2})", value)
    return "" if match and 1 <= int(match[1]) <= 12 else tr("“{value}”不是月份。写 1 到 12，或 2026-08。", value=value)


def year_problem(_field: Field, value: str) -> str:
    """What is wrong with a year, in words."""
    return "" if re.fullmatch(r"(19|20)\d{2}", value) else tr("“{value}”不是年份。写四位数字。", value=value)


def clean_time(typed: str, _year: int | None = None) -> str:
    """A time of the day as ISO: 14时30分, 下午2：30 and 两点半 → 14:30, 14:30 and 02:30; 24:00 is the end of a day.

    What is no time, or could mean two (晚上1点), stays as it is.
    """
    text = typed.translate(WIDE).replace("：", ":").strip().lower()
    match = _CLOCK.fullmatch(text) or _SPOKEN.fullmatch(text) or _COMPACT_TIME.fullmatch(text)
    if match is None:
        return typed.strip()
    found = match.groupdict()
    minute = _PARTS.get(found.get("part") or "", _count(found.get("minute") or "0"))
    hour = _hour_of_day(_count(found["hour"]), found.get("period") or found.get("behind") or "")
    time = f"{hour:02}:{minute:02}"
    return time if is_time(time) else typed.strip()


def is_time(value: str) -> bool:
    """Whether the value is a time of the day as it is kept, 00:00 to 24:00."""
    match = _TIME.fullmatch(value)
    return bool(match) and int(match[1]) * 60 + int(match[2]) <= 24 * 60 and int(match[2]) < 60


def time_problem(_field: Field, value: str) -> str:
    """What is wrong with a time, in words."""
    if is_time(value):
        return ""
    if re.fullmatch(r"\d{1,2}:\d{2}", value.translate(WIDE).replace("：", ":")):
        return tr("一天里没有 {value}。小时写 0 到 24，分钟写 00 到 59。", value=value)
    return tr("“{value}”不是时间。写成 14:30 或 下午2时30分。", value=value)


def _count(text: str) -> int:
    """A number of digits or numerals; 99, which no hour and no minute is, for numerals that make none."""
    return int(text) if text.isdecimal() else _numerals().get(text.replace("〇", "零"), 99)


@cache
def _numerals() -> Mapping[str, int]:
    plain = {chinese_number(number): number for number in range(60)}
    return plain | {"两": 2} | {f"零{chinese_number(number)}": number for number in range(1, 10)}


def _hour_of_day(hour: int, period: str) -> int:
    """The hour of 24 that an hour of a part of the day is; 99 where the two don't go together."""
    if period in _BEFORE_NOON:
        return 0 if hour == 12 and period in ("凌晨", "am") else hour if hour <= 12 else 99
    if period in _AFTER_NOON:
        return hour + 12 if 1 <= hour <= 11 else hour if 12 <= hour <= 23 else 99
    if period in ("晚上", "晚间"):
        return hour + 12 if 5 <= hour <= 11 else hour if 17 <= hour <= 24 else 99
    if period:
        return hour + 12 if hour in (1, 2) else hour if 11 <= hour <= 14 else 99
    return hour
