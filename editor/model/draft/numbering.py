"""Heading numbers: made when composing, never stored (GB/T 9704-2012, 7.3.3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from editor.model.template.template import GBT_NUMBERING, Section, SectionPart
from editor.model.text.numerals import chinese_number

_FORM = re.compile(r"[（(](?:一|1)[）)]|第[一1][章节条篇编]|第[一1]部分|一[、.．]|1(?:\.1)+|1[.、．）)]|1(?=\s|$)|①")
_CLOSED_UP = ("、", ".", "．", "）", ")", "①")


@dataclass(frozen=True, slots=True)
class NumberForm:
    """How the headings of one level are numbered: the number of the first one, as 一、 or 第一条 or 1.1."""

    first: str

    @property
    def runs_on(self) -> bool:
        """Whether the count goes on over the headings above (the articles of a regulation)."""
        return self.first.endswith("条")

    def number(self, counts: tuple[int, ...]) -> str:
        """The number of a heading from the counts of the levels down to its own."""
        if re.fullmatch(r"1(\.1)*", self.first):
            return ".".join(str(n) for n in counts[-1 - self.first.count(".") :]) + " "
        last = counts[-1]
        text = self.first.replace("一", chinese_number(last)) if "一" in self.first else self.first.replace("1", str(last))
        text = text.replace("①", chr(ord("①") + last - 1) if last <= 20 else f"（{last}）")
        return text if text.endswith(_CLOSED_UP) or "①" <= text[-1] <= "⑳" else f"{text}　"


@lru_cache(maxsize=64)
def number_forms(style: str) -> tuple[NumberForm, ...]:
    """The forms of the levels that a numbering style names (一、（一）1.（1）; 第一章第一节第一条; 1 1.1 1.1.1), none for an empty style.

    Levels beyond those named go on as GB/T 9704 does.
    """
    forms = tuple(NumberForm(match[0]) for match in _FORM.finditer(style))
    standard = tuple(NumberForm(match[0]) for match in _FORM.finditer(GBT_NUMBERING))
    return (*forms, *standard[len(forms) :])[:4] if style else ()


def heading_numbers(sections: Iterable[Section], style: str) -> list[str]:
    """The number of each section that is written, in order; an empty string for parts without heading and headings that are not numbered."""
    forms = number_forms(style)
    counts = [0, 0, 0, 0]
    numbers: list[str] = []
    for section in sections:
        if section.part == SectionPart.ATTACHMENT:
            counts = [0, 0, 0, 0]
        if not section.level or not section.numbered or not forms:
            numbers.append("")
            continue
        numbers.append(next_number(forms, counts, section.level))
    return numbers


def next_number(forms: tuple[NumberForm, ...], counts: list[int], level: int) -> str:
    """The number of the next heading of a level from 1; `counts` holds the four levels' counts so far and is moved on."""
    counts[level - 1] += 1
    for below in range(level, 4):
        counts[below] *= forms[below].runs_on
    return forms[level - 1].number(tuple(counts[:level]))
