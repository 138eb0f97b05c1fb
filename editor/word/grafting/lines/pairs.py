"""Which paragraph of the new file is the counterpart of one of the old, and where in it a place of the old one lies by now."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

from editor.model.text.matching import matching_blocks, opcodes
from editor.word.grafting.lines.lines import GraftedLine, LineToken

_ALIKE = 0.5
_GROWN = 0.8
_TELLING = 4  # characters: fewer are shared by chance
_NEAR, _MOST = 50, 100_000  # lines that are looked at for a like one, more where few look for one
_Match = tuple[int, int]


def paired(old: Sequence[GraftedLine], new: Sequence[GraftedLine], *, by_text: bool, wanted: Sequence[bool]) -> dict[int, int]:
    """By the number of an old line, that of its counterpart: of like text in order, else the most similar one in between, else a like one elsewhere.

    `wanted` tells of each old line whether similar ones are looked for. Old lines without text are not paired here.
    """
    keys = [line.key(by_text=by_text) for line in new]
    old_keys = [line.key(by_text=by_text) if line.text.strip() else f"\0{at}" for at, line in enumerate(old)]
    pairs: dict[int, int] = {}
    for tag, a, b, c, d in opcodes(old_keys, keys):
        if tag == "equal":
            pairs.update(zip(range(a, b), range(c, d), strict=True))
        elif tag == "replace":
            pairs.update(_alike([at for at in range(a, b) if wanted[at] and old[at].text.strip()], range(c, d), (old_keys, keys)))
    taken = set(pairs.values())
    free: dict[str, list[int]] = {}
    for n in reversed([n for n in range(len(keys)) if n not in taken]):
        free.setdefault(keys[n], []).append(n)
    for at, key in enumerate(old_keys):
        if wanted[at] and at not in pairs and old[at].text.strip() and free.get(key):
            pairs[at] = free[key].pop()
    return _with_empty(old, new, pairs, wanted)


def _alike(old: Sequence[int], new: Sequence[int], keys: tuple[Sequence[str], Sequence[str]]) -> Iterator[_Match]:
    """The most similar lines of a stretch, in order."""
    start, reach = 0, max(_NEAR, _MOST // max(1, len(old)))
    for at in old:
        likeness = _Likeness(keys[0][at])
        best, place = max(((likeness.of(keys[1][new[n]]), -n) for n in range(start, min(len(new), start + reach))), default=(0.0, 0))
        if best >= _ALIKE:
            start = 1 - place
            yield at, new[-place]


class _Likeness:
    """How like a line is to others: by what they share of both, or nearly of the shorter one, for a sentence may have grown."""

    def __init__(self, text: str) -> None:
        self._text, self._letters = text, Counter(text)

    def of(self, text: str) -> float:
        """From 0 to 1; 0 for less than enough."""
        if self._value((self._letters & Counter(text)).total(), text) < _ALIKE:
            return 0.0
        return self._value(sum(size for _, _, size in matching_blocks(text, self._text)), text)

    def _value(self, shared: int, text: str) -> float:
        both, shorter = len(self._text) + len(text), min(len(self._text), len(text))
        return max(2 * shared / both, _GROWN * shared / shorter if shared >= _TELLING else 0.0) if shorter else 0.0


def _with_empty(old: Sequence[GraftedLine], new: Sequence[GraftedLine], pairs: dict[int, int], wanted: Sequence[bool]) -> dict[int, int]:
    """The pairs with old lines without text: the empty lines of ours in the same gap are their counterparts, those of bare ones first."""
    found = dict(pairs)
    for stretch, begin, end in _gaps(len(old), len(new), pairs):
        free = [n for n in range(begin, end) if not new[n].text.strip()]
        empty = [at for at in stretch if not old[at].text.strip()]
        for in_table in (False, True):
            ours = [n for n in free if (new[n].cell is not None) == in_table]
            theirs = [at for at in empty if (old[at].cell is not None) == in_table]
            surplus = set([at for at in theirs if wanted[at]][: max(0, len(theirs) - len(ours))])
            found.update(zip((at for at in theirs if at not in surplus), ours, strict=False))
    return found


def _gaps(old: int, new: int, pairs: dict[int, int]) -> Iterator[tuple[range, int, int]]:
    """The stretches of old lines between two pairs that keep the order, with the new lines between their counterparts."""
    start, begin = 0, 0
    for at, place in (*((at, pairs[at]) for at in sorted(pairs)), (old, new)):
        if place >= begin:
            yield range(start, at), begin, place
            start, begin = at + 1, place + 1


class ColumnMap:
    """Where the characters of an old line stand in its counterpart."""

    def __init__(self, old: GraftedLine, new: GraftedLine, *, by_text: bool) -> None:
        self._old, self._new, self._by_text = old, new, by_text

    @cached_property
    def _tokens(self) -> tuple[list[LineToken], list[LineToken]]:
        return self._old.tokens(by_text=self._by_text), self._new.tokens(by_text=self._by_text)

    @cached_property
    def _whole(self) -> list[tuple[LineToken, LineToken]]:
        """The places of fields that both lines have."""
        return [pair for pair in self._same_tokens if len(pair[0].key) > 1]

    @cached_property
    def _same_tokens(self) -> list[tuple[LineToken, LineToken]]:
        old, new = self._tokens
        blocks = matching_blocks([token.key for token in old], [token.key for token in new])
        return [(old[a + n], new[b + n]) for a, b, size in blocks for n in range(size)]

    @cached_property
    def _map(self) -> list[int | None]:
        """By old column the new one of the same character."""
        found: list[int | None] = [None] * len(self._old.text)
        for old, new in self._same_tokens:
            for a, b, size in _same(self._old.text[old.start : old.end], self._new.text[new.start : new.end]):
                for n in range(size):
                    found[old.start + a + n] = new.start + b + n
        return found

    def at(self, column: int) -> int:
        """The new column of a place between two characters: behind the character or the value that it stood behind, as far as that is there."""
        for old, new in self._whole:
            if old.start < column <= old.end and self._map[column - 1] is None:
                return new.end
        before = next((place + 1 for place in reversed(self._map[:column]) if place is not None), None)
        if column and self._map[column - 1] is None and column < len(self._map) and (after := self._map[column]) is not None:
            return after
        return 0 if before is None else before

    def kept(self, start: int, end: int) -> list[tuple[int, int]]:
        """What is left of a stretch, as stretches of new columns; a value that was wholly in it is so whatever it says by now."""
        marked = {place for place in self._map[start:end] if place is not None}
        for old, new in self._whole:
            if start <= old.start and old.end <= end:
                marked |= set(range(new.start, new.end))
        return list(_stretches(sorted(marked)))

    def whole(self, start: int, end: int) -> tuple[int, int] | None:
        """The new columns of a stretch that says the same as before, or None."""
        places = self._map[start:end]
        if not places or places[0] is None or places != list(range(places[0], places[0] + len(places))):
            return None
        return places[0], places[0] + len(places)


def _same(old: str, new: str) -> list[tuple[int, int, int]]:
    if old == new:
        return [(0, 0, len(old))]
    return matching_blocks(old, new)


def _stretches(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for at in range(1, len(places) + 1):
        if at == len(places) or places[at] != places[at - 1] + 1:
            yield places[start], places[at - 1] + 1
            start = at
