"""Characters as an input method, a sheet or Word gives them, as the ones that are meant; and the words that stand around a slot."""

import re
from collections.abc import Iterable
from typing import NamedTuple

WIDE = {ord("０") + i: str(i) for i in range(10)} | {
    ord(wide): narrow for wide, narrow in zip("．，－／％\u3000−＋：", (".", ",", "-", "/", "%", " ", "-", "+", ":"), strict=True)
}
"""Full-width digits and marks as the narrow ones that are meant."""
DASHES = r"—–～〜~至到－\-"
_GROUPING = re.compile(r"(?<=\d)[, \u00a0\u2009\u202f](?=\d{3}(?:\D|$))")
_GROUPED = re.compile(r"(?<![\d,.])\d{1,3}(?:[, \u00a0\u2009\u202f]\d{3})+(?![\d,])")


class Around(NamedTuple):
    """The text of a template right before and behind a slot, up to the next slot or the end of the line; the element that the slot stands in."""

    before: str = ""
    after: str = ""
    element: str = ""


def narrowed(typed: str) -> str:
    """The text with narrow digits and marks, without blanks around it."""
    return typed.translate(WIDE).strip()


def ungrouped(text: str) -> str:
    """The text with its numbers without grouping: 1,234,567.80 → 1234567.80."""
    return _GROUPED.sub(lambda number: _GROUPING.sub("", number[0]), text)


def said_behind(around: Iterable[Around], *words: str) -> bool:
    """Whether the text says one of these words behind every slot of a field; that of a field without a slot is not known, and says them."""
    return all(place.after.lstrip().startswith(words) for place in around)
