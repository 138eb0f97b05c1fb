"""Stars: blanks, Markdown's emphasis and bullets, footnote marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from editor.reading.page.page import SamplePage
from editor.reading.page.tokens import kind_after, unit_after

_BULLET = re.compile(r"^\s*[*＊]\s+(?=\S)")
_PAIR = re.compile(r"(?<![*\d])(\*{1,3})(?=[^\s*])([^*]{1,80}?[^\s*])\1(?!\*)")
_LEAD_IN = re.compile(r"(?<!\*)(\*{1,3})((?:[一二三四五六七八九十]是|第[一二三四五六七八九十]|首先|其次|再次|最后)[，：:]?)\1(?!\*\*)")
# Bold and slanted at once: hardly anybody writes a clause so.
_BOTH = 3
_STAR = re.compile(r"[*＊]+")
_FOOTNOTE = re.compile(r"^\s*[*＊](?=[\u4e00-\u9fff《“（])")
# Wide stars emphasize nothing.
_SURE = re.compile(r"\*\.\*|\*{3,}(?!\*)|＊{2}|(?<=[\u4e00-\u9fff：])[*＊](?=[个名人万亿元年月日户家次项篇场台处%％])")


@dataclass(frozen=True, slots=True)
class StarHabits:
    """How a document uses stars: whether they are blanks at all, and the columns of marks that are none."""

    blanks: bool
    marks: frozenset[tuple[int, int]]

    def is_mark(self, line: int, column: int) -> bool:
        """Whether the star at a column is emphasis, a bullet or a footnote mark."""
        return (line, column) in self.marks


def star_habits(page: SamplePage, skip: set[int]) -> StarHabits:
    """Read off the whole document how it uses stars."""
    starred = [n for n, text in enumerate(page.lines) if ("*" in text or "＊" in text) and n not in skip]
    blanks = any(_shows_blanks(page.lines[n]) for n in starred)
    marks = {(n, c) for n in starred for c in _marks_of_line(page.lines[n], blanks)}
    return StarHabits(blanks, frozenset(marks | _footnotes(page, starred, marks)))


def _shows_blanks(line: str) -> bool:
    """Whether a line's stars can only be blanks: single before a unit, three and more, or two runs that both stand before units."""
    if not line.strip(" *＊"):
        return False
    if _SURE.search(_without_bullet(line)) and not _emphasis_only(line):
        return True
    return any(unit_after(pair[2]) and unit_after(line[pair.end() : pair.end() + 8]) for pair in _PAIR.finditer(line))


def _without_bullet(line: str) -> str:
    return _BULLET.sub("", line)


def _emphasis_only(line: str) -> bool:
    return not _STAR.search(_PAIR.sub("", _without_bullet(line)))


def _marks_of_line(line: str, blanks: bool) -> set[int]:
    bullet = _BULLET.match(line)
    marks = set(range(bullet.end())) if bullet and not re.match(r"\s*\*(?: \*)+ ?[年月日]", line) else set[int]()
    for pair in _pairs(line, bullet.end() if marks and bullet else 0):
        if not blanks or _is_emphasis(line, pair):
            size = len(pair[1])
            marks |= set(range(pair.start(), pair.start() + size)) | set(range(pair.end() - size, pair.end()))
    return marks


def _pairs(line: str, begin: int) -> Iterator[re.Match[str]]:
    """Two runs of stars with text between; those around 一是, 首先 … come first, so that no other pair reaches over them."""
    for lead in _LEAD_IN.finditer(line, begin):
        yield from _PAIR.finditer(line, begin, lead.start())
        yield lead
        begin = lead.end()
    yield from _PAIR.finditer(line, begin)


def _is_emphasis(line: str, pair: re.Match[str]) -> bool:
    """Two runs of stars are emphasis when neither stands before a unit or a thing's name, as blanks do."""
    inner, after = pair[2], line[pair.end() : pair.end() + 8]
    if pair.re is _LEAD_IN:
        return True
    if len(pair[1]) == _BOTH and "，" in inner:
        return False
    if inner.endswith(("。", "：", "；")) or (not line[: pair.start()].strip(" #-0123456789.、（）一二三四五六七八九十") and not kind_after(after)):
        return True
    return not kind_after(inner) and not kind_after(after) and len(inner) >= 2 and len(pair[1]) == 2


def _footnotes(page: SamplePage, starred: list[int], marks: set[tuple[int, int]]) -> set[tuple[int, int]]:
    """The star at the head of a footnote, and the one in the text that points to it."""
    found: set[tuple[int, int]] = set()
    for note in starred:
        head = _FOOTNOTE.match(page.lines[note])
        if not head or (note, head.end() - 1) in marks or kind_after(page.lines[note][head.end() :]):
            continue
        found.add((note, head.end() - 1))
        best = max(_pointers(page, starred, note, marks), default=(0, 0, 0))
        if best[0] > 0:
            found.add((best[1], best[2]))
    return found


def _pointers(page: SamplePage, starred: list[int], note: int, marks: set[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Single stars of the text with how well each would point to the note: behind a word of the note, no unit behind it."""
    said = page.bare[note]
    found: list[tuple[int, int, int]] = []
    for line in (n for n in starred if n < note):
        text = page.lines[line]
        for star in re.finditer(r"(?<![*\d.])\*(?![*\d.])", text):
            if (line, star.start()) in marks or not re.search(r"[\u4e00-\u9fff”》）]$", text[: star.start()]):
                continue
            before, after = text[max(0, star.start() - 2) : star.start()], text[star.end() : star.end() + 8]
            points = 3 * (before in said) + 2 * (after[:1] in "，。；、”）" and after != "") - 3 * bool(kind_after(after)) + (after == "")
            found.append((points, line, star.start()))
    return found
