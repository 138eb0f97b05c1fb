"""What expressions calculate with: text, decimal numbers, truth, rows and slots without value."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.template.values import FIELD_TYPES, FLAG_ON, show_value
from editor.model.typed.numbers import exact_number
from editor.model.words import tr

NUMERIC: frozenset[FieldType] = frozenset(type_ for type_, rules in FIELD_TYPES.items() if rules.numeric)
_NUMBER = re.compile(r"-?\d{1,40}(\.\d{1,40})?")


@dataclass(frozen=True, slots=True)
class SlotValue:
    """The value of a field, or of a cell, where it is read: `path` names it in the document, `text` is empty when it is unfilled."""

    path: str
    field: Field
    text: str

    @property
    def shown(self) -> str:
        """The value as it stands in the text."""
        return show_value(self.field, self.text)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a rows field: its place from 0 and its cells by column key."""

    field: Field
    index: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Record:
    """A thing of several values by name, as the values of a form may have it."""

    cells: "Mapping[str, Data]"


@dataclass(frozen=True, slots=True)
class Loop:
    """Where a loop stands: `index` from 1, `length` of all."""

    index: int
    length: int


@dataclass(frozen=True, slots=True)
class Unfilled:
    """A slot without value: empty and false, and whatever is calculated from it is unfilled too."""

    slot: SlotValue

    def __bool__(self) -> bool:
        return False


Data = str | Decimal | bool | Unfilled | Item | Record | Loop | tuple["Data", ...]


class UnfilledError(Exception):
    """Something was calculated from a slot without value."""

    def __init__(self, slot: SlotValue) -> None:
        super().__init__(slot.path)
        self.slot = slot


class ExpressionError(Exception):
    """An expression that can't be evaluated, with words for the person."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def problem(self, column: int | None = None) -> Problem:
        """The error as a remark, at a column of the markup."""
        return Problem(self.text, column=column)


def unusable() -> ExpressionError:
    """The error for a mistake of the template, which the person can't put right in a value."""
    return ExpressionError(tr("模板里有一处算不出来，请照模板的意思改写这一处。"))


class LimitError(ExpressionError):
    """An expression that writes or works more than it may; nothing of it goes on, and the words name the limit."""

    def problem(self, column: int | None = None) -> Problem:
        """The error as a remark on a limit, at a column of the markup."""
        return Problem(self.text, column=column, is_limit=True)


class TypedNumber(Decimal):
    """A number that was typed in words of its own (3.5亿): calculated with as a number, and written as it was typed."""

    written = ""

    @classmethod
    def of(cls, number: Decimal, text: str) -> "TypedNumber":
        """The number with its text."""
        made = cls(number)
        made.written = text
        return made


def data_of(slot: SlotValue) -> Data:
    """A slot's value as expressions see it: numbers as decimals, 是 and 否 as truth, everything else as text."""
    if not slot.text:
        return Unfilled(slot)
    if slot.field.type in NUMERIC and _NUMBER.fullmatch(slot.text):
        return Decimal(slot.text)
    if slot.field.type in NUMERIC and (number := exact_number(slot.text, slot.field.unit)) is not None:
        return TypedNumber.of(number, slot.text)
    return slot.text == FLAG_ON if slot.field.type == FieldType.FLAG else slot.text


def is_given(data: Data) -> bool:
    """Whether there is a value: not an unfilled slot, and not the one empty row that stands for rows that nobody filled."""
    return not isinstance(data, Unfilled) and not (isinstance(data, tuple) and any(isinstance(item, Item) and not item.cells for item in data))


def rows_slot(data: Data) -> SlotValue:
    """The slot of a rows field, from its rows or one of them; raises TypeError when it is neither."""
    first = data[0] if isinstance(data, tuple) else data
    if not isinstance(first, Item):
        raise TypeError(data)
    return SlotValue(first.field.key, first.field, "")


def text_of(data: Data) -> str:
    """Data as it stands in the text, numbers with at most ten decimals; rows can't stand there by themselves."""
    if isinstance(data, str):
        return data
    if isinstance(data, Unfilled):
        raise UnfilledError(data.slot)
    if isinstance(data, bool):
        return "是" if data else "否"
    if isinstance(data, TypedNumber):
        return data.written
    if isinstance(data, Decimal):
        exponent = data.as_tuple().exponent
        return f"{data:f}" if not isinstance(exponent, int) or exponent >= -10 else f"{data:.10f}".rstrip("0").rstrip(".")
    raise ExpressionError(tr("一张表不能直接写在文字里。请用 for 逐行写出。"))


def number_of(data: Data) -> Decimal:
    """Data as a number: also text that is one; raises ValueError for anything else."""
    if isinstance(data, Unfilled):
        raise UnfilledError(data.slot)
    if isinstance(data, Decimal):
        return data
    if isinstance(data, str) and _NUMBER.fullmatch(data):
        return Decimal(data)
    raise ValueError(data)


def is_number(data: Data) -> bool:
    """Whether data is a number, or a text that is one."""
    try:
        number_of(data)
    except ValueError:
        return False
    return True


def words_of(error: Exception, read: Sequence[SlotValue]) -> ExpressionError:
    """What went wrong, in words for the person; `read` are the slots that the expression read."""
    if isinstance(error, ExpressionError):
        return error
    wrong = next((slot for slot in read if slot.text and not is_number(data_of(slot))), None)
    if isinstance(error, RecursionError) or wrong is None:
        return unusable()
    return ExpressionError(tr("“{name}”写的“{value}”不是一个数，算不出来。", name=wrong.field.name, value=wrong.shown[:20]))
