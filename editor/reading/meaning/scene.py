"""The blanks of one document with all that tells which of them stand for the same thing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from editor.reading.meaning.kinds import Kind
from editor.reading.meaning.places import BlankPlace

Key = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What groups need to know of the document: the lines of titles, signatures and addressees, and those of the head above a title."""

    title: frozenset[int]
    signature: frozenset[int]
    addressees: frozenset[int]
    head: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Scene:
    """The blanks of one document in order, their types, and the lines around them."""

    places: Sequence[BlankPlace]
    kinds: Sequence[Kind]
    around: Surroundings

    @property
    def pairs(self) -> Iterator[tuple[BlankPlace, Kind]]:
        """Each blank with its type."""
        return zip(self.places, self.kinds, strict=True)
