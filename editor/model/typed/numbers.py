"""Numbers, money, percentages and quantities: what is kept of what was typed, and what is wrong with it, beside the words around the slot."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from editor.model.typed.amounts import MEASURES, MONEY, Amount, amount_in, amounts_in, is_ratio
from editor.model.typed.narrow import WIDE, Around, narrowed, said_behind, ungrouped
from editor.model.typed.numerals import SCALE, SCALES, written
from editor.model.words import tr

_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TYPED = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,])"
# A digit may stand in a unit behind a Latin letter only (m2), and a single space between two words.
_UNIT = r"(?:[^\W\d_]|[^\w\s，。、；：！？,;!?]|(?<=[A-Za-z])\d|(?<=\S) (?=\S))+"
_QUANTITY = re.compile(rf"({_TYPED})( ?)({_UNIT})")
_SCALED = re.compile(rf"({SCALE})?(.*)")
_IN_PERCENT = re.compile(r"百分之(.+)")
PERCENT = "%"
_CURRENCY = ("余", "¥", "￥", "人民币")
_NEAR = ("左右", "上下", "许")
_SURE = ("整",)


class CountedIn(NamedTuple):
    """What an amount is counted in: a scale (万) and a unit (元). The text has both behind every slot (`is_said`), or behind some (`is_known`)."""

    scale: str
    unit: str
    is_said: bool = True
    is_known: bool = True

    @property
    def words(self) -> str:
        """Scale and unit as the text has them."""
        return self.scale + self.unit


def measure_of(unit: str, around: Sequence[Around]) -> CountedIn:
    """What the amounts of a field are counted in: by its own unit, else by the scale that the text has behind every slot."""
    match = _SCALED.fullmatch(unit)
    if match is not None and unit:
        words = (unit, "％", "‰") if unit == PERCENT else (unit,)
        return CountedIn(match[1] or "", match[2], said_behind(around, *words), not around or any(said_behind([place], *words) for place in around))
    scales = {match[1] or "" for place in around if (match := _SCALED.match(place.after.lstrip()))}
    scale = scales.pop() if len(scales) == 1 else ""
    return CountedIn(scale, "", bool(around), bool(around))


def clean_number(typed: str, unit: str = "", around: Sequence[Around] = ()) -> str:
    """The amount without grouping, in what the field counts in, and without what the text says behind every slot; else as typed.

    12.80 stays 12.80; beside 万元, 1,234.5万 and 1234.5万元 are 1234.5 and 5亿 is 50000; beside 元, 3.5亿元 is 3.5亿; 120% without a % behind it
    stays 120%.
    """
    plain = ungrouped(narrowed(typed))
    if _NUMBER.fullmatch(plain):
        return plain
    amount = amount_in(typed)
    if number_problem(typed, unit, around):
        return typed.strip()
    return plain if amount is None else _in_measure(amount, measure_of(unit, around), around)


def exact_number(value: str, unit: str = "") -> Decimal | None:
    """What is calculated with for a value that is kept, in the unit of its field: beside 元, 3.5亿 is 350000000, beside 万元 it is 35000, and so is
    三亿五千, whose last 万 the text has. None for what is no single exact number, or one of other money.
    """
    match = _SCALED.fullmatch(unit)
    scale, own = (match[1] or "", match[2]) if match is not None else ("", "")
    amount = amount_in(value)
    if amount is None or (own in MONEY and amount.unit and amount.unit not in MONEY):
        return None
    if not (amount.scale or amount.unit) and scale and amount.value is None:
        amount = replace(amount, scale=scale)
    elif not (amount.scale or amount.unit):
        return amount.value
    is_other = scale and (amount.scale or amount.unit in MONEY)
    return Decimal(written(amount.value.scaleb(-SCALES[scale]))) if is_other and amount.value is not None else amount.value


def _in_measure(amount: Amount, measure: CountedIn, around: Sequence[Around]) -> str:
    """The amount as it stands in front of its measure."""
    percent = _IN_PERCENT.fullmatch(amount.number)
    if percent and measure.unit == PERCENT and measure.is_said:
        share = amount_in(percent[1])
        return amount.number if share is None or share.value is None else written(share.value)
    number, scale = _scaled(amount, measure)
    unit = amount.unit
    if number != amount.number and not measure.is_said:
        unit = measure.words
    elif amount.unit == measure.unit or _is_money(amount, measure):
        unit = "" if measure.is_said else unit
    elif around and unit and said_behind(around, measure.scale + unit, unit):
        unit = ""
    return f"{_about(amount, unit)}{number}{scale}{unit}{'' if amount.behind in _SURE or (amount.behind in _NEAR and not unit) else amount.behind}"


def _about(amount: Amount, unit: str) -> str:
    """What is said about the number in front of it; 左右 would stand between the number and a unit of the text, and is 约 there."""
    if amount.about in _CURRENCY:
        return ""
    return "约" if not amount.about and amount.behind in _NEAR and not unit else amount.about.replace("余", "")


def _scaled(amount: Amount, measure: CountedIn) -> tuple[str, str]:
    """Number and scale as they stand in front of the measure: in its scale, which is not written where the text has it."""
    is_other = bool(amount.scale or amount.unit) and amount.scale != measure.scale and bool(measure.scale)
    if is_other and measure.is_known:
        return _converted(amount, measure)
    return amount.number, "" if measure.is_said and amount.scale == measure.scale else amount.scale


def _converted(amount: Amount, measure: CountedIn) -> tuple[str, str]:
    """The number in the scale that the text has, with the scale that is left to write; as typed where it is not exact."""
    bare = Amount("", amount.number.rstrip("余多来几"), amount.scale, "")
    if bare.value is None:
        return amount.number, amount.scale
    more = amount.number[len(bare.number) :]
    return written(bare.value.scaleb(-SCALES[measure.scale])) + more, ""


def _is_money(amount: Amount, measure: CountedIn) -> bool:
    return amount.unit in MONEY and (measure.unit in MONEY or (not measure.unit and bool(measure.scale)))


def _mismatch(amount: Amount, measure: CountedIn, around: Sequence[Around]) -> bool:
    """Whether an amount is counted in something else than its field, or than the text behind its slot."""
    if not amount.unit or amount.unit == measure.unit or _is_money(amount, measure) or (around and said_behind(around, amount.unit)):
        return False
    if measure.unit:
        return measure.is_known or not around
    if measure.scale and measure.is_said and around and amount.scale:
        return not said_behind(around, measure.scale + amount.unit)
    return amount.unit in MEASURES and any(place.after.lstrip().startswith(MEASURES) for place in around)


def _measure_behind(around: Sequence[Around]) -> str:
    return next((unit for place in around for unit in MEASURES if place.after.lstrip().startswith(unit)), "")


def number_problem(value: str, unit: str = "", around: Sequence[Around] = ()) -> str:
    """What is wrong with a number, in words."""
    amount, measure = amount_in(value), measure_of(unit, around)
    if amount is not None and _mismatch(amount, measure, around):
        return tr("这里按“{unit}”写，“{value}”不是。", unit=measure.words or _measure_behind(around), value=value)
    if amount is not None and amount.behind not in ("", *_SURE, *_NEAR) and measure.is_said and measure.unit:
        return tr("“{words}”要写在“{unit}”后面，这里放不下。", words=amount.behind, unit=measure.words)
    several = amounts_in(value) if amount is None else ()
    if measure.scale and measure.is_known and several and several[-1].scale not in ("", measure.scale):
        return tr("后面已有“{unit}”，“{value}”放不下。", unit=measure.words, value=value)
    return "" if amount is not None or several or is_ratio(value) else tr("“{value}”看不出是多少。", value=value)


def clean_quantity(typed: str) -> str:
    """A number and its unit as typed (1,234.5 吨), the number's digits narrow; what is no quantity stays as it is."""
    text = re.sub(r"\s+", " ", typed.strip())  # Word puts spaces of its own kinds between a number and its unit
    match = _match(text.translate(WIDE))
    return match[1] + match[2] + text[match.start(3) :] if match else text


def quantity_parts(value: str) -> tuple[str, str] | None:
    """The number without grouping and the unit of a quantity (1,234.5 吨 → 1234.5, 吨), or None when either is missing."""
    match = _match(value)
    return (match[1].replace(",", ""), match[3]) if match else None


def quantity_problem(value: str, unit: str = "", around: Sequence[Around] = ()) -> str:
    """What is wrong with a quantity, in words; where the text has the unit behind the blank, the number alone is right."""
    if _match(value):
        return ""
    amount = amount_in(value)
    if (amount is not None and not amount.unit) or is_ratio(value):
        if unit or (around and all(place.after.strip()[:1].isalpha() for place in around)):
            return ""
        return tr("“{value}”没有单位。在数后面写上单位，如 120亩。", value=value)
    return "" if amount is not None or amounts_in(value) else tr("“{value}”看不出是多少。先写数，再写单位，如 120亩。", value=value)


def _match(text: str) -> re.Match[str] | None:
    match = _QUANTITY.fullmatch(text)
    # Signs alone are no unit, but for those that measure: %, ‰, ℃, ㎡.
    return match if match and any(c in "%％‰" or unicodedata.category(c)[0] in "LS" for c in match[3]) else None
