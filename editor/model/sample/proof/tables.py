"""Cells of a source's tables in the tables of a template: rows stay apart, columns stay under each other, tables stay tables."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from editor.model.sample.left_out import LeftOut, WhyLeftOut
from editor.model.sample.pieces import CellPlace
from editor.model.sample.proof.matching import FoundPiece
from editor.model.sample.proof.units import SLOT, TemplateUnit, UnitKind

One = TypeVar("One")
Other = TypeVar("Other")


def bent_cells(found: Sequence[FoundPiece], units: Sequence[TemplateUnit]) -> Iterator[LeftOut]:
    """The cells whose words are in the template, and not in the row, the column or the table that they belong to."""
    placed = list(_placed(found, units))
    rows = _usual((at[:2], now[:2]) for _, at, now in placed)
    owners_of_rows = _usual(((at[0], now), at[1]) for at, now in rows.items())
    owners_of_tables = _usual((now.table, _outermost(at)) for _, at, now in placed)
    columns = _usual(((at.table, at.column), now.column) for _, at, now in placed)
    for piece, at, now in placed:
        # A table in a cell may be rows and columns of the table around it.
        is_in_row = rows[at[:2]] == now[:2] and owners_of_rows[at.table, now[:2]] == at.row
        is_in_table = owners_of_tables[now.table] == _outermost(at)
        if not is_in_row or not is_in_table or columns[at.table, at.column] != now.column:
            yield _told(piece)
    yield from (_told(piece) for piece in found if _is_no_cell(piece, units))


def _outermost(at: CellPlace) -> int:
    return at.table if at.outer is None else at.outer


def _told(found: FoundPiece) -> LeftOut:
    piece = found.expected.piece
    return LeftOut(piece.text.strip(), piece.place, WhyLeftOut.TABLE)


def _placed(found: Iterable[FoundPiece], units: Sequence[TemplateUnit]) -> Iterator[tuple[FoundPiece, CellPlace, CellPlace]]:
    """Each piece of a cell that stands in a cell, with its place in the source and in the template."""
    for piece in found:
        at = piece.expected.piece.cell
        now = next((cell for number in piece.units if (cell := units[number].cell) is not None), None)
        # A blank and nothing else is like any other one: where it stands is told by its neighbours.
        if at is not None and now is not None and piece.expected.letters.strip(SLOT):
            yield piece, at, now


def _is_no_cell(found: FoundPiece, units: Sequence[TemplateUnit]) -> bool:
    """Whether a piece of a cell is a line of the text by now, and none of the elements that stand in tables without borders."""
    kinds = {units[number].kind for number in found.units}
    return found.expected.piece.cell is not None and bool(kinds) and kinds <= {UnitKind.PROSE, UnitKind.HEADING, UnitKind.RUN_ON}


def _usual(pairs: Iterable[tuple[One, Other]]) -> dict[One, Other]:
    """For each of the first what it stands with most often, the earliest of equals."""
    counts: dict[One, Counter[Other]] = defaultdict(Counter)
    for one, other in pairs:
        counts[one][other] += 1
    return {one: count.most_common(1)[0][0] for one, count in counts.items()}
