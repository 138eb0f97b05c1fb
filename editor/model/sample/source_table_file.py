"""Tables of a sample as JSON, as the journal of a review keeps them."""

from collections.abc import Iterator
from typing import Any, cast

from editor.model.document.table_look import Side, TableLook, TableRules
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable

# ruff: noqa: ANN401 - what JSON holds has no types


def table_json(table: SourceTable) -> dict[str, Any]:
    """A table as JSON; its rows and columns are lists of numbers, a part of a line is written as it is."""
    cells = [[cell.row, cell.column, cell.rows, cell.columns, cell.parts] for cell in table.cells]
    look = table.look
    return {"cells": cells, "head": table.head, "widths": look.widths, "rules": look.rules, "aligned": look.aligned, "drawn": table.drawn}


def tables_of(data: Any) -> tuple[SourceTable, ...]:
    """The tables of a review's journal; raises KeyError, TypeError or ValueError for what are none.

    Version 0.1.0 wrote rows of line numbers by cell, and a table in a cell of another once more by itself.
    """
    return tuple(_own(map(_table, data)))


def _own(tables: Iterator[SourceTable]) -> Iterator[SourceTable]:
    """The tables without those whose lines stand in one before."""
    known: set[int] = set()
    for table in tables:
        lines = set(table.lines)
        if not lines or not lines <= known:
            yield table
        known |= lines


def _table(data: Any) -> SourceTable:
    if not isinstance(data, dict):
        return SourceTable.of_rows(data)
    table = cast("dict[str, Any]", data)
    look = TableLook(tuple(table["widths"]), TableRules(table["rules"]), tuple(map(Side, table["aligned"])))
    return SourceTable(tuple(map(_cell, table["cells"])), table["head"], look, tuple(table["drawn"]))


def _cell(data: list[Any]) -> SourceCell:
    row, column, rows, columns, parts = data
    return SourceCell(row, column, tuple(CellPart(*part) for part in parts), rows, columns)
