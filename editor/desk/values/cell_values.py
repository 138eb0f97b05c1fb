"""What a cell means for a field: moments as the field's type keeps them, numbers without what a sheet prints around them."""

import datetime
import re

from editor.model.template.field import Field, FieldType
from editor.model.template.values import FIELD_TYPES

_CURRENCY = re.compile(r"(-?)[¥￥$€£]\s*(?=[-\d(（.])")
_IN_BRACKETS = re.compile(r"[(（]([\d.,]+)[)）]")
_WORDS = re.compile("[年月日时分点星期上下午〇一二三四五六七八九十]")
_HOURS_OF_A_DAY = 24


def value_of_cell(text: str, moment: datetime.datetime | None, field: Field | None) -> str:
    """The value that a cell gives to a field: what it shows, in the form in which the field keeps it.

    A field for text takes a date as a sentence has it (2026年8月3日), where the cell does not show words itself.
    """
    kind = field.type if field else FieldType.TEXT
    if moment is not None:
        return _moment(kind, moment, text)
    if field is not None and FIELD_TYPES[kind].numeric:
        return _plain_number(text, field.unit)
    return text


def _as_sentence(moment: datetime.datetime, shown: str) -> str:
    if _WORDS.search(shown):
        return shown
    if ":" not in shown:
        return f"{moment.year}年{moment.month}月{moment.day}日"
    if not re.search(r"\d[/-]\d", shown):
        return shown
    return f"{moment.year}年{moment.month}月{moment.day}日{moment.hour}时{moment.minute:02}分"


def _clock(moment: datetime.datetime, shown: str) -> str:
    """To the minute; seconds, where there are any, stay with it; hours since the start of something (27:30) as they are shown."""
    hours = re.match(r"(\d+):", shown)
    if hours and int(hours[1]) >= _HOURS_OF_A_DAY:
        return shown
    return f"{moment:%H:%M}" + (f":{moment.second:02}" if moment.second else "")


def _moment(kind: FieldType, moment: datetime.datetime, shown: str) -> str:
    match kind:
        case FieldType.DATE:
            return moment.date().isoformat()
        case FieldType.MONTH:
            return f"{moment.year}-{moment.month:02}"
        case FieldType.YEAR:
            return str(moment.year)
        case FieldType.TIME:
            return _clock(moment, shown)
        case _:
            return _as_sentence(moment, shown)


def _plain_number(text: str, unit: str) -> str:
    """A number without the sign of a currency and without the field's own unit; (1,280.50), as accounts write it, is negative."""
    bare = _CURRENCY.sub(r"\1", text)
    bare = bare.removesuffix(unit or "元").strip()
    negative = _IN_BRACKETS.fullmatch(bare)
    return f"-{negative[1]}" if negative else bare if re.fullmatch(r"-?[\d.,]+%?", bare) else text
