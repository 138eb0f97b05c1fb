"""A page while it is filled, and filled: what stands on it, drawn as lines and rules only when somebody looks at it.

To settle a document its pages are laid out several times, and of most of these only where they begin and end is ever asked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate, takewhile
from typing import NamedTuple

from editor.layout.lines.boxes import LineBox, PageBox, Rule
from editor.layout.lines.setting import LineSetting
from editor.layout.pages.bands import Band, Taken
from editor.layout.pages.flows import Flow
from editor.layout.pages.footer import letter_foot, no_page_number, page_number_line
from editor.layout.pages.ruling import table_rules
from editor.model.document.document import FramePlace
from editor.model.document.profile import LayoutProfile

_WEIGHT = 10  # twips: half a point
_SLACK = 2  # twips; LibreOffice rounds heights and sums them up


class PageStart(NamedTuple):
    """Where a page starts: a block, the band of it, and how many lines of each column of that band stand on the pages before."""

    block: int
    band: int
    taken: Taken = ()


class Strip(NamedTuple):
    """What a page holds of a block: its flow, the bands with their numbers, the first of them at `top` (twips); `is_whole` where the block ends."""

    block: int
    flow: Flow
    top: float
    bands: Sequence[tuple[int, Band]]
    is_whole: bool

    @property
    def bottom(self) -> float:
        """The lower edge of what the page holds of the block, in twips."""
        closes = (self.flow.edges and self.bands) or (self.flow.rule is not None and self.is_whole)
        return self.top + sum(band.height for _, band in self.bands) + (self.flow.foot if closes else 0)

    def boxes(self) -> Iterator[LineBox]:
        """The lines in their places."""
        y, block = self.top, self.block
        for _, band in self.bands:
            for down, cell, line in band.members:
                yield LineBox(y + down, block, cell, line)
            y += band.height

    def rules(self) -> Iterator[Rule]:
        """The rules of a table's part, or the line below a paragraph."""
        if self.flow.edges and self.bands:
            yield from self._table_rules()
        if self.flow.rule is not None and self.is_whole:
            *_, y = accumulate((band.height for _, band in self.bands), initial=self.top)
            yield self.flow.rule._replace(top=y + self.flow.rule.top, bottom=y + self.flow.rule.bottom)

    def _table_rules(self) -> list[Rule]:
        """Above each row, below the last, and between the columns."""
        flow, top = self.flow, self.top + self.flow.foot / 2
        heights = [band.height for _, band in self.bands]
        if flow.ruling is not None:
            return table_rules([flow.ruling[number] for number, _ in self.bands], flow.edges, heights, top)
        left, right = flow.edges[0], flow.edges[-1]
        levels = list(accumulate(heights, initial=top))
        across = [Rule(left, at, right, at, _WEIGHT) for at in levels]
        return across + [Rule(edge, levels[0], edge, levels[-1], _WEIGHT) for edge in flow.edges]


@dataclass(frozen=True, eq=False)
class Filled:
    """A page: its number, where it and the next one start, the last block that was looked at to fill it, and what stands on it."""

    number: int
    start: PageStart
    end: PageStart
    seen: int
    strips: tuple[Strip, ...]
    setting: LineSetting

    def room_below(self, before: int) -> float | None:
        """How much of the type area, cut to whole lines of the grid as some viewers do, is left below what the page holds of the blocks before that
        one, in twips; None where it holds nothing of them.
        """
        page, (top, height) = self.setting.profile.page, _type_area(self.setting)
        whole = min(height, page.text_height - page.text_height % page.pitch)
        bottoms = [strip.bottom for strip in self.strips if strip.block < before and strip.flow.frame != FramePlace.FOOT]
        return top + whole - max(bottoms) if bottoms else None

    @cached_property
    def page(self) -> PageBox:
        """The page drawn; the first of a letter has no number, but the double line near the paper's lower edge (10.1)."""
        first = self.strips[0].flow if self.strips else None
        is_letter = first is not None and first.frame == FramePlace.LETTERHEAD
        is_silent = is_letter or (first is not None and first.unnumbered)
        footer = no_page_number(self.setting) if is_silent else page_number_line(self.number, self.setting)
        boxes = tuple([box for strip in self.strips for box in strip.boxes()])
        rules = (*(rule for strip in self.strips for rule in strip.rules()), *(letter_foot(self.setting) if is_letter else ()))
        return PageBox(self.number, boxes, rules, footer)

    def renumbered(self, number: int) -> "Filled":
        """The same page with that number; lines that were drawn stay as they are."""
        if number == self.number:
            return self
        made = replace(self, number=number)
        if (page := self.__dict__.get("page")) is not None:
            footer = page_number_line(number, self.setting) if page.footer.pieces else page.footer
            made.__dict__["page"] = page._replace(number=number, footer=footer)
        return made


def _type_area(setting: LineSetting) -> tuple[float, float]:
    """The top and the height of the type area in twips, as the viewer has it."""
    page = setting.profile.page
    if not setting.viewer.grid:
        return float(page.top), float(page.text_height)
    rest = page.text_height % page.pitch
    return page.top + rest / 2, float(page.text_height - rest)


class OpenPage:
    """A page that is being filled: what stands on it, and how far down it is full (`y`, in twips)."""

    def __init__(self, setting: LineSetting) -> None:
        self.top, height = _type_area(setting)
        self.y = self.top
        self.bottom = self.top + height + _SLACK
        self.strips: list[Strip] = []
        self._has_lines = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the page yet."""
        return not self._has_lines and self.y == self.top

    def has_room(self, height: float) -> bool:
        """Whether the height still fits."""
        return self.y + height <= self.bottom

    def take(self, band: Band) -> None:
        """Go on below a band."""
        self._has_lines = self._has_lines or any(band.columns)
        self.y += band.height

    def put(self, block: int, flow: Flow, top: float, bands: Sequence[tuple[int, Band]], *, is_whole: bool) -> None:
        """Let what was taken of a flow stand on the page, and go on below its rule or the last of its rules."""
        self.strips.append(Strip(block, flow, top, bands, is_whole))
        if (flow.edges and bands) or (flow.rule is not None and is_whole):
            self.y += flow.foot

    def place_frame(self, block: int, flows: Sequence[Flow], profile: LayoutProfile) -> int:
        """Paragraphs out of the flow: at the foot of the type area, or at the head of a letter, below which the text then begins; how many."""
        page, before, kind = profile.page, self.y, flows[block].frame
        group = list(takewhile(lambda flow: flow.frame == kind, flows[block:]))
        is_foot = kind == FramePlace.FOOT
        self.y = page.top + page.text_height - sum(flow.height for flow in group) if is_foot else float(profile.letter.top)
        for number, flow in enumerate(group, block):
            top = self.y
            for band in flow.bands:
                self.take(band)
            self.put(number, flow, top, list(enumerate(flow.bands)), is_whole=True)
        self.y = before if is_foot else max(before, self.y)
        return len(group)
