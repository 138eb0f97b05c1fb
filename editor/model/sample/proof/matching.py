"""Pieces of a source found in the lines of a template, each letter once: first whole lines in order, then letters between those."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

from editor.model.sample.proof.drops import shorter
from editor.model.sample.proof.expected import ExpectedPiece
from editor.model.sample.proof.units import SLOT, TemplateUnit, UnitKind
from editor.model.text.matching import opcodes, opcodes_of_lines

_SLACK, _SPREAD = 24, 2
_SHORT = frozenset((UnitKind.HEADING, UnitKind.ATTACHMENT, UnitKind.ELEMENT))


@dataclass(slots=True)
class FoundPiece:
    """What was found of a piece: the units that say it, and the letters that none says, as columns of its letters; `is_covered` tells of each of
    these whether a slot stands where they stood.
    """

    expected: ExpectedPiece
    units: list[int] = field(default_factory=list[int])
    gaps: list[tuple[int, int, bool]] = field(default_factory=list[tuple[int, int, bool]])

    @property
    def is_gone(self) -> bool:
        """Whether nothing of the piece was found."""
        return not self.units


class Matcher:
    """Holds the pieces of a source against the lines of a template."""

    def __init__(self, units: Sequence[TemplateUnit]) -> None:
        self._units = units
        self._text = "".join(unit.letters for unit in units)
        self._starts = [0, *accumulate(len(unit.letters) for unit in units)]
        self.said: set[int] = set()

    def found(self, pieces: Sequence[ExpectedPiece]) -> list[FoundPiece]:
        """What the template says of each piece, in their order."""
        keys, own = _keys(pieces, self._units), [unit.letters for unit in self._units]
        found = [FoundPiece(piece) for piece in pieces]
        for tag, a1, a2, b1, b2 in opcodes_of_lines(keys, own):
            if tag == "equal":
                self._take(found[a1:a2], keys[a1:a2], range(b1, b2))
            else:
                self._between(found[a1:a2], self._starts[b1], self._starts[b2])
        return found

    def _take(self, found: Sequence[FoundPiece], keys: Sequence[str], units: range) -> None:
        for piece, key, unit in zip(found, keys, units, strict=True):
            piece.units.append(unit)
            self.said.add(unit)
            piece.gaps += _around(piece.expected.letters, key)

    def _between(self, found: Sequence[FoundPiece], start: int, end: int) -> None:
        """Find pieces in a stretch of the template: whole ones from the left, what is left between two of them letter by letter."""
        waiting: list[FoundPiece] = []
        missed = 0
        for piece in found:
            letters = piece.expected.letters
            if not letters:
                continue
            at = self._text.find(letters, start, min(end, start + missed + len(letters) + _SLACK))
            if at < 0:
                waiting.append(piece)
                missed += len(letters)
                continue
            self._by_letters(waiting, start, at)
            self._say(piece, at, at + len(letters))
            waiting, missed, start = [], 0, at + len(letters)
        self._by_letters(waiting, start, end)

    def _say(self, piece: FoundPiece, start: int, end: int) -> None:
        """Note that a stretch of the template says something of a piece."""
        units = range(bisect_right(self._starts, start) - 1, bisect_right(self._starts, end - 1))
        piece.units += units
        self.said.update(units)

    def _by_letters(self, found: Sequence[FoundPiece], start: int, end: int) -> None:
        if not found:
            return
        ends = list(accumulate(len(piece.expected.letters) for piece in found))
        text = "".join(piece.expected.letters for piece in found)
        said: list[list[range]] = [[] for _ in found]
        for tag, a1, a2, b1, b2 in opcodes(text, self._text[start:end]):
            is_covered = SLOT in self._text[start + b1 : start + b2]
            for number, first, last in _in_pieces(ends, a1, a2):
                if tag == "equal":
                    begin = start + b1 + first + (ends[number - 1] if number else 0) - a1
                    said[number].append(range(begin, begin + last - first))
                else:
                    found[number].gaps.append((first, last, is_covered))
        for piece, stretches in zip(found, said, strict=True):
            self._believe(piece, stretches)

    def _believe(self, piece: FoundPiece, stretches: Sequence[range]) -> None:
        """Take letters for those of a piece where they stand together: single ones are found in any long text."""
        if stretches and stretches[-1].stop - stretches[0].start <= _SPREAD * sum(map(len, stretches)) + piece.expected.letters.count(SLOT):
            for stretch in stretches:
                self._say(piece, stretch.start, stretch.stop)
        elif piece.expected.letters:
            piece.gaps[:] = [(0, len(piece.expected.letters), False)]


def _keys(pieces: Sequence[ExpectedPiece], units: Sequence[TemplateUnit]) -> list[str]:
    """The letters of each piece as a line of the template has them, where one does."""
    own = {unit.letters for unit in units}
    short = {unit.letters for unit in units if unit.kind in _SHORT or unit.numbered}
    return [_own_key(piece.letters, own, short) for piece in pieces]


def _own_key(letters: str, own: "set[str]", short: "set[str]") -> str:
    """The letters by which a piece is known as a line; a blank and nothing else is like any other one, so it holds no line in its place."""
    return "" if letters == SLOT else letters if letters in own else _key(letters, short)


def _key(letters: str, short: "set[str]") -> str:
    return next((one for one in shorter(letters) if one in short), letters)


def _around(letters: str, key: str) -> Iterator[tuple[int, int, bool]]:
    """The letters of a piece before and behind what a line says of it."""
    at = letters.find(key) if len(letters) > len(key) else 0
    if at < 0:
        return
    yield from ((start, end, False) for start, end in ((0, at), (at + len(key), len(letters))) if end > start)


def _in_pieces(ends: Sequence[int], start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """The pieces in which a stretch of their joined letters stands, each with the columns in it."""
    number = bisect_right(ends, start)
    while start < end:
        begin = ends[number - 1] if number else 0
        stop = min(end, ends[number])
        yield number, start - begin, stop - begin
        start, number = stop, number + 1


def unsaid(units: Sequence[TemplateUnit], said: "set[int]") -> dict[str, list[int]]:
    """The lines of a template that say nothing of any piece, by their letters."""
    found: dict[str, list[int]] = {}
    for number, unit in enumerate(units):
        if number not in said:
            found.setdefault(unit.letters, []).append(number)
    return found
