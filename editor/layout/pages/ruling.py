"""Which rules of a table are drawn: above each cell of a row, and at the sides of its cells."""

from collections.abc import Sequence
from itertools import accumulate, repeat
from typing import NamedTuple

from editor.layout.lines.boxes import Rule
from editor.model.document.document import GoesOn, Table
from editor.model.document.table_look import TableRules

_WEIGHT = 10  # twips: half a point


class RowRules(NamedTuple):
    """The rules of a row: above each column, and at each edge from the table's left to its right."""

    above: tuple[bool, ...]
    sides: tuple[bool, ...]


Ruling = tuple[RowRules, ...]


def ruling_of(table: Table) -> Ruling | None:
    """The rules row by row; None where all of them are drawn and no cell is over several places."""
    is_plain = all(cell.rows == cell.columns == 1 and not cell.goes_on for row in table.rows for cell in row)
    if table.joint or (is_plain and table.look.rules == TableRules.ALL):
        return None
    return tuple(_row_rules(table, row, width) for row, width in enumerate(repeat(table.columns, len(table.rows))))


def _row_rules(table: Table, row: int, width: int) -> RowRules:
    rules, cells = table.look.rules, table.rows[row]
    is_above = [True] * width
    is_side = [True] * len(cells) + [False] * (width - len(cells)) + [True]
    for column, cell in table.cells_of(row):
        places = range(column, min(column + cell.columns, width))
        is_side[column + 1 : column + cell.columns] = [False] * (cell.columns - 1)
        if cell.goes_on == GoesOn.ABOVE:
            for at in places:
                is_above[at] = False
    is_drawn = rules in (TableRules.ALL, TableRules.ROWS) or (row == 0 and rules != TableRules.NONE)
    is_drawn |= rules == TableRules.THREE and row == table.header_rows
    above = tuple(is_drawn and shown for shown in is_above)
    between, around = rules == TableRules.ALL, rules in (TableRules.ALL, TableRules.FRAME)
    return RowRules(above, tuple(shown and (around if at in (0, width) else between) for at, shown in enumerate(is_side)))


def table_rules(ruling: Sequence[RowRules], edges: Sequence[float], heights: Sequence[float], top: float) -> list[Rule]:
    """The rules of rows that stand below each other from `top` on, closed above and below where the table draws any there."""
    levels = list(accumulate(heights, initial=top))
    is_closed = any(any(row.above) for row in ruling)
    found: list[Rule] = []
    for number, row in enumerate(ruling):
        above = [is_closed] * len(row.above) if not number else row.above
        found += [Rule(edges[at], levels[number], edges[at + 1], levels[number], _WEIGHT) for at, shown in enumerate(above) if shown]
        sides = ((edges[at], levels[number], levels[number + 1]) for at, shown in enumerate(row.sides) if shown)
        found += [Rule(side, start, side, end, _WEIGHT) for side, start, end in sides]
    return [*found, *([Rule(edges[0], levels[-1], edges[-1], levels[-1], _WEIGHT)] if is_closed else [])]
