"""Settling and laying out, with what was laid out before kept by value: after an edit only the edited paragraph and its page are set again."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from editor.layout.fonts.fonts import FontBook
from editor.layout.lines.boxes import Laid, PageBox
from editor.layout.lines.setting import LineSetting
from editor.layout.lines.shapes import LineShapes
from editor.layout.lines.viewer import WORD, Viewer
from editor.layout.pages.flows import Flow
from editor.layout.pages.pages import NO_PAGES, Paged, paginate
from editor.layout.resting import AtRest, Laying, decides_nothing, settled_flow
from editor.layout.settling.first_page import lacks_body
from editor.layout.settling.heads import HEAD, headed_blocks, sealed_blocks, tabbed_blocks
from editor.layout.settling.imprint import imprint_place
from editor.layout.settling.settling import Block, signed_blocks
from editor.layout.settling.tightening import STEPS, blocks_of_page, page_to_move, tightened, with_company
from editor.model.document.document import Document, Paragraph, Table
from editor.model.document.profile import LayoutProfile
from editor.model.effort import Effort

_IMPRINT_STEP = 50
_SPARE = 300  # blocks of earlier edits that are kept for an undo
_SMALLER = (0.8, 0.65, 0.5, 0.4)
_SAME = 3  # of a setting: profile, fonts and viewer


class _Kept:
    """What was made of a block: looked up by the block itself, and, where an equal one was made anew, by its value."""

    def __init__(self) -> None:
        self.by_identity: dict[int, tuple[Block, Block, Flow]] = {}
        self.by_value: dict[Block, tuple[Block, Block, Flow]] = {}

    def find(self, block: Block, setting: LineSetting) -> tuple[Block, Block, Flow]:
        """The block, what was settled of it and its flow; made where neither it nor an equal one is known."""
        found = self.by_identity.get(id(block))
        if found is not None and found[0] is block:
            return found
        found = self.by_value.get(block)
        if found is None:
            self.by_value[block] = found = (block, *settled_flow(block, setting, self._like(block)))
        _, settled, flow = found
        self.by_identity[id(settled)] = (settled, settled, flow)
        self.by_identity[id(block)] = found = (block, settled, flow)
        return found

    def _like(self, block: Block) -> Flow | None:
        """The flow of the paragraph with the line pitch of its style."""
        if not isinstance(block, Paragraph) or not block.line:
            return None
        found = self.by_value.get(replace(block, line=None))
        return None if found is None else found[2]

    def forget(self, layings: Collection["Laying"]) -> None:
        """Keep only what these layings use, once much else has gathered."""
        if max(len(self.by_identity), len(self.by_value)) > 2 * sum(len(laying.blocks) for laying in layings) + _SPARE:
            self.by_identity.clear()
            used = {block for laying in layings for block, _, _ in laying.found}
            self.by_value = {block: found for block, found in self.by_value.items() if block in used}


class LayoutCache:
    """What one document's layouts share from keystroke to keystroke; a new one is empty. Not to be shared between threads."""

    def __init__(self) -> None:
        self._setting: LineSetting | None = None
        self._kept = _Kept()
        self._paged: dict[int, Paged] = {}
        self._last = NO_PAGES
        self._moved: dict[int, Mapping[int, tuple[Block, Block]]] = {}
        self._laying: dict[int, Laying] = {}
        self._deciding: LayoutCache | None = None
        self._shapes = LineShapes()

    def deciding(self) -> "LayoutCache":
        """The cache for the pages by which a document is settled, when other pages than those are shown."""
        if self._deciding is None:
            self._deciding = LayoutCache()
        return self._deciding

    def lay(self, blocks: Sequence[Block], setting: LineSetting, step: int = 0, smaller: float = 1) -> tuple[tuple[Block, ...], Paged]:
        """The blocks settled, and their pages; `step` tells apart the layouts that are tried for one document.

        `smaller` is what the issuers' mark is made smaller by.
        """
        setting = self._serve(setting)
        found = self._found(tuple(blocks), setting, step, smaller)
        flows = tuple([flow for _, _, flow in found])
        self._paged[step] = self._last = paged = paginate(flows, setting, self._paged.get(step, self._last))
        if step == 0:
            self._kept.forget(self._laying.values())
        return tuple([settled for _, settled, _ in found]), paged

    def at_rest(self) -> "AtRest | None":
        """What was settled last, where nothing had to be tried for it."""
        if self._setting is None or not self._laying:
            return None
        settled, paged = tuple([one for _, one, _ in self._laying[0].found]), self._paged[0]
        if _is_tightened(settled) or not decides_nothing(settled, paged):
            return None
        return AtRest(self._laying[0], self._setting._replace(shapes=self._shapes), paged, imprint_place(settled, paged))

    def tightened(self, blocks: tuple[Block, ...], setting: LineSetting, step: int, reach: range) -> tuple[Block, ...]:
        """The blocks in reach moved by that step; those that were moved before are the same as then."""
        known = self._moved.get(step, {})
        moved = tightened(blocks, setting.profile, STEPS[(step - 1) % len(STEPS)], reach, known)
        self._moved[step] = {id(blocks[at]): (blocks[at], moved[at]) for at in reach}
        return moved

    def _found(self, blocks: tuple[Block, ...], setting: LineSetting, step: int, smaller: float) -> tuple[tuple[Block, Block, Flow], ...]:
        """What is made of each block; where nothing moves but what was edited, only that is looked at."""
        last = self._laying.get(step)
        changed = last.changed(blocks, smaller) if last is not None else None
        if last is not None and changed is not None:
            found = list(last.found)
            for at in changed:
                found[at] = self._kept.find(blocks[at], setting)
        else:
            placed = _placed(blocks, setting.profile, smaller)
            found = [self._kept.find(placed.get(at, block), setting) for at, block in enumerate(blocks)]
        self._laying[step] = Laying(blocks, smaller, tuple(found))
        return self._laying[step].found

    def _serve(self, setting: LineSetting) -> LineSetting:
        """Start anew when profile, fonts or viewer are others than before; gives the setting with the lines that are known."""
        old = self._setting
        if old is None or any(mine is not other for mine, other in zip(old[:_SAME], setting[:_SAME], strict=True)):
            self._setting, self._kept, self._paged, self._last, self._moved, self._laying = setting, _Kept(), {}, NO_PAGES, {}, {}
            self._shapes = LineShapes()
        return setting._replace(shapes=self._shapes)


def settle(
    document: Document,
    profile: LayoutProfile,
    fonts: FontBook,
    viewer: Viewer = WORD,
    cache: LayoutCache | None = None,
    effort: Effort | None = None,
) -> Laid:
    """The document with everything settled that print needs, and its pages as the viewer shows them.

    What is settled is the same for every viewer: Word's pages decide. What is already settled stays: settling twice changes nothing.
    Raises StoppedError when that takes more than the `effort` that is given: the cache then still serves, and knows the paragraphs that were done.
    """
    cache, effort = LayoutCache() if cache is None else cache, effort or Effort()
    blocks, paged = _settled(document.blocks, LineSetting(profile, fonts, WORD, effort), cache if viewer is WORD else cache.deciding())
    if viewer is not WORD:
        blocks, paged = cache.lay(blocks, LineSetting(profile, fonts, viewer, effort))
    return Laid(_with(document, blocks), _pages(paged))


def _settled(blocks: Sequence[Block], setting: LineSetting, cache: LayoutCache) -> tuple[tuple[Block, ...], Paged]:
    settled, paged = cache.lay(blocks, setting)
    if paged.filled and lacks_body(settled, paged.filled[0].page):
        settled, paged = _show_body(blocks, settled, paged, setting, cache)
    if not _is_tightened(settled) and (page := page_to_move(paged, settled)) is not None:
        settled, paged = _tighten(settled, paged, page, setting, cache)
    moved = imprint_place(settled, paged)
    if moved:
        settled, paged = cache.lay([moved.get(at, block) for at, block in enumerate(settled)], setting, _IMPRINT_STEP)
    return settled, paged


def _placed(blocks: Sequence[Block], profile: LayoutProfile, smaller: float) -> dict[int, Block]:
    """The blocks whose place follows from their neighbours, by their number."""
    found: dict[int, Block] = {**signed_blocks(blocks, profile), **headed_blocks(blocks, profile, smaller)}
    return found | tabbed_blocks(blocks, profile) | sealed_blocks(blocks, profile)


def _show_body(
    blocks: Sequence[Block], settled: tuple[Block, ...], paged: Paged, setting: LineSetting, cache: LayoutCache
) -> tuple[tuple[Block, ...], Paged]:
    """The mark of several issuers so much smaller that the first page shows text of the body (GB/T 9704-2012, 7.2.4, 7.3.3); else all as it is."""
    if any(isinstance(block, Table) and block.joint for block in blocks[:HEAD]):
        for number, smaller in enumerate(_SMALLER, _IMPRINT_STEP + 1):
            tried, pages = cache.lay(blocks, setting, number, smaller)
            if not lacks_body(tried, pages.filled[0].page):
                return tried, pages
    return settled, paged


def _with(document: Document, blocks: tuple[Block, ...]) -> Document:
    return replace(document, blocks=blocks)


def _pages(paged: Paged) -> tuple[PageBox, ...]:
    return tuple([filled.page for filled in paged.filled])


def _is_tightened(blocks: Sequence[Block]) -> bool:
    moved = [block for block in blocks if isinstance(block, Paragraph) and (block.line is not None or block.spacing is not None)]
    return any(block.style == "正文" for block in moved)


def _tighten(blocks: tuple[Block, ...], paged: Paged, page: int, setting: LineSetting, cache: LayoutCache) -> tuple[tuple[Block, ...], Paged]:
    """The first way that gives signature and date company and leaves no empty page before 版记; the blocks as they are where nothing helps."""
    before = _too_full(paged) - {page}
    for number, moved in enumerate(_ways(blocks, blocks_of_page(paged, page), setting, cache), 1):
        laid, pages = cache.lay(moved, setting, number)
        is_full = bool(_too_full(pages) - before)
        if not is_full and page_to_move(pages, laid) is None and not lacks_body(laid, pages.filled[0].page):
            return laid, pages
    return blocks, paged


def _too_full(paged: Paged) -> set[int]:
    """The indexes of the pages that are full to the last twip: in some viewers they are more than full, and LibreOffice then loses rows of tables."""
    return {at for at, filled in enumerate(paged.filled) if (filled.room_below(len(paged.flows)) or 0) < 0}


def _ways(blocks: tuple[Block, ...], page: range, setting: LineSetting, cache: LayoutCache) -> Iterator[tuple[Block, ...]]:
    """What may be moved: the page's own lines by a step, the last paragraph of the text that goes with the signature, the lines of all pages."""
    count = len(STEPS)
    for step in range(1, count + 1):
        yield cache.tightened(blocks, setting, step, page)
    yield with_company(blocks)
    for step in range(count + 1, 2 * count + 1):
        yield cache.tightened(blocks, setting, step, range(len(blocks)))
