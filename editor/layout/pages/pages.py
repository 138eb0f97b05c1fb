"""Flows to pages. A page depends on where it starts and on the flows that it looks at, so that after an edit most pages are the ones from before."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, takewhile
from typing import NamedTuple

from editor.layout.lines.boxes import LineBox, PageBox, Rule
from editor.layout.lines.setting import LineSetting
from editor.layout.pages.bands import Band, Taken
from editor.layout.pages.flows import Flow
from editor.layout.pages.footer import letter_foot, no_page_number, page_number_line
from editor.layout.pages.ruling import table_rules
from editor.model.document.document import FramePlace

_WEIGHT = 10  # twips: half a point
_LEAST = 10  # twips
_PAGE = 50  # characters: what a page takes more than its lines
_SLACK = 2  # twips; LibreOffice rounds heights and sums them up


class PageStart(NamedTuple):
    """Where a page starts: a block, the band of it, and how many lines of each column of that band stand on the pages before."""

    block: int
    band: int
    taken: Taken = ()


class Filled(NamedTuple):
    """A page with where it and the next one start, and the last block that was looked at to fill it."""

    page: PageBox
    start: PageStart
    end: PageStart
    seen: int


class Paged(NamedTuple):
    """The flows of a document and their pages."""

    flows: tuple[Flow, ...]
    filled: tuple[Filled, ...]


def paginate(flows: tuple[Flow, ...], setting: LineSetting, before: Paged | None = None) -> Paged:
    """The pages of the flows; those of `before` that are the same are taken over as they are.

    Each page takes at least a line of the flows, whatever it repeats, so that the pages end.
    """
    first, last = _changed(flows, before) if before is not None else (0, len(flows))
    filled = _untouched(before, first) if before is not None else []
    tail = before if before is not None and len(before.flows) == len(flows) else None
    start = filled[-1].end if filled else PageStart(0, 0)
    while not filled or start.block < len(flows):
        if tail is not None and start.block > last and (at := _same_start(tail, start)) is not None:
            filled.extend(_renumbered(tail.filled[at:], len(filled) + 1, setting))
            break
        setting.effort.spend(_PAGE)
        filled.append(_fill(flows, start, len(filled) + 1, setting))
        assert not flows or filled[-1].end > start, "a page takes something"
        start = filled[-1].end
    return Paged(flows, tuple(filled))


def _changed(flows: tuple[Flow, ...], before: Paged) -> tuple[int, int]:
    """The first and the last block whose flow is not the one from before."""
    old = before.flows
    shared = min(len(old), len(flows))
    first = next((at for at in range(shared) if old[at] is not flows[at]), shared)
    if len(old) != len(flows):
        return first, len(flows)
    return first, next((at for at in range(shared - 1, -1, -1) if old[at] is not flows[at]), -1)


def _untouched(before: Paged, first: int) -> list[Filled]:
    """The pages of before that looked at no block from `first` on; the last page of a document looked at its end."""
    count = bisect_left([page.seen for page in before.filled], first)
    return list(before.filled[: min(count, len(before.filled) - 1)])


def _same_start(tail: Paged, start: PageStart) -> int | None:
    at = bisect_left([page.start for page in tail.filled], start)
    return at if at < len(tail.filled) and tail.filled[at].start == start else None


def _renumbered(filled: Sequence[Filled], number: int, setting: LineSetting) -> Sequence[Filled]:
    if filled[0].page.number == number:
        return filled
    return [old._replace(page=_with_number(old.page, at, setting)) for at, old in enumerate(filled, number)]


def _with_number(page: PageBox, number: int, setting: LineSetting) -> PageBox:
    return page._replace(number=number, footer=page_number_line(number, setting) if page.footer.pieces else page.footer)


def _type_area(setting: LineSetting) -> tuple[float, float]:
    """The top and the height of the type area in twips, as the viewer has it."""
    page = setting.profile.page
    if not setting.viewer.grid:
        return float(page.top), float(page.text_height)
    rest = page.text_height % (page.text_height // page.lines)
    return page.top + rest / 2, float(page.text_height - rest)


class _Sheet:
    """A page that is being filled."""

    def __init__(self, setting: LineSetting) -> None:
        self.top, height = _type_area(setting)
        self.y = self.top
        self.bottom = self.top + height + _SLACK
        self.boxes: list[LineBox] = []
        self.rules: list[Rule] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self.boxes and self.y == self.top

    def has_room(self, height: float) -> bool:
        """Whether the height still fits; a paragraph that only marks a place always does."""
        return height <= _LEAST or self.y + height <= self.bottom

    def place(self, block: int, bands: Sequence[Band]) -> None:
        """Put lines at the height that was reached, and go on below them (points)."""
        for band in bands:
            for down, cell, line in band.members:
                self.boxes.append(LineBox(self.y + down, block, cell, line))
            self.y += band.height

    def place_rule(self, flow: Flow) -> None:
        """The line below a paragraph."""
        if flow.rule is not None:
            self.rules.append(flow.rule._replace(top=self.y + flow.rule.top, bottom=self.y + flow.rule.bottom))
            self.y += flow.foot

    def place_frame(self, block: int, flows: Sequence[Flow], setting: LineSetting) -> int:
        """Paragraphs out of the flow: at the foot of the type area, or at the head of a letter, below which the text then begins; how many."""
        page, before, kind = setting.profile.page, self.y, flows[block].frame
        group = list(takewhile(lambda flow: flow.frame == kind, flows[block:]))
        is_foot = kind == FramePlace.FOOT
        self.y = page.top + page.text_height - sum(flow.height for flow in group) if is_foot else float(setting.profile.letter.top)
        for number, flow in enumerate(group, block):
            self.place(number, flow.bands)
            self.place_rule(flow)
        self.y = before if is_foot else max(before, self.y)
        return len(group)


def _fill(flows: tuple[Flow, ...], start: PageStart, number: int, setting: LineSetting) -> Filled:
    sheet = _Sheet(setting)
    at, seen = start, start.block
    while at.block < len(flows):
        flow = flows[at.block]
        seen = max(seen, at.block)
        if flow.frame:
            at = PageStart(at.block + sheet.place_frame(at.block, flows, setting), 0)
            continue
        if not (at.band or at.taken or sheet.is_empty):
            needed, looked = _needed(flows, at.block, sheet.bottom - sheet.top)
            seen = max(seen, looked)
            if flow.page_break or not sheet.has_room(needed):
                break
        at = _place(sheet, flow, at)
        if at.band < len(flow.bands):
            break
        at = PageStart(at.block + 1, 0)
    page = _page(sheet, number, flows[start.block] if start.block < len(flows) else None, setting)
    return Filled(page, start, at, seen)


def _page(sheet: _Sheet, number: int, first: Flow | None, setting: LineSetting) -> PageBox:
    """The page with its number; the first of a letter has none, but the double line near the paper's lower edge (10.1)."""
    is_letter = first is not None and first.frame == FramePlace.LETTERHEAD
    is_silent = is_letter or (first is not None and first.unnumbered)
    footer = no_page_number(setting) if is_silent else page_number_line(number, setting)
    rules = (*sheet.rules, *(letter_foot(setting) if is_letter else ()))
    return PageBox(number, tuple(sheet.boxes), rules, footer)


def _needed(flows: tuple[Flow, ...], block: int, room: float) -> tuple[float, int]:
    """The height that has to fit for the block to begin here, with the blocks that it is kept with, and the last block looked at.

    What is higher than the room is not counted to its end. A block that the one before is kept with needs no more than itself: the first of them
    found room for all, or they are more than a page has room for, and then fill it.
    """
    needed = 0.0
    if block and flows[block - 1].keep:
        return flows[block].lead, block
    while needed <= room and flows[block].keep and block + 1 < len(flows) and not flows[block + 1].page_break:
        needed += flows[block].height
        block += 1
    return needed + flows[block].lead, block


def _place(sheet: _Sheet, flow: Flow, start: PageStart) -> PageStart:
    """Place what fits of a flow, from `start` on; gives where the next page goes on."""
    top, is_first = sheet.y, sheet.is_empty
    head = _repeated(sheet, flow, start)
    sheet.place(start.block, head)
    at, placed = start, list(enumerate(head))
    while at.band < len(flow.bands):
        is_alone = is_first and (at == start or at.band <= flow.head)
        part, after = _next_part(sheet, flow, at, is_alone=is_alone, is_forced=is_first and not placed)
        if part is not None:
            sheet.place(at.block, (part,))
            placed.append((at.band, part))
        at = after
        if part is None or after.taken:
            break
    if flow.edges and placed:
        sheet.rules.extend(_rules(flow, placed, top))
        sheet.y += flow.foot
    if flow.rule is not None and at.band == len(flow.bands):
        sheet.place_rule(flow)
    return at


def _repeated(sheet: _Sheet, flow: Flow, start: PageStart) -> tuple[Band, ...]:
    """The head of a table that goes on here; none where it does not leave room for a line below it."""
    if start.band < max(flow.head, 1):
        return ()
    head = flow.bands[: flow.head]
    return head if sheet.has_room(sum(band.height for band in head) + flow.bands[start.band].least(start.taken) + flow.foot) else ()


def _next_part(sheet: _Sheet, flow: Flow, at: PageStart, *, is_alone: bool, is_forced: bool) -> tuple[Band | None, PageStart]:
    """What comes next of a flow, None where it is for the next page, and where to go on behind it.

    A band that fits comes whole. Another is parted where it may be, or where it `is_alone` on the page, so that no page has more room for it
    (ISO/IEC 29500-1, 17.4.6: a row that must not be parted, but is too high for a page, flows over several); a line `is_forced` onto a page that
    is empty, however high it is.
    """
    band = flow.bands[at.band]
    after = PageStart(at.block, at.band + 1)
    if sheet.has_room(band.rest_height(at.taken) + flow.foot):
        return band.rest(at.taken), after
    if is_forced or ((is_alone or band.parted) and sheet.has_room(band.least(at.taken) + flow.foot)):
        part, taken = band.part(at.taken, sheet.bottom - sheet.y - flow.foot)
        return part, at._replace(taken=taken) if taken else after
    return None, at


def _rules(flow: Flow, placed: Sequence[tuple[int, Band]], top: float) -> list[Rule]:
    """The rules of a table's part on a page: above each row, below the last, and between the columns."""
    left, right = flow.edges[0], flow.edges[-1]
    bands = [band for _, band in placed]
    if flow.ruling is not None:
        return table_rules([flow.ruling[number] for number, _ in placed], flow.edges, [band.height for band in bands], top + flow.foot / 2)
    heights = list(accumulate((band.height for band in bands), initial=top + flow.foot / 2))
    across = [Rule(left, at, right, at, _WEIGHT) for at in heights]
    return across + [Rule(edge, heights[0], edge, heights[-1], _WEIGHT) for edge in flow.edges]
