"""The lines of a table's cells, and the cells that are higher than a row."""

from collections.abc import Sequence

from editor.layout.lines.boxes import Line
from editor.layout.lines.looks import ALIGNS
from editor.layout.lines.paragraphs import set_lines
from editor.layout.lines.setting import LineFrame, LineSetting
from editor.layout.pages.bands import Band, Member
from editor.model.document.document import Cell, Table
from editor.model.document.profile import Align

_ROUNDING = 2  # twips; LibreOffice keeps column widths in parts of the table's


def cell_lines(cell: Cell, left: float, right: float, margin: float, setting: LineSetting) -> tuple[Line, ...]:
    """The lines of a cell between two edges, so far from each."""
    usual: Align | None = "right" if cell.numeric else None
    align = ALIGNS[cell.side] if cell.side else usual
    frame = LineFrame(left + margin, right - left - 2 * margin - _ROUNDING, align, is_cell=True)
    return set_lines(cell.paragraph, frame, setting)


def with_tall_cells(table: Table, bands: tuple[Band, ...], edges: Sequence[float], setting: LineSetting) -> tuple[Band, ...]:
    """The rows with the cells that are higher than one: each makes its last row higher where it needs that, and stands in the middle of its rows.

    Its lines are a part of the row in which they begin, so that a page may end between any two rows.
    """
    tall = [(row, column, cell) for row in range(len(table.rows)) for column, cell in table.cells_of(row) if cell.rows > 1]
    made = list(bands)
    found: list[tuple[int, int, Cell, tuple[Line, ...]]] = []
    for row, column, cell in sorted(tall, key=lambda one: one[0] + one[2].rows):
        lines = cell_lines(cell, edges[column], edges[min(column + cell.columns, len(edges) - 1)], table.margin, setting)
        last = row + cell.rows - 1
        lacking = sum(line.height for line in lines) + 2 * made[row].margin + made[row].rule - sum(band.height for band in made[row : last + 1])
        if lacking > 0:
            made[last] = _higher(made[last], lacking)
        found.append((row, column, cell, lines))
    for row, column, cell, lines in found:
        _place(made, row, column, cell.rows, lines)
    return tuple(made)


def _higher(band: Band, more: float) -> Band:
    """The row with that much more room, its lines in the middle as before."""
    columns = tuple(tuple(member._replace(down=member.down + more / 2) for member in column) for column in band.columns)
    return band._replace(height=band.height + more, columns=columns)


def _place(bands: list[Band], row: int, column: int, rows: int, lines: Sequence[Line]) -> None:
    """Put the lines in the middle of these rows, each into the row in which it begins."""
    room = sum(band.height for band in bands[row : row + rows]) - bands[row].rule
    down = bands[row].rule + max(0.0, room - sum(line.height for line in lines)) / 2
    at, parts = row, dict[int, list[Member]]()
    for line in lines:
        while at < row + rows - 1 and down >= bands[at].height:
            down -= bands[at].height
            at += 1
        parts.setdefault(at, []).append(Member(down, (row, column), line))
        down += line.height
    for number, members in parts.items():
        bands[number] = bands[number]._replace(columns=(*bands[number].columns, tuple(members)))
