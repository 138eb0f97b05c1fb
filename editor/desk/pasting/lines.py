"""The lines, headings and tables that a pasted page makes, piece by piece."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from editor.model.sample.source import Mark, MarkKind, SourceText

Cell = tuple[int, ...]
_KEPT = "\xa0"
_GAP = re.compile(r"[ \t\r\n\f]+")
_ODD = {**dict.fromkeys(map(ord, "\x0b\x1c\x1d\x1e\x85\u2028\u2029"), " "), **dict.fromkeys(map(ord, "\0\x1f\xad\u200b\ufeff"))}
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60]")
_NUMBERED = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|第[\d一二三四五六七八九十]+[章节条]")
_LABEL_LIMIT = 20
_MOST_ROWS = 1000
_DEEPEST = 8


@dataclass(slots=True)
class _Table:
    """A table that is being read: `first` is the first line of its open cell, `reach` how many rows that cell covers.

    `covered` tells, by column, how many rows to come a cell from above still covers.
    """

    rows: list[list[Cell]]
    first: int | None = None
    reach: int = 1
    covered: dict[int, int] = field(default_factory=dict[int, int])

    def skip_covered(self) -> None:
        """Leave a place without lines in each column at which a cell from above stands."""
        row = self.rows[-1]
        while self.covered.get(len(row), 0) > 0:
            self.covered[len(row)] -= 1
            row.append(())


class PastedLines:
    """Collects what stands on a page. `label` is the number of a list that waits for its text, `level` that of a heading that waits for its own."""

    def __init__(self) -> None:
        self.label, self.level = "", 0
        self._line: list[str] = []
        self._has_slot = False
        self._lines: list[str] = []
        self._levels: list[tuple[int, int]] = []
        self._tables: list[list[list[Cell]]] = []
        self._open: list[_Table] = []

    def add(self, text: str) -> None:
        """Add text: runs of spaces and line ends become one space, as a browser shows them."""
        self._line.append(text.translate(_ODD))

    def add_kept(self, text: str, *, is_slot: bool = False) -> None:
        """Add text whose spaces are all kept; with `is_slot` even where nothing else stands on the line."""
        self._has_slot |= is_slot
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
            self._lines.append(text)

    def _end_full(self, text: str) -> None:
        if self.level:
            self._levels.append((len(self._lines), self.level))
        # Pages whose list shows no numbers of its own write them into the text.
        self._lines.append(text if _NUMBERED.match(text.lstrip()) else self.label + text)
        self.label, self.level = "", 0

    def open_table(self) -> bool:
        """Begin a table; False where tables already stand in each other too deep."""
        if len(self._open) >= _DEEPEST:
            return False
        self.end_line()
        self._open.append(_Table([]))
        self._tables.append(self._open[-1].rows)
        return True

    def close_table(self) -> None:
        """End the table opened last."""
        self.close_cell()
        table = self._open.pop()
        if table.rows:
            table.skip_covered()

    def open_row(self) -> None:
        """Begin a row of the open table."""
        self.close_cell()
        table = self._open[-1]
        if table.rows:
            table.skip_covered()
        table.rows.append([])

    def open_cell(self, reach: int = 1) -> None:
        """Begin a cell of the open row that covers `reach` rows, this one counted."""
        self.close_cell()
        table = self._open[-1]
        if not table.rows:
            table.rows.append([])
        self.end_line()
        table.skip_covered()
        table.first, table.reach = len(self._lines), min(reach, _MOST_ROWS)

    def close_cell(self) -> None:
        """End the open cell, if there is one; an empty one holds an empty line."""
        table = self._open[-1]
        self.end_line(always=table.first == len(self._lines))
        if table.first is not None:
            row = table.rows[-1]
            table.covered[len(row)] = table.reach - 1
            row.append(tuple(range(table.first, len(self._lines))))
            table.first = None

    def source(self, name: str) -> SourceText:
        """What was collected, with the empty cells beside a label marked as blanks."""
        self.end_line()
        # A single cell is a frame around text, and a row without cells shows nothing.
        tables = [kept for rows in self._tables if sum(map(len, kept := [row for row in rows if row])) > 1]
        marks = sorted((mark for rows in tables for mark in self._empty_cells(rows)), key=lambda mark: mark.line)
        frozen = tuple(tuple(tuple(row) for row in rows) for rows in tables)
        return SourceText(tuple(self._lines), name, "html", tuple(marks), self._levels_below_title(), frozen)

    def _levels_below_title(self) -> tuple[tuple[int, int], ...]:
        """The headings, counted from those below the title, where a page gives the title the highest level of all."""
        first = next((number for number, text in enumerate(self._lines) if text.strip()), -1)
        if not self._levels or self._levels[0][0] != first:
            return tuple(self._levels)
        title, *others = self._levels
        if not others or min(level for _, level in others) <= title[1]:
            return tuple(self._levels)
        return tuple((line, level - title[1]) for line, level in others)

    def _empty_cells(self, rows: list[list[Cell]]) -> Iterator[Mark]:
        """The empty cells with a label at their left, or at the head of their column."""
        for number, row in enumerate(rows):
            for column, lines in enumerate(row):
                if len(lines) == 1 and not self._lines[lines[0]].strip():
                    head = rows[0][column] if number and column < len(rows[0]) else ()
                    if found := (self._label(row[column - 1]) if column else "") or self._label(head):
                        yield Mark(lines[0], 0, len(self._lines[lines[0]]), found, MarkKind.CELL)

    def _label(self, lines: Cell) -> str:
        text = "".join(self._lines[number].strip() for number in lines[: _LABEL_LIMIT + 1]).rstrip("：: ")
        return text if len(text) <= _LABEL_LIMIT else ""


def _shrunk(gap: re.Match[str]) -> str:
    """One space; none where only a line of the page's own writing ended between two Chinese characters."""
    around = gap.string[max(gap.start() - 1, 0) : gap.start()], gap.string[gap.end() : gap.end() + 1]
    return "" if "\n" in gap[0] and all(map(_WIDE.match, around)) else " "
