"""The filters of templates: `{{ 金额 | 大写("亿元") }}`. Each takes data and gives data; what it can't take it says."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Concatenate

from editor.composing.language.data import Data, ExpressionError, Item, Unfilled, UnfilledError, is_given, number_of, rows_slot, text_of
from editor.model.template.numbers import quantity_parts
from editor.model.text.numerals import capital_amount, chinese_digits, chinese_number
from editor.model.words import tr

_TIME = re.compile(r"(\d{2}):(\d{2})")
_DATE = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_DATE_FORMS: Mapping[str, str] = {
    "年月日": "{year}年{month}月{day}日",
    "年月": "{year}年{month}月",
    "月日": "{month}月{day}日",
    "-": "{year}-{month:02}-{day:02}",
    ".": "{year}.{month}.{day}",
}
HANZI = "汉字"
_PERIODS = ((6, "凌晨"), (12, "上午"), (13, "中午"), (18, "下午"), (24, "晚上"))


def capital(data: Data, unit: Data = "元", head: Data = "人民币") -> str:
    """大写: an amount of money in capitals; `unit` is the unit it is given in (元, 万元, 亿元), `head` what stands before it ("" for nothing)."""
    return text_of(head) + capital_amount(number_of(data), text_of(unit)).removeprefix("人民币")


def numeral(data: Data, form: Data = "") -> str:
    """中文数字: a number in Chinese numerals; with "逐位" digit by digit, as years are read."""
    return chinese_digits(text_of(data)) if form == "逐位" else chinese_number(number_of(data))


def date(data: Data, form: Data = "年月日") -> str:
    """日期: a date in one of the forms 年月日, 年月, 月日, 汉字, - and ."""
    if form == HANZI:
        return re.sub(r"\d+", _hanzi_date_part, date(data))
    year, month, day = _date_parts(data)
    return _DATE_FORMS[text_of(form)].format(year=year, month=month, day=day)


def _hanzi_date_part(match: re.Match[str]) -> str:
    return chinese_digits(match[0]) if len(match[0]) == 4 else chinese_number(int(match[0]))


def year(data: Data) -> str:
    """年: the year of a date or a month, as a number."""
    return str(_date_parts(data)[0])


def month(data: Data) -> str:
    """月: the month of a date or a month, as a number without leading zero."""
    text = text_of(data)
    return str(int(text)) if text.isascii() and text.isdigit() else str(_date_parts(data)[1])


def day(data: Data) -> str:
    """日: the day of a date, as a number without leading zero."""
    return str(_date_parts(data)[2])


def _date_parts(data: Data) -> tuple[int, int, int]:
    match = _DATE.fullmatch(text_of(data))
    if match is None:
        raise ValueError(data)
    return int(match[1]), int(match[2]), int(match[3] or 1)


def time(data: Data, form: Data = "时分") -> str:
    """时间: a time of the day in one of the forms 时分 (14时30分), 上下午 (下午2时30分), 汉字 (十四时三十分) and : (14:30).

    Full hours go without 分.
    """
    hour, minute = _time_parts(data)
    return _TIME_FORMS[text_of(form)](hour, minute)


def _hour_and_minute(hour: int, minute: int) -> str:
    return f"{hour}时{minute:02}分" if minute else f"{hour}时"


def _hour_of_half_day(hour: int, minute: int) -> str:
    """The part of the day with the hour as a clock shows it; midnight at the end of a day is 24时, which no clock shows."""
    period = next((words for end, words in _PERIODS if hour < end), "")
    return period + _hour_and_minute(hour - 12 if period and hour > 12 else hour, minute)


def _hanzi_time(hour: int, minute: int) -> str:
    zero = "零" if 0 < minute < 10 else ""
    return f"{chinese_number(Decimal(hour))}时" + (f"{zero}{chinese_number(Decimal(minute))}分" if minute else "")


_TIME_FORMS: Mapping[str, Callable[[int, int], str]] = {
    "时分": _hour_and_minute,
    "上下午": _hour_of_half_day,
    HANZI: _hanzi_time,
    ":": lambda hour, minute: f"{hour:02}:{minute:02}",
}


def hour(data: Data) -> str:
    """时: the hour of a time, as a number without leading zero."""
    return str(_time_parts(data)[0])


def minute(data: Data) -> str:
    """分: the minutes of a time, as a number of two digits."""
    return f"{_time_parts(data)[1]:02}"


def _time_parts(data: Data) -> tuple[int, int]:
    match = _TIME.fullmatch(text_of(data))
    if match is None:
        raise ValueError(data)
    return int(match[1]), int(match[2])


def amount_of(data: Data) -> Decimal:
    """数值: the number of a quantity, to calculate with: 1,234.5 吨 → 1234.5."""
    return Decimal(_quantity_parts(data)[0])


def unit_of(data: Data) -> str:
    """单位: the unit of a quantity: 1,234.5 吨 → 吨."""
    return _quantity_parts(data)[1]


def _quantity_parts(data: Data) -> tuple[str, str]:
    parts = quantity_parts(text_of(data))
    if parts is None:
        raise ValueError(data)
    return parts


def rounded(data: Data, places: Data = Decimal(0)) -> Decimal:
    """保留: a number rounded half up to that many places, which are all shown."""
    count = int(number_of(places))
    if not 0 <= count <= 10:
        raise ValueError(places)
    return number_of(data).quantize(Decimal(1).scaleb(-count), ROUND_HALF_UP)


def _in_units(size: int) -> "Filter":
    def divided(data: Data, places: Data = "") -> Decimal:
        """The amount in the larger unit, with so many places, or as many as it has."""
        amount = number_of(data) / size
        return rounded(amount, places) if places != "" else _without_zeros(amount)

    return divided


def _without_zeros(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1)) if number == number.to_integral_value() else number.normalize()


def grouped(data: Data) -> str:
    """千分位: a number with a comma between groups of three digits, decimals as they are: 1234567.80 → 1,234,567.80."""
    return f"{number_of(data):,f}"


def ordinal_sentence(data: Data) -> str:
    """一是: the start of the n-th sentence of an enumeration: 1 → 一是, 12 → 十二是."""
    return f"{chinese_number(number_of(data))}是"


def ordinal(data: Data, form: Data = "1.") -> str:
    """序号: a number as it stands before an item; `form` shows the first one: 1. （1） 一、 （一） 第一 ① 一."""
    number = number_of(data)
    style = text_of(form)
    if style == "①":
        return _CIRCLED[int(number) - 1] if 1 <= number <= len(_CIRCLED) else f"({number})"
    return style.replace("一", chinese_number(number)) if "一" in style else style.replace("1", f"{number:f}")


def count(data: Data) -> Decimal:
    """项数: how many rows, or how many characters."""
    if not isinstance(data, tuple | str):
        raise TypeError(data)
    return Decimal(len(data))


def total(data: Data, column: Data) -> Decimal:
    """合计: the sum of a column over the rows of a rows field."""
    name = text_of(column)
    return sum((_cell(item, name) for item in data), Decimal(0)) if isinstance(data, tuple) else number_of(data)


def _cell(item: Data, column: str) -> Decimal:
    if not isinstance(item, Item) or column not in {c.key for c in item.field.columns}:
        raise TypeError(item)
    if not item.cells.get(column):
        raise UnfilledError(rows_slot(item))
    return number_of(item.cells[column])


def fallback(data: Data, other: Data = "") -> Data:
    """default: the value, or another where it is not filled."""
    return data if is_given(data) else other


Filter = Callable[Concatenate[Data, ...], Data]
FILTERS: Mapping[str, Filter] = {
    "大写": capital,
    "中文数字": numeral,
    "日期": date,
    "年": year,
    "月": month,
    "日": day,
    "时间": time,
    "时": hour,
    "分": minute,
    "数值": amount_of,
    "单位": unit_of,
    "万": _in_units(10**4),
    "亿": _in_units(10**8),
    "千分位": grouped,
    "保留": rounded,
    "round": rounded,
    "一是": ordinal_sentence,
    "序号": ordinal,
    "项数": count,
    "length": count,
    "合计": total,
    "default": fallback,
    "默认": fallback,
}


def apply_filter(name: str, data: Data, arguments: list[Data]) -> Data:
    """What a filter gives; an unfilled slot stays unfilled; raises ExpressionError when the filter can't take the data."""
    if not is_given(data) and FILTERS[name] is not fallback:
        raise UnfilledError(data.slot if isinstance(data, Unfilled) else rows_slot(data))
    try:
        return FILTERS[name](data, *arguments)
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        shown = text_of(data) if isinstance(data, str | Decimal | bool) else ""
        raise ExpressionError(tr("“{value}”不能用“{name}”来写。请检查类型和括号里的话。", value=shown[:20], name=name)) from error
