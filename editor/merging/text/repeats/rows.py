"""A repetition that was copied and filled in anew in an edited file is a further row of the field that the section repeats over."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from editor.merging.tables.rewriting import MarkupPiece, values_between
from editor.merging.tables.rows import cell_value
from editor.merging.text.state.base import Base
from editor.merging.text.state.spots import RepeatSpot
from editor.model.returned.lines import OurLine, TheirLine, number_in_front
from editor.model.template.field import Field, FieldType, cell_of
from editor.model.template.field import Row as Cells
from editor.model.template.template import HEADING
from editor.model.template.values import clean_value


class NewRow(NamedTuple):
    """A further row of a field, and how many lines of the file show it."""

    cells: Cells
    lines: int


def new_row(base: Base, spot: RepeatSpot, theirs: Iterable[TheirLine]) -> NewRow | None:
    """The row that the first of these lines show where they are a further repetition of the section around the spot; else None."""
    pattern = [base.lines[number] for number, one in base.spots_of(spot.owner).items() if one.row == 0]
    lines = list(islice(theirs, len(pattern)))
    if len(lines) < len(pattern):
        return None
    found: dict[str, str] = {}
    for ours, line in zip(pattern, lines, strict=True):
        values = _values_in(base, ours, line)
        if values is None:
            return None
        found |= values
    cells = _row_of(base, lines, found)
    return None if cells is None else NewRow(cells, len(lines))


def _values_in(base: Base, ours: OurLine, theirs: TheirLine) -> dict[str, str] | None:
    """The values by path in a line that is a copy of ours with other values; None for any other line."""
    if theirs.paragraph is None or ours.table is not None:
        return None
    style = base.draft.template.numbering
    level = base.draft.template.by_id[ours.section].level if ours.block == HEADING else 0
    front, number = number_in_front(ours.text, style, level), number_in_front(theirs.text, style, level)
    pieces = base.pieces_of(ours)
    if front and pieces and pieces[0].text.startswith(front):
        pieces[0] = MarkupPiece(pieces[0].text.removeprefix(front), "")
    dates = {piece.source for piece in pieces if _is_date(base, piece.source)}
    return values_between(pieces, theirs.text.removeprefix(number), dates)


def _is_date(base: Base, path: str) -> bool:
    cell = cell_of(path)
    return cell is not None and any(column.key == cell.column and column.type == FieldType.DATE for column in base.fields[cell.key].columns)


def _row_of(base: Base, lines: Sequence[TheirLine], found: Mapping[str, str]) -> Cells | None:
    """The row with these values by path; what the lines don't show is that of the row whose controls were copied. None where they show no cell."""
    cells = {cell.column: text for path, text in found.items() if (cell := cell_of(path))}
    paths = (cell for line in lines if line.paragraph for run in line.paragraph.runs if (cell := cell_of(run.path)))
    copied = next(paths, None)
    key = next((cell.key for path in found if (cell := cell_of(path))), None)
    if key is None:
        return None
    value, columns = base.draft.value(key), {column.key: column for column in base.fields[key].columns}
    rows = () if isinstance(value, str) else value
    old = dict(rows[copied.row]) if copied and copied.row < len(rows) else {}
    known = old or (rows[0] if rows else {})
    return old | {name: _cell(columns[name], text, old, known) for name, text in cells.items() if name in columns}


def _cell(column: Field, text: str, old: Cells, known: Cells) -> str:
    """What a text means in a column; a date without its year is in the year of the `known` row."""
    meant = cell_value(column, text, old.get(column.key, ""))
    year = known.get(column.key, "")[:4]
    return clean_value(column, meant, int(year)) if column.type == FieldType.DATE and year.isdecimal() else meant
