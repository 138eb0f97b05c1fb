"""What two sequences have in common, as difflib finds it, within bounds: where many of their parts are equal, difflib would take for ever."""

from collections import Counter
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

MOST = 4_000_000
"""How many pairs of equal parts are looked through; two texts of 2,000 equal lines have as many."""

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
