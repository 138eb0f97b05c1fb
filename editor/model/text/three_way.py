"""Two versions of a sequence that grew from one become one: what only one of them changed is taken from it."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from editor.model.text.matching import opcodes

Part = TypeVar("Part", bound=Hashable)


class _Edit(NamedTuple, Generic[Part]):
    """Parts start to end (exclusive) of the base, and what stands in their place."""

    start: int
    end: int
    parts: tuple[Part, ...]
    mine: bool


Settle = Callable[[Sequence[Part], Sequence[Part], Sequence[Part]], Sequence[Part]]
"""Gives what becomes of parts that both changed, each in its own way: of the base, mine, theirs."""


def three_way(base: Sequence[Part], mine: Sequence[Part], theirs: Sequence[Part], settle: Settle[Part]) -> list[Part]:
    """The base with the changes of both; what both put in at one place stands one behind the other, mine first."""
    edits = sorted([*_edits(base, mine, mine=True), *_edits(base, theirs, mine=False)], key=lambda edit: (edit.start, edit.end, not edit.mine))
    joined: list[Part] = []
    at = 0
    for group in _groups(edits):
        start, end = group[0].start, max(edit.end for edit in group)
        joined += base[at:start]
        one, other = (_applied(base, start, end, [edit for edit in group if edit.mine == is_mine]) for is_mine in (True, False))
        was = tuple(base[start:end])
        joined += one if other in (was, one) else other if one == was else settle(was, one, other)
        at = end
    return [*joined, *base[at:]]


def _edits(base: Sequence[Part], other: Sequence[Part], *, mine: bool) -> list[_Edit[Part]]:
    return [_Edit(a1, a2, tuple(other[b1:b2]), mine) for tag, a1, a2, b1, b2 in opcodes(base, other) if tag != "equal"]


def _groups(edits: Sequence[_Edit[Part]]) -> list[list[_Edit[Part]]]:
    """The edits in order, those that touch the same parts together; the same parts put in twice at one place are put in once."""
    groups: list[list[_Edit[Part]]] = []
    for edit in edits:
        last = groups[-1] if groups else []
        is_same = bool(last) and last[-1][:3] == edit[:3]
        if last and (is_same or edit.start < max(one.end for one in last)):
            last.append(edit)
        else:
            groups.append([edit])
    return groups


def _applied(base: Sequence[Part], start: int, end: int, edits: Sequence[_Edit[Part]]) -> tuple[Part, ...]:
    parts: list[Part] = []
    for edit in edits:
        parts += [*base[start : edit.start], *edit.parts]
        start = edit.end
    return (*parts, *base[start:end])


@dataclass
class LineJoiner:
    """Joins versions of a text line by line, and where both changed a line, piece by piece; `pieces` cuts a line into what changes as a whole.

    Where both changed one piece mine stays; `left_out` has the lines of theirs that gave way.
    """

    pieces: Callable[[str], Sequence[str]]
    left_out: list[str] = field(default_factory=list[str])

    def joined(self, base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
        """The lines of both."""
        return three_way(base, mine, theirs, self._settle)

    def _settle(self, base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
        conflicts: list[str] = []

        def keep(_was: Sequence[str], one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
            conflicts.append("".join(other))
            return one

        text = "".join(three_way(self._cut(base), self._cut(mine), self._cut(theirs), keep))
        if conflicts:
            self.left_out += [line for line in theirs if line not in base]
            return [*mine]
        return text.split("\n") if text else []

    def _cut(self, lines: Sequence[str]) -> list[str]:
        return [piece for n, line in enumerate(lines) for piece in (*(["\n"] if n else []), *self.pieces(line))]
