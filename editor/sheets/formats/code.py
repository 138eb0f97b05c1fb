"""A number format, taken apart: up to four sections of tokens, each with its condition and its numerals."""

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache


class FormatMark(StrEnum):
    """What a piece of a format stands for."""

    LITERAL = "literal"
    DIGIT = "digit"
    POINT = "point"
    COMMA = "comma"
    PERCENT = "percent"
    EXPONENT = "exponent"
    SLASH = "slash"
    TEXT = "text"
    GENERAL = "general"
    DATE = "date"
    ELAPSED = "elapsed"
    HALF_DAY = "half day"


@dataclass(frozen=True, slots=True)
class FormatToken:
    """A piece of a format: its kind, and what it is written as (yyyy) or prints (年)."""

    kind: FormatMark
    text: str


@dataclass(frozen=True, slots=True)
class FormatSection:
    """One of the sections that semicolons part.

    `holds` says for which numbers a section with a condition of its own is; `numerals` is 0 for digits, 1 for 一二三, 2 for 壹贰叁, 3 for
    full-width digits; `chinese` says that names of days and months are Chinese, `system` that the computer's own long form of a date is meant.
    """

    tokens: tuple[FormatToken, ...]
    holds: Callable[[Decimal], bool] | None = None
    numerals: int = 0
    chinese: bool = False
    system: bool = False

    @property
    def is_date(self) -> bool:
        """Whether the section prints a moment rather than a number."""
        return self.system or any(token.kind in (FormatMark.DATE, FormatMark.ELAPSED, FormatMark.HALF_DAY) for token in self.tokens)

    def has(self, kind: FormatMark) -> bool:
        """Whether a token of a kind is there."""
        return any(token.kind == kind for token in self.tokens)


_OPERATORS = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne}
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)")
_LOCALE = re.compile(r"\$[^-]*-([0-9a-f]{1,8})", re.IGNORECASE)
_CHINESE = frozenset({0x0004, 0x0404, 0x0804, 0x0C04, 0x1004, 0x1404, 0x7804})
# The first byte of a locale can name numerals; ECMA-376 leaves the numbers open, Excel and LibreOffice write these.
_SHAPES = {0x1E: 1, 0x1F: 2, 0x20: 3}
_SYSTEM = re.compile(r"\$-f[48]00", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    "(?P<quoted>[^"]*)"? | [\\!](?P<escaped>.) | _(?P<space>.) | \*(?P<fill>.) | \[(?P<bracket>[^\]]*)\]
    | (?P<end>;) | (?P<general>General|G/通用格式|常规) | (?P<half>AM/PM|A/P|上午/下午) | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+(?:\.0+)?|aaaa|aaa|e+|g+) | (?P<digit>[0\#?]) | (?P<mark>[.,%/@]) | (?P<plain>.)
    """,
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
_MARKS = {".": FormatMark.POINT, ",": FormatMark.COMMA, "%": FormatMark.PERCENT, "/": FormatMark.SLASH, "@": FormatMark.TEXT}
_KINDS = {"half": FormatMark.HALF_DAY, "exponent": FormatMark.EXPONENT, "date": FormatMark.DATE, "digit": FormatMark.DIGIT}
_LONGEST = 1000


@cache
def sections_of(code: str) -> tuple[FormatSection, ...]:
    """The sections of a format's code; one that can't be a format (longer than a sheet allows) is that of plain numbers."""
    parts: list[list[re.Match[str]]] = [[]]
    for match in _TOKEN.finditer(code if len(code) <= _LONGEST else ""):
        if match.lastgroup == "end":
            parts.append([])
        else:
            parts[-1].append(match)
    return tuple(_section(part) for part in parts[:4])


def _section(matches: list[re.Match[str]]) -> FormatSection:
    brackets = [match["bracket"] for match in matches if match.lastgroup == "bracket"]
    return FormatSection(
        tuple(token for match in matches if (token := _token(match))),
        next((_condition(found) for text in brackets if (found := _CONDITION.fullmatch(text.strip()))), None),
        next((numerals for text in brackets if (numerals := _numerals(text))), 0),
        any(_locale(text) & 0xFFFF in _CHINESE for text in brackets),
        any(_SYSTEM.match(text) for text in brackets),
    )


def _locale(bracket: str) -> int:
    match = _LOCALE.fullmatch(bracket)
    return int(match[1], 16) if match else 0


def _numerals(bracket: str) -> int:
    """The numerals that a bracket asks for, by name (DBNum1) or by the first byte of a locale; 0 for none."""
    named = re.fullmatch(r"(?i)dbnum([1-3])", bracket)
    return int(named[1]) if named else _SHAPES.get(_locale(bracket) >> 24, 0)


def _condition(found: re.Match[str]) -> Callable[[Decimal], bool]:
    compare, bound = _OPERATORS[found[1]], Decimal(found[2])
    return lambda number: bool(compare(number, bound))


def _token(match: re.Match[str]) -> FormatToken | None:
    group, text = match.lastgroup or "plain", match[match.lastgroup or 0]
    if group in ("quoted", "escaped", "plain"):
        return FormatToken(FormatMark.LITERAL, text)
    if group == "space":
        return FormatToken(FormatMark.LITERAL, " ")
    if group == "general":
        return FormatToken(FormatMark.GENERAL, text)
    if group == "mark":
        return FormatToken(_MARKS[text], text)
    if group == "bracket":
        return _bracket(text)
    return FormatToken(_KINDS[group], text) if group in _KINDS else None


def _bracket(text: str) -> FormatToken | None:
    """Hours, minutes or seconds since the start ([h]), the sign of a currency ([$¥-804]), else nothing that prints."""
    if re.fullmatch(r"(?i)h+|m+|s+", text):
        return FormatToken(FormatMark.ELAPSED, text.lower())
    sign = text[1:].partition("-")[0] if text.startswith("$") else ""
    return FormatToken(FormatMark.LITERAL, sign) if sign else None
