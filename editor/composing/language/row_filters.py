"""The filters that go over the rows of a table: how many, their sum, their texts in a row."""

from decimal import Decimal

from editor.composing.language.data import Data, Item, UnfilledError, number_of, rows_slot, text_of


def count(data: Data) -> Decimal:
    """项数: how many rows, or how many characters."""
    if not isinstance(data, tuple | str):
        raise TypeError(data)
    return Decimal(len(data))


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
