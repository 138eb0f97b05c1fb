"""The lines, headings and tables that a pasted page makes, piece by piece."""

import re
from dataclasses import dataclass, field

from editor.model.sample.empty_cells import empty_cells
from editor.model.sample.loose_table import MOST_COLUMNS, LooseCell, LooseTable, grid_of
from editor.model.sample.source import Mark, MarkKind, SourceText

_KEPT = "\xa0"
# Around underlined spaces while a line is put together; no characters at all.
_BEGIN, _END = "\ufdd0", "\ufdd1"
_UNDERLINED = re.compile(f"({_BEGIN}[^{_END}]*{_END})")
_GAP = re.compile(r"[ \t\r\n\f]+")
_ODD = {**dict.fromkeys(map(ord, "\x0b\x1c\x1d\x1e\x85\u2028\u2029"), " "), **dict.fromkeys(map(ord, f"{_BEGIN}{_END}\0\x1f\xad\u200b\ufeff"))}
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[\d一二三四五六七八九十]+[章节条]")
_MOST_ROWS = 1000
_DEEPEST = 8


@dataclass(slots=True)
class _Open:
    """A table that is being read: its open row, its open cell (whose tables `inner` collects), and how far rows are covered from above.

    `covered` tells, by column, the first row that a cell from above leaves free; `is_begun` whether the open row has a cell.
    """

    table: LooseTable
    row: int = -1
    column: int = 0
    cell: LooseCell | None = None
    is_begun: bool = True
    covered: dict[int, int] = field(default_factory=dict[int, int])

    def begin_row(self) -> None:
        """Begin a row, in the place of the last one where that has no cell: such a row shows nothing."""
        self.row += self.is_begun
        self.column, self.is_begun = 0, False

    def begin_cell(self, first: int, rows: int, columns: int) -> None:
        """Begin a cell in the first column that no cell from above stands in."""
        while self.covered.get(self.column, 0) > self.row:
            self.column += 1
        width = next((n for n in range(1, columns) if self.covered.get(self.column + n, 0) > self.row), columns)
        self.cell = LooseCell(self.row, self.column, first, first, rows, width)
        self.covered |= dict.fromkeys(range(self.column, self.column + width), self.row + rows)
        self.column, self.is_begun = self.column + width, True

    def end(self, line: int) -> LooseTable:
        """The table, its cells cut where they would reach below its last row."""
        rows = self.row + self.is_begun
        for cell in self.table.cells:
            cell.rows = min(cell.rows, rows - cell.row)
        self.table.end = line
        return self.table


class PastedLines:
    """Collects what stands on a page. `label` is the number of a list that waits for its text, `level` that of a heading that waits for its own."""

    def __init__(self) -> None:
        self.label, self.level = "", 0
        self._line: list[str] = []
        self._has_slot = False
        self._blanks: list[Mark] = []
        self._lines: list[str] = []
        self._levels: list[tuple[int, int]] = []
        self._tables: list[LooseTable] = []
        self._open: list[_Open] = []

    def add(self, text: str) -> None:
        """Add text: runs of spaces and line ends become one space, as a browser shows them."""
        self._line.append(text.translate(_ODD))

    def add_slot(self, text: str) -> None:
        """Add spaces that are all kept, even where nothing else stands on the line."""
        self._has_slot = True
        self.add_kept(text)

    def add_underlined(self, text: str) -> None:
        """Add spaces that are underlined: a blank."""
        if text:
            self._line.append(_BEGIN)
            self.add_slot(text)
            self._line.append(_END)

    def add_kept(self, text: str) -> None:
        """Add text whose spaces are all kept."""
        self._line.append(text.translate(_ODD).replace("\t", _KEPT * 4).replace(" ", _KEPT))

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands on the line yet."""
        return not "".join(self._line).strip(" \t\r\n\f")

    def end_line(self, *, always: bool = False) -> None:
        """End the line; one on which nothing stands is left out, unless `always`."""
        raw = _GAP.sub(_shrunk, "".join(self._line)).strip(" ")
        self._line.clear()
        text = raw.replace(_KEPT, " ")
        if not text.strip() and not self._has_slot:
            text = ""
        self._has_slot = False
        if text.strip():
            self._end_full(text)
        elif raw or always:
            self._append(text)

    def _end_full(self, text: str) -> None:
        if self.level:
            self._levels.append((len(self._lines), self.level))
        # Pages whose list shows no numbers of its own write them into the text.
        self._append(text if _NUMBERED.match(text.lstrip()) else self.label + text)
        self.label, self.level = "", 0

    def _append(self, text: str) -> None:
        """Add a line, and mark its underlined spaces."""
        at, plain = 0, list[str]()
        for part in _UNDERLINED.split(text.replace(_END + _BEGIN, "")):
            is_blank = part.startswith(_BEGIN)
            words = part.strip(_BEGIN + _END)
            if is_blank:
                self._blanks.append(Mark(len(self._lines), at, at + len(words), kind=MarkKind.UNDERLINE))
            plain.append(words)
            at += len(words)
        self._lines.append("".join(plain))

    def open_table(self) -> bool:
        """Begin a table; False where tables already stand in each other too deep."""
        if len(self._open) >= _DEEPEST:
            return False
        self.end_line()
        self._open.append(_Open(LooseTable(first=len(self._lines))))
        return True

    def close_table(self) -> None:
        """End the table opened last; a table in a cell of another is a part of that cell."""
        self.close_cell()
        made = self._open.pop().end(len(self._lines))
        around = self._open[-1].cell if self._open else None
        (self._tables if around is None else around.inner).append(made)

    def open_row(self) -> None:
        """Begin a row of the open table."""
        self.close_cell()
        self._open[-1].begin_row()

    def open_cell(self, rows: int = 1, columns: int = 1) -> None:
        """Begin a cell of the open row that covers so many rows and columns, its own counted."""
        self.close_cell()
        table = self._open[-1]
        if table.row < 0:
            table.begin_row()
        self.end_line()
        table.begin_cell(len(self._lines), min(rows, _MOST_ROWS), min(columns, MOST_COLUMNS))

    def close_cell(self) -> None:
        """End the open cell, if there is one; an empty one holds an empty line."""
        table = self._open[-1]
        self.end_line(always=table.cell is not None and table.cell.first == len(self._lines))
        if table.cell is not None:
            table.cell.end = len(self._lines)
            table.table.cells.append(table.cell)
            table.cell = None

    def source(self, name: str) -> SourceText:
        """What was collected, with the empty cells beside a label marked as blanks."""
        self.end_line()
        while self._open:
            self.close_table()
        tables = [grid_of(table, self._is_blank) for table in map(_without_frame, self._tables) if len(table.cells) > 1]
        drawn = {mark.line for mark in self._blanks}
        cells = (mark for table in tables for mark in empty_cells(table, self._lines, drawn))
        marks = sorted([*self._blanks, *cells], key=lambda mark: (mark.line, mark.start))
        return SourceText(tuple(self._lines), name, "html", tuple(marks), self._levels_below_title(), tuple(tables))

    def _is_blank(self, line: int) -> bool:
        return not self._lines[line].strip()

    def _levels_below_title(self) -> tuple[tuple[int, int], ...]:
        """The headings, counted from those below the title, where a page gives the title the highest level of all."""
        first = next((number for number, text in enumerate(self._lines) if text.strip()), -1)
        if not self._levels or self._levels[0][0] != first:
            return tuple(self._levels)
        title, *others = self._levels
        if not others or min(level for _, level in others) <= title[1]:
            return tuple(self._levels)
        return tuple((line, level - title[1]) for line, level in others)


def _without_frame(table: LooseTable) -> LooseTable:
    """The table that a single cell is a frame around, or the table itself."""
    while len(table.cells) == 1 and len(table.cells[0].inner) == 1:
        table = table.cells[0].inner[0]
    return table


def _shrunk(gap: re.Match[str]) -> str:
    """One space; none where only a line of the page's own writing ended between two Chinese characters."""
    around = gap.string[max(gap.start() - 1, 0) : gap.start()], gap.string[gap.end() : gap.end() + 1]
    return "" if "\n" in gap[0] and all(map(_WIDE.match, around)) else " "
