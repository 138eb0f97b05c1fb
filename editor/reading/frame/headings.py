"""Which numbered lines are headings, and at what level."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise

from editor.model.sample.inspection import HeadingSpan
from editor.reading.frame.short_headings import short_headings
from editor.reading.page.lexicon import words
from editor.reading.page.numbering import Number, number_of
from editor.reading.page.page import SamplePage

_STRONG = ("part", "chapter", "passage", "article", "formal", "han", "han)")
_ORDER = ("part", "chapter", "passage", "article", "formal", "han", "han)", "step", "deep", "1.", "(1)", "1)", "①", "A.")
_STANDARD = {"han": 1, "han)": 2, "step": 3, "1.": 3, "deep": 3, "(1)": 4, "1)": 4, "①": 5, "A.": 5}
_CLAUSE = re.compile(r"应当|不得|必须|有权|甲方|乙方|本合同|本协议|如果|若|须")
_LEADERS = re.compile(r"[.．…·]{3,}\s*\d+\s*$")
_MARKDOWN = re.compile(r"^\s{0,3}(#{1,6})\s+(\S.*)$")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A numbered line, with what stands behind the number."""

    line: int
    number: Number
    rest: str
    spaced: bool


def numbered_lines(page: SamplePage, skip: Iterable[int]) -> list[Numbered]:
    """The lines that begin with a number that can count headings or items."""
    skipped, found, inside_attachments = set(skip), list[Numbered](), False
    for line, text in enumerate(page.lines):
        page.breathe(line)
        bare = page.bare[line]
        if not bare or line in skipped or line in page.cells:
            continue
        number = number_of(text)
        inside_attachments = bool(re.match(r"附件\s*[：:]", bare)) or (inside_attachments and number is not None)
        if number and not inside_attachments and not _LEADERS.search(bare):
            found.append(_numbered(line, text, number))
    return _in_sequence(found)


def _numbered(line: int, text: str, number: Number) -> Numbered:
    spaced = text[number.end - 1 : number.end].isspace() or text[number.end : number.end + 1].isspace()
    return Numbered(line, number, text[number.end :].strip(), spaced)


def _in_sequence(found: list[Numbered]) -> list[Numbered]:
    """Without decimals at the head of a line: 1.2 must follow 1.1 or 1, and no unit may follow it."""
    has_depth = any(n.number.system == "deep" and len(n.number.values) > 1 for n in found)
    kept: list[Numbered] = []
    path: tuple[int, ...] = ()
    for one in found:
        single = one.number.system == "1." and has_depth
        if one.number.system != "deep" and not single:
            kept.append(one)
        elif _follows(path, one.number.values) and (one.spaced or not _measures(one.rest)):
            path = one.number.values
            kept.append(replace(one, number=_as_deep(one.number)))
        elif single:
            kept.append(one)
    return kept


def _as_deep(number: Number) -> Number:
    return Number("deep", number.values, number.start, number.end, number.text)


def _measures(rest: str) -> bool:
    return bool(words("units", "money", "percent", "number").at_start(rest)) and not words("units", "exceptions").at_start(rest)


def _follows(path: tuple[int, ...], values: tuple[int, ...]) -> bool:
    if not path:
        return set(values) == {1}
    if len(values) > len(path):
        return values == (*path, 1)
    size = len(values)
    return values[:-1] == path[: size - 1] and 0 < values[-1] - path[size - 1] <= 3


def find_headings(page: SamplePage, numbered: list[Numbered], title_lines: tuple[int, ...], skip: Iterable[int]) -> list[HeadingSpan]:
    """The headings in order, with levels: 一、 is 1, （一） 2, 1. 3, （1） 4; other systems by nesting, the top one 1."""
    chosen = [one for run in _runs(numbered) for one in _headings_of_run(page, run)]
    levels = _levels(chosen)
    found = {one.line: _heading(page, one, levels) for one in chosen}
    for line, level in _unnumbered(page, title_lines, set(skip) | {n.line for n in numbered}):
        found.setdefault(line, HeadingSpan(line, level, page.bare[line].lstrip("# ").strip(), len(page.lines[line])))
    if not any(_MARKDOWN.match(page.lines[line]) for line in found) and not page.source.heading_levels:
        taken = {*skip, *title_lines, *(n.line for n in numbered)}
        found |= {short.line: short for short in short_headings(page, [found[line] for line in sorted(found)], taken)}
    return [found[line] for line in sorted(found)]


def _runs(numbered: list[Numbered]) -> list[list[Numbered]]:
    """Numbered lines as runs of one system; a run ends where its number begins again or a stronger system steps in."""
    runs: list[list[Numbered]] = []
    open_runs: dict[str, list[Numbered]] = {}
    for one in numbered:
        system = one.number.system
        rank = _ORDER.index(system)
        for other in [s for s in open_runs if _ORDER.index(s) > rank]:
            del open_runs[other]
        current = open_runs.get(system)
        if current is None or (one.number.values[0] == 1 and len(one.number.values) == 1):
            current = open_runs[system] = []
            runs.append(current)
        current.append(one)
    return runs


def _headings_of_run(page: SamplePage, run: list[Numbered]) -> list[Numbered]:
    system = run[0].number.system
    if system in ("part", "chapter", "passage", "article", "formal"):
        return run
    if any(one.rest.endswith(("；", ";")) for one in run) or _is_list(page, run):
        return []
    if system in _STRONG:
        return run
    likely = sum(_reads_like_heading(one.rest) for one in run)
    return run if likely >= 0.6 * len(run) else []


def _is_list(page: SamplePage, run: list[Numbered]) -> bool:
    """Short items one below the other behind a colon: a list, no headings."""
    before = page.last_full(run[0].line)
    after_colon = before is not None and page.bare[before].endswith(("：", ":"))
    if not after_colon or run[0].number.system == "han":
        return False
    lines = [one.line for one in run]
    close = all(page.next_full(a) == b for a, b in pairwise(lines))
    return close and not any(_runs_on(one.rest) for one in run)


def _runs_on(rest: str) -> bool:
    stop = rest.find("。")
    return 0 < stop < len(rest.rstrip("*_ ")) - 1


def _reads_like_heading(rest: str) -> bool:
    """Short and no sentence, or a short first sentence with text running on behind it."""
    plain = rest.strip("*_ ")
    if _runs_on(plain):
        first = plain[: plain.find("。")]
        return len(first) <= 28 and not _CLAUSE.search(first) and first.count("，") <= 2
    if plain.endswith(("。", "；", ";", "，", "！")) or re.search(r"[：:].", plain):
        return False
    return 1 < len(plain) <= 40


def _levels(chosen: list[Numbered]) -> dict[str, int]:
    systems = {one.number.system for one in chosen}
    if "han" in systems and not systems & {"part", "chapter", "passage", "article"}:
        return _STANDARD
    order = [s for s in _ORDER if s in systems]
    first = chosen[0].number.system if chosen else ""
    if first == "han" and "article" in systems:
        order = ["han", *(s for s in order if s != "han")]
    return {system: n + 1 for n, system in enumerate(order)}


def _heading(page: SamplePage, one: Numbered, levels: dict[str, int]) -> HeadingSpan:
    line = page.lines[one.line]
    depth = len(one.number.values) - 1 if one.number.system == "deep" else 0
    end = _heading_end(line, one)
    text = line[one.number.start : end].strip().rstrip("。：:")
    return HeadingSpan(one.line, levels[one.number.system] + depth, text, end)


def _heading_end(line: str, one: Numbered) -> int:
    """The column where the heading stops: at its first full stop when text runs on, behind the number when it is a clause."""
    stop = line.find("。", one.number.end)
    label = re.match(r"[^，。；：]{2,14}[：:](?=.)", line[one.number.end :])
    if label and (stop >= 0 or len(line) > 40):
        return one.number.end + label.end()
    if stop < 0:
        return len(line)
    runs_on = bool(line[stop + 1 :].strip(" 　*_"))
    if stop - one.number.end > 40 or (not runs_on and one.number.system not in ("1.", "(1)")) or one.number.system == "article":
        return one.number.end
    return stop + 1 if runs_on else len(line)


def _unnumbered(page: SamplePage, title_lines: tuple[int, ...], skip: set[int]) -> list[tuple[int, int]]:
    """Headings by Markdown's marks or Word's styles that carry no number."""
    marked = {n: len(m[1]) for n, text in enumerate(page.lines) if n not in skip and (m := _MARKDOWN.match(text))}
    base = next((marked[n] for n in title_lines if n in marked), 0)
    found = {n: max(depth - base, 1) for n, depth in marked.items() if n not in title_lines}
    for line, level in page.source.heading_levels:
        if line not in skip and line not in title_lines and line < len(page.bare) and page.bare[line]:
            found.setdefault(line, level)
    return sorted(found.items())


def with_lines(page: SamplePage, headings: Iterable[HeadingSpan], joined: Iterable[int]) -> list[HeadingSpan]:
    """The headings with the joined lines that belong to them: those of a heading behind which no text runs on."""
    continuing = set(joined)
    return [_over_lines(page, h, continuing) if h.end == len(page.lines[h.line]) else h for h in headings]


def _over_lines(page: SamplePage, heading: HeadingSpan, continuing: set[int]) -> HeadingSpan:
    last = heading.line
    while last + 1 in continuing:
        last += 1
    if last == heading.line:
        return heading
    text = heading.text + "".join(page.bare[n] for n in range(heading.line + 1, last + 1))
    return replace(heading, text=text, end=len(page.lines[last]), lines=last - heading.line + 1)
