"""Heading numbers: made when composing, never stored (GB/T 9704-2012, 7.3.3)."""

from collections.abc import Callable, Iterable

from editor.model.template import GBT_NUMBERING, Section

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """A number from 0 to 9999 in Chinese numerals: 10 → 十, 21 → 二十一, 105 → 一百零五."""
    if number == 0:
        return _DIGITS[0]
    text, pending_zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if pending_zero and text else "") + _DIGITS[digit] + name
        pending_zero = not digit and bool(text)
    return text[1:] if text.startswith("一十") else text


_Form = Callable[[tuple[int, ...]], str]


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(str(n) for n in numbers) + " "


def _nothing(_numbers: tuple[int, ...]) -> str:
    return ""


NUMBERINGS: dict[str, tuple[_Form, ...]] = {
    GBT_NUMBERING: (
        lambda n: f"{chinese_number(n[-1])}、",
        lambda n: f"（{chinese_number(n[-1])}）",
        lambda n: f"{n[-1]}.",
        lambda n: f"（{n[-1]}）",
    ),
    "第一章第一节第一条": (
        lambda n: f"第{chinese_number(n[-1])}章　",
        lambda n: f"第{chinese_number(n[-1])}节　",
        lambda n: f"第{chinese_number(n[-1])}条　",
        lambda n: f"（{chinese_number(n[-1])}）",
    ),
    "第一条（一）": (
        lambda n: f"第{chinese_number(n[-1])}条　",
        lambda n: f"（{chinese_number(n[-1])}）",
        lambda n: f"{n[-1]}.",
        lambda n: f"（{n[-1]}）",
    ),
    "1 1.1 1.1.1": (_dotted, _dotted, _dotted, _dotted),
    "": (_nothing, _nothing, _nothing, _nothing),
}
"""The numbering styles by name: for each of four levels, the number from the counts of the levels so far."""


def heading_number(style: str, counts: tuple[int, ...]) -> str:
    """The number of a heading: `counts` holds its place from 1 at each level down to its own. An unknown style numbers as GB/T 9704 does."""
    forms = NUMBERINGS.get(style, NUMBERINGS[GBT_NUMBERING])
    return forms[len(counts) - 1](counts)


def heading_numbers(sections: Iterable[Section], style: str) -> list[str]:
    """The number of each section that is written, in order; an empty string for parts without heading and headings that are not numbered."""
    counts = [0, 0, 0, 0]
    numbers: list[str] = []
    for section in sections:
        if section.part == "attachment":
            counts = [0, 0, 0, 0]
        if section.level == 0 or not section.numbered:
            numbers.append("")
            continue
        counts[section.level - 1] += 1
        counts[section.level :] = [0] * (4 - section.level)
        numbers.append(heading_number(style, tuple(counts[: section.level])))
    return numbers
