"""Numbers at the head of a line: which system, which value, where the number ends."""

import re
from dataclasses import dataclass

from editor.model.text.numerals import numeral_value

_CHINESE = r"[一二三四五六七八九十百〇零]{1,5}"
_SYSTEMS: tuple[tuple[str, str], ...] = (
    ("part", rf"第\s*(?P<part>{_CHINESE}|\d{{1,3}})\s*(?:部分|篇|编)(?=[\s　:：、]|$)"),
    ("chapter", rf"第\s*(?P<chapter>{_CHINESE}|\d{{1,3}})\s*章(?=[\s　:：]|$|[^节条，。])"),
    ("passage", rf"第\s*(?P<passage>{_CHINESE}|\d{{1,3}})\s*节(?=[\s　:：]|$)"),
    ("article", rf"第\s*(?P<article>{_CHINESE}|\d{{1,3}})\s*条(?=[\s　:：]|$|[^、，。第规款的和至之])"),
    ("step", rf"第\s*(?P<step>{_CHINESE}|\d{{1,2}})\s*(?:项|步|阶段|环节|议程)[：:](?=.)"),
    ("han", rf"(?P<han>{_CHINESE})\s*[、.．，](?!\s*(?!(?P=han)等)(?:{_CHINESE})(?:[、，等级]|是))"),
    ("han)", rf"[（(]\s*(?P<han_b>{_CHINESE})\s*[）)][、.．]?"),
    ("formal", r"(?P<formal>[壹贰叁肆伍陆柒捌玖拾])\s*[、.．]"),
    ("deep", r"(?P<deep>\d{1,2}(?:[.．]\d{1,2}){1,4})[.．、]?(?=[\s　]*[^\d\s.．%％])"),
    ("1.", r"(?P<dot>\d{1,3})\s*[.．、](?!\d)(?=.)"),
    ("(1)", r"[（(]\s*(?P<paren>\d{1,3})\s*[）)][、.．]?"),
    ("1)", r"(?P<half>\d{1,3})\s*[）)](?=.)"),
    ("①", r"(?P<ring>[①-⑳])[、.．]?"),
    ("A.", r"(?P<latin>[A-H])[.．、](?=[\u4e00-\u9fff])"),
    ("1 ", r"(?P<plain>\d{1,2})[ \u3000\t]+(?=[\u4e00-\u9fffA-Z_＿×X【\[{])"),
)
_START = re.compile("|".join(f"(?P<s{n}>{pattern})" for n, (_, pattern) in enumerate(_SYSTEMS)))
_GROUPS = [_START.groupindex[f"s{n}"] for n in range(len(_SYSTEMS))]
_LEAD = re.compile(r"\s*(?:#{1,6}\s+)?(?:\*\*|__)?")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at the head of a line: its system, its values (1.2.3 has three), and the columns where it starts and ends."""

    system: str
    values: tuple[int, ...]
    start: int
    end: int
    text: str


def _values(text: str) -> tuple[int, ...]:
    if "①" <= text[0] <= "⑳":
        return (ord(text) - ord("①") + 1,)
    if text[0].isascii() and text[0].isalpha():
        return (ord(text[0]) - ord("A") + 1,)
    return tuple(numeral_value(part) for part in re.split(r"[.．]", text))


def number_of(line: str) -> Number | None:
    """The number that a line begins with, or None."""
    lead = _LEAD.match(line)
    begin = lead.end() if lead else 0
    found = _START.match(line, begin)
    if not found:
        return None
    # A system's whole number closes last; its value is the group within.
    whole = found.lastindex or 0
    system = _SYSTEMS[_GROUPS.index(whole)][0]
    values = _values(found[whole + 1])
    return Number("deep" if system == "1 " else system, values, begin, found.end(), line[begin : found.end()])
