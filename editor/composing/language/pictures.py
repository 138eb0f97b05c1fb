"""Numbers, dates and times by the pictures of Word's fields and controls: 0.00, #,##0, yyyy年M月d日, HH:mm."""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal

from editor.model.text.numerals import chinese_digits, chinese_number

_NUMBER = re.compile(r"(?P<before>[^#0x]*?)(?P<whole>[#0x,]*[#0x])(?:\.(?P<parts>[#0x]+))?(?P<after>[^#0x]*)")
_QUOTED = re.compile(r"'([^']*)'|\"([^\"]*)\"")
_MOMENT = re.compile(
    r"'([^']*)'|\"([^\"]*)\"|(AM/PM|am/pm|上午/下午|yyyy|YYYY|yy|YY|MMMM|MMM|MM|M|dddd|ddd|aaaa|aaa|dd|DD|d|D|HH|H|hh|h|mm|m|ss|s|EEEE|e|E|O|A|W)"
)
_WEEK = "一二三四五六日"


def number_by_picture(number: Decimal, picture: str) -> str:
    """A number as Word writes it by a numeric picture, rounded half up; raises ValueError for a picture that is none.

    Of a picture with parts for positive, negative and zero numbers each part is for its own; 0 is a digit that is always there.
    """
    parts = picture.split(";")
    chosen = parts[2] if len(parts) > 2 and not number else parts[1] if len(parts) > 1 and number < 0 else parts[0]
    bare = _QUOTED.sub(lambda quoted: quoted[1] or quoted[2] or "", chosen).replace("\\", "")
    match = _NUMBER.fullmatch(bare)
    if match is None and re.search(r"[#0x]", bare):
        raise ValueError(picture)
    if match is None:
        return bare
    shown = _digits(abs(number), match["whole"], match["parts"] or "")
    sign = "-" if number < 0 and chosen is parts[0] and shown.strip("0.,") else ""
    return f"{match['before'].rstrip('+-')}{sign}{shown}{match['after']}"


def _digits(number: Decimal, whole: str, parts: str) -> str:
    rounded = number.quantize(Decimal(1).scaleb(-len(parts)), ROUND_HALF_UP)
    left, _, right = f"{rounded:f}".partition(".")
    left = left.zfill(len(whole.replace(",", "")) - _first_zero(whole.replace(",", "")))
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", left)
    least = len(parts.rstrip("#"))
    right = right[:least] + right[least:].rstrip("0")
    return f"{left}.{right}" if right else left


def _first_zero(whole: str) -> int:
    return whole.index("0") if "0" in whole else len(whole)


def date_by_picture(date: datetime.date, picture: str) -> str:
    """A date as Word writes it by a picture; raises ValueError for a picture that asks for what a date has not."""
    forms = {**_MONTHS, **_DAYS}
    return _moment(picture, lambda letters: forms[letters](date))


def time_by_picture(time: datetime.time, picture: str) -> str:
    """A time of the day as Word writes it by a picture; raises ValueError for a picture that asks for what a time has not."""
    return _moment(picture, lambda letters: _HOURS[letters](time))


def _moment(picture: str, part: Callable[[str], str]) -> str:
    try:
        return _MOMENT.sub(lambda match: part(match[3]) if match[3] else match[1] or match[2] or "", picture)
    except KeyError as error:
        raise ValueError(picture) from error


_DAYS: Mapping[str, Callable[[datetime.date], str]] = {
    "dd": lambda date: f"{date.day:02}",
    "d": lambda date: str(date.day),
    "DD": lambda date: f"{date.day:02}",
    "D": lambda date: str(date.day),
    "A": lambda date: chinese_number(Decimal(date.day)),
    "dddd": lambda date: f"星期{_WEEK[date.weekday()]}",
    "ddd": lambda date: f"周{_WEEK[date.weekday()]}",
    "aaaa": lambda date: f"星期{_WEEK[date.weekday()]}",
    "aaa": lambda date: f"周{_WEEK[date.weekday()]}",
    "W": lambda date: _WEEK[date.weekday()],
}
_MONTHS: Mapping[str, Callable[[datetime.date], str]] = {
    "yyyy": lambda date: str(date.year),
    "YYYY": lambda date: str(date.year),
    "yy": lambda date: f"{date.year % 100:02}",
    "YY": lambda date: f"{date.year % 100:02}",
    "EEEE": lambda date: chinese_digits(str(date.year)),
    "E": lambda date: str(date.year),
    "e": lambda date: str(date.year),
    "MMMM": lambda date: f"{chinese_number(Decimal(date.month))}月",
    "MMM": lambda date: f"{date.month}月",
    "MM": lambda date: f"{date.month:02}",
    "M": lambda date: str(date.month),
    "O": lambda date: chinese_number(Decimal(date.month)),
}
_HOURS: Mapping[str, Callable[[datetime.time], str]] = {
    "HH": lambda time: f"{time.hour:02}",
    "H": lambda time: str(time.hour),
    "hh": lambda time: f"{time.hour % 12 or 12:02}",
    "h": lambda time: str(time.hour % 12 or 12),
    "mm": lambda time: f"{time.minute:02}",
    "m": lambda time: str(time.minute),
    "ss": lambda _time: "00",
    "s": lambda _time: "0",
    "AM/PM": lambda time: "上午" if time.hour < 12 else "下午",
    "am/pm": lambda time: "上午" if time.hour < 12 else "下午",
    "上午/下午": lambda time: "上午" if time.hour < 12 else "下午",
}
