"""Tables that are drawn with lines: +--+ and |, or ┌─┐ and │. What a cell spans is seen where a line is missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from editor.model.sample.source_table import CellPart, SourceCell, SourceTable
from editor.reading.drawn.table import DrawnTable, table_of
from editor.reading.drawn.widths import starts_of

_VERTICAL = "|│┃║┆┇┊┋｜¦"
_HORIZONTAL = "-=─━═┄┅┈┉╌╍－—_"
_FEWEST = 2


def box_table(lines: Sequence[str], first: int) -> DrawnTable | None:
    """The table in a box whose upper line is this one."""
    if not _is_border(lines[first]):
        return None
    block = range(first, _end(lines, first))
    rows = [n for n in block if not _is_border(lines[n])]
    if not rows or max(len(_bars(lines[n])) for n in block) <= _FEWEST:
        return None
    grid = _grid(lines, block)
    table = grid.table() if grid is not None else _plain(lines, rows, block)
    return DrawnTable(table, block.stop, {})


def _is_joint(sign: str) -> bool:
    return sign == "+" or ("\u2500" <= sign <= "\u257f" and sign not in _VERTICAL and sign not in _HORIZONTAL)


def _is_border(line: str) -> bool:
    """Whether a line holds nothing but a line between rows."""
    text = line.strip()
    signs = set(text) - {" ", "\u3000"}
    drawn = signs and all(c in _HORIZONTAL or c in _VERTICAL or _is_joint(c) for c in signs)
    return bool(drawn) and len(text) > _FEWEST and any(map(_is_joint, signs)) and any(c in _HORIZONTAL for c in signs)


def _end(lines: Sequence[str], first: int) -> int:
    """The line behind a box: behind its lower line where another box or something else follows."""
    at = first + 1
    while at < len(lines) and (text := lines[at].strip()) and (text[0] in _VERTICAL or _is_joint(text[0])):
        if _is_border(lines[at]) and _is_border(lines[at - 1]) and at - 1 > first:
            break
        at += 1
    return at


def _bars(line: str) -> list[int]:
    return [n for n, c in enumerate(line) if c in _VERTICAL or _is_joint(c)]


def _plain(lines: Sequence[str], rows: Sequence[int], block: range) -> SourceTable:
    """The table of a box whose lines do not stand below each other: cell by cell, as the bars part them."""
    bars = {n: [at for at, c in enumerate(lines[n]) if c in _VERTICAL] for n in rows}
    return table_of([[(CellPart(n, left + 1, right),) for left, right in pairwise(bars[n])] for n in rows if len(bars[n]) > 1], block)


def _grid(lines: Sequence[str], block: range) -> "_BoxGrid | None":
    """The grid of a box, measured with narrow or with wide lines; None where bars stand below each other in neither."""
    tried = [_BoxGrid.of(lines, block, is_wide=is_wide) for is_wide in (False, True)]
    return min((grid for grid in tried if grid.is_even()), key=lambda grid: len(grid.edges), default=None)


@dataclass(frozen=True, slots=True)
class _BoxGrid:
    """A box over columns of the screen: `edges` are the columns at which bars stand, `starts` where each character of a line begins."""

    lines: Sequence[str]
    block: range
    edges: tuple[int, ...]
    starts: dict[int, Sequence[int]]

    @classmethod
    def of(cls, lines: Sequence[str], block: range, *, is_wide: bool) -> "_BoxGrid":
        """The grid of the lines of a box."""
        starts = {n: starts_of(lines[n], is_wide=is_wide) for n in block}
        edges = {starts[n][bar] for n in block for bar in _bars(lines[n])}
        return cls(lines, block, tuple(sorted(edges)), starts)

    def is_even(self) -> bool:
        """Whether all lines begin and end at the same edges, and each edge is one of the lines between rows."""
        drawn = {edge for n in self.block if _is_border(self.lines[n]) for edge in self._edges_of(n)}
        ends = {(min(self._edges_of(n)), max(self._edges_of(n))) for n in self.block if _bars(self.lines[n])}
        return len(ends) == 1 and drawn >= set(self.edges)

    def _edges_of(self, number: int) -> list[int]:
        return [self.starts[number][bar] for bar in _bars(self.lines[number])]

    def _sign(self, number: int, column: int) -> str:
        """The character over a column of the screen."""
        starts = self.starts[number]
        return next((c for at, c in enumerate(self.lines[number]) if starts[at] <= column < starts[at + 1]), " ")

    def _ruled(self, number: int) -> tuple[bool, ...]:
        """For each column of the table whether a line between rows is drawn in it."""
        middles = ((left + right) // 2 for left, right in pairwise(self.edges))
        ends = (self._sign(number, edge - 1) for edge in self.edges[1:])
        return tuple(self._sign(number, middle) in _HORIZONTAL and end in _HORIZONTAL for middle, end in zip(middles, ends, strict=True))

    def _part(self, number: int, left: int, right: int) -> CellPart:
        starts = list(self.starts[number])
        return CellPart(number, starts.index(self.edges[left]) + 1, starts.index(self.edges[right]))

    def table(self) -> SourceTable:
        """The table: rows between lines, their cells between bars, going on below where no line parts them."""
        made, open_cells = list[SourceCell](), dict[tuple[int, int], int]()
        for row, (ruled, rule, numbers) in enumerate(self._rows()):
            here = dict[tuple[int, int], int]()
            for left, right in self._spans(numbers):
                parts = tuple(self._part(n, left, right) for n in numbers)
                above = open_cells.get((left, right)) if not any(ruled[left:right]) else None
                if above is None:
                    here[left, right] = len(made)
                    made.append(SourceCell(row, left, parts, 1, right - left))
                    continue
                here[left, right] = above
                between = (self._part(rule, left, right),) if rule is not None else ()
                known = made[above]
                made[above] = SourceCell(known.row, left, (*known.parts, *between, *parts), known.rows + 1, right - left)
            open_cells = here
        cells = sorted((self._with_words(cell) for cell in made), key=lambda cell: (cell.row, cell.column))
        used = {part.line for cell in cells for part in cell.parts}
        return SourceTable(tuple(cells), drawn=tuple(n for n in self.block if n not in used))

    def _with_words(self, cell: SourceCell) -> SourceCell:
        """A cell without its empty lines; an empty one keeps its first."""
        said = tuple(part for part in cell.parts if self.lines[part.line][part.start : part.end].strip())
        return SourceCell(cell.row, cell.column, said or cell.parts[:1], cell.rows, cell.columns)

    def _spans(self, numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
        """The columns from bar to bar of a row."""
        edges = [at for at, edge in enumerate(self.edges) if all(edge in self._edges_of(n) for n in numbers)]
        return pairwise(edges)

    def _rows(self) -> Iterator[tuple[tuple[bool, ...], int | None, list[int]]]:
        """Each row: which of its columns have a line above it, the number of that line, and its own lines."""
        bands = [(ruled, list(group)) for ruled, group in groupby(self.block, key=lambda n: any(self._ruled(n)))]
        is_list = sum(not ruled for ruled, _ in bands) <= _FEWEST
        whole = (True,) * (len(self.edges) - 1)
        rule: int | None = None
        for number, (is_ruled, group) in enumerate(bands):
            if is_ruled:
                rule = group[-1]
                continue
            is_data = is_list and number >= len(bands) - _FEWEST
            rows = list(self._split(group)) if is_data else [group]
            for at, own in enumerate(rows):
                yield (self._ruled(rule), rule, own) if at == 0 and rule is not None else (whole, None, own)

    def _split(self, group: Sequence[int]) -> Iterator[list[int]]:
        """Lines without lines between them, row by row: one whose first cell is empty goes on the row above."""
        rows: list[list[int]] = []
        for number in group:
            parts = [self._part(number, left, right) for left, right in self._spans([number])]
            cells = [self.lines[number][part.start : part.end].strip() for part in parts]
            if rows and not cells[0] and any(cells):
                rows[-1].append(number)
            else:
                rows.append([number])
        yield from rows
