"""The filters for the rows of a table: their numbers, their sum, their texts in a row."""

from decimal import Decimal

from editor.composing.language.data import Data, Item, UnfilledError, number_of, rows_slot, text_of
from editor.model.text.numerals import chinese_number

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


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


def total(data: Data, column: Data) -> Decimal:
    """合计: the sum of a column over the rows of a rows field."""
    name = text_of(column)
    return sum((number_of(_cell(item, name)) for item in data), Decimal(0)) if isinstance(data, tuple) else number_of(data)


def in_one_row(data: Data, column: Data, mark: Data = "、") -> str:
    """拼接: the texts of a column one behind the other, with a mark between them."""
    if not isinstance(data, tuple):
        raise TypeError(data)
    return text_of(mark).join(_cell(item, text_of(column)) for item in data)


def _cell(item: Data, column: str) -> str:
    """A row's value in a column; raises UnfilledError where it has none."""
    if not isinstance(item, Item) or column not in {c.key for c in item.field.columns}:
        raise TypeError(item)
    if not item.cells.get(column):
        raise UnfilledError(rows_slot(item))
    return item.cells[column]
