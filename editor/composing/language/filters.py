"""The filters of templates: `{{ 金额 | 大写("亿元") }}`. Each takes data and gives data; what it can't take it says."""

import datetime
import re
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Concatenate

from editor.composing.language.data import Data, ExpressionError, Unfilled, UnfilledError, is_given, number_of, rows_slot, text_of, unusable
from editor.composing.language.pictures import date_by_picture, number_by_picture, time_by_picture
from editor.composing.language.texts import TEXT_FILTERS, in_one_row, ordinal, ordinal_sentence, total
from editor.model.text.numerals import capital_amount, chinese_digits, chinese_number
from editor.model.typed.dates import Day, DayRange, moment_of, show_date
from editor.model.typed.numbers import quantity_parts
from editor.model.words import tr

_TIME = re.compile(r"(\d{2}):(\d{2})")
_LEGAL_FORM = re.compile(r"(?:股份)?有限(?:责任)?公司$|股份公司$")
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
    """日期: a date in one of the forms 年月日, 年月, 月日, 汉字, - and ., or by a picture of Word's: yyyy/MM/dd; both ends of a range."""
    moment = _moment(data)
    if isinstance(moment, DayRange) and form == "年月日":
        return moment.shown
    if isinstance(moment, DayRange):
        return "至".join(_one_date(end, text_of(form)) for end in moment)
    return _one_date(moment, text_of(form))


def _one_date(day: Day, form: str) -> str:
    if form == HANZI:
        return re.sub(r"\d+", _hanzi_date_part, _one_date(day, "年月日"))
    written = _DATE_FORMS.get(form)
    if written is None:
        return date_by_picture(datetime.date(_said(day.year), _said(day.month), _said(day.day)), form)
    parts = {"year": day.year, "month": day.month, "day": day.day}
    return written.format(**{name: _said(part) for name, part in parts.items() if f"{{{name}" in written})


def _said(part: int | None) -> int:
    """A part of a date that was said; raises ValueError for one that was not."""
    if part is None:
        raise ValueError
    return part


def _hanzi_date_part(match: re.Match[str]) -> str:
    return chinese_digits(match[0]) if len(match[0]) == 4 else chinese_number(int(match[0]))


def year(data: Data) -> str:
    """年: the year of a date or a month, as a number."""
    return str(_said(_day(data).year))


def month(data: Data) -> str:
    """月: the month of a date or a month, as a number without leading zero."""
    text = text_of(data)
    return str(int(text)) if text.isascii() and text.isdigit() else str(_said(_day(data).month))


def day(data: Data) -> str:
    """日: the day of a date, as a number without leading zero."""
    return str(_said(_day(data).day))


def _day(data: Data) -> Day:
    moment = _moment(data)
    return moment.first if isinstance(moment, DayRange) else moment


def _moment(data: Data) -> Day | DayRange:
    moment = moment_of(text_of(data))
    if moment is None or moment.problem:
        raise ValueError(data)
    return moment


def time(data: Data, form: Data = "时分") -> str:
    """时间: a time of the day in one of the forms 时分 (14时30分), 上下午 (下午2时30分), 汉字 (十四时三十分) and : (14:30), or by a picture: HH:mm.

    Full hours go without 分.
    """
    hour, minute = _time_parts(data)
    if text_of(form) not in _TIME_FORMS:
        return time_by_picture(datetime.time(hour % 24, minute), text_of(form))
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


def pictured(data: Data, picture: Data) -> str:
    """格式: a number by a picture of Word's: 0.00, #,##0.00, 0000, ¥#,##0."""
    return number_by_picture(number_of(data), text_of(picture))


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


def percent(data: Data, places: Data = Decimal(1)) -> str:
    """百分比: a share of one as a percentage, rounded half up: 0.8437 → 84.4%."""
    return f"{rounded(number_of(data) * 100, places):f}%"


def short_name(data: Data) -> str:
    """简称: the name of a company without its legal form; any other name as it is."""
    text = text_of(data)
    return _LEGAL_FORM.sub("", text) or text


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
    "格式": pictured,
    "保留": rounded,
    "round": rounded,
    "一是": ordinal_sentence,
    "序号": ordinal,
    "合计": total,
    "拼接": in_one_row,
    "百分比": percent,
    "简称": short_name,
    "default": fallback,
    "默认": fallback,
    **TEXT_FILTERS,
}


DATED = frozenset(("日期", "年"))
"""The filters that write the year of a date: one without a year has that of the report there."""
_OF_DATES: Mapping[str, Callable[[str], str]] = {
    "年月": lambda value: tr("这里只要年月，“{value}”里看不出来。", value=value),
    "月日": lambda value: tr("这里只要几月几日，“{value}”里看不出来。", value=value),
}
_WANTED: Mapping[str, Callable[[str], str]] = {
    "日期": lambda value: tr("这里要写哪一天，“{value}”里看不出来。", value=value),
    "年": lambda value: tr("这里只要年份，“{value}”里看不出来。", value=value),
    "月": lambda value: tr("这里只要月份，“{value}”里看不出来。", value=value),
    "日": lambda value: tr("这里只要几日，“{value}”里看不出来。", value=value),
    **dict.fromkeys(("时间", "时", "分"), lambda value: tr("这里要写几点几分，“{value}”里看不出来。", value=value)),
    **dict.fromkeys(("数值", "单位"), lambda value: tr("这里要数和单位，“{value}”里看不出来。", value=value)),
    **dict.fromkeys(("拼接", "项数"), lambda value: tr("这里要一张表，“{value}”不是。", value=value)),
    "大写": lambda value: tr("这里要写大写金额，“{value}”不是一个准数。", value=value),
}


def _refusal(name: str, data: Data, arguments: list[Data]) -> str:
    """Why a filter can't take a value, in words of the person's matter; a number that it can't take is a mistake of the template."""
    if not isinstance(data, str):
        return unusable().text
    form = arguments[0] if arguments and name == "日期" else ""
    words = _OF_DATES.get(form) if isinstance(form, str) else None
    words = words or _WANTED.get(name, lambda value: tr("这里要一个数，“{value}”不是。", value=value))
    return words((show_date(data) if name in ("日期", "年", "月", "日") else data)[:20])


def apply_filter(name: str, data: Data, arguments: list[Data], named: Mapping[str, Data]) -> Data:
    """What a filter gives; an unfilled slot stays unfilled; raises ExpressionError when the filter can't take the data."""
    if not is_given(data) and FILTERS[name] is not fallback:
        raise UnfilledError(data.slot if isinstance(data, Unfilled) else rows_slot(data))
    try:
        return FILTERS[name](data, *arguments, **named)
    except (ValueError, KeyError, TypeError, InvalidOperation) as error:
        raise ExpressionError(_refusal(name, data, arguments)) from error
