"""Numbers as they are typed, kept and checked: plain ones, and quantities with their unit."""

import re
import unicodedata

from editor.model.template.field import Field
from editor.model.words import tr

WIDE = {ord("０") + i: str(i) for i in range(10)} | {ord("．"): ".", ord("，"): ",", ord("－"): "-", ord("／"): "/", ord("％"): "%", ord("　"): " "}
"""Full-width digits and marks, as an input method gives them, as the narrow ones that are meant."""
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_TYPED = r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\d.,])"
# A digit may stand in a unit behind a Latin letter only (m2), and a single space between two words.
_UNIT = r"(?:[^\W\d_]|[^\w\s，。、；：！？,;!?]|(?<=[A-Za-z])\d|(?<=\S) (?=\S))+"
_QUANTITY = re.compile(rf"({_TYPED})( ?)({_UNIT})")


def clean_number(typed: str, _year: int | None = None) -> str:
    """The number without grouping and percent sign; 12.80 stays 12.80, and what is no number stays as it is."""
    text = typed.translate(WIDE).strip()
    ungrouped = re.sub(r"(?<=\d)[, \u00a0\u2009](?=\d{3}(\D|$))", "", text).rstrip("%")
    return ungrouped if _NUMBER.fullmatch(ungrouped) else typed.strip()


def number_problem(_field: Field, value: str) -> str:
    """What is wrong with a number, in words."""
    return "" if _NUMBER.fullmatch(value) else tr("“{value}”不是数。只写数字和小数点。", value=value)


def clean_quantity(typed: str, _year: int | None = None) -> str:
    """A number and its unit as typed (1,234.5 吨), the number's digits narrow; what is no quantity stays as it is."""
    text = re.sub(r"\s+", " ", typed.strip())  # Word puts spaces of its own kinds between a number and its unit
    match = _match(text.translate(WIDE))
    return match[1] + match[2] + text[match.start(3) :] if match else text


def quantity_parts(value: str) -> tuple[str, str] | None:
    """The number without grouping and the unit of a quantity (1,234.5 吨 → 1234.5, 吨), or None when either is missing."""
    match = _match(value)
    return (match[1].replace(",", ""), match[3]) if match else None


def quantity_problem(field: Field, value: str) -> str:
    """What is wrong with a quantity, in words; where the text has the unit behind the blank, the number alone is right."""
    if _match(value):
        return ""
    if re.fullmatch(_TYPED, clean_quantity(value).translate(WIDE)):
        if field.unit:
            return ""
        return tr("“{value}”没有单位。在数后面写上单位，如 120亩。", value=value)
    return tr("“{value}”不是数量。先写数，再写单位，如 120亩。", value=value)


def _match(text: str) -> re.Match[str] | None:
    match = _QUANTITY.fullmatch(text)
    # Signs alone are no unit, but for those that measure: %, ‰, ℃, ㎡.
    return match if match and any(c in "%％‰" or unicodedata.category(c)[0] in "LS" for c in match[3]) else None
