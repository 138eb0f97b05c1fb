"""A table while it is read: its cells with the tables that stand in them, and the grid that they make together.

A table in a cell becomes a part of the grid around it: its rows and columns divide the cell, so that it stays a table.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise

from editor.model.document.table_look import PLAIN_LOOK, TableLook
from editor.model.sample.source_table import CellPart, SourceCell, SourceTable

MOST_COLUMNS = 200


@dataclass(slots=True)
class LooseCell:
    """A cell: its place in its table, what it spans, its lines from `first` up to `end`, and the tables in it, in their order."""

    row: int
    column: int
    first: int
    end: int
    rows: int = 1
    columns: int = 1
    inner: list["LooseTable"] = field(default_factory=list["LooseTable"])
    more: list[int] = field(default_factory=list[int])

    @property
    def lines(self) -> Sequence[int]:
        """The numbers of its lines, those in its tables too."""
        return (*range(self.first, self.end), *self.more)


@dataclass(slots=True)
class LooseTable:
    """A table: its cells in their order, no two over one place, its lines from `first` up to `end`, its head and its look."""

    cells: list[LooseCell] = field(default_factory=list[LooseCell])
    first: int = 0
    end: int = 0
    head: int | None = None
    look: TableLook = PLAIN_LOOK


@dataclass(frozen=True, slots=True)
class _Grid:
    """Cells over a grid of that many rows and columns."""

    cells: tuple[SourceCell, ...]
    height: int
    width: int


class _Edges:
    """Where the rows (or columns) of a table begin in the grid that it makes: each takes one place, more where a table in a cell needs them."""

    def __init__(self, count: int) -> None:
        self._sizes = [1] * count

    def widen(self, start: int, span: int, needed: int) -> None:
        """Give a span at least so many places."""
        self._sizes[start + span - 1] += max(0, needed - sum(self._sizes[start : start + span]))

    def ends(self) -> list[int]:
        """Where each row begins, and where the last one ends."""
        return list(accumulate(self._sizes, initial=0))


def grid_of(table: LooseTable, is_blank: Callable[[int], bool]) -> SourceTable:
    """The table with those in its cells as one grid; `is_blank` tells of a line whether nothing stands on it."""
    rows, columns = _edges(table, inner := _contents(table, is_blank))
    cells = _placed(table, inner, rows.ends(), columns.ends())
    head = table.head and rows.ends()[table.head]
    return SourceTable(tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))), head, _spread(table.look, columns.ends()))


def _contents(table: LooseTable, is_blank: Callable[[int], bool]) -> list[_Grid | None]:
    return [_content(cell, is_blank) if cell.inner else None for cell in table.cells]


def _edges(table: LooseTable, inner: Sequence[_Grid | None]) -> tuple[_Edges, _Edges]:
    rows = _Edges(max((cell.row + cell.rows for cell in table.cells), default=0))
    columns = _Edges(max((cell.column + cell.columns for cell in table.cells), default=0))
    for cell, content in zip(table.cells, inner, strict=True):
        if content is not None:
            rows.widen(cell.row, cell.rows, content.height)
            columns.widen(cell.column, cell.columns, content.width)
    return rows, columns


def _placed(table: LooseTable, inner: Sequence[_Grid | None], rows: list[int], columns: list[int]) -> Iterable[SourceCell]:
    for cell, content in zip(table.cells, inner, strict=True):
        top, left = rows[cell.row], columns[cell.column]
        height, width = rows[cell.row + cell.rows] - top, columns[cell.column + cell.columns] - left
        if content is None:
            yield SourceCell(top, left, tuple(map(CellPart, cell.lines)), height, width)
        else:
            yield from (_moved(part, top, left) for part in _stretched(content, height, width))


def _moved(cell: SourceCell, down: int, right: int) -> SourceCell:
    return replace(cell, row=cell.row + down, column=cell.column + right)


def _stretched(grid: _Grid, height: int, width: int) -> Iterable[SourceCell]:
    """The cells over a grid of at least as many rows and columns."""
    downs, rights = ([at * size // count for at in range(count + 1)] for count, size in ((grid.height, height), (grid.width, width)))
    for cell in grid.cells:
        top, left = downs[cell.row], rights[cell.column]
        yield replace(cell, row=top, column=left, rows=downs[cell.row + cell.rows] - top, columns=rights[cell.column + cell.columns] - left)


def _content(cell: LooseCell, is_blank: Callable[[int], bool]) -> _Grid:
    """What stands in a cell with tables: text and tables below each other, text without words left out."""
    bands: list[_Grid] = []
    at = cell.first
    for table in cell.inner:
        bands += _text(range(at, table.first), is_blank)
        bands += [_whole(table, is_blank)] if table.cells else []
        at = table.end
    bands += _text((*range(at, cell.end), *cell.more), is_blank)
    width = max((band.width for band in bands), default=1)
    tops = list(accumulate((band.height for band in bands), initial=0))
    cells = (_moved(part, top, 0) for top, band in zip(tops, bands, strict=False) for part in _stretched(band, band.height, width))
    return _Grid(tuple(cells), max(1, tops[-1]), width) if bands else _Grid((SourceCell(0, 0),), 1, 1)


def _text(lines: Sequence[int], is_blank: Callable[[int], bool]) -> list[_Grid]:
    return [] if all(map(is_blank, lines)) else [_Grid((SourceCell(0, 0, tuple(map(CellPart, lines))),), 1, 1)]


def _whole(table: LooseTable, is_blank: Callable[[int], bool]) -> _Grid:
    rows, columns = _edges(table, inner := _contents(table, is_blank))
    return _Grid(tuple(_placed(table, inner, rows.ends(), columns.ends())), rows.ends()[-1], columns.ends()[-1])


def _spread(look: TableLook, columns: list[int]) -> TableLook:
    """The look for columns of which some are divided by now."""
    sizes = [end - start for start, end in pairwise(columns)]
    if all(size == 1 for size in sizes):
        return look
    widths = tuple(max(1, 12 * width // size) for width, size in zip(look.widths, sizes, strict=False) for _ in range(size))
    aligned = tuple(align for align, size in zip(look.aligned, sizes, strict=False) for _ in range(size))
    return replace(look, widths=widths, aligned=aligned)
