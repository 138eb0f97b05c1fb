"""The filters on texts and lists: those of the office for rows, and those that templates of jinja2 use, under the names that they have there."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from editor.composing.language.data import Data, Item, Record, UnfilledError, is_number, number_of, rows_slot, text_of
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


def joined(data: Data, between: Data = "", attribute: Data = "") -> str:
    """join: the items of a list as texts, with something between them; with the name of a value, that of each item."""
    return text_of(between).join(text_of(item) for item in values_of(data if isinstance(data, tuple) else (data,), attribute))


def first(data: Data) -> Data:
    """first: the first item of a list, the first character of a text."""
    items = _items(data)
    return items[0] if items else ""


def last(data: Data) -> Data:
    """last: the last item of a list, the last character of a text."""
    items = _items(data)
    return items[-1] if items else ""


def added(data: Data, attribute: Data = "") -> Decimal:
    """sum: the sum of a list of numbers, or of one value of each of its items."""
    return sum((number_of(cell) for cell in values_of(data, attribute)), Decimal(0))


def values_of(data: Data, attribute: Data) -> tuple[Data, ...]:
    """map: the value of that name of each item of a list; the items themselves where no name is given."""
    name = text_of(attribute)
    return tuple(item.cells.get(name, "") if name and isinstance(item, Record) else item for item in _items(data))


def ordered(data: Data, attribute: Data = "") -> Data:
    """sort: the items of a list in the order of their numbers or texts, or of one value of each."""
    values = values_of(data, attribute)
    keys = [number_of(value) for value in values] if all(map(is_number, values)) else [text_of(value).lower() for value in values]
    return tuple(item for _, _, item in sorted(zip(keys, range(len(keys)), _items(data), strict=True), key=lambda one: one[:2]))


def turned(data: Data) -> Data:
    """reverse: a list or a text from its end to its begin."""
    return data[::-1] if isinstance(data, tuple | str) else data


def without_doubles(data: Data) -> Data:
    """unique: the items of a list, each once."""
    found: dict[str, Data] = {}
    for item in _items(data):
        found.setdefault(text_of(item).lower(), item)
    return tuple(found.values())


def least(data: Data) -> Data:
    """min: the first item of a list in order."""
    return first(ordered(data))


def most(data: Data) -> Data:
    """max: the last item of a list in order."""
    return last(ordered(data))


def replaced(data: Data, old: Data, new: Data) -> str:
    """replace: a text with one stretch of it in the place of another."""
    return text_of(data).replace(text_of(old), text_of(new))


def count(data: Data) -> Decimal:
    """项数: how many rows, or how many characters."""
    if not isinstance(data, tuple | str):
        raise TypeError(data)
    return Decimal(len(data))


def whole(data: Data) -> Decimal:
    """int: a number without its decimals."""
    return Decimal(int(number_of(data)))


def absolute(data: Data) -> Decimal:
    """abs: a number without its sign."""
    return abs(number_of(data))


def _items(data: Data) -> tuple[Data, ...]:
    if isinstance(data, tuple):
        return data
    return tuple(data) if isinstance(data, str) else (data,)


def between(data: Data, before: Data = "", behind: Data = "") -> str:
    """前后: a text with words before and behind it; nothing where it is empty."""
    text = text_of(data)
    return f"{text_of(before)}{text}{text_of(behind)}" if text else ""


def _said(change: Callable[[str], str]) -> Callable[[Data], Data]:
    return lambda data: change(text_of(data))


TEXT_FILTERS: Mapping[str, Callable[..., Data]] = {
    "项数": count,
    "length": count,
    "count": count,
    "前后": between,
    "upper": _said(str.upper),
    "lower": _said(str.lower),
    "title": _said(str.title),
    "capitalize": _said(str.capitalize),
    "trim": _said(str.strip),
    "string": text_of,
    "e": text_of,
    "escape": text_of,
    "safe": text_of,
    "int": whole,
    "float": number_of,
    "abs": absolute,
    "join": joined,
    "first": first,
    "last": last,
    "sum": added,
    "map": values_of,
    "sort": ordered,
    "reverse": turned,
    "unique": without_doubles,
    "list": _items,
    "min": least,
    "max": most,
    "replace": replaced,
}
