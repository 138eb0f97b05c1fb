"""What two sequences have in common, as difflib finds it, within bounds: where many of their parts are equal, difflib would take for ever."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

MOST = 4_000_000
"""How many pairs of equal parts are looked through; two texts of 2,000 equal lines have as many."""
_FEW = 160_000  # pairs of parts: two texts of 400 lines are compared in no time

Opcode = tuple[str, int, int, int, int]
Part = TypeVar("Part", bound=Hashable)


def opcodes(ours: Sequence[Part], theirs: Sequence[Part]) -> list[Opcode]:
    """The steps from one sequence to the other (equal, replace, insert, delete, with the numbers of both), each part once, in order.

    Where there is too much to look through, what differs between the same start and the same end is replaced as a whole.
    """
    if _pairs(ours, theirs) <= MOST:
        return [*SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()]
    start = _same(ours, theirs)
    end = _same(ours[start:][::-1], theirs[start:][::-1])
    a, b = len(ours) - end, len(theirs) - end
    middle = ours[start:a], theirs[start:b]
    steps: list[Opcode] = [("equal", 0, start, 0, start)] if start else []
    if _pairs(*middle) <= MOST:
        inner = SequenceMatcher(None, *middle, autojunk=False).get_opcodes()
        steps += [(tag, a1 + start, a2 + start, b1 + start, b2 + start) for tag, a1, a2, b1, b2 in inner]
    else:
        steps.append(("replace", start, a, start, b))
    return [*steps, *([("equal", a, len(ours), b, len(theirs))] if end else [])]


def opcodes_of_lines(ours: Sequence[Part], theirs: Sequence[Part]) -> list[Opcode]:
    """The steps from the lines of one long text to those of another, in time that grows with their length where the text has lines of its own.

    Lines that each of both has once hold fast, as many as stand in the same order; what is between two of them is compared by itself.
    """
    if len(ours) * len(theirs) <= _FEW:
        return opcodes(ours, theirs)
    steps: list[Opcode] = []
    a = b = 0
    for at, there in (*_held(ours, theirs), (len(ours), len(theirs))):
        if a < at or b < there:
            steps += ((tag, a1 + a, a2 + a, b1 + b, b2 + b) for tag, a1, a2, b1, b2 in opcodes(ours[a:at], theirs[b:there]))
        steps += [("equal", at, at + 1, there, there + 1)] if at < len(ours) else []
        a, b = at + 1, there + 1
    return steps


def _held(ours: Sequence[Part], theirs: Sequence[Part]) -> list[tuple[int, int]]:
    """The places of the parts that both have once, the most that are in order in both."""
    mine, others = _single(ours), _single(theirs)
    ends: list[int] = []  # the lowest place in theirs at which an ordered row of each length ends
    rows: list[tuple[int, int, int]] = []  # a place in both, and the number of the row's entry before it
    last: list[int] = []  # the number of the entry at which each of these rows ends
    for at, there in ((at, others[part]) for part, at in mine.items() if part in others):
        length = bisect_left(ends, there)
        rows.append((at, there, last[length - 1] if length else -1))
        ends[length : length + 1], last[length : length + 1] = [there], [len(rows) - 1]
    return _row(rows, last[-1] if last else -1)


def _row(rows: Sequence[tuple[int, int, int]], end: int) -> list[tuple[int, int]]:
    """The row that ends with that entry, from its start."""
    found: list[tuple[int, int]] = []
    while end >= 0:
        at, there, end = rows[end]
        found.append((at, there))
    return found[::-1]


def _single(parts: Sequence[Part]) -> dict[Part, int]:
    """The parts that are there once, each with its place, in order."""
    counts = Counter(parts)
    return {part: at for at, part in enumerate(parts) if counts[part] == 1}


def matching_blocks(ours: Sequence[Part], theirs: Sequence[Part]) -> list[tuple[int, int, int]]:
    """What both have, in order: where it begins in each, and how long it is."""
    return [(a1, b1, a2 - a1) for tag, a1, a2, b1, _ in opcodes(ours, theirs) if tag == "equal"]


def _pairs(ours: Sequence[Part], theirs: Sequence[Part]) -> int:
    """How many pairs of equal parts there are."""
    if len(ours) * len(theirs) <= MOST:
        return 0
    counts, others = Counter(ours), Counter(theirs)
    return sum(count * others[part] for part, count in counts.items())


def _same(ours: Sequence[Part], theirs: Sequence[Part]) -> int:
    """How many parts are equal from the start on."""
    return next((at for at, (one, other) in enumerate(zip(ours, theirs, strict=False)) if one != other), min(len(ours), len(theirs)))
