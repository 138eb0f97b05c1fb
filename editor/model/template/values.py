"""How values are meant, checked and shown, by the type of their field: 12.80 stays 12.80, dates are ISO, 8 is a month."""

import datetime
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from editor.model.problem import Problem
from editor.model.template.field import Field, FieldType
from editor.model.template.surroundings import COUNTED
from editor.model.typed import dates, months, numbers, times
from editor.model.typed.element_forms import clean_element, element_problem, has_form
from editor.model.typed.joining import SaidAlready, joined, may_join
from editor.model.typed.narrow import Around
from editor.model.typed.numerals import NUMERALS
from editor.model.words import tr

_YES = {"是", "有", "yes", "true", "1", "y", "☑", "√", "✓"}
_NO = {"否", "无", "no", "false", "0", "n", "□", "☐"}
_FIRST_DAY = datetime.date(2026, 1, 1)
_STOPS = "。；，、;,"
# A text that ends in an amount: its unit may stand in the sentence as well.
_ENDS_IN_AMOUNT = re.compile(rf".*[\d{NUMERALS}余多][万亿]{{0,2}}[^\W\d_]?[%％‰]?", re.DOTALL)
FLAG_ON = "是"
FLAG_OFF = "否"
TEXT_CELL = "@"
"""The number format of a sheet's cell that keeps what is typed into it as it is typed: 12.80, 8-3 and 14.30."""

Places = Sequence[Around]


def _as_typed(_field: Field, typed: str, _year: int | None, _around: Places) -> str:
    return typed


def _as_kept(value: str, _after: str) -> str:
    return value


def _clean_words(_field: Field, typed: str, _year: int | None, around: Places) -> str:
    for element in {place.element for place in around}:
        typed = clean_element(element, typed)
    return typed


def _words_problem(_field: Field, value: str, around: Places) -> str:
    found = (element_problem(place.element, value, whole=not (place.before or place.after)) for place in around)
    return next(filter(None, found), "")


def _anything(_field: Field, _value: str, _around: Places) -> str:
    return ""


@dataclass(frozen=True, slots=True)
class TypeRules:
    """What the model knows of a type of field. A new type is one entry in FIELD_TYPES, and one in each table that the tests name.

    `clean(field, typed, year, around)` gives the value that is meant, what can't be understood as it is; `shown(value, after)` how a value stands
    in the text, `problem(field, value, around)` what is wrong with it, in words, or "". `sample(n)` makes a value to try a template with, other for
    each n from 1. `numeric` says that expressions calculate with it, `answers` are the only values there are, `remembered` whether a value is
    offered again in other documents. `inspected` is what `nigao inspect` calls a blank of the type, `sheet_format` the number format of its cells
    in a sheet to fill in.
    """

    sample: Callable[[int], str]
    clean: Callable[[Field, str, int | None, Places], str] = _as_typed
    shown: Callable[[str, str], str] = _as_kept
    problem: Callable[[Field, str, Places], str] = _anything
    numeric: bool = False
    answers: tuple[str, ...] = ()
    remembered: bool = True
    inspected: FieldType = FieldType.TEXT
    sheet_format: str = TEXT_CELL


def _clean_flag(_field: Field, typed: str, _year: int | None, _around: Places) -> str:
    word = typed.strip().lower()
    return FLAG_ON if word in _YES else FLAG_OFF if word in _NO else typed.strip()


def _flag_problem(_field: Field, value: str, _around: Places) -> str:
    return "" if value in (FLAG_ON, FLAG_OFF) else tr("写“是”或“否”。")


def _choice_problem(field: Field, value: str, _around: Places) -> str:
    return "" if not field.choices or value in field.choices else tr("“{value}”不在可选的几项里。", value=value)


def _sample_month(number: int) -> str:
    """A plain month while there are months, then one of a year."""
    return str(number) if number <= 12 else f"{2026 + (number - 1) // 12}-{(number - 1) % 12 + 1:02}"


def _sample_time(number: int) -> str:
    """Every five minutes from eight o'clock on."""
    return f"{(8 + number // 12) % 24:02}:{number % 12 * 5:02}"


def _unit(field: Field) -> str:
    return field.unit or (numbers.PERCENT if field.type == FieldType.PERCENT else "")


def _number(sample: Callable[[int], str], inspected: FieldType) -> TypeRules:
    return TypeRules(
        sample,
        lambda field, typed, _year, around: numbers.clean_number(typed, _unit(field), around),
        problem=lambda field, value, around: numbers.number_problem(value, _unit(field), around),
        numeric=True,
        inspected=inspected,
    )


FIELD_TYPES: Mapping[FieldType, TypeRules] = {
    FieldType.ORG: TypeRules(lambda n: f"示例单位{n}", inspected=FieldType.ORG),
    FieldType.PERSON: TypeRules(lambda n: f"示例姓名{n}", _clean_words, problem=_words_problem, inspected=FieldType.PERSON),
    FieldType.NUMBER: _number(lambda n: str(100 + n), FieldType.NUMBER),
    FieldType.MONEY: _number(lambda n: f"{11 + n}.30", FieldType.MONEY),
    FieldType.PERCENT: _number(lambda n: f"{10 + n / 10:.1f}", FieldType.PERCENT),
    FieldType.QUANTITY: TypeRules(
        lambda n: f"{100 + n}件",
        lambda _field, typed, _year, _around: numbers.clean_quantity(typed),
        problem=lambda field, value, around: numbers.quantity_problem(value, field.unit, around),
        inspected=FieldType.NUMBER,
    ),
    FieldType.DATE: TypeRules(
        lambda n: (_FIRST_DAY + datetime.timedelta(days=n)).isoformat(),
        lambda _field, typed, year, _around: dates.clean_date(typed, year),
        lambda value, _after: dates.show_date(value),
        lambda _field, value, _around: dates.date_problem(value),
        inspected=FieldType.DATE,
    ),
    FieldType.MONTH: TypeRules(
        _sample_month,
        lambda _field, typed, _year, around: months.clean_month(typed, around),
        months.show_month,
        lambda _field, value, _around: months.month_problem(value),
        inspected=FieldType.MONTH,
    ),
    FieldType.YEAR: TypeRules(
        lambda n: str(1950 + n % 150),
        lambda _field, typed, _year, around: months.clean_year(typed, around),
        problem=lambda _field, value, _around: months.year_problem(value),
        inspected=FieldType.YEAR,
    ),
    FieldType.TIME: TypeRules(
        _sample_time,
        lambda _field, typed, _year, _around: times.clean_time(typed),
        lambda value, _after: times.show_time(value),
        lambda _field, value, _around: times.time_problem(value),
    ),
    FieldType.PROJECT: TypeRules(lambda n: f"示例项目{n}", inspected=FieldType.PROJECT),
    FieldType.MEETING: TypeRules(lambda n: f"示例会议{n}", inspected=FieldType.MEETING),
    FieldType.PLACE: TypeRules(lambda n: f"示例地点{n}", inspected=FieldType.PLACE),
    FieldType.TEXT: TypeRules(lambda n: f"示例内容{n}", _clean_words, problem=_words_problem),
    FieldType.LONGTEXT: TypeRules(lambda n: f"示例说明{n}"),
    FieldType.CHOICE: TypeRules(lambda n: f"示例选项{n}", problem=_choice_problem, remembered=False),
    FieldType.FLAG: TypeRules(lambda _: FLAG_ON, _clean_flag, problem=_flag_problem, answers=(FLAG_ON, FLAG_OFF), remembered=False),
    FieldType.ROWS: TypeRules(lambda _: "", remembered=False),
}


def clean_value(field: Field, typed: str, year: int | None = None, around: Places = ()) -> str:
    """What the person means by what was typed: numbers without grouping, dates ISO; text that can't be read that way stays as it is.

    `year` completes a date typed without one (8.3 → 2026-08-03; without it --08-03). `around` are the words around the slots of the field, where
    they are known: what they say behind all of them is not kept.
    """
    if field.type in COUNTED and around and all(place.after[:1] in _STOPS and place.after for place in around):
        typed = typed.rstrip().rstrip(_STOPS) or typed
    return FIELD_TYPES[field.type].clean(field, typed, year, around)


def show_value(field: Field, value: str, after: str = "月") -> str:
    """How a value stands in the text: 2020-08-03 → 2020年8月3日, 2026-08 → 2026年8, others as meant; `after` is the text behind it."""
    return FIELD_TYPES[field.type].shown(value, after)


def takes_anything(field: Field, around: Places = ()) -> bool:
    """Whether every text is a value of a field as it is typed, and nothing is ever wrong with it."""
    rules = FIELD_TYPES[field.type]
    is_free = (rules.clean, rules.problem) == (_as_typed, _anything)
    return is_free or (rules.clean is _clean_words and not any(map(has_form, {place.element for place in around})))


def is_shown_as_kept(field: Field) -> bool:
    """Whether every value of a field stands in the text as it is kept."""
    return FIELD_TYPES[field.type].shown is _as_kept


def boxed_value(field: Field, value: str) -> str:
    """A value as it stands in a box to type in: a plain date as it is kept, what is kept in signs of our own (--03-05) as the text has it."""
    is_plain = field.type not in (FieldType.DATE, FieldType.TIME) or re.fullmatch(r"\d{4}-\d{2}-\d{2}|\d{2}:\d{2}", value)
    return value if is_plain else show_value(field, value)


def join_value(field: Field, shown: str, around: Around) -> SaidAlready:
    """What of a value, as it is shown, the words around its slot say already."""
    if not may_join(shown, around.before, around.after):
        return SaidAlready()
    counted = field.type in COUNTED or bool(_ENDS_IN_AMOUNT.fullmatch(shown[-12:]))
    return joined(shown, around.before, around.after, counted=counted)


def placed_value(field: Field, value: str, around: Around) -> str:
    """A value as it stands in its sentence: without what the words around its slot say already."""
    shown = show_value(field, value, around.after)
    return join_value(field, shown, around).of(shown)


def value_problem(field: Field, value: str, around: Places = ()) -> Problem | None:
    """What is wrong with a value of this type, or None; an empty value is not a problem but unfilled."""
    text = FIELD_TYPES[field.type].problem(field, value, around) if value else ""
    return Problem(text, field=field.key) if text else None


TYPE_NAMES: Mapping[FieldType, Callable[[], str]] = {
    FieldType.ORG: lambda: tr("单位名称"),
    FieldType.PERSON: lambda: tr("姓名"),
    FieldType.NUMBER: lambda: tr("数"),
    FieldType.MONEY: lambda: tr("金额"),
    FieldType.PERCENT: lambda: tr("百分数"),
    FieldType.QUANTITY: lambda: tr("数量"),
    FieldType.DATE: lambda: tr("日期"),
    FieldType.MONTH: lambda: tr("月份"),
    FieldType.YEAR: lambda: tr("年份"),
    FieldType.TIME: lambda: tr("时间"),
    FieldType.PROJECT: lambda: tr("项目名称"),
    FieldType.MEETING: lambda: tr("会议名称"),
    FieldType.PLACE: lambda: tr("地点"),
    FieldType.TEXT: lambda: tr("文字"),
    FieldType.LONGTEXT: lambda: tr("长文字"),
    FieldType.CHOICE: lambda: tr("选一项"),
    FieldType.FLAG: lambda: tr("是或否"),
    FieldType.ROWS: lambda: tr("表格"),
}
"""What a sheet and a list of changes call each type."""
