"""A document as it was laid out, and what may stand in it otherwise without anything being settled otherwise."""

from collections.abc import Mapping, Sequence
from itertools import compress, count
from operator import is_not
from typing import NamedTuple

from editor.layout.lines.looks import look_of
from editor.layout.lines.setting import LineSetting
from editor.layout.lines.viewer import WORD
from editor.layout.pages.flows import Flow, flow_of, with_parted_rows
from editor.layout.pages.pages import Paged, paginate
from editor.layout.settling.first_page import lacks_body
from editor.layout.settling.heads import HEAD, HEADED
from editor.layout.settling.imprint import imprint_place
from editor.layout.settling.settling import SIGNED, Block, settled_block, unstretched
from editor.layout.settling.tightening import page_to_move
from editor.model.document.document import BODY_STYLES, Paragraph, Table, has_long_word


def settled_flow(block: Block, setting: LineSetting, like: Flow | None) -> tuple[Block, Flow]:
    """What is settled of a block by itself, and its flow; a table that was settled before stays as it is.

    `like` is the flow of a paragraph that differs in its line pitch alone.
    """
    settled = settled_block(block, setting.profile)
    if setting.viewer is WORD and isinstance(settled, Paragraph) and (left := unstretched(settled, setting)) is not None:
        return left
    flow = flow_of(settled, setting, like)
    if isinstance(settled, Table) and settled is not block:
        return with_parted_rows(settled, flow, setting.profile)
    return settled, flow


class Laying(NamedTuple):
    """What was laid out last: the blocks, and for each what was made of it."""

    blocks: tuple[Block, ...]
    smaller: float
    found: tuple[tuple[Block, Block, Flow], ...]

    def changed(self, blocks: tuple[Block, ...], smaller: float) -> list[int] | None:
        """The indexes of the blocks that changed, or None if the change may affect the position of other blocks."""
        if len(blocks) != len(self.blocks) or smaller != self.smaller:
            return None
        changed = list(compress(count(), map(is_not, self.blocks, blocks)))
        return None if any(is_placed(at, self.blocks[at]) or is_placed(at, blocks[at]) for at in changed) else changed


def is_placed(at: int, block: Block) -> bool:
    """Whether other blocks' places may follow from this one; they never do from a paragraph of the body."""
    if not isinstance(block, Paragraph):
        return at < HEAD
    return block.style in SIGNED or block.style in HEADED or (at < HEAD and block.style not in BODY_STYLES)


class AtRest(NamedTuple):
    """A document that was settled without trying, and its pages, which decided nothing but where 版记 begins (`moved`)."""

    laying: Laying
    setting: LineSetting
    paged: Paged
    moved: Mapping[int, Block]

    def alike(self, at: int, style: str) -> Mapping[int, str]:
        """By its code, the character that each one of a run of a style is set like in the paragraph in a place: a text of one character."""
        block, setting = self.laying.blocks[at], self.setting
        assert isinstance(block, Paragraph)
        assert setting.shapes is not None
        return setting.shapes.table(style, look_of(block, setting.profile), setting.profile, setting.fonts)

    def flow(self, at: int, block: Paragraph) -> Flow | None:
        """The flow of another paragraph of the same style in a place; None where something has to be settled of it, or had to be of the one there."""
        _, settled, flow = self.laying.found[at]
        # Only how many lines there are is asked, and not what stands in them, unless they may have to be aligned otherwise.
        now, other = settled_flow(block, self.setting if has_long_word(block.text) else self.setting._replace(is_bare=True, shapes=None), None)
        if settled != self.laying.blocks[at] or now is not block or is_placed(at, block):
            return None
        if [band.height for band in flow.bands] == [band.height for band in other.bands]:
            return flow
        return other

    def holds(self, flows: Mapping[int, Flow]) -> bool:
        """Whether the pages decide the same with other flows in these places."""
        other = {at: flow for at, flow in flows.items() if flow is not self.laying.found[at][2]}
        if not other:
            return True
        settled = tuple([one for _, one, _ in self.laying.found])
        paged = paginate(tuple([other.get(at, flow) for at, (_, _, flow) in enumerate(self.laying.found)]), self.setting, self.paged)
        return decides_nothing(settled, paged) and imprint_place(settled, paged) == self.moved


def decides_nothing(blocks: Sequence[Block], paged: Paged) -> bool:
    """Whether pages ask for nothing to be tried."""
    return not (paged.filled and lacks_body(blocks, paged.filled[0].page)) and page_to_move(paged, blocks) is None
