"""What a table and its cells say of themselves in a Word file: rules, widths, what they span."""

from collections.abc import Mapping, Sequence

from editor.model.document.document import Cell, GoesOn, Table
from editor.model.document.table_look import TableRules
from editor.word.package.xml import Element, element

_EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
_DRAWN: Mapping[TableRules, tuple[str, ...]] = {
    TableRules.ROWS: ("top", "bottom", "insideH"),
    TableRules.FRAME: ("top", "left", "bottom", "right"),
    TableRules.THREE: ("top", "bottom"),
    TableRules.NONE: (),
}


def borders_of(rules: TableRules) -> Element | None:
    """The rules of a table, over those of its style; None where all are drawn."""
    if rules == TableRules.ALL:
        return None
    return element("w:tblBorders", *(_border(edge, is_drawn=edge in _DRAWN[rules]) for edge in _EDGES))


def _border(edge: str, *, is_drawn: bool) -> Element:
    return element(f"w:{edge}", val="single", sz=4, space=0, color="auto") if is_drawn else element(f"w:{edge}", val="nil")


def cell_look(table: Table, row: int, column: int, cell: Cell | None, widths: Sequence[int]) -> Element:
    """The properties of a cell, None for that of a row without cells; the last one of a short row spans the columns that are left."""
    columns = 1 if cell is None else cell.columns
    if column + columns >= len(table.rows[row]):
        columns = len(widths) - column
    is_ruled = table.look.rules == TableRules.THREE and row == table.header_rows - 1
    return element(
        "w:tcPr",
        element("w:tcW", w=sum(widths[column : column + columns]), type="dxa"),
        element("w:gridSpan", val=columns) if columns > 1 else None,
        _merged(table, row, column, cell, len(widths)),
        element("w:tcBorders", _border("bottom", is_drawn=True)) if is_ruled else None,
        element("w:vAlign", val="center"),
    )


def _merged(table: Table, row: int, column: int, cell: Cell | None, columns: int) -> Element | None:
    """Whether a cell begins or goes on one over several rows; the last column of issuers above each other is one cell (7.2.4)."""
    if table.joint:
        return None if column < columns - 1 else element("w:vMerge", val="continue" if row else "restart")
    if cell is None or (cell.rows == 1 and cell.goes_on != GoesOn.ABOVE):
        return None
    return element("w:vMerge", val="continue" if cell.goes_on == GoesOn.ABOVE else "restart")
