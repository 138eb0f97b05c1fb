"""Widths by the standard's own fonts, in which Latin letters and digits are half as wide: what is settled from them is the same on every machine."""

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from editor.layout.lines.viewer import LIBREOFFICE
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

WIDER = 1.12
"""How much wider Latin letters and digits are in some fonts than half a character."""

_WIDE = re.compile("[\u2010-\u2027\u2e80-\U0010ffff]")  # as `breaking.is_wide` has it of one character


class TextExtent(NamedTuple):
    """What a text takes of a line in any size: halves of a character, and characters, behind each of which there is spacing."""

    halves: int
    characters: int

    def width(self, size: int, spacing: int) -> int:
        """In twips, of a size in half-points and a spacing in twips."""
        return size * 5 * self.halves + spacing * self.characters


def extent_of(text: str) -> TextExtent:
    """What a text takes of a line."""
    return TextExtent(len(text) + len(_WIDE.findall(text)), len(text))


def size_and_spacing(paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, int]:
    """The size of a paragraph in half-points, and the spacing of its characters in twips."""
    style = profile.style(paragraph.style)
    return paragraph.size or style.size, style.spacing if paragraph.spacing is None else paragraph.spacing


def nominal_width(text: str, paragraph: Paragraph, profile: LayoutProfile) -> int:
    """The width of a text in the paragraph's size and spacing, in twips."""
    return extent_of(text).width(*size_and_spacing(paragraph, profile))


def widest_line(paragraph: Paragraph, profile: LayoutProfile) -> int:
    """The width of the longest line between the settled breaks of a paragraph, in twips."""
    edges = (0, *paragraph.breaks, len(paragraph.text))
    return max(nominal_width(paragraph.text[start:end], paragraph, profile) for start, end in pairwise(edges))


def roomy_edges(text: str, paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, ...]:
    """The edges of the characters of a line in twips, from 0 on, in the font and the program that take most room for Latin letters and digits."""
    gap = round(LIBREOFFICE.gap * (paragraph.size or profile.style(paragraph.style).size) * 10)
    latin = [character.isascii() and character.isalnum() for character in text]
    borders = (gap * (one != other) for one, other in zip(latin, (*latin[:1], *latin[:-1]), strict=True))
    widths = (nominal_width(character, paragraph, profile) * (WIDER if narrow else 1) for character, narrow in zip(text, latin, strict=True))
    return tuple(accumulate((round(width) + more for width, more in zip(widths, borders, strict=True)), initial=0))
