"""Times of the day as they are typed, kept (ISO), shown and checked."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from editor.model.text.numerals import chinese_number
from editor.model.typed.narrow import narrowed
from editor.model.words import tr

_END = r"[\s.。,、;；]*"
_BEFORE_NOON = ("凌晨", "清晨", "早晨", "早上", "上午", "am")
_AFTER_NOON = ("下午", "午后", "傍晚", "pm")
_PERIOD = f"(?P<period>{'|'.join((*_BEFORE_NOON, *_AFTER_NOON, '正午', '中午', '晚上', '晚间'))})?"
_COUNT = r"\d{1,2}|[〇零一二两三四五六七八九十]{1,3}"
_CLOCK = re.compile(rf"{_PERIOD}\s*(?P<hour>\d{{1,2}})\s*[:.]\s*(?P<minute>\d{{2}})(?::00)?\s*(?P<behind>am|pm)?{_END}")
_SPOKEN = re.compile(rf"{_PERIOD}\s*(?P<hour>{_COUNT})\s*[时点點](?:\s*(?P<minute>{_COUNT})\s*分?|(?P<part>半|一刻|三刻)|[整正钟])?{_END}")
_COMPACT_TIME = re.compile(r"(?P<hour>\d{2})(?P<minute>\d{2})")
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}
_TIME = re.compile(r"(\d{2}):(\d{2})")
_BETWEEN = re.compile(r"\s*(?:[—–~～〜/-]+|至|到)\s*")
# What is said about a time besides it stands as it was typed.
_NEAR = re.compile(r"(.+?)(?:左右|前|以前|之前|后|以后|之后|起|许|开始)")


def clean_time(typed: str) -> str:
    """A time of the day as ISO: 14时30分, 下午2：30 and 两点半 → 14:30, 14:30 and 02:30; 24:00 is the end of a day; 9时至11时 → 09:00/11:00.

    What is no time, or could mean two (晚上1点), stays as it is.
    """
    single = _clean_one(typed)
    return single if is_time(single) else next(_ranges(typed), typed.strip())


def _ranges(typed: str) -> Iterator[str]:
    """A range of times; the second one is of the same part of the day where it says none (上午9时至11时)."""
    for match in _BETWEEN.finditer(typed):
        first, last = _clean_one(typed[: match.start()]), _clean_one(typed[match.end() :])
        period = re.match("|".join((*_BEFORE_NOON, *_AFTER_NOON)), typed.strip().lower())
        if is_time(first) and is_time(last):
            same = _clean_one(f"{period[0]}{typed[match.end() :]}") if period else last
            yield f"{first}/{same if is_time(same) and last < first else last}"


def show_time(value: str) -> str:
    """A time as the text has it; a range with a dash between its ends: 09:00—11:30."""
    return value.replace("/", "—") if _is_range(value) else value


def _is_range(value: str) -> bool:
    ends = value.split("/")
    return len(ends) == 2 and all(map(is_time, ends))


def _clean_one(typed: str) -> str:
    text = narrowed(typed).lower()
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


def time_problem(value: str) -> str:
    """What is wrong with a time, in words."""
    near = _NEAR.fullmatch(value)
    if is_time(value) or _is_range(value) or (near is not None and is_time(clean_time(near[1]))):
        return ""
    if re.fullmatch(r"\d{1,2}:\d{2}", narrowed(value)):
        return tr("一天里没有 {value}。小时写 0 到 24，分钟写 00 到 59。", value=value)
    return tr("“{value}”看不出是几点几分。写成 14:30 或 下午2时30分。", value=value)


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
