"""The filters of templates: `{{ 金额 | 大写("亿元") }}`. Each takes data and gives data; what it can't take it says."""

import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Concatenate

from editor.composing.language.data import Blank, Data, ExpressionError, Item, UnfilledError, is_given, number_of, rows_slot, text_of
from editor.model.text.numerals import capital_amount, chinese_digits, chinese_number
from editor.model.words import tr

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


def capital(data: Data, unit: Data = "元") -> str:
    """大写: an amount of money in capitals; `unit` is the unit it is given in (元, 万元, 亿元)."""
    return capital_amount(number_of(data), text_of(unit))


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
        raise UnfilledError(data.slot if isinstance(data, Blank) else rows_slot(data))
    try:
        return FILTERS[name](data, *arguments)
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        shown = text_of(data) if isinstance(data, str | Decimal | bool) else ""
        raise ExpressionError(tr("“{value}”不能用“{name}”来写。请检查类型和括号里的话。", value=shown[:20], name=name)) from error
