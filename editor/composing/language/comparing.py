"""What expressions compare: values with each other, and what may stand behind `is`."""

from collections.abc import Callable, Mapping
from decimal import Decimal

from editor.composing.language.data import Data, Record, Unfilled, is_given, is_number, number_of, text_of


def _same(left: Data, right: Data) -> bool:
    """Whether two values are the same; a text that is a number is that number, an unfilled slot an empty text."""
    if isinstance(left, Decimal) != isinstance(right, Decimal) and isinstance(left, Decimal | str) and isinstance(right, Decimal | str):
        return is_number(left) and is_number(right) and number_of(left) == number_of(right)
    return ("" if isinstance(left, Unfilled) else left) == ("" if isinstance(right, Unfilled) else right)


def _order(left: Data, right: Data) -> int:
    """-1, 0 or 1: numbers by size, dates and other texts by their characters; raises UnfilledError where a value is missing."""
    first, second = text_of(left), text_of(right)
    if is_number(left) and is_number(right):
        return (number_of(left) > number_of(right)) - (number_of(left) < number_of(right))
    if is_number(left) or is_number(right):
        raise ValueError(first)
    return (first > second) - (first < second)


def _contains(whole: Data, part: Data) -> bool:
    return text_of(part) in whole if isinstance(whole, str) else isinstance(whole, tuple) and part in whole


def has_no_point(number: Decimal) -> bool:
    """Whether a number is written without decimals."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent >= 0


TESTS: Mapping[str, Callable[[Data], bool]] = {
    "defined": is_given,
    "undefined": lambda data: not is_given(data),
    "none": lambda data: not is_given(data),
    "string": lambda data: isinstance(data, str),
    "number": lambda data: isinstance(data, Decimal),
    "integer": lambda data: isinstance(data, Decimal) and has_no_point(data),
    "float": lambda data: isinstance(data, Decimal) and not has_no_point(data),
    "boolean": lambda data: isinstance(data, bool),
    "mapping": lambda data: isinstance(data, Record),
    "sequence": lambda data: isinstance(data, str | tuple | Record),
    "iterable": lambda data: isinstance(data, str | tuple | Record),
    "odd": lambda data: number_of(data) % 2 == 1,
    "even": lambda data: number_of(data) % 2 == 0,
    "true": lambda data: data is True,
    "false": lambda data: data is False,
}
"""What may stand behind `is`."""
COMPARISONS: Mapping[str, Callable[[Data, Data], bool]] = {
    "eq": _same,
    "ne": lambda a, b: not _same(a, b),
    "lt": lambda a, b: _order(a, b) < 0,
    "lteq": lambda a, b: _order(a, b) <= 0,
    "gt": lambda a, b: _order(a, b) > 0,
    "gteq": lambda a, b: _order(a, b) >= 0,
    "in": lambda a, b: _contains(b, a),
    "notin": lambda a, b: not _contains(b, a),
}
"""What the operators of comparisons say of two values."""
