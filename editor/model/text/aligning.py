"""Two versions of a text, line by line: which lines are the same, which were rewritten, moved, added and removed; near-linear for few changes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from editor.model.text.matching import matching_blocks, opcodes

_Block = tuple[str, range, range]
_ALIKE = 0.5
_CLOSE = 60


class Pair(NamedTuple):
    """A line of ours and its counterpart of theirs (numbers from 0), None where there is none; `moved` when it stands elsewhere there."""

    ours: int | None
    theirs: int | None
    moved: bool = False


def aligned(ours: Sequence[str], theirs: Sequence[str]) -> list[Pair]:
    """Each line of both once, in the order of theirs, lines of ours that are gone behind the line that they followed."""
    pairs: list[Pair] = []
    blocks = opcodes(ours, theirs)
    slid = list(_slid([(tag, range(a1, a2), range(b1, b2)) for tag, a1, a2, b1, b2 in blocks], ours, theirs))
    moved = {ours[a] for tag, left, _ in slid if tag != "equal" for a in left} & _once(ours) & _once(theirs)
    for tag, left, right in slid:
        if tag == "equal":
            pairs += (Pair(a, b) for a, b in zip(left, right, strict=True))
        else:
            pairs += _rewritten(ours, theirs, left, right, moved)
    return _with_moves(pairs, ours, theirs)


def _slid(blocks: list[_Block], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[_Block]:
    """The blocks with what only one has as far down as it goes: of two like lines the second is the new one."""
    left_over: _Block | None = None
    for block in blocks:
        if left_over is None or block[0] != "equal":
            yield from () if left_over is None else (left_over,)
            left_over = block
            continue
        (tag, left, right), (_, same, other) = left_over, block
        lines, own = (theirs, right) if tag == "insert" else (ours, left)
        steps = next((n for n in range(len(same)) if lines[own.start + n] != lines[own.stop + n]), len(same)) if tag in ("insert", "delete") else 0
        yield "equal", range(left.start, left.start + steps), range(right.start, right.start + steps)
        yield tag, _down(left, steps), _down(right, steps)
        left_over = ("equal", same[steps:], other[steps:])
    yield from () if left_over is None else (left_over,)


def _down(lines: range, steps: int) -> range:
    return range(lines.start + steps, lines.stop + steps)


def likeness(one: str, other: str) -> float:
    """How alike two texts are, from 0 to 1."""
    both = len(one) + len(other)
    if not both or 2 * min(len(one), len(other)) < _ALIKE * both:
        return 0.0 if both else 1.0
    shared = (Counter(one) & Counter(other)).total()
    return 2 * sum(size for _, _, size in matching_blocks(one, other)) / both if 2 * shared >= _ALIKE * both else 0.0


def _rewritten(ours: Sequence[str], theirs: Sequence[str], left: range, right: range, moved: AbstractSet[str]) -> Iterator[Pair]:
    """The lines of a stretch that differs: the most alike in order, but for those that were moved, the rest gone or new."""
    choose = _best if len(left) * len(right) <= _CLOSE * _CLOSE else _side_by_side
    mine, yours = [a for a in left if ours[a] not in moved], [b for b in right if theirs[b] not in moved]
    chosen = list(choose(ours, theirs, mine, yours))
    a, b = left.start, right.start
    for one, other in [*chosen, (left.stop, right.stop)]:
        yield from (Pair(n, None) for n in range(a, one))
        yield from (Pair(None, n) for n in range(b, other))
        if (one, other) != (left.stop, right.stop):
            yield Pair(one, other)
        a, b = one + 1, other + 1


def _best(ours: Sequence[str], theirs: Sequence[str], left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs in order whose likeness together is greatest."""
    alike = [[likeness(ours[a], theirs[b]) for b in right] for a in left]
    sums = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for a in reversed(range(len(left))):
        for b in reversed(range(len(right))):
            here = alike[a][b] + sums[a + 1][b + 1] if alike[a][b] >= _ALIKE else 0.0
            sums[a][b] = max(here, sums[a + 1][b], sums[a][b + 1])
    found: list[tuple[int, int]] = []
    a = b = 0
    while a < len(left) and b < len(right):
        if alike[a][b] >= _ALIKE and sums[a][b] == alike[a][b] + sums[a + 1][b + 1]:
            found.append((left[a], right[b]))
            a, b = a + 1, b + 1
        elif sums[a][b] == sums[a + 1][b]:
            a += 1
        else:
            b += 1
    return found


def _side_by_side(ours: Sequence[str], theirs: Sequence[str], left: Sequence[int], right: Sequence[int]) -> Iterator[tuple[int, int]]:
    """The lines that are alike at the same distance from the start of a long stretch."""
    return ((a, b) for a, b in zip(left, right, strict=False) if likeness(ours[a], theirs[b]) >= _ALIKE)


def _with_moves(pairs: list[Pair], ours: Sequence[str], theirs: Sequence[str]) -> list[Pair]:
    """The pairs where a line that is gone and one that is new are the same line moved; of lines that stand twice nobody could tell."""
    single, new = _once(ours), _once(theirs)
    gone = {ours[p.ours]: p.ours for p in pairs if p.theirs is None and p.ours is not None and ours[p.ours] in single}
    there = ((p.theirs, theirs[p.theirs]) for p in pairs if p.ours is None and p.theirs is not None)
    moved = {at: gone[line] for at, line in there if line in gone and line in new}
    left = set(moved.values())
    kept = (pair for pair in pairs if not (pair.theirs is None and pair.ours in left))
    return [Pair(moved[p.theirs], p.theirs, moved=True) if p.ours is None and p.theirs in moved else p for p in kept]


def _once(lines: Sequence[str]) -> frozenset[str]:
    return frozenset(line for line, count in Counter(lines).items() if count == 1)
