"""Where lines end: no mark that may not start or end a line does, words and numbers stay whole, some marks hang in the margin."""

import re
from bisect import bisect_right
from collections.abc import Mapping, MutableSequence, Sequence
from collections.abc import Set as AbstractSet
from math import inf
from typing import NamedTuple

from editor.layout.lines.viewer import Viewer
from editor.model.document.document import Tab

TAB = 420  # twips between default tab stops, as the Word file says
_AFTER_NUMBER = frozenset("%‰°′″℃℉%％")
_BEFORE_NUMBER = frozenset("$£¥€￥￡№")
_CLOSING = frozenset("】）》〉”’」』〕〗］｝)]}")
_SOLID = re.compile(r"[!-,.0-~]+")  # Latin letters, digits and marks between which no line ends: all but the space, the hyphen and the stroke
_FAR = 200  # characters that are looked back over for a letter
_SLACK = 0.01  # twips; sums of advances are floats


class LineSpan(NamedTuple):
    """A line of a paragraph: the text from `start` to `end`, and whether the paragraph or a settled break ends it (it is not stretched then)."""

    start: int
    end: int
    last: bool


class Measure(NamedTuple):
    """A paragraph's text; `ends`, the sums of its advances (ends[i] is the right edge of the first i characters); the gaps before characters.

    `last` is the spacing after a line's last character that does not count, `portions` where it is left out already;
    `tabs` are settled tab stops, from the line's start;
    `controls` are the edges of fields where the viewer sees an invisible character, and not the mark before it.
    """

    text: str
    ends: MutableSequence[float]
    gaps: Mapping[int, float]
    portions: AbstractSet[int] = frozenset()
    last: float = 0
    controls: AbstractSet[int] = frozenset()
    tabs: tuple[Tab, ...] = ()

    def left_of(self, at: int) -> float:
        """The left edge of a character, its gap behind it."""
        return self.ends[at] + self.gaps.get(at, 0)

    def fits(self, start: int, stop: int, room: float) -> int:
        """How far the text from `start` to at most `stop` fits into the room."""
        limit = self.left_of(start) + room + _SLACK
        cut = bisect_right(self.ends, limit + max(self.last, 0), start + 1, stop + 1) - 1
        while cut > start and cut not in self.portions and self.ends[cut] - self.last > limit:
            cut -= 1
        return cut


def is_wide(character: str) -> bool:
    """Whether a line may be broken beside the character as beside an ideograph: ideographs, kana and the marks of Chinese text."""
    return character >= "\u2e80" or "\u2010" <= character <= "\u2027"


def may_break(text: str, at: int, viewer: Viewer) -> bool:
    """Whether a line may end before the character at `at` (not the first one)."""
    before, after = text[at - 1], text[at]
    if before == " ":
        return after != " "
    if after in viewer.no_start or before in viewer.no_end or (before == after and before in viewer.pairs):
        return False
    if after == "…" and not is_wide(before):
        return False
    if viewer.portions and _is_tied(text, at):
        return False
    if is_wide(before) or is_wide(after):
        return not (before.isdigit() and after in _AFTER_NUMBER) and not (before in _BEFORE_NUMBER and after.isdigit())
    return after != " " and (before == "-" or (viewer.portions and before == "/" and after.isalpha()))


def _may_end(measure: Measure, at: int, viewer: Viewer) -> bool:
    """Whether a line may end before the character at `at`, also at the edge of a field."""
    if at in measure.controls and not _is_latin_word(measure.text, at):
        return measure.text[at] not in viewer.no_start
    return may_break(measure.text, at, viewer)


def spans(measure: Measure, stops: Sequence[int], first: float, rest: float, viewer: Viewer) -> list[LineSpan]:
    """The lines of a text: `first` and `rest` are the twips of room in the first and the other lines, `stops` where a line ends by decision."""
    found: list[LineSpan] = []
    tabs = _Tabs(measure) if "\t" in measure.text else None
    start = 0
    for stop in (*stops, len(measure.text)):
        while True:
            room = rest if found else first
            reach = tabs.set(start, stop, room) if tabs else stop
            end = _end(measure, start, reach, stop, room, viewer)
            if tabs and end > reach:
                tabs.set(reach, end)
            found.append(LineSpan(start, end, end >= stop))
            start = end
            if end >= stop:
                break
    return found


def _end(measure: Measure, start: int, reach: int, stop: int, room: float, viewer: Viewer) -> int:
    """Where a line ends of which the text up to `reach` is measured; more than that has no room."""
    text = measure.text
    cut = measure.fits(start, reach, room)
    if cut >= stop:
        return stop
    if text[cut] in " \n":
        return _after_spaces(text, cut, stop)
    if _may_hang(text, start, cut, viewer) and (cut + 1 == stop or _may_end(measure, cut + 1, viewer)):
        return _after_spaces(text, cut + 1, stop)
    return _back(measure, start, cut, viewer)


def _is_tied(text: str, at: int) -> bool:
    """Whether LibreOffice keeps Latin text with the mark before it (a closing bracket; a comma that follows Latin text), or a dash or dots after it
    whole.
    """
    before, follows_latin = text[at - 1], at > 1 and not is_wide(text[at - 2])
    if text[at] in "—…":
        return before == text[at] and follows_latin
    return not is_wide(text[at]) and (before in _CLOSING or (before in "，。、" and follows_latin))


def _may_hang(text: str, start: int, cut: int, viewer: Viewer) -> bool:
    """Whether the mark at `cut` may stand in the margin; LibreOffice breaks what follows Latin text by rules that know no hanging."""
    if cut == start or text[cut] not in viewer.hanging:
        return False
    return not viewer.portions or not _is_latin_word(text, cut)


def _is_latin_word(text: str, at: int) -> bool:
    """Whether the character at `at`, or the nearest letter or digit before it, is Latin: LibreOffice then breaks by the rules of English."""
    first = max(0, at - _FAR)
    while at > first and not text[at].isalnum():
        at -= 1
    return text[at].isalnum() and not is_wide(text[at])


def _after_spaces(text: str, at: int, stop: int) -> int:
    """Spaces at the end of a line stand in the margin, and so does what ends the line by decision."""
    while at < stop and text[at] in " \n":
        at += 1
    return at


def _back(measure: Measure, start: int, cut: int, viewer: Viewer) -> int:
    if not measure.controls and _SOLID.fullmatch(measure.text, start, cut + 1):
        return max(cut, start + 1)
    at = cut
    while at > start and (not _may_end(measure, at, viewer) or _is_kept_behind_stroke(measure.text, at, cut)):
        at -= 1
    return at if at > start else max(cut, start + 1)


def _is_kept_behind_stroke(text: str, at: int, cut: int) -> bool:
    """Whether the place is in a Latin word behind a stroke at which LibreOffice does not break: more of the word has to fit, and the line to be full
    inside it (km/h stays whole).
    """
    return text[at - 1] == "/" and not is_wide(text[at]) and (at == cut or any(map(is_wide, text[at : cut + 1])))


class _Tabs:
    """The tabs of a text: each reaches to the next stop, counted from its line's start. What they move is measured anew, a line at a time."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._before = list(measure.ends)

    def set(self, start: int, stop: int, room: float = inf) -> int:
        """Measure the line that starts here up to `stop`, or until its room is more than full; gives how far."""
        text, ends, before = self._measure.text, self._measure.ends, self._before
        left = ends[start]
        full = left + room + self._measure.gaps.get(start, 0) + max(self._measure.last, 0) + 1
        for at in range(start, stop):
            width = self._reach(at, ends[at] - left) if text[at] == "\t" else before[at + 1] - before[at]
            ends[at + 1] = ends[at] + width
            if ends[at + 1] > full:
                return at + 1
        return stop

    def _reach(self, at: int, here: float) -> float:
        """How far the tab at `at` reaches, `here` twips from its line's start: to the next settled stop, or to the next default one."""
        measure = self._measure
        stop = next((tab for tab in measure.tabs if tab.at > here), None)
        if stop is None:
            return TAB - here % TAB
        if not stop.end:
            return stop.at - here
        text = measure.text
        after = next((place for place in range(at + 1, len(text)) if text[place] in "\t\n"), len(text))
        uncounted = 0 if after in measure.portions else measure.last
        return max(0.0, stop.at - here - (self._before[after] - self._before[at + 1] - uncounted))
