"""版记 at the foot of the last even page (GB/T 9704-2012, 7.4, 7.5): which page that is, and whether an empty one stands before it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import inf
from typing import NamedTuple

from editor.layout.pages.pages import Paged
from editor.layout.pages.sheets import Filled
from editor.model.document.document import Paragraph, Table

Block = Paragraph | Table

PLACE, _EVEN_LINE = "版记位", "版记粗线"
_LEADING = 3


class _Standing(NamedTuple):
    """Where 版记 would stand: its places' blocks by number, the index of the page where the text ends, whether that is even (or may be odd, as the
    last page of a letter, whose 版记 has no lines, 10.1), and whether there is room left.
    """

    leading: dict[int, Paragraph]
    page: int
    is_even: bool
    needs_even: bool
    fits: bool

    @property
    def is_behind_a_blank(self) -> bool:
        """Whether the page that it wants comes only after a page without text."""
        return self.is_even and self.needs_even and not self.fits


def imprint_place(blocks: Sequence[Block], paged: Paged) -> dict[int, Paragraph]:
    """The blocks by which the page of 版记 begins, by their number; none where it stands on the last page of the text, or is settled already.

    On an odd last page it goes to the next one, which begins with its first place, so that nothing of it stands behind a full page. Where an
    even last page has no room, an empty page stands between, and neither has a number.
    """
    standing = _standing(blocks, paged)
    if standing is None or (standing.fits and (standing.is_even or not standing.needs_even)):
        return {}
    places = list(standing.leading)
    if not standing.is_behind_a_blank:
        return {places[0]: replace(standing.leading[places[0]], page_break=True)}
    # A section ends with a paragraph: behind a table that is the first of the places.
    blank, own = places[1:] if isinstance(blocks[places[0] - 1], Table) else places[:2]
    return {
        blank: replace(standing.leading[blank], unnumbered=True),
        own: replace(standing.leading[own], unnumbered=True, page_break=True),
    }


def page_without_room(blocks: Sequence[Block], paged: Paged) -> int | None:
    """The index of the page that ends with the text and has no room for 版记, so that an empty page would have to follow; None where none would."""
    standing = _standing(blocks, paged)
    return standing.page if standing is not None and standing.is_behind_a_blank else None


def _standing(blocks: Sequence[Block], paged: Paged) -> _Standing | None:
    """Where 版记 would stand; None where the document has none, or where its page is settled already."""
    places = [(at, block) for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style == PLACE]
    leading = dict(places[:_LEADING])
    if len(places) <= _LEADING or any(block.page_break or block.unnumbered for block in leading.values()):
        return None
    first = next(iter(leading))
    index, room = next(((at, room) for at, filled in _from_last(paged) if (room := filled.room_below(first)) is not None), (0, inf))
    height = sum(flow.height for flow in paged.flows[first:])
    is_ruled = any(isinstance(block, Paragraph) and block.style == _EVEN_LINE for block in blocks[first:])
    return _Standing(leading, index, index % 2 == 1, is_ruled, height <= room)


def _from_last(paged: Paged) -> Iterator[tuple[int, Filled]]:
    return ((index, paged.filled[index]) for index in reversed(range(len(paged.filled))))
