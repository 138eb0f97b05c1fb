"""Numbers as they are typed, in digits or numerals, to calculate with."""

import re
from decimal import Decimal

from editor.model.text.numerals import numeral_value

DIGITS = r"-?\d+(?:\.\d+)?"
NUMERALS = "零〇一二三四五六七八九十百千两半廿壹贰叁肆伍陆柒捌玖拾佰仟"
SCALES = {"": 0, "十": 1, "百": 2, "千": 3, "万": 4, "十万": 5, "百万": 6, "千万": 7, "亿": 8, "十亿": 9, "百亿": 10, "千亿": 11, "万亿": 12}
"""Words that make a number larger, as powers of ten."""
SCALE = "|".join(sorted(filter(None, SCALES), key=lambda scale: -len(scale)))
# 三百五 means 350, as it is spoken: nothing is calculated with it.
_SPOKEN = re.compile(r".*[百千][一二三四五六七八九]")


def decimal_of(number: str) -> Decimal | None:
    """The number that digits or numerals say: 12.80, 三百二十, 十二点五; None for what is said about a number only (数十, 半)."""
    if re.fullmatch(DIGITS, number):
        return Decimal(number)
    if _SPOKEN.fullmatch(number):
        return None
    whole, point, parts = number.partition("点")
    left, right = _whole(whole), _whole(parts) if point else 0
    if left is None or right is None:
        return None
    return Decimal(f"{left}.{''.join(str(numeral_value(digit)) for digit in parts)}") if point else Decimal(left)


def _whole(text: str) -> int | None:
    plain = text.replace("两", "二").replace("廿", "二十")
    return numeral_value(plain) if plain and not set(plain) - set(NUMERALS) and "半" not in plain else None


def written(number: Decimal) -> str:
    """A number in plain digits, without zeros that say nothing."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
