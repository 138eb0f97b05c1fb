"""Finds texts by words among thousands, while a person types: which pairs of characters a text has is known beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

_BITS = 13
"""A text has about 1,500 pairs: of 8,192 bits a sixth are set, and as many texts without a pair are looked into in vain."""


@dataclass(frozen=True, slots=True)
class SearchedText:
    """A casefolded text, and the bits of the pairs of characters in it."""

    text: str = ""
    pairs: int = 0

    @classmethod
    def of(cls, *texts: str) -> "SearchedText":
        """What a search looks into of some texts."""
        text = "\n".join(texts).casefold()
        return cls(text, _pairs(text))


@dataclass(frozen=True, slots=True)
class SoughtWords:
    """SoughtWords (casefolded) that all have to be found."""

    words: Sequence[str]
    pairs: int

    @classmethod
    def of(cls, typed: str) -> "SoughtWords":
        """The words of what a person typed, between spaces."""
        words = typed.casefold().split()
        bits = 0
        for word in words:
            bits |= _pairs(word)
        return cls(words, bits)

    def are_in(self, searched: SearchedText) -> bool:
        """Whether all stand somewhere in a text."""
        return searched.pairs & self.pairs == self.pairs and all(word in searched.text for word in self.words)


def _pairs(text: str) -> int:
    bits = bytearray(1 << _BITS - 3)
    for one, other in set(pairwise(text)):
        bit = (ord(one) * 0x9E3779B1 ^ ord(other) * 0x85EBCA6B) >> 7 & (1 << _BITS) - 1
        bits[bit >> 3] |= 1 << (bit & 7)
    return int.from_bytes(bits, "little")
