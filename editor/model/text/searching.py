"""Finds texts by words among thousands, while a person types: which pairs of characters a text has is known beforehand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol, TypeVar

_BITS = 13
"""A text has about 1,000 pairs, each with two bits: of 8,192 a fifth are set, and one text in 25 without a pair is looked into in vain."""
_ASKED = 6
"""So many bits leave few texts without the words; each more would be asked of all that have them."""
_LAST = (1 << _BITS) - 1
NO_PAIRS = bytes(1 << _BITS - 3)
"""The bits of a text without pairs; those of every text are as many bytes."""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A casefolded text, and the bits of the pairs of characters in it."""

    text: str = ""
    pairs: bytes = NO_PAIRS

    @classmethod
    def of(cls, *texts: str) -> "SearchedText":
        """What a search looks into of some texts."""
        text = "\n".join(texts).casefold()
        bits = bytearray(NO_PAIRS)
        for byte, bit in _bits(text):
            bits[byte] |= bit
        return cls(text, bytes(bits))


class Searched(Protocol):
    """A thing that is found by a text of its own."""

    @property
    def sought(self) -> SearchedText:
        """What a search looks into."""
        ...


_Thing = TypeVar("_Thing", bound=Searched)


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """Words (casefolded) that all have to be found."""

    words: Sequence[str]
    bits: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, typed: str) -> "SoughtWords":
        """The words of what a person typed, between spaces."""
        words = typed.casefold().split()
        return cls(words, [bit for word in words for bit in _bits(word)][:_ASKED])

    def found_in(self, things: Sequence[_Thing]) -> list[_Thing]:
        """The things in whose texts all words stand, in their order. In plain loops: a person waits for it at each key."""
        found = list(things)
        for byte, bit in self.bits:
            found = [thing for thing in found if thing.sought.pairs[byte] & bit]
        for word in self.words:
            found = [thing for thing in found if word in thing.sought.text]
        return found


def _bits(text: str) -> Iterator[tuple[int, int]]:
    """The bits of the pairs of characters in a text, each with the byte that it is in."""
    for one, other in set(pairwise(text)):
        mixed = (ord(one) * 0x9E3779B1 ^ ord(other) * 0x85EBCA6B) >> 7
        for place in (mixed & _LAST, mixed >> _BITS & _LAST):
            yield place >> 3, 1 << (place & 7)
