"""What a source holds, piece by piece in reading order, told by who looks at the source itself and not by the reader."""

from dataclasses import dataclass
from typing import NamedTuple

from editor.model.sample.left_out import SourcePlace, WhyLeftOut
from editor.model.sample.source import SourceText


class CellPlace(NamedTuple):
    """A cell of a source or of a template: its table, its row and its first column in the grid, all from 0; `outer` is the outermost table around
    its own, where it stands in one.
    """

    table: int
    row: int
    column: int
    outer: int | None = None


@dataclass(frozen=True, slots=True)
class SourcePiece:
    """A line of a source, of a cell, a text box, a header or a note, or a thing without text.

    `why` is what is told of it where the template has no room for it. `soft` are columns that the source itself marks as a blank (a control, a merge
    field): a field may stand for them whatever they say; `blanks` are columns of white space that is underlined. A thing (a picture, a page on its
    side) has no text in the template: `text` names it.
    """

    text: str
    place: SourcePlace
    why: WhyLeftOut = WhyLeftOut.NO_PLACE
    cell: CellPlace | None = None
    soft: tuple[tuple[int, int], ...] = ()
    blanks: tuple[tuple[int, int], ...] = ()
    is_thing: bool = False


def pieces_of(source: SourceText) -> tuple[SourcePiece, ...]:
    """The pieces of a text: its lines that are not empty."""
    return tuple(SourcePiece(line, SourcePlace.at_line(number)) for number, line in enumerate(source.lines) if line.strip())
