"""Flows to pages. A page depends on where it starts and on the flows that it looks at, so that after an edit most pages are the ones from before."""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress, count
from operator import attrgetter, is_not
from typing import NamedTuple

from editor.layout.lines.setting import LineSetting
from editor.layout.pages.bands import Band
from editor.layout.pages.flows import Flow
from editor.layout.pages.sheets import Filled, OpenPage, PageStart
from editor.model.effort import Effort

_PAGE = 50  # characters: what a page takes more than its lines
_START, _SEEN = attrgetter("start"), attrgetter("seen")


class Paged(NamedTuple):
    """The flows of a document and their pages."""

    flows: tuple[Flow, ...]
    filled: tuple[Filled, ...]


NO_PAGES = Paged((), ())


def paginate(flows: tuple[Flow, ...], setting: LineSetting, before: Paged = NO_PAGES) -> Paged:
    """The pages of the flows; those of `before` that are the same are taken over as they are.

    Each page takes at least a line of the flows, whatever it repeats, so that the pages end.
    """
    changed = _changed(before.flows, flows)
    filled = _untouched(before, changed)
    drawn = setting._replace(effort=Effort())
    start = filled[-1].end if filled else PageStart(0, 0)
    while not filled or start.block < len(flows):
        old = _same_pages(before, start, changed, is_to_end=len(before.flows) == len(flows))
        if old:
            filled.extend(page.renumbered(number) for number, page in enumerate(old, len(filled) + 1))
        else:
            setting.effort.spend(_PAGE)
            filled.append(_fill(flows, start, len(filled) + 1, drawn))
        assert not flows or filled[-1].end > start, "a page takes something"
        start = filled[-1].end
    return Paged(flows, tuple(filled))


def _changed(old: tuple[Flow, ...], flows: tuple[Flow, ...]) -> list[int]:
    """The blocks whose flow is not the one from before, in order, and the first that only one of both has."""
    found = list(compress(count(), map(is_not, old, flows)))
    return found if len(old) == len(flows) else [*found, min(len(old), len(flows))]


def _untouched(before: Paged, changed: Sequence[int]) -> list[Filled]:
    """The pages of before that looked at no block from the first changed one on; the last page of a document looked at its end."""
    first = changed[0] if changed else len(before.flows)
    number = bisect_left(before.filled, first, key=_SEEN)
    return list(before.filled[: max(0, min(number, len(before.filled) - 1))])


def _same_pages(before: Paged, start: PageStart, changed: Sequence[int], *, is_to_end: bool) -> Sequence[Filled]:
    """The pages of before from this start on that can be taken over: all of them where nothing behind it changed, else one or none.

    `is_to_end` is whether the last page of before ended with the last block that there is now.
    """
    at = bisect_left(before.filled, start, key=_START)
    if at == len(before.filled) or before.filled[at].start != start:
        return ()
    first = bisect_left(changed, start.block)
    if is_to_end and first == len(changed):
        return before.filled[at:]
    is_same = first == len(changed) or changed[first] > before.filled[at].seen + 1
    return before.filled[at : at + 1] if is_same and (is_to_end or at < len(before.filled) - 1) else ()


def _fill(flows: tuple[Flow, ...], start: PageStart, number: int, setting: LineSetting) -> Filled:
    sheet = OpenPage(setting)
    at, seen = start, start.block
    while at.block < len(flows):
        flow = flows[at.block]
        seen = max(seen, at.block)
        if flow.frame:
            at = PageStart(at.block + sheet.place_frame(at.block, flows, setting.profile), 0)
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
    return Filled(number, start, at, seen, tuple(sheet.strips), setting)


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


def _place(sheet: OpenPage, flow: Flow, start: PageStart) -> PageStart:
    """Place what fits of a flow, from `start` on; gives where the next page goes on."""
    top, is_first = sheet.y, sheet.is_empty
    placed = list(enumerate(_repeated(sheet, flow, start)))
    for _, band in placed:
        sheet.take(band)
    at = start
    while at.band < len(flow.bands):
        is_alone = is_first and (at == start or at.band <= flow.head)
        part, after = _next_part(sheet, flow, at, is_alone=is_alone, is_forced=is_first and not placed)
        if part is not None:
            sheet.take(part)
            placed.append((at.band, part))
        at = after
        if part is None or after.taken:
            break
    sheet.put(start.block, flow, top, placed, is_whole=at.band == len(flow.bands))
    return at


def _repeated(sheet: OpenPage, flow: Flow, start: PageStart) -> tuple[Band, ...]:
    """The head of a table that goes on here; none where it does not leave room for a line below it."""
    if start.band < max(flow.head, 1):
        return ()
    head = flow.bands[: flow.head]
    return head if sheet.has_room(sum(band.height for band in head) + flow.bands[start.band].least(start.taken) + flow.foot) else ()


def _next_part(sheet: OpenPage, flow: Flow, at: PageStart, *, is_alone: bool, is_forced: bool) -> tuple[Band | None, PageStart]:
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
