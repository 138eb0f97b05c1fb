"""Numbers in Chinese numerals, and amounts of money as finance writes them.

cn2an follows the rules for filling in bills and vouchers (one 零 where zeros stand inside, none where a group of four ends in zeros);
it cuts instead of rounding, so amounts are rounded to 分 before.
"""

from decimal import ROUND_HALF_UP, Decimal

from editor.model.template.numbering import chinese_number as small_number

_YEAR_DIGITS = "〇一二三四五六七八九"
_YUAN = {"元": 1, "万元": 10**4, "亿元": 10**8}
LIMIT = 10**16


def chinese_digits(text: str) -> str:
    """Each digit as a numeral, as years are read: 2026 → 二〇二六."""
    return "".join(_YEAR_DIGITS[ord(c) - ord("0")] if "0" <= c <= "9" else c for c in text)


def chinese_number(number: Decimal) -> str:
    """A number in everyday numerals: 105 → 一百零五, 12.5 → 十二点五, -3 → 负三; raises ValueError from ten quadrillion on."""
    if number in range(10_000):
        return small_number(int(number))
    text = _numerals(number, "low")
    sign = "负" if text.startswith("负一十") else ""
    return sign + text[len(sign) + 1 :] if text.startswith(f"{sign}一十") else text


def capital_amount(amount: Decimal, unit: str = "元") -> str:
    """An amount of money in capitals: 1280000000 → 人民币壹拾贰亿捌仟万元整, rounded to 分.

    `unit` is that of the amount: 元, 万元 or 亿元. Raises ValueError for another unit, and from ten quadrillion yuan on.
    """
    if unit not in _YUAN:
        raise ValueError(unit)
    yuan = (amount * _YUAN[unit]).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"人民币{_numerals(yuan, 'rmb')}"


def _numerals(number: Decimal, mode: str) -> str:
    if abs(number) >= LIMIT:
        raise ValueError(number)
    import cn2an  # noqa: PLC0415 - takes a tenth of a second to load and few drafts need it

    return str(cn2an.an2cn(f"{number or abs(number):f}", mode))  # pyright: ignore[reportUnknownMemberType]
