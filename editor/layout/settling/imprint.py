"""版记 at the foot of the last even page (GB/T 9704-2012, 7.4, 7.5): which page that is, and whether an empty one stands before it."""

from collections.abc import Sequence
from dataclasses import replace

from editor.layout.pages.pages import Paged
from editor.model.document.document import Paragraph, Table
from editor.model.document.profile import LayoutProfile

Block = Paragraph | Table

PLACE, _EVEN_LINE = "版记位", "版记粗线"
_LEADING = 3


def imprint_place(blocks: Sequence[Block], paged: Paged, profile: LayoutProfile) -> dict[int, Paragraph]:
    """The blocks by which the page of 版记 begins, by their number; none where it stands on the last page of the text, or is settled already.

    On an odd last page it goes to the next one; where an even last page has no room, an empty page stands between, and neither has a number.
    """
    places = [at for at, block in enumerate(blocks) if isinstance(block, Paragraph) and block.style == PLACE]
    leading = [block for at in places[:_LEADING] if isinstance(block := blocks[at], Paragraph)]
    if len(places) <= _LEADING or any(block.page_break or block.unnumbered for block in leading):
        return {}
    is_ruled = any(isinstance(block, Paragraph) and block.style == _EVEN_LINE for block in blocks[places[0] :])
    number, room = _room(paged, places[0], profile)
    height = sum(flow.height for flow in paged.flows[places[0] + 1 :])
    is_even = number % 2 == 0 or not is_ruled
    if is_even and height <= room:
        return {}
    if is_even and is_ruled:
        return {
            places[1]: replace(leading[1], unnumbered=True),
            places[2]: replace(leading[2], unnumbered=True, page_break=True),
        }
    return {places[2]: replace(leading[2], page_break=True)}


def _room(paged: Paged, place: int, profile: LayoutProfile) -> tuple[int, float]:
    """The number of the page where the text ends, and how much of the type area is left below it."""
    for filled in paged.filled:
        for box in filled.page.lines if filled.start.block <= place <= filled.end.block else ():
            if box.block == place:
                page = profile.page
                return filled.page.number, page.top + page.text_height - box.top - box.height
    return len(paged.filled), 0.0
