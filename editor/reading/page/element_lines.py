"""Which element of the standard a line is by its own words: of the head above the title (GB/T 9704-2012, 7.2), or of 版记 (7.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from editor.reading.page.lexicon import words
from editor.reading.page.page import closed_up

_X = r"[\dX×Ｘx*＊_＿某○〇◯△□０-９\s\u3000【】\[\]]"
_SLOT = r"\{\{[^{}]*\}\}"
_NAME = rf"(?:[\u4e00-\u9fffA-Za-z×＿_*○△□]|[ \u3000](?![ \u3000])|{_SLOT}){{0,24}}?"
_OPEN, _CLOSE = r"[〔\[［（(【﹝{<＜〈《]", r"[〕\]］）)】﹞}>＞〉》]"
_YEAR = rf"(?:\s*(?:20|19|二[〇○零])?(?:{_X}|[一二三四五六七八九〇○零])+\s*|\s*{_SLOT}\s*|\s*20\s*{_SLOT}\s*)年?\s*"
_COUNT = rf"(?:{_X}|[一二三四五六七八九十百\-－—]|{_SLOT})*?"
_NUMBER = re.compile(
    rf"(?:(?:发文字号|文\s*号)[：:]\s*)?(?P<number>{_NAME}{_OPEN}{_YEAR}{_CLOSE}\s*第?{_COUNT}\s*号|{_NAME}\s*20\d\d\s*年?\s*第?\s*{_X}{{1,5}}\s*号)"
)
_ORDER = re.compile(rf"(第\s*(?:{_X}|[一二三四五六七八九十百]|{_SLOT})+?\s*号)")
_SIGNER = re.compile(r"签\s*发\s*人\s*[：:]\s*(?P<name>\S.*)")
_COPY = re.compile(rf"(?:份\s*号\s*[：:]?\s*)(?P<number>(?:[\d０-９X×＊*_＿Nn№oO.\-]|{_SLOT})+)|(?P<bare>\d{{6}})")
_SECRECY = re.compile(
    rf"(?:密\s*级(?:和保密期限)?\s*[：:]\s*)?(?P<secrecy>(?:绝\s*密|机\s*密|秘\s*密)(?:\s*[★☆*]\s*(?:长期|(?:{_X}|[一二三四五六七八九十]|{_SLOT})+?\s*(?:年|个?月|天|日)?))?)"
)
_URGENCY = re.compile(r"(?:紧急程度\s*[：:]\s*)?(?P<urgency>特\s*急|加\s*急|平\s*急|特\s*提|急\s*件|紧\s*急)")
_MARK = re.compile(r"(?:发文机关标志[：:]\s*)?(?P<mark>[^。，；：:！？“”《》〔〕]{2,40}文件)")
_WIDE = re.compile(r"[ \u3000\t]{2,}|\t")
_IMPRINT = re.compile(r"印\s*发\s*。?$|^印发(?:机关|单位|日期)|^[（(]?共印")
_TELLS = re.compile(r"号|件|人\s*[：:]|密|急|提|\d{6}")
_LONGEST = 120  # characters: the patterns cost the square of a line's length


class LineElement(StrEnum):
    """An element of the head, by its name in the standard."""

    COPY_NUMBER = "份号"
    SECRECY = "密级"
    URGENCY = "紧急程度"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    SIGNER = "签发人"


_PATTERNS = {
    LineElement.SIGNER: _SIGNER,
    LineElement.NUMBER: re.compile(f"{_NUMBER.pattern}|{_ORDER.pattern}"),
    LineElement.COPY_NUMBER: _COPY,
    LineElement.SECRECY: _SECRECY,
    LineElement.URGENCY: _URGENCY,
}


@dataclass(frozen=True, slots=True)
class HeadPart:
    """One element of a line: its name, and its text without a label."""

    name: LineElement
    text: str


def head_parts(text: str) -> tuple[HeadPart, ...]:
    """The elements of the head that a line holds, one or several side by side; none where a part of the line is no element.

    The line may be markup, with slots for its blanks.
    """
    if len(text) > _LONGEST or not _TELLS.search(text):
        return ()
    whole = _part(text.strip())
    if whole:
        return (whole,)
    parts: list[HeadPart] = []
    for piece in _pieces(text.strip()):
        part = _part(piece)
        if part is None:
            return ()
        parts.append(part)
    return tuple(parts)


def stands_alone(text: str) -> bool:
    """Whether a line is an element of the head or of 版记, which goes on no other line."""
    return len(text) <= _LONGEST and (bool(head_parts(text)) or bool(_IMPRINT.search(text)))


def head_of(texts: Sequence[str]) -> list[tuple[HeadPart, ...]]:
    """The elements of each of the lines above a title; an office right above the number is the issuer's mark, without 文件 too."""
    found = [head_parts(text) for text in texts]
    for line in range(len(texts) - 2, -1, -1):
        below = {part.name for part in found[line + 1]}
        if not found[line] and below & {LineElement.MARK, LineElement.NUMBER} and len(texts[line]) <= 40 and is_office_alone(texts[line]):
            found[line] = (HeadPart(LineElement.MARK, closed_up(texts[line].strip())),)
    return found


def _pieces(text: str) -> list[str]:
    """The line cut at wide blanks, and before a label; the names of signatories stay together."""
    signer = _SIGNER.search(text)
    before, behind = (text[: signer.start()], text[signer.start() :]) if signer else (text, "")
    number = _NUMBER.fullmatch(before.strip())
    pieces = [before] if number else _WIDE.split(before)
    return [piece.strip() for piece in (*pieces, behind) if piece.strip()]


def _part(text: str) -> HeadPart | None:
    """The element that a whole piece of a line is; None for any other text."""
    for name, pattern in _PATTERNS.items():
        if match := pattern.fullmatch(text):
            return HeadPart(name, next(group for group in match.groups() if group))
    return _mark(text)


def _mark(text: str) -> HeadPart | None:
    """The issuer's mark: an office with 文件 behind it."""
    match = _MARK.fullmatch(closed_up(text))
    return HeadPart(LineElement.MARK, match["mark"]) if match and names_office(match["mark"].removesuffix("文件")) else None


def is_office_alone(text: str) -> bool:
    """Whether a line is the name of an office and nothing else."""
    return names_office(text) and not re.search(r"[。，；：:！？、]|关于", text)


def names_office(text: str) -> bool:
    """Whether a text ends like the name of an office, or is a blank for one."""
    plain = re.sub(r"[（(][^（）()]*[）)]$", "", closed_up(text.strip()))
    return bool(words("suffixes", "org").at_end(plain)) or bool(re.search(rf"(?:[X×Ｘ*_＿某○〇]|{_SLOT})$", plain))
