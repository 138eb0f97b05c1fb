"""How values are meant, checked and shown, by the type of their field: 12.80 stays 12.80, dates are ISO, 8 is a month."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from editor.model.problem import Problem
from editor.model.template import moments, numbers
from editor.model.template.field import Field, FieldType
from editor.model.words import tr

_YES = {"是", "有", "yes", "true", "1", "y", "☑", "√", "✓"}
_NO = {"否", "无", "no", "false", "0", "n", "□", "☐"}
_FIRST_DAY = datetime.date(2026, 1, 1)
FLAG_ON = "是"
FLAG_OFF = "否"
TEXT_CELL = "@"
"""The number format of a sheet's cell that keeps what is typed into it as it is typed: 12.80, 8-3 and 14.30."""


def _as_typed(typed: str, _year: int | None) -> str:
    return typed


def _as_kept(value: str) -> str:
    return value


def _anything(_field: Field, _value: str) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class TypeRules:
    """What the model knows of a type of field. A new type is one entry in FIELD_TYPES, and one in each table that the tests name.

    `clean(typed, year)` gives the value that is meant, what can't be understood as it is; `shown` how a value stands in the text; `problem` what
    is wrong with a value, in words, or "". `sample(n)` makes a value to try a template with, other for each n from 1. `numeric` says that
    expressions calculate with it, `answers` are the only values there are, `remembered` whether a value is offered again in other documents.
    `inspected` is what `nigao inspect` calls a blank of the type, `sheet_format` the number format of its cells in a sheet to fill in.
    """

    sample: Callable[[int], str]
    clean: Callable[[str, int | None], str] = _as_typed
    shown: Callable[[str], str] = _as_kept
    problem: Callable[[Field, str], str] = _anything
    numeric: bool = False
    answers: tuple[str, ...] = ()
    remembered: bool = True
    inspected: FieldType = FieldType.TEXT
    sheet_format: str = TEXT_CELL


def _clean_flag(typed: str, _year: int | None) -> str:
    word = typed.strip().lower()
    return FLAG_ON if word in _YES else FLAG_OFF if word in _NO else typed.strip()


def _flag_problem(_field: Field, value: str) -> str:
    return "" if value in (FLAG_ON, FLAG_OFF) else tr("写“是”或“否”。")


def _choice_problem(field: Field, value: str) -> str:
    return "" if not field.choices or value in field.choices else tr("“{value}”不在可选的几项里。", value=value)


def _sample_month(number: int) -> str:
    """A plain month while there are months, then one of a year."""
    return str(number) if number <= 12 else f"{2026 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"


def _sample_time(number: int) -> str:
    """Every five minutes from eight o'clock on."""
    return f"{(8 + number // 12) % 24:02}:{number % 12 * 5:02}"


def _number(sample: Callable[[int], str], inspected: FieldType) -> TypeRules:
    return TypeRules(sample, numbers.clean_number, problem=numbers.number_problem, numeric=True, inspected=inspected)


FIELD_TYPES: Mapping[FieldType, TypeRules] = {
    FieldType.ORG: TypeRules(lambda n: f"示例单位{n}", inspected=FieldType.ORG),
    FieldType.PERSON: TypeRules(lambda n: f"示例姓名{n}", inspected=FieldType.PERSON),
    FieldType.NUMBER: _number(lambda n: str(100 + n), FieldType.NUMBER),
    FieldType.MONEY: _number(lambda n: f"{11 + n}.30", FieldType.MONEY),
    FieldType.PERCENT: _number(lambda n: f"{10 + n / 10:.1f}", FieldType.PERCENT),
    FieldType.QUANTITY: TypeRules(lambda n: f"{100 + n}件", numbers.clean_quantity, problem=numbers.quantity_problem, inspected=FieldType.NUMBER),
    FieldType.DATE: TypeRules(
        lambda n: (_FIRST_DAY + datetime.timedelta(days=n)).isoformat(),
        moments.clean_date,
        moments.show_date,
        moments.date_problem,
        inspected=FieldType.DATE,
    ),
    FieldType.MONTH: TypeRules(_sample_month, moments.clean_month, moments.show_month, moments.month_problem, inspected=FieldType.MONTH),
    FieldType.YEAR: TypeRules(lambda n: str(1950 + n % 150), numbers.clean_number, problem=moments.year_problem, inspected=FieldType.YEAR),
    FieldType.TIME: TypeRules(_sample_time, moments.clean_time, problem=moments.time_problem),
    FieldType.PROJECT: TypeRules(lambda n: f"示例项目{n}", inspected=FieldType.PROJECT),
    FieldType.MEETING: TypeRules(lambda n: f"示例会议{n}", inspected=FieldType.MEETING),
    FieldType.PLACE: TypeRules(lambda n: f"示例地点{n}", inspected=FieldType.PLACE),
    FieldType.TEXT: TypeRules(lambda n: f"示例内容{n}"),
    FieldType.LONGTEXT: TypeRules(lambda n: f"示例说明{n}"),
    FieldType.CHOICE: TypeRules(lambda n: f"示例选项{n}", problem=_choice_problem, remembered=False),
    FieldType.FLAG: TypeRules(lambda _: FLAG_ON, _clean_flag, problem=_flag_problem, answers=(FLAG_ON, FLAG_OFF), remembered=False),
    FieldType.ROWS: TypeRules(lambda _: "", remembered=False),
}


def clean_value(field: Field, typed: str, year: int | None = None) -> str:
    """What the person means by what was typed: numbers without grouping, dates ISO; text that can't be read that way stays as it is.

    `year` completes a date typed without one (8.3 → 2026-08-03).
    """
    return FIELD_TYPES[field.type].clean(typed, year)


def show_value(field: Field, value: str) -> str:
    """How a value stands in the text: 2020-08-03 → 2020年8月3日, 2026-08 → 2026年8, others as meant."""
    return FIELD_TYPES[field.type].shown(value)


def value_problem(field: Field, value: str) -> Problem | None:
    """What is wrong with a value of this type, or None; an empty value is not a problem but unfilled."""
    text = FIELD_TYPES[field.type].problem(field, value) if value else ""
    return Problem(text, field=field.key) if text else None
