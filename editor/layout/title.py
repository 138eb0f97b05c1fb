"""A title's lines: broken at phrases, balanced, in the shape of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Protocol

from editor.layout.breaking import may_break
from editor.layout.nominal import nominal_width
from editor.layout.viewer import WORD
from editor.model.document import Paragraph
from editor.model.profile import LayoutProfile

_STAYS_BEHIND = frozenset("的和与及之等了")  # a line that starts with one of these reads badly
_STAYS_AHEAD = ("关于", "印发", "转发", "批转", "召开", "做好", "开展", "加强", "举办")  # a line that ends with one of these reads badly
_MOST_CUTS = 24  # phrases looked at: a longer title is broken as ordinary text
_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "(": ")"}


class _Parser(Protocol):
    def parse(self, sentence: str) -> list[str]: ...


@cache
def _parser() -> _Parser:
    import budoux  # noqa: PLC0415  (only a title of more than one line needs it)

    return budoux.load_default_simplified_chinese_parser()


def title_breaks(paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, ...]:
    """The offsets at which a title's lines end, its last one left out; none when it fits on one line or was broken by hand."""
    text = paragraph.text
    room = profile.page.text_width
    width = nominal_width(text, paragraph, profile)
    if width <= room or "\n" in text:
        return ()
    cuts = _phrase_ends(text)
    for count in range(int(width // room) + 1, 6):
        found = _best(text, cuts, count, room, paragraph, profile)
        if found is not None:
            return found
    return ()


def _phrase_ends(text: str) -> list[int]:
    ends: list[int] = []
    at = 0
    for phrase in _parser().parse(text)[:_MOST_CUTS]:
        at += len(phrase)
        if at < len(text) and _reads_well(text, at):
            ends.append(at)
    return ends


def _reads_well(text: str, at: int) -> bool:
    """Whether a line may end here: no bracket left open over a short name, no particle first, no 关于 last."""
    before, after = text[:at], text[at:]
    return may_break(text, at, WORD) and after[0] not in _STAYS_BEHIND and not before.endswith(_STAYS_AHEAD) and not _is_inside(before)


def _is_inside(before: str) -> bool:
    return any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS.items())


def _best(text: str, cuts: Sequence[int], count: int, room: int, paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, ...] | None:
    """The cuts into `count` lines that fit and look best, or None."""
    best: tuple[float, tuple[int, ...]] | None = None
    for chosen in combinations(cuts, count - 1):
        edges = (0, *chosen, len(text))
        widths = [nominal_width(text[start:end], paragraph, profile) for start, end in pairwise(edges)]
        if max(widths) <= room and (best is None or (_ugliness(widths), chosen) < best):
            best = (_ugliness(widths), chosen)
    return best[1] if best is not None else None


def _ugliness(widths: Sequence[int]) -> float:
    """How far lines are from a trapezoid or a diamond, and from being balanced; equal lines and an hourglass are the worst."""
    longest = max(widths)
    uneven = (longest - min(widths)) / longest
    return uneven + (0 if _is_shapely(widths) else 2) + (0.5 if uneven > 0.5 else 0)


def _is_shapely(widths: Sequence[int]) -> bool:
    """Whether lines grow or shrink all the way (a trapezoid), or grow and then shrink (a diamond)."""
    steps = [after - before for before, after in pairwise(widths)]
    if any(step == 0 for step in steps):
        return False
    signs = [step > 0 for step in steps]
    return sum(before != after for before, after in pairwise(signs)) == 0 or signs == sorted(signs, reverse=True)
