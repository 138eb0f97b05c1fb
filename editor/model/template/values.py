"""How values are meant, checked and shown: 12.80 stays 12.80, dates are ISO, 8 is a month."""

import datetime
import re
from collections.abc import Callable

from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.words import tr

_WIDE = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): ",", ord("－"): "-", ord("／"): "/", ord("％"): "%", ord("　"): " "}
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
# A weekday or midnight behind a date says nothing more about the day, and neither does a mark; any other words would be lost.
_DAY_END = r"\s*[日号]?(?:\s*[（(]?(?:星期|周)[一二三四五六日天][）)]?|\s+0?0:00(?::00)?)?[\s.。,、;；]*"
_MONTH_AND_DAY = re.compile(r"(\d{1,2})(?:\s*[月./-]\s*|\s+)(\d{1,2})" + _DAY_END)
_DATE_PARTS = re.compile(r"(\d{4})(?:\s*[年./-]\s*|\s+)" + _MONTH_AND_DAY.pattern)
_COMPACT_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(?:(\d{4})\D+)?(\d{1,2})\s*月?")
_YES = {"是", "有", "yes", "true", "1", "y"}
_NO = {"否", "无", "no", "false", "0", "n"}
FLAG_ON = "是"
FLAG_OFF = "否"


def clean_value(field: Field, typed: str, year: int | None = None) -> str:
    """What the person means by what was typed: numbers without grouping, dates ISO; text that can't be read that way stays as it is.

    `year` completes a date typed without one (8.3 → 2026-08-03).
    """
    if field.type in ("number", "money", "percent", "year"):
        return _clean_number(typed)
    if field.type == "date":
        return _clean_date(typed, year)
    if field.type == "month":
        return _clean_month(typed)
    if field.type == "flag":
        return _clean_flag(typed)
    return typed


def _clean_number(typed: str) -> str:
    text = typed.translate(_WIDE).strip()
    ungrouped = re.sub(r"(?<=\d)[, \u00a0\u2009](?=\d{3}(\D|$))", "", text).rstrip("%")
    return ungrouped if _NUMBER.fullmatch(ungrouped) else typed.strip()


def _clean_date(typed: str, year: int | None) -> str:
    text = typed.translate(_WIDE).strip()
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


def _clean_month(typed: str) -> str:
    match = _MONTH.fullmatch(typed.translate(_WIDE).strip())
    if not match or not 1 <= int(match[2]) <= 12:
        return typed.strip()
    return f"{match[1]}-{int(match[2]):02}" if match[1] else str(int(match[2]))


def _clean_flag(typed: str) -> str:
    word = typed.strip().lower()
    return FLAG_ON if word in _YES else FLAG_OFF if word in _NO else typed.strip()


def show_value(field: Field, value: str) -> str:
    """How a value stands in the text: 2020-08-03 → 2020年8月3日 (GB/T 9704-2012, 7.3.5.4), 2026-08 → 2026年8月, others as meant.

    A month slot is followed by its own 月 in the text, so a month alone stays a number; 2026-08 shows 2026年8.
    """
    if field.type == "date" and (match := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", value)):
        return f"{match[1]}年{int(match[2])}月{int(match[3])}日"
    if field.type == "month" and (match := re.fullmatch(r"(\d{4})-(\d{2})", value)):
        return f"{match[1]}年{int(match[2])}"
    return value


def value_problem(field: Field, value: str) -> Problem | None:
    """What is wrong with a value of this type, or None; an empty value is not a problem but unfilled."""
    check = _CHECKS.get(field.type)
    if not value or check is None:
        return None
    text = check(field, value)
    return Problem(text, field=field.key) if text else None


def _number_problem(_field: Field, value: str) -> str:
    return "" if _NUMBER.fullmatch(value) else tr("“{value}”不是数。只写数字和小数点。", value=value)


def _date_problem(_field: Field, value: str) -> str:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return tr("“{value}”不是日期。写成 2026-8-3 或 2026年8月3日。", value=value)
    return ""


def _month_problem(_field: Field, value: str) -> str:
    match = re.fullmatch(r"(?:\d{4}-)?(\d{1,2})", value)
    return "" if match and 1 <= int(match[1]) <= 12 else tr("“{value}”不是月份。写 1 到 12，或 2026-08。", value=value)


def _year_problem(_field: Field, value: str) -> str:
    return "" if re.fullmatch(r"(19|20)\d{2}", value) else tr("“{value}”不是年份。写四位数字。", value=value)


def _choice_problem(field: Field, value: str) -> str:
    return "" if not field.choices or value in field.choices else tr("“{value}”不在可选的几项里。", value=value)


def _flag_problem(_field: Field, value: str) -> str:
    return "" if value in (FLAG_ON, FLAG_OFF) else tr("写“是”或“否”。")


_CHECKS: dict[FieldType, Callable[[Field, str], str]] = {
    "number": _number_problem,
    "money": _number_problem,
    "percent": _number_problem,
    "date": _date_problem,
    "month": _month_problem,
    "year": _year_problem,
    "choice": _choice_problem,
    "flag": _flag_problem,
}
