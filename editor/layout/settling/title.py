"""A title's lines: broken at phrases, balanced, in the shape of a trapezoid or a diamond (GB/T 9704-2012, 7.3.1)."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise

from editor.layout.lines.breaking import may_break
from editor.layout.lines.nominal import nominal_width
from editor.layout.lines.viewer import WORD
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

_STAYS_BEHIND = frozenset("的和与及之等了")  # a line that starts with one of these reads badly
# A line that ends with one of these reads badly.
_STAYS_AHEAD = ("关于", "印发", "转发", "批转", "召开", "做好", "开展", "加强", "举办", *"上下全各本第不对向为在以把被将由从")
_MOST_LINES = 5  # a longer title is broken as ordinary text
_MOST_CUTS = 24  # phrases looked at: a longer title is broken as ordinary text
_SURE = 3000.0  # a strength from which a phrase certainly ends
_HURT = 0.15  # a break in a doubtful place is as ugly as lines that differ by half of their length
# What the model of phrases looks at around a place: the name of a feature, and from where to where it reaches.
_FEATURES = (
    *(("UW1", -3, -2), ("UW2", -2, -1), ("UW3", -1, 0), ("UW4", 0, 1), ("UW5", 1, 2), ("UW6", 2, 3)),
    *(("BW1", -2, 0), ("BW2", -1, 1), ("BW3", 0, 2), ("TW1", -3, 0), ("TW2", -2, 1), ("TW3", -1, 2), ("TW4", 0, 3)),
)
_PAIRS = {"《": "》", "“": "”", "（": "）", "〔": "〕", "(": ")"}


@cache
def _model() -> Mapping[str, Mapping[str, int]]:
    import budoux  # noqa: PLC0415  (only a title of more than one line needs it)

    return budoux.load_default_simplified_chinese_parser().model


def _strength(text: str, at: int) -> float:
    """How surely a phrase ends before the character at `at`, 0 or less where none does: what budoux itself only answers with yes or no."""
    model = _model()
    inside = ((name, at + start, at + end) for name, start, end in _FEATURES if at + start >= 0 and at + end <= len(text))
    found = sum(model.get(name, {}).get(text[start:end], 0) for name, start, end in inside)
    return found - sum(sum(weights.values()) for weights in model.values()) / 2


def title_breaks(paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, ...]:
    """The offsets at which a title's lines end, its last one left out; none when it fits on one line or was broken by hand."""
    text = paragraph.text
    room = profile.page.text_width
    width = nominal_width(text, paragraph, profile)
    fewest = int(width // room) + 1
    if width <= room or fewest > _MOST_LINES or "\n" in text:
        return ()
    cuts = _phrase_ends(text)
    for count in range(fewest, _MOST_LINES + 1):
        found = _best(text, cuts, count, room, paragraph, profile)
        if found is not None:
            return found
    return ()


def _phrase_ends(text: str) -> dict[int, float]:
    """Where a line may end, with how much a break there hurts (0 to 1)."""
    strengths = {at: _strength(text, at) for at in range(1, len(text)) if _reads_well(text, at)}
    ends = [at for at, strength in strengths.items() if strength > 0][:_MOST_CUTS]
    return {at: 1 - min(strengths[at], _SURE) / _SURE for at in ends}


def _reads_well(text: str, at: int) -> bool:
    """Whether a line may end here: no bracket left open over a short name, no particle first, no 关于 last."""
    before, after = text[:at], text[at:]
    if not may_break(text, at, WORD) or before[-1].isdigit() or _is_inside(before):
        return False
    return after[0] not in _STAYS_BEHIND and not before.endswith(_STAYS_AHEAD)


def _is_inside(before: str) -> bool:
    return any(before.count(opening) > before.count(closing) for opening, closing in _PAIRS.items())


def _best(text: str, cuts: Mapping[int, float], count: int, room: int, paragraph: Paragraph, profile: LayoutProfile) -> tuple[int, ...] | None:
    """The cuts into `count` lines that fit and look best, or None."""
    best: tuple[float, tuple[int, ...]] | None = None
    for chosen in combinations(cuts, count - 1):
        edges = (0, *chosen, len(text))
        widths = [nominal_width(text[start:end], paragraph, profile) for start, end in pairwise(edges)]
        if max(widths) <= room:
            found = (_ugliness(widths) + max(cuts[cut] for cut in chosen) * _HURT, chosen)
            best = found if best is None else min(best, found)
    return best[1] if best is not None else None


def _ugliness(widths: Sequence[int]) -> float:
    """How far lines are from a trapezoid or a diamond, and from being balanced; equal lines and an hourglass are the worst."""
    longest = max(widths)
    uneven = (longest - min(widths)) / longest
    return uneven**3 + (0 if _is_shapely(widths) else 2) + (0.5 if uneven > 0.5 else 0)


def _is_shapely(widths: Sequence[int]) -> bool:
    """Whether lines grow or shrink all the way (a trapezoid), or grow and then shrink (a diamond)."""
    steps = [after - before for before, after in pairwise(widths)]
    if any(step == 0 for step in steps):
        return False
    signs = [step > 0 for step in steps]
    return sum(before != after for before, after in pairwise(signs)) == 0 or signs == sorted(signs, reverse=True)
