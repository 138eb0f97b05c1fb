"""A day or a time as a section of a format prints it; sheets count days from the end of 1899, or from 1904."""

import datetime
from collections.abc import Callable
from decimal import Decimal

from editor.model.text.numerals import chinese_digits, chinese_number, formal_number
from editor.sheets.formats.code import FormatMark, FormatSection, FormatToken

_FIRST = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zone
_LEAP_THAT_WAS_NONE = 60
_FROM_1904 = 1462
_LAST = 2958466
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_WEEK = "一二三四五六日"
_FORMAL_DIGITS = str.maketrans("0123456789", "零壹贰叁肆伍陆柒捌玖")


def moment_of(days: Decimal, *, from_1904: bool) -> datetime.datetime | None:
    """The moment that a number of days is, to the millisecond; None for one that no sheet shows as a date."""
    counted = days + (_FROM_1904 if from_1904 else 0)
    if not 0 <= counted < _LAST:
        return None
    shifted = counted + 1 if counted < _LEAP_THAT_WAS_NONE else counted
    return _FIRST + datetime.timedelta(milliseconds=round(shifted * 86_400_000))


def shown_moment(days: Decimal, section: FormatSection, *, from_1904: bool) -> str | None:
    """A number of days as a section prints it; None where it is no moment."""
    moment = moment_of(days, from_1904=from_1904)
    if moment is None:
        return None
    if not any(token.text.startswith(("s.", "ss.")) for token in section.tokens):
        moment = _to_the_second(moment)
    if section.system:
        return f"{moment:%H:%M:%S}" if _is_time_alone(section) else f"{moment.year}年{moment.month}月{moment.day}日"
    days = Decimal(round(days * 86_400)) / 86_400
    halved = section.has(FormatMark.HALF_DAY)
    return "".join(_part(token, at, section, moment, days, halved=halved) for at, token in enumerate(section.tokens))


def _to_the_second(moment: datetime.datetime) -> datetime.datetime:
    return (moment + datetime.timedelta(milliseconds=500)).replace(microsecond=0)


def _is_time_alone(section: FormatSection) -> bool:
    return not any(token.kind == FormatMark.DATE and token.text[0].lower() in "yd" for token in section.tokens)


def _part(token: FormatToken, at: int, section: FormatSection, moment: datetime.datetime, days: Decimal, *, halved: bool) -> str:
    if token.kind == FormatMark.ELAPSED:
        return str(int(days * {"h": 24, "m": 1440, "s": 86_400}[token.text[0]])).zfill(len(token.text))
    if token.kind == FormatMark.HALF_DAY:
        return token.text.split("/")[moment.hour >= 12]
    if token.kind != FormatMark.DATE:
        return token.text
    text = token.text.lower()
    if text[0] == "m" and _is_minute(section.tokens, at):
        return _counted(moment.minute, len(text), section.numerals)
    return _date_part(text, moment, section, halved=halved)


def _is_minute(tokens: tuple[FormatToken, ...], at: int) -> bool:
    """An m is a minute behind hours and before seconds."""
    kinds = [(i, token.text[0].lower()) for i, token in enumerate(tokens) if token.kind in (FormatMark.DATE, FormatMark.ELAPSED)]
    place = next(place for place, (i, _) in enumerate(kinds) if i == at)
    return (place > 0 and kinds[place - 1][1] == "h") or (place + 1 < len(kinds) and kinds[place + 1][1] == "s")


def _date_part(text: str, moment: datetime.datetime, section: FormatSection, *, halved: bool) -> str:
    first, length = text[0], len(text)
    hour = (moment.hour - 1) % 12 + 1 if halved else moment.hour
    parts: dict[str, Callable[[], str]] = {
        "y": lambda: _year(moment.year, short=length <= len("yy"), numerals=section.numerals),
        "e": lambda: _year(moment.year, short=False, numerals=section.numerals),
        "m": lambda: _named(_MONTHS[moment.month - 1], f"{chinese_number(moment.month)}月", moment.month, length, section),
        "d": lambda: _named(_DAYS[moment.weekday()], f"星期{_WEEK[moment.weekday()]}", moment.day, length, section),
        "a": lambda: ("星期" if length > len("aaa") else "") + _WEEK[moment.weekday()],
        "h": lambda: _counted(hour, length, section.numerals),
        "s": lambda: _seconds(text, moment, section.numerals),
    }
    return parts[first]() if first in parts else ""


def _year(year: int, *, short: bool, numerals: int) -> str:
    shown = f"{year % 100:02}" if short else str(year)
    return shown.translate(_FORMAL_DIGITS) if numerals == 2 else chinese_digits(shown) if numerals == 1 else shown


def _named(english: str, chinese: str, number: int, length: int, section: FormatSection) -> str:
    """A month or a day: a number by one or two letters, a short name by three, the whole name by four, the first letter by five."""
    if length <= 2:
        return _counted(number, length, section.numerals)
    if section.chinese:
        return chinese if length > 3 else f"{number}月" if english in _MONTHS else chinese.replace("星期", "周")
    return english[:1] if length == 5 and english in _MONTHS else english if length > 3 else english[:3]


def _counted(number: int, length: int, numerals: int) -> str:
    if numerals in (1, 2):
        return chinese_number(number) if numerals == 1 else formal_number(number)
    return str(number).zfill(min(length, 2))


def _seconds(text: str, moment: datetime.datetime, numerals: int) -> str:
    whole, _, parts = text.partition(".")
    shown = _counted(moment.second, len(whole), numerals)
    return f"{shown}.{f'{moment.microsecond:06}'[: len(parts)]}" if parts else shown
