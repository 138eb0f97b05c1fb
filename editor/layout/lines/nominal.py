"""Widths by the standard's own fonts, in which Latin letters and digits are half as wide: what is settled from them is the same on every machine."""

from itertools import pairwise

from editor.layout.lines.breaking import is_wide
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile


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
