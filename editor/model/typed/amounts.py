"""Amounts as they are typed: a number, how sure it is, its scale and its unit (约3.5亿元), ranges and rows of them (10—15, 十二届八次)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from editor.model.typed.narrow import DASHES, narrowed, ungrouped
from editor.model.typed.numerals import DIGITS, NUMERALS, SCALE, SCALES, decimal_of

_ABOUT = (
    "约|大约|大概|近|将近|接近|超|超过|逾|达|达到|突破|共|共计|合计|总计|累计|不少于|不低于|不超过|不高于|至少|最少|最多|平均|各|每|上|人民币"
    "|[¥￥$€≥≤><＞＜≈±+]"
)
_MORE = "余|多|来|几"
_BEHIND = "左右|上下|以上|以下|以内|以外|之内|许|整|起"
# No numerals and no stops stand in a unit, digits behind a Latin letter only (m2).
_UNIT_SIGN = r"[^\W\d_零〇一二三四五六七八九十百千万亿两半廿余多几第至到]|[%％‰℃°·/²³㎡㎥￡$]|(?<=[A-Za-z])\d"
_UNIT = f"个?百分点|(?:{_UNIT_SIGN}){{1,8}}?"
_LARGE = f"(?:[{NUMERALS}]+|\\d+)[万亿](?:[{NUMERALS}]+|\\d+(?:\\.\\d+)?)"  # 1亿5000万, 一亿二千万
_CHINESE = f"[{NUMERALS}]+(?:点[{NUMERALS}]+)?|[数几][十百千]?|[十百千]几"
_AMOUNT = re.compile(
    rf"(?P<about>(?:{_ABOUT})?)\s*(?P<number>{_LARGE}|{DIGITS}|百分之[{NUMERALS}\d.点]+|[{NUMERALS}万亿]+分之[{NUMERALS}万亿]+|(?:{_CHINESE}))"
    rf"(?P<more>(?:{_MORE})?)\s*(?P<scale>(?:{SCALE})*)(?P<more2>(?:{_MORE})?)\s*(?P<unit>(?:{_UNIT})??)(?P<behind>(?:{_BEHIND})?)"
)
_RATIO = re.compile(rf"{DIGITS}\s*[:/∶比]\s*{DIGITS}")
_CALENDAR = re.compile(r"年.*月|月.*[日号]")
_IN_TWO = re.compile(r"(.+)([万亿])(.+)")
_FRACTION = "分之"
MEASURES = (
    *("平方公里", "平方千米", "平方米", "立方米", "公里", "千米", "公顷", "公斤", "千克", "吨", "亩", "米", "克", "元", "千瓦时", "千瓦"),
    *("%", "‰", "℃"),
)
"""Units that stand for one thing only, so that two of them behind each other are a mistake; the longer ones first."""
MONEY = frozenset({"元", "块", "块钱", "圆", "元整"})
"""Words for the yuan."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount: what is said about its number (约), the number as typed, its scale (万), its unit, and what is said behind it (左右)."""

    about: str
    number: str
    scale: str
    unit: str
    behind: str = ""

    @property
    def value(self) -> Decimal | None:
        """The number with its scale, to calculate with; None where it is not exact."""
        if self.about not in ("", "人民币", "¥", "￥") or self.behind not in ("", "整") or _FRACTION in self.number:
            return None
        if parts := _IN_TWO.fullmatch(self.number):
            return self._sum_of(*parts.groups())
        number = decimal_of(self.number)
        return None if number is None else number.scaleb(self.power)

    def _sum_of(self, large: str, scale: str, rest: str) -> Decimal | None:
        """What 一亿二千万 is; 两万五, as it is spoken, is nothing to calculate with."""
        first, second = decimal_of(large), decimal_of(rest.removeprefix("零"))
        if first is None or second is None or not (self.scale or rest.startswith("零")):
            return None
        more = second.scaleb(self.power)
        return first.scaleb(SCALES[scale]) + more if more < Decimal(10) ** SCALES[scale] else None

    @property
    def power(self) -> int:
        """The scale as a power of ten."""
        return sum(SCALES[scale] for scale in re.findall(SCALE, self.scale))


@lru_cache(maxsize=1024)
def amount_in(typed: str) -> Amount | None:
    """The one amount that a text is; None for any other text."""
    match = _AMOUNT.fullmatch(_plain(typed))
    if match is None:
        return None
    more = match["more"] + match["more2"]
    scale, number = match["scale"], match["number"]
    about = match["about"] or ("余" if more else "")
    if more:
        return Amount(about, f"{number}{match['more']}", f"{scale}{match['more2']}", match["unit"], match["behind"])
    return Amount(about, number, scale, match["unit"], match["behind"])


def _plain(typed: str) -> str:
    return ungrouped(narrowed(typed))


def amounts_in(typed: str) -> tuple[Amount, ...]:
    """The amounts of a range or of a row of them (10—15, 十二届八次, 3公里500米), in order; nothing for any other text."""
    text = _plain(typed)
    if _CALENDAR.search(text):
        return ()
    halves = next((found for found in _split(text) if all(found)), ())
    return tuple(amount for found in halves for amount in found) or _list(text) or tuple(_row(text))


def _list(text: str) -> tuple[Amount, ...]:
    """Amounts, or rows of them, with 、 between them (12、13, 十二届八次、九次)."""
    found = [(amount,) if (amount := amount_in(piece)) is not None else tuple(_row(piece)) for piece in text.split("、")]
    return tuple(amount for amounts in found for amount in amounts) if len(found) > 1 and all(found) else ()


def _split(text: str) -> Iterator[tuple[tuple[Amount, ...], ...]]:
    for match in re.finditer(f"[{DASHES}]+", text[1:]):
        first, second = text[: match.start() + 1].strip(), text[match.end() + 1 :].strip()
        yield tuple((amount,) if (amount := amount_in(half)) is not None else () for half in (first, second))


def _row(text: str) -> Iterator[Amount]:
    """Amounts behind each other, each but the last one with a unit of Chinese words."""
    pieces = [piece for piece in re.split(rf"(?<=[^\W\d_{NUMERALS}万亿第])(?=第?(?:\d|[{NUMERALS}]))", text.removeprefix("第")) if piece]
    found = [amount_in(piece.removeprefix("第")) for piece in pieces]
    whole = [amount for amount in found if amount is not None]
    if len(whole) == len(found) and all(amount.unit for amount in whole[:-1]) and (len(whole) > 1 or text.startswith("第")):
        yield from whole


def is_ratio(typed: str) -> bool:
    """Whether a text is two numbers held against each other: 1:3, 2/3, also 12:30."""
    return bool(_RATIO.fullmatch(_plain(typed)))
