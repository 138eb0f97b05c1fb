"""Widths by the standard's own fonts, in which Latin letters and digits are half as wide: what is settled from them is the same on every machine."""

from itertools import accumulate, pairwise

from editor.layout.lines.breaking import is_wide
from editor.layout.lines.viewer import LIBREOFFICE
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

WIDER = 1.12
"""How much wider Latin letters and digits are in some fonts than half a character."""


def nominal_width(text: str, paragraph: Paragraph, profile: LayoutProfile) -> int:
    """The width of a text in the paragraph's size and spacing, in twips."""
    style = profile.style(paragraph.style)
    spacing = style.spacing if paragraph.spacing is None else paragraph.spacing
    size = paragraph.size or style.size
    return sum((size * 10 if is_wide(character) else size * 5) + spacing for character in text)


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
