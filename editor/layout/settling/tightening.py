"""When nothing but signature and date would stand on the last page, or nothing at all on the one before 版记, lines of the page before it move
closer or apart (GB/T 9704-2012, 7.3.5.5).
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.layout.pages.pages import Paged
from editor.layout.settling.imprint import page_without_room
from editor.layout.settling.settling import DATE, SIGNATURE, Block
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

_SIGNATURES = frozenset((SIGNATURE, "盖章署名", "联合署名", "签章职务"))
_ENDS = _SIGNATURES | {"附注"}
_IMPRINT = frozenset(("版记位", "抄送机关", "印发机关", "版记粗线", "版记细线"))
_TAIL = _SIGNATURES | _IMPRINT | frozenset((DATE, "盖章日期", "空行", "附注", "附件说明"))
_ABOVE_MARK = frozenset(("份号", "密级", "紧急程度", "发文字号", "上行文号", "信函文号"))


class Tightness(NamedTuple):
    """How much body text is moved: twips more between characters, and so many lines a page more."""

    spacing: int
    lines: int


# From what is seen least to what is seen most: characters closer, a line more on a page, lines apart, then more of each.
STEPS = tuple(Tightness(*step) for step in ((-1, 0), (-3, 0), (0, 1), (-3, 1), (0, -1), (0, -2), (0, 2), (0, -3)))


def page_to_move(paged: Paged, blocks: Sequence[Block]) -> int | None:
    """The index of the page that would have to hold more or fewer lines: the one before a signature without text, or that where the text ends and
    an empty page follows before 版记; None where all is well.
    """
    orphaned = _orphaned_page(paged, blocks)
    return page_without_room(blocks, paged) if orphaned is None else orphaned - 1


def _orphaned_page(paged: Paged, blocks: Sequence[Block]) -> int | None:
    """The index of the page that begins with a signature, or on which it or the note in brackets stands without text of the body before it."""
    ends = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style in _ENDS]
    for index, filled in enumerate(paged.filled[1:], 1):
        if not any(filled.start.block <= at <= filled.end.block for at in ends):
            continue
        numbers = [box.block for box in filled.page.lines]
        styles = [block.style if isinstance(block := blocks[number], Paragraph) else "" for number in dict.fromkeys(numbers)]
        head = [style for style in styles if style][: _signature_at(styles)]
        is_signed = not _SIGNATURES.isdisjoint(styles)
        if (is_signed or "附注" in styles) and all(style in _TAIL for style in head):
            return index
    return None


def blocks_of_page(paged: Paged, index: int) -> range:
    """The numbers of the blocks that begin on a page."""
    filled = paged.filled[index]
    first = filled.start.block + bool(filled.start.band or filled.start.taken)
    return range(first, max((strip.block for strip in filled.strips), default=first) + 1)


def _signature_at(styles: Sequence[str]) -> int:
    return next((at for at, style in enumerate(styles) if style in _SIGNATURES), len(styles))


def tightened(
    blocks: Sequence[Block], profile: LayoutProfile, step: Tightness, reach: Container[int], known: Mapping[int, tuple[Block, Block]]
) -> tuple[Block, ...]:
    """The blocks, the body's lines and characters of those in reach moved by a step; headings move with the text, so that the lines stay even.

    `known` are blocks by their identity, with what they were moved to by this step before.
    """
    page = profile.page
    body = profile.style("正文")
    line = body.line if step.lines == 0 else page.lines * body.line // (page.lines + step.lines)
    return tuple(
        [
            block if at not in reach else known[id(block)][1] if id(block) in known else _moved(block, profile, line, step.spacing)
            for at, block in enumerate(blocks)
        ]
    )


def with_company(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, what stands between the text and its signature kept with the signature, and the last paragraph of the text too."""
    styles = [block.style if isinstance(block, Paragraph) else "" for block in blocks]
    kept: set[int] = set()
    at = _signature_at(styles) - 1
    while 0 <= at < len(blocks) - 1 and styles[at] in _TAIL:
        kept.add(at)
        at -= 1
    kept.add(at)
    return tuple(replace(block, keep_next=True) if n in kept and isinstance(block, Paragraph) else block for n, block in enumerate(blocks))


def _moved(block: Block, profile: LayoutProfile, line: int, spacing: int) -> Block:
    if not isinstance(block, Paragraph) or block.style in _ABOVE_MARK:
        return block
    style, body = profile.style(block.style), profile.style("正文")
    if (style.size, style.line) != (body.size, body.line):
        return block
    moved = style.spacing + spacing if style.font == body.font or style.outline else style.spacing
    return replace(block, line=line if line != style.line else None, spacing=moved if moved != style.spacing else None)
