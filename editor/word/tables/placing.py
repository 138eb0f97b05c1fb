"""Where the cells of a Word table stand in its grid: what they span, which go on from above or from the left, where a row begins later."""

from editor.model.sample.loose_table import MOST_COLUMNS, LooseCell, LooseTable
from editor.model.text.numerals import short_number
from editor.word.package.xml import Element, find, get

_GOES_ON = ("", "continue")
_OFF = ("0", "false", "off")


class TablePlacing:
    """Places the cells of one table as they are read, row by row."""

    def __init__(self, first: int) -> None:
        """`first` is the number of the table's first line."""
        self.table = LooseTable(first=first, end=first)
        self._row, self._column = -1, 0
        self._here: dict[int, LooseCell] = {}
        self._above: dict[int, LooseCell] = {}
        self._is_headed = True
        self.elements: list[tuple[LooseCell, Element]] = []

    def begin_row(self, row: Element, line: int) -> None:
        """Begin a row; a place before its first cell is an empty cell. `line` is the number of the next line."""
        self._row, self._column = self._row + 1, 0
        self._above, self._here = self._here, {}
        self._count_head(row)
        self._skip(find(row, "w:trPr/w:gridBefore"), line)

    def end_row(self, row: Element, line: int) -> None:
        """End a row; a place behind its last cell is an empty cell."""
        self._skip(find(row, "w:trPr/w:gridAfter"), line)

    def _skip(self, skipped: Element | None, line: int) -> None:
        if count := _count(skipped, 0):
            self._add(LooseCell(self._row, self._column, line, line, columns=count))

    def _count_head(self, row: Element) -> None:
        header = find(row, "w:trPr/w:tblHeader")
        self._is_headed &= header is not None and get(header, "w:val", "1") not in _OFF
        if self._is_headed:
            self.table.head = self._row + 1

    def place_of(self, cell: Element) -> tuple[int, int, bool]:
        """Where the next cell of the row stands: its column in the grid, how many it spans, and whether it says that it goes on from above."""
        look = find(cell, "w:tcPr")
        if look is None:
            return self._column, 1, False
        return self._column, _count(find(look, "w:gridSpan"), 1), _says(look, "w:vMerge") in _GOES_ON

    def take(self, cell: Element, lines: range, inner: list[LooseTable], *, is_blank: bool) -> None:
        """Place a cell with its lines and the tables in it; what goes on from another cell is a part of that one."""
        look = find(cell, "w:tcPr")
        columns = 1 if look is None else _count(find(look, "w:gridSpan"), 1)
        before = None if look is None else self._going_on(look, columns)
        if before is None:
            made = LooseCell(self._row, self._column, lines.start, lines.stop, columns=columns, inner=inner)
            self._add(made)
            self.elements.append((made, cell))
            return
        before.more += () if is_blank else lines
        before.inner += inner

    def _going_on(self, look: Element, columns: int) -> LooseCell | None:
        """The cell that one of this look is a part of, which then reaches over its place too."""
        above = self._above.get(self._column)
        if _says(look, "w:vMerge") in _GOES_ON and above is not None and above.columns == columns:
            above.rows += 1
            self._here[self._column] = above
            self._column += columns
            return above
        left = self.table.cells[-1] if self.table.cells else None
        if _says(look, "w:hMerge") in _GOES_ON and left is not None and (left.row, left.column + left.columns) == (self._row, self._column):
            left.columns += columns
            self._column += columns
            return left
        return None

    def _add(self, cell: LooseCell) -> None:
        self.table.cells.append(cell)
        self._here[self._column] = cell
        self._column += cell.columns


def _says(look: Element, tag: str) -> str | None:
    """What is said of a merge; None where nothing is."""
    merge = find(look, tag)
    return None if merge is None else get(merge, "w:val")


def _count(node: Element | None, least: int) -> int:
    count = None if node is None else short_number(get(node, "w:val"))
    return min(max(count or least, least), MOST_COLUMNS)
