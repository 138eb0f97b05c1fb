"""The lines above the title of a sample, as elements of the head (GB/T 9704-2012, 7.2)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from editor.reading.page.element_lines import HeadPart, LineElement, head_parts
from editor.reading.page.head_block import head_of
from editor.reading.template.lines import LineRole, TemplateLine

_IN_BRACKETS = re.compile(r"[（(](.*)[）)]")


def head_lines(lines: Sequence[TemplateLine]) -> Iterator[TemplateLine]:
    """The lines with those of the head as elements; what is above the title and no element stays a paragraph there."""
    above = _above_title(lines)
    texts = [line.markup if line.role == LineRole.BODY else "" for line in lines[:above]]
    for line, parts in zip(lines[:above], head_of(texts), strict=True):
        yield from _as_elements(line, parts)
    below = above + _titles(lines[above:])
    for at, line in enumerate(lines[above:], above):
        numbered = at == below and above < below and line.role == LineRole.BODY
        yield from _as_elements(line, _number(line.markup) if numbered else ())


def _above_title(lines: Sequence[TemplateLine]) -> int:
    """How many lines stand above the title; in a text without one, above the first line that is no plain paragraph."""
    titled = next((at for at, line in enumerate(lines) if line.role == LineRole.TITLE), None)
    return titled if titled is not None else next((at for at, line in enumerate(lines) if line.role != LineRole.BODY), 0)


def _titles(lines: Sequence[TemplateLine]) -> int:
    """How many lines of the title come first."""
    return next((at for at, line in enumerate(lines) if line.role != LineRole.TITLE), len(lines))


def _number(markup: str) -> tuple[HeadPart, ...]:
    """A document's number right below the title, where pages of the web have it, in brackets too."""
    held = _IN_BRACKETS.fullmatch(markup.strip())
    parts = head_parts(held[1] if held else markup)
    return parts if [part.name for part in parts] == [LineElement.NUMBER] else ()


def _as_elements(line: TemplateLine, parts: Sequence[HeadPart]) -> Iterator[TemplateLine]:
    """A line as the elements that it holds; as it is when it holds none."""
    found = [replace(line, role=LineRole.ELEMENT, element=part.name.value, markup=part.text) for part in parts if part.text]
    yield from found if parts else [line]
