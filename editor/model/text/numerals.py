"""Chinese numerals, written and read: heading numbers, list items, years, amounts of money.

A small table writes whole numbers up to 9999 and reads them: every heading needs that, and cn2an takes a tenth of a second to load. cn2an is
loaded by the first number that the table can't write: a larger or negative one, decimals, and amounts of money. It follows the rules for bills
and vouchers (one 零 where zeros stand inside, none where a group of four ends in zeros); it cuts instead of rounding, so amounts are rounded
to 分 before.
"""

from decimal import ROUND_HALF_UP, Decimal

_DIGITS = "零一二三四五六七八九"
_YEAR_DIGITS = "〇一二三四五六七八九"
_UNITS = {"千": 1000, "百": 100, "十": 10, "": 1}
_FORMAL = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
_EVERYDAY = str.maketrans("〇壹贰叁肆伍陆柒捌玖拾佰仟", "零一二三四五六七八九十百千")
_YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
_TABLE_END = 10**4
_LIMIT = 10**16
_SHORT = 9


def short_number(text: str) -> int | None:
    """The whole number that up to nine digits say, None for any other text: a longer one is never meant, and thousands of digits are no number
    to Python.
    """
    return int(text) if len(text) <= _SHORT and text.isascii() and text.isdigit() else None


def chinese_number(number: int | Decimal) -> str:
    """A number in everyday numerals: 10 → 十, 105 → 一百零五, 12.5 → 十二点五, -3 → 负三; raises ValueError from ten quadrillion on."""
    if 0 <= number < _TABLE_END and number == int(number):
        return _without_first_one(_small_number(int(number)))
    text = _by_cn2an(Decimal(number), "low")
    return f"负{_without_first_one(text[1:])}" if text.startswith("负") else _without_first_one(text)


def _small_number(number: int) -> str:
    text, skipped_zero = "", False
    for name, unit in _UNITS.items():
        digit = number // unit % 10
        if digit:
            text += ("零" if skipped_zero and text else "") + _DIGITS[digit] + name
        skipped_zero = not digit
    return text or _DIGITS[0]


def _without_first_one(text: str) -> str:
    """Ten is 十, not 一十; inside a number it stays 一十."""
    return text.removeprefix("一") if text.startswith("一十") else text


def formal_number(number: int) -> str:
    """A whole number in the numerals of contracts and lists, which can't be altered by a stroke: 12 → 拾贰."""
    return chinese_number(number).translate(_FORMAL)


def chinese_digits(text: str) -> str:
    """Each digit as a numeral, as years are read: 2026 → 二〇二六; all else stays."""
    return "".join(_YEAR_DIGITS[ord(c) - ord("0")] if "0" <= c <= "9" else c for c in text)


def numeral_value(text: str) -> int:
    """The value of digits or of a numeral up to 9999, everyday, formal or digit by digit: 12, 十二, 拾贰, 一二; an unknown sign counts as zero."""
    if text.isdecimal():
        return int(text)
    plain = text.translate(_EVERYDAY)
    if not any(unit and unit in plain for unit in _UNITS):
        return int("".join(str(_digit(c)) for c in plain) or "0")
    total, digit = 0, 0
    for c in plain:
        if c in _UNITS:
            total += (digit or 1) * _UNITS[c]
            digit = 0
        else:
            digit = _digit(c)
    return total + digit


def _digit(numeral: str) -> int:
    return max(_DIGITS.find(numeral), 0)


def capital_amount(amount: Decimal, unit: str = "元") -> str:
    """An amount of money in capitals: 1280000000 → 人民币壹拾贰亿捌仟万元整, rounded to 分.

    `unit` is that of the amount: 元, 万元 or 亿元. Raises ValueError for another unit, and from ten quadrillion yuan on.
    """
    if unit not in _YUAN:
        raise ValueError(unit)
    yuan = (amount * _YUAN[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"人民币{_by_cn2an(yuan, 'rmb')}"


def _by_cn2an(number: Decimal, mode: str) -> str:
    if abs(number) >= _LIMIT:
        raise ValueError(number)
    import cn2an  # noqa: PLC0415 - takes a tenth of a second to load and few drafts need it

    return str(cn2an.an2cn(f"{number or abs(number):f}", mode))  # pyright: ignore[reportUnknownMemberType]
