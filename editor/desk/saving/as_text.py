"""A settled document as plain text."""

from collections.abc import Iterator
from itertools import pairwise

from editor.model.document.document import Document, FramePlace, Paragraph, Table
from editor.model.document.profile import LayoutProfile, Style

_WIDE_SPACE = "\u3000"


def text_of(document: Document, profile: LayoutProfile) -> str:
    """The text, one line a paragraph, placed with full-width spaces as on the page, the cells of a table parted by tabs."""
    lines: list[str] = []
    foot = False
    for block in (block for block in document.blocks if not _is_ruling(block, profile)):
        # 版记 stands by itself at the foot of its page.
        if _at_foot(block) and not foot:
            lines.append("")
        foot = _at_foot(block)
        lines += _lines(block, profile)
    return "\n".join(lines).strip("\n") + "\n"


def _is_ruling(block: Paragraph | Table, profile: LayoutProfile) -> bool:
    """Whether a block only draws a line or takes a little room on the page."""
    return isinstance(block, Paragraph) and not block.text and profile.style(block.style).size == 2


def _at_foot(block: Paragraph | Table) -> bool:
    return isinstance(block, Paragraph) and block.frame == FramePlace.FOOT


def _lines(block: Paragraph | Table, profile: LayoutProfile) -> Iterator[str]:
    if isinstance(block, Table):
        yield from ("\t".join(cell.paragraph.text.replace("\n", " ") for cell in row) for row in block.rows)
        return
    yield from _placed(block, profile)


def _placed(paragraph: Paragraph, profile: LayoutProfile) -> list[str]:
    """The lines of a paragraph with the spaces before them that put them where the page has them."""
    style, width = profile.style(paragraph.style), profile.page.characters
    cuts = [0, *paragraph.breaks, len(paragraph.text)]
    lines = [paragraph.text[start:end].strip() for start, end in pairwise(cuts)]
    if style.align == "center":
        return [_WIDE_SPACE * int((width - _width(line)) / 2) + line for line in lines]
    if style.align == "right":
        right = paragraph.indents.right / style.advance if paragraph.indents else style.right
        return [_WIDE_SPACE * int(width - right - _width(line)) + line for line in lines]
    first = (paragraph.indents.left + paragraph.indents.first) / style.advance if paragraph.indents else style.left - style.hanging + style.first
    return [_WIDE_SPACE * round(first) + _tabbed(line, paragraph, style, round(first)) if line else "" for line in lines]


def _tabbed(line: str, paragraph: Paragraph, style: Style, first: int) -> str:
    """The line with what stands behind its tab put where the page has it."""
    if "\t" not in line or not paragraph.tabs:
        return line
    tab = paragraph.tabs[-1]
    before, _, after = line.rpartition("\t")
    gap = tab.at / style.advance - first - _width(before) - (_width(after) if tab.end else 0)
    return before + _WIDE_SPACE * max(1, int(gap)) + after


def _width(line: str) -> float:
    return sum(0.5 if character.isascii() else 1 for character in line)
