"""Months and years as they are typed beside their own 月 and 年, kept, shown and checked."""

import re
from collections.abc import Sequence

from editor.model.typed.dates import Day, moment_of
from editor.model.typed.narrow import DASHES, Around, narrowed, said_behind
from editor.model.words import tr

_PLAIN = re.compile(r"(\d{1,2})")
_KEPT = re.compile(r"(\d{4})-(\d{2})")
_NUMERALS = re.compile(r"[一二三四五六七八九十]{1,3}")
_OF_NOW = "本|当|上|下|次|同|每|各|翌"
_SEVERAL = re.compile(rf"(?:\d{{4}}年)?\d{{1,2}}月?(?:\s*[{DASHES}、，,和及]\s*(?:\d{{4}}年)?\d{{1,2}}月?)+")
_PART = re.compile(r"(?:\d{4}年)?\d{1,2}月?(?:份|底|初|末|中|[上中下]旬|上半月|下半月)")
_YEAR = re.compile(r"(?:19|20)\d{2}")
_YEARS = re.compile(rf"(?:19|20)\d{{2}}年?(?:\s*[{DASHES}、]\s*(?:(?:19|20)\d{{2}}|\d{{2}})年?)+")
_YEAR_OF_NOW = "本|当|今|去|明|上|同|次|每|翌"


def clean_month(typed: str, around: Sequence[Around] = ()) -> str:
    """A month as its number, or as ISO with its year: 十一月 → 11, 2026年8月 → 2026-08. Where the text has no 月 behind the slot, a typed one stays.

    What is no month stays as it is.
    """
    text = narrowed(typed)
    is_said = said_behind(around, "月")
    month = _month_of(text)
    if month is not None and month.month is not None and not month.problem:
        if month.year is not None:
            return month.kept
        return str(month.month) if is_said or not text.rstrip("份").endswith("月") else f"{month.month}月"
    if _SEVERAL.fullmatch(text) or re.fullmatch(f"(?:{_OF_NOW})月?", text):
        return text.removesuffix("月") if is_said else text
    tail = next((tail for tail in ("月份", "月底", "月初", "月末") if text.endswith(tail) and around and said_behind(around, tail)), "")
    bare = text.removesuffix(tail)
    return clean_month(bare, around) if tail and bare else typed.strip()


def _month_of(text: str) -> Day | None:
    if match := _PLAIN.fullmatch(text):
        return Day(None, int(match[1]))
    if _NUMERALS.fullmatch(text):
        text = f"{text}月"
    if re.fullmatch(r"\d{4}\D+\d{1,2}", text):
        text = f"{text}月".replace("月月", "月")
    found = moment_of(text)
    return found if isinstance(found, Day) and found.month is not None and found.day is None else None


def show_month(value: str, after: str = "月") -> str:
    """A month as it stands in front of what follows it: 8 stays 8, 2026-08 is 2026年8 in front of a 月 of the text, else 2026年8月."""
    match = _KEPT.fullmatch(value)
    return f"{match[1]}年{int(match[2])}{'' if after.lstrip().startswith('月') else '月'}" if match else value


def month_problem(value: str) -> str:
    """What is wrong with a month, in words."""
    text = narrowed(value)
    month = _month_of(text)
    if month is not None:
        return month.problem
    if _SEVERAL.fullmatch(text) or _PART.fullmatch(text) or re.fullmatch(f"(?:{_OF_NOW})月?", text):
        return ""
    return tr("“{value}”看不出是几月。写 1 到 12，或 2026年8月。", value=value)


def clean_year(typed: str, around: Sequence[Around] = ()) -> str:
    """A year as its number: 二〇二六年 → 2026. Where the text has no 年 behind the slot, a typed one stays; what is no year stays as it is."""
    text = narrowed(typed)
    words = next((words for words in ("年度", "年") if text.endswith(words)), "")
    bare = text.removesuffix(words)
    found = moment_of(f"{bare}年")
    if isinstance(found, Day) and found.month is None and found.year is not None:
        bare = str(found.year)
    elif not (_YEARS.fullmatch(bare) or re.fullmatch(_YEAR_OF_NOW, bare)):
        return typed.strip()
    return bare if not words or said_behind(around, words, words[0]) else f"{bare}{words}"


def year_problem(value: str) -> str:
    """What is wrong with a year, in words."""
    bare = narrowed(value).removesuffix("度").removesuffix("年")
    if _YEAR.fullmatch(bare) or _YEARS.fullmatch(narrowed(value)) or _YEARS.fullmatch(bare) or re.fullmatch(_YEAR_OF_NOW, bare):
        return ""
    return tr("“{value}”看不出是哪一年。写四位数字。", value=value)
