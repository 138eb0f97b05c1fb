"""The lines of a title, and of a name that is too long for one: broken at phrases, balanced, in the shape of a trapezoid or a diamond (7.3.1)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import accumulate, combinations, pairwise

from editor.layout.lines.nominal import nominal_width, roomy_edges
from editor.layout.settling.phrases import line_ends
from editor.model.document.document import Paragraph
from editor.model.document.profile import LayoutProfile

_MOST_LINES = 5  # a longer one is broken as ordinary text
_MOST_PLACES = 24  # where a line of more than three may end: those that hurt least
_SHORT = 3.0  # a line of less than a third of the longest is worse than a break where no phrase ends
_SHAPELESS, _UNEVEN = 2.0, 0.5
_ONE_MORE = 1.0  # how ugly one line more than are needed is where those would be full; the emptier they are, the uglier

_Edges = tuple[tuple[int, ...], tuple[int, ...]]  # of the characters, as they are by the standard's fonts and where they take most room

TITLE, SIGNATURE = "标题", "署名"
_BALANCED = frozenset((TITLE, SIGNATURE, "盖章署名", "签章职务"))


def balanced(paragraph: Paragraph, profile: LayoutProfile) -> Paragraph:
    """The paragraph with the ends of its lines settled, where it is a title or a name that needs several and was not broken by hand."""
    if paragraph.style not in _BALANCED or paragraph.breaks:
        return paragraph
    breaks = _broken(paragraph, profile, _room(paragraph, profile))
    return replace(paragraph, breaks=breaks) if breaks else paragraph


def _room(paragraph: Paragraph, profile: LayoutProfile) -> int:
    """The width of a line between the indents, in twips."""
    style, own = profile.style(paragraph.style), paragraph.indents
    return profile.page.text_width - (round((style.left + style.right) * style.advance) if own is None else own.left + own.right)


def _broken(paragraph: Paragraph, profile: LayoutProfile, room: int) -> tuple[int, ...]:
    """The offsets at which lines end, the last one left out; none when it fits on one line or would take more than five."""
    text = paragraph.text
    edges = tuple(accumulate((nominal_width(character, paragraph, profile) for character in text), initial=0))
    most = roomy_edges(text, paragraph, profile)
    fewest = -(-most[-1] // room) if room > 0 else 0
    if not 1 < fewest <= _MOST_LINES or "\n" in text:
        return ()
    return _breaks(text, (edges, most), room, fewest)


@cache
def _breaks(text: str, edges: _Edges, room: int, fewest: int) -> tuple[int, ...]:
    ends = line_ends(text)
    counts = range(fewest, min(fewest + 1, _MOST_LINES) + 1)
    more = _ONE_MORE * (2 - edges[0][-1] / (room * fewest))
    found = [(ugliness + more * (count - fewest), cuts) for count in counts for ugliness, cuts in _best(ends, edges, room, count)]
    return min(found)[1] if found else ()


def _best(ends: Mapping[int, float], edges: _Edges, room: int, count: int) -> Iterator[tuple[float, tuple[int, ...]]]:
    """The cuts into `count` lines that look best, and fit where they take most room, behind how ugly they are; nothing where none fit."""
    places = sorted(ends) if count <= 3 else sorted(sorted(ends, key=lambda at: (ends[at], at))[:_MOST_PLACES])
    best: tuple[float, tuple[int, ...]] | None = None
    for chosen in combinations(places, count - 1):
        usual, most = ([own[end] - own[start] for start, end in pairwise((0, *chosen, len(own) - 1))] for own in edges)
        if max(most) <= room:
            found = (_ugliness(usual) + sum(ends[cut] for cut in chosen), chosen)
            best = found if best is None else min(best, found)
    if best is not None:
        yield best


def _ugliness(widths: Sequence[int]) -> float:
    """How far lines are from a trapezoid or a diamond, and from being balanced; equal lines and an hourglass are the worst."""
    longest, shortest = max(widths), min(widths)
    uneven = (longest - shortest) / longest
    return uneven**3 + _SHAPELESS * (not _is_shapely(widths)) + _UNEVEN * (uneven > 0.5) + _SHORT * (3 * shortest < longest)


def _is_shapely(widths: Sequence[int]) -> bool:
    """Whether lines grow or shrink all the way (a trapezoid), or grow and then shrink (a diamond)."""
    steps = [after - before for before, after in pairwise(widths)]
    if any(step == 0 for step in steps):
        return False
    signs = [step > 0 for step in steps]
    return sum(before != after for before, after in pairwise(signs)) == 0 or signs == sorted(signs, reverse=True)
