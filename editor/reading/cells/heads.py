"""The heads of a table: which rows are heads, what stands above and at the left of a cell. A head in the middle counts for what follows it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from editor.model.sample.source_table import SourceCell, SourceTable
from editor.reading.blanks.labels import is_known
from editor.reading.page.page import is_label

_LONGEST, _SHORT = 14, 6
_FEWEST = 2
_BRACKETS = re.compile(r"[（(][^（）()]*[）)]")
_NUMERAL = re.compile(r"[（(]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．]?")
_NUMBERED = re.compile(r"^(?:[一二三四五六七八九十\d]{1,3}[、.．](?!\d)|[（(][一二三四五六七八九十\d]{1,3}[)）])")
_SUM = re.compile(r"(?:[总合小累共]计|总[分额]|平均)")
# A label that says only when: what is asked for stands at the head of its row.
_WHEN = re.compile(r"(?:\d{2,4}年度?|\d{1,2}月份?|第?[一二三四]季度|[上下]半年)(?:\d{1,2}月份?|[上下]半年)?")


@dataclass(frozen=True)
class TableHeads:
    """A table with what each cell says without its blanks, by place."""

    table: SourceTable
    said: Mapping[SourceCell, str]

    def name_of(self, cell: SourceCell) -> str:
        """What an empty cell asks for: the heads above it in its column, with what its row is called, or the label at its left; "" for nothing."""
        left = self._left(cell)
        block = self._block_above(cell)
        head = self._head_of(block, cell)
        if not head or (left and self._is_pair(cell)):
            return self._begun(cell) + left if _WHEN.fullmatch(left) else left
        group = self._group(cell, block)
        beside = self._beside(cell, group)
        if not group and not beside:
            group = self._section(cell, block)
            head = head if head == group else head.removeprefix(group[-_FEWEST:])
        return next(_fitting((group, beside, head)), head)

    @cached_property
    def _own(self) -> tuple[tuple[SourceCell, ...], ...]:
        return self.table.rows

    @cached_property
    def _width(self) -> int:
        return max((cell.column + cell.columns for cell in self.table.cells), default=0)

    @cached_property
    def _places(self) -> Mapping[tuple[int, int], SourceCell]:
        return {(row, column): cell for cell in self.table.cells for row in _rows(cell) for column in range(cell.column, cell.column + cell.columns)}

    @cached_property
    def _blocks(self) -> tuple[range, ...]:
        """The rows of each head, from the top; a head over several columns goes on in the row below, which divides it."""
        found: list[range] = []
        for row in range(len(self.table.headlines), len(self._own) - 1):
            if found and row < found[-1].stop:
                continue
            if self._is_head(row, is_first=not found):
                found.append(range(row, self._bottom(row)))
        return tuple(found)

    def _bottom(self, row: int) -> int:
        """The row behind a head that begins in this row."""
        labels = self._labels_in(row)
        divided = any(cell.columns > 1 for cell in labels) and row + 2 < len(self._own) and self._all_labels(row + 1)
        return row + max(1 + divided, min((cell.rows for cell in labels), default=1))

    def _labels_in(self, row: int) -> Sequence[SourceCell]:
        """The cells that begin in a row, without the name of a group of rows at its left."""
        cells = self._own[row]
        lowest = min((cell.rows for cell in cells[1:]), default=1)
        return cells[1:] if len(cells) > _FEWEST and cells[0].rows > lowest + 1 else cells

    def _below(self, row: int) -> Sequence[SourceCell]:
        """The cells of the first row behind a head that begins in this row, without rows that only name those that follow."""
        return next((self._own[at] for at in range(self._bottom(row), len(self._own)) if not self._section_in(at)), ())

    def _all_labels(self, row: int) -> bool:
        """Whether a row says something in each of its cells; a corner may be empty."""
        cells = self._own[row]
        is_corner = len(cells) > _FEWEST and cells[0].column == 0 and not self.said[cells[0]]
        return bool(cells) and all(is_label(self.said[cell]) for cell in cells[is_corner:])

    def _is_head(self, row: int, *, is_first: bool) -> bool:
        """Whether a row is a head: nothing but labels over cells that wait; a later one needs a sign that something else begins."""
        labels, below = self._labels_in(row), self._below(row)
        if len(labels) < _FEWEST or self._section_in(row) or not self._all_labels(row):
            return False
        if self._width == _FEWEST and any(self.said[cell] for cell in below):
            return self._ask_alike(labels, below)
        if not any(map(self._waits, below)):
            return False
        if is_first and row == len(self.table.headlines):
            return True
        before = [(cell.column, cell.columns) for cell in self._own[row - 1]]
        begins = len(labels) < len(self._own[row]) or before != [(cell.column, cell.columns) for cell in self._own[row]]
        return begins or all(is_known(self.said[cell]) for cell in labels)

    def _ask_alike(self, labels: Sequence[SourceCell], below: Sequence[SourceCell]) -> bool:
        """Whether the cells under two labels ask for the same, such as a signature, so that only the labels tell them apart."""
        asked = {self.said[cell] for cell in below}
        return len(asked) == 1 and "：" in min(asked) and not any("：" in self.said[label] for label in labels)

    def _waits(self, cell: SourceCell) -> bool:
        return not self.said[cell] or not is_label(self.said[cell])

    def _block_above(self, cell: SourceCell) -> range:
        return next((block for block in reversed(self._blocks) if block.stop <= cell.row), range(0))

    def _head_of(self, block: range, cell: SourceCell) -> str:
        """The words above a cell in a head, those over several columns first."""
        found = dict.fromkeys(above for row in block if (above := self._places.get((row, cell.column))) is not None and _is_over(above, cell))
        words = [_plain(self.said[above]) for above in found]
        return next((whole for start in range(len(words)) if len(whole := "".join(words[start:])) <= _LONGEST), "")

    def _left(self, cell: SourceCell) -> str:
        left = self._places.get((cell.row, cell.column - 1))
        return _plain(self.said[left]) if left is not None and is_label(self.said[left]) and self.said[left] != self.said[cell] else ""

    def _is_pair(self, cell: SourceCell) -> bool:
        """Whether the label at the left of a cell counts, and not the head above: in rows of labels with their cells, one behind the other."""
        row = self._own[cell.row]
        labels, values = row[::2], row[1::2]
        known = all(is_known(_plain(self.said[label])) for label in labels)
        return self._width == _FEWEST or (cell in values and len(labels) >= _FEWEST and known)

    def _group(self, cell: SourceCell, block: range) -> str:
        """The name of the group of rows that a cell and its head stand in, where it is short."""
        first = self._places.get((cell.row, 0))
        named = first is not None and first.rows > 1 and first.row in block and len(_plain(self.said[first])) <= _SHORT
        return _plain(self.said[first]) if named and first is not None and first is not cell else ""

    def _section_in(self, row: int) -> str:
        """What a row calls those that follow it; "" for other rows."""
        return self._sections[row]

    @cached_property
    def _sections(self) -> Sequence[str]:
        return tuple(map(self._named_by, range(len(self._own))))

    def _named_by(self, row: int) -> str:
        """What a row names: one cell over all columns says it, or one over all columns behind a number; "" for other rows."""
        cells = self._own[row]
        named = cells[-1:] if len(cells) == 1 or (len(cells) == _FEWEST and _NUMERAL.fullmatch(self.said[cells[0]])) else ()
        whole = [cell for cell in named if cell.columns > 1 and cells[0].column == 0 and cell.column + cell.columns == self._width]
        return next((_plain(self.said[cell]) for cell in whole if is_label(self.said[cell])), "")

    def _section(self, cell: SourceCell, block: range) -> str:
        """What the rows of a cell are called by the row above them that names them, where that is short."""
        row = self._named_above[cell.row]
        return self._section_in(row) if row >= block.stop else ""

    @cached_property
    def _named_above(self) -> Sequence[int]:
        """The nearest row above each row that names those that follow it in a few words; -1 for none."""
        named = (row if 0 < len(name) <= _SHORT else -1 for row, name in enumerate(self._sections))
        return tuple(accumulate(named, max, initial=-1))

    def _before(self, cell: SourceCell) -> Sequence[SourceCell]:
        """The cells of the row of a cell at its left."""
        return tuple(dict.fromkeys(one for column in range(cell.column) if (one := self._places.get((cell.row, column))) is not None))

    def _begun(self, cell: SourceCell) -> str:
        """What the row of a cell begins with, where that is a label and not the cell right before it."""
        first = self._before(cell)[:-1][:1]
        return next((_plain(self.said[one]) for one in first if is_label(self.said[one])), "")

    def _beside(self, cell: SourceCell, group: str) -> str:
        """What the row of a cell is called: by its first words, a number left aside; behind words for several rows by those of its own."""
        row = [one for one in self._before(cell) if (not group or _plain(self.said[one]) != group) and self.said[one] != (self.said[cell] or None)]
        named = [one for one in row if not _NUMERAL.fullmatch(self.said[one])]
        if len(named) > 1 and not self.said[named[0]] and not named[0].column:
            named = [one for one in named[1:2] if _SUM.match(self.said[one])]
        if len(named) > 1 and named[0].rows > cell.rows and is_label(self.said[named[1]]):
            named = named[1:]
        return next((_plain(self.said[one]) for one in named[:1] if is_label(self.said[one])), "")


def _fitting(parts: Sequence[str]) -> Iterator[str]:
    """The parts of a name joined in the ways that are short enough, the fullest first: all, all without brackets, then without the first."""
    for start in range(len(parts)):
        *names, head = parts[start:]
        for name in ("".join((*names, head)), "".join((*(_bare(one) for one in names), _timeless(head)))):
            if len(_BRACKETS.sub("", name) if start < len(parts) - 1 else name) <= _LONGEST:
                yield name


def _bare(text: str) -> str:
    return _BRACKETS.sub("", text) or text


def _timeless(head: str) -> str:
    """A head without the hours or the figures in brackets behind it; a unit of measure stays."""
    return re.sub(r"[（(][^（）()]*\d[^（）()]*[）)]$", "", head) or head


def _rows(cell: SourceCell) -> Iterator[int]:
    return iter(range(cell.row, cell.row + cell.rows))


def _is_over(head: SourceCell, cell: SourceCell) -> bool:
    """Whether a head reaches over all columns of a cell."""
    return head.column <= cell.column and cell.column + cell.columns <= head.column + head.columns


def _plain(text: str) -> str:
    return _NUMBERED.sub("", text).rstrip("：: *＊") or text
