r"""The tables in a template's text: lines of `| a | b |` to a grid and back.

From format 2 on a cell `<` goes on from the one at its left, `^` from the one above, `|---|` ends a head, and `{表 宽=3,5,2 线=无}` above a
table says how it looks. The characters themselves are written `\<`, `\^`, `\---`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from editor.model.document.grid import Grid, Merge
from editor.model.document.table_look import PLAIN_LOOK, Side, TableLook, TableRules
from editor.model.template.markup import TokenKind, bare, guarded, tokens_of
from editor.model.text.escapes import EMPTY, given, held
from editor.model.words import tr

SPANS_FORMAT = 2
"""The first format in which a table can say more than the words of its cells."""
NEW_TABLE = "{表}"
"""The line that begins another table right behind one."""
_LEFT, _ABOVE = "<", "^"
_LOOK = re.compile(r"\{表(?:\s+([^{}]*))?\}")
_RULES = {"全": TableRules.ALL, "横": TableRules.ROWS, "框": TableRules.FRAME, "三": TableRules.THREE, "无": TableRules.NONE}
_SIDES = {"": Side.OWN, "左": Side.LEFT, "中": Side.CENTER, "右": Side.RIGHT}
_DASHES = {Side.OWN: "---", Side.LEFT: ":---", Side.CENTER: ":---:", Side.RIGHT: "---:"}
_RULE = re.compile(r"(:?)-{3,}(:?)")
_BAR = re.compile(r"(\\*\|)")
_MARK = re.compile(r"^(\\*[<^])$")
_DASHED = re.compile(r"^(\\*:?-{3,}:?)$")
_MARKED = "{}|\\<^-"
_MOST = 10_000

Place = tuple[int, int]


class Trouble(NamedTuple):
    """What is wrong in a table: the words for it, and the line of the text."""

    text: str
    line: int


class TableText:
    """The lines of one table as they are read."""

    def __init__(self, form: int, look: TableLook = PLAIN_LOOK) -> None:
        """`form` is the format of the file, `look` what the line above the table says."""
        self._form, self._look = form, look
        self._rows: list[list[str]] = []
        self._lines: list[int] = []
        self._head: int | None = None
        self._ruled: tuple[int, list[str]] | None = None
        self.troubles: list[Trouble] = []

    def take(self, line: str, number: int) -> None:
        """Take the next line, which stands on that line of the text."""
        cells = list(_cells_of(line))
        is_rule = self._form >= SPANS_FORMAT and bool(cells) and all(map(_RULE.fullmatch, cells))
        if is_rule and self._head is None:
            self._head, self._ruled = len(self._rows), (number, cells)
            return
        if is_rule:
            self.troubles.append(Trouble(tr("一张表只能有一行 |---|，这一行当作文字。要照原样写，前面加 \\。"), number))
        self._rows.append(cells)
        self._lines.append(number)

    @property
    def grid(self) -> Grid:
        """The table that the lines make; what is wrong in them is in `troubles` then, and text in the table."""
        if not self._rows and self._ruled is not None:
            return Grid((tuple(self._ruled[1]),))
        owners = self._owners()
        merges = tuple(_merges(owners))
        rows = [[self._text((row, column), cell, owners) for column, cell in enumerate(cells)] for row, cells in enumerate(self._rows)]
        return Grid(tuple(map(tuple, rows)), merges, self._head, self._aligned())

    def _aligned(self) -> TableLook:
        aligned = trimmed(_align(cell) for cell in (self._ruled[1] if self._ruled is not None else ()))
        return replace(self._look, aligned=aligned) if aligned else self._look

    def _owners(self) -> dict[Place, Place]:
        """By place the cell that it belongs to: itself, or the one that goes on there."""
        owners: dict[Place, Place] = {}
        for row, cells in enumerate(self._rows):
            for column, cell in enumerate(cells):
                owners[row, column] = owners.get(self._before(row, column, cell), (row, column))
        odd = set(_uneven(owners))
        for place in [place for place, owner in owners.items() if owner in odd and place != owner]:
            self._complain(place[0], tr("合并的格子拼不成长方形，这一格的记号当作文字。"))
        return {place: place if owner in odd else owner for place, owner in owners.items()}

    def _before(self, row: int, column: int, cell: str) -> Place:
        """The place that a cell goes on from; one outside of the table for none."""
        if self._form < SPANS_FORMAT or cell not in (_LEFT, _ABOVE):
            return (-1, -1)
        before = (row, column - 1) if cell == _LEFT else (row - 1, column)
        if column == 0 and cell == _LEFT:
            self._complain(row, tr("第一列的 < 左边没有格子，当作文字。要照原样写，写 \\<。"))
        elif cell == _ABOVE and (row == 0 or column >= len(self._rows[row - 1])):
            self._complain(row, tr("这个 ^ 上面没有格子，当作文字。要照原样写，写 \\^。"))
        return before

    def _complain(self, row: int, text: str) -> None:
        self.troubles.append(Trouble(text, self._lines[row]))

    def _text(self, place: Place, cell: str, owners: Mapping[Place, Place]) -> str:
        return "" if owners[place] != place else _cell_of(cell, self._form)


def trimmed(aligned: Iterable[Side]) -> tuple[Side, ...]:
    """How columns are aligned without those at the end of which nothing is said."""
    kept = list(aligned)
    while kept and kept[-1] == Side.OWN:
        kept.pop()
    return tuple(kept)


def is_row(line: str) -> bool:
    """Whether a line is a row of a table."""
    return line.startswith("|") and line.endswith("|") and len(line) > 1


def is_look(line: str) -> bool:
    """Whether a line above a table says how the table looks, or only begins it."""
    return _LOOK.fullmatch(line) is not None


def look_of(line: str) -> tuple[TableLook, str]:
    """The look that the line above a table says, and what of it is not understood."""
    match, look, odd = _LOOK.fullmatch(line), PLAIN_LOOK, list[str]()
    for part in (match[1] or "").split() if match else ():
        name, _, value = part.partition("=")
        if name == "宽" and (widths := _widths(value)):
            look = replace(look, widths=widths)
        elif name == "线" and value in _RULES:
            look = replace(look, rules=_RULES[value])
        elif name == "齐" and all(side in _SIDES for side in value.split(",")):
            look = replace(look, aligned=trimmed(_SIDES[side] for side in value.split(",")))
        else:
            odd.append(part)
    return look, " ".join(odd)


def _widths(value: str) -> tuple[int, ...]:
    """The numbers of a list of widths; none where one of them is no number from 1 on."""
    parts = re.split("[,，]", value)
    numbers = tuple(int(part) for part in parts if re.fullmatch("[0-9]{1,5}", part))
    return numbers if len(numbers) == len(parts) and all(0 < number <= _MOST for number in numbers) else ()


def _align(rule: str) -> Side:
    match = _RULE.fullmatch(rule)
    return next((align for align, dashes in _DASHES.items() if match and dashes == f"{match[1]}---{match[2]}"), Side.OWN)


def _cells_of(line: str) -> Iterator[str]:
    """The cells of a row as they are written."""
    inner, start = line[1:-1], 0
    if inner.strip() == EMPTY:
        return
    if "\\" not in inner and "{" not in inner:
        yield from map(str.strip, inner.split("|"))
        return
    code = [(t.start, t.end) for t in tokens_of(inner) if t.kind != TokenKind.TEXT]
    for match in re.finditer(r"(?<!\\)\|", inner):
        if not any(a <= match.start() < b for a, b in code):
            yield inner[start : match.start()].strip()
            start = match.end()
    yield inner[start:].strip()


def _cell_of(text: str, form: int) -> str:
    text = bare(_BAR, text)
    return given(bare(_DASHED, bare(_MARK, text)) if form >= SPANS_FORMAT and text[:1] == "\\" else text)


def _extent(places: Sequence[Place]) -> Merge:
    rows, columns = [row for row, _ in places], [column for _, column in places]
    return Merge(min(rows), min(columns), max(rows) - min(rows) + 1, max(columns) - min(columns) + 1)


def _groups(owners: Mapping[Place, Place]) -> dict[Place, list[Place]]:
    """The cells that go on over other places, each with all of its places."""
    groups: dict[Place, list[Place]] = {}
    for place, owner in owners.items():
        if place != owner:
            groups.setdefault(owner, [owner]).append(place)
    return groups


def _uneven(owners: Mapping[Place, Place]) -> Iterator[Place]:
    """The cells whose places make no rectangle that begins with them."""
    for owner, places in _groups(owners).items():
        merge = _extent(places)
        if len(places) != merge.rows * merge.columns or (merge.row, merge.column) != owner:
            yield owner


def _merges(owners: Mapping[Place, Place]) -> list[Merge]:
    return sorted(map(_extent, _groups(owners).values()))


def format_of(grids: Iterable[Grid]) -> int:
    """The oldest format in which tables can be written as they are."""
    return SPANS_FORMAT if any(not grid.is_plain or any(map(_needs_escape, grid.rows)) for grid in grids) else 1


def _needs_escape(row: Sequence[str]) -> bool:
    return any(map(_MARK.match, row)) or any(map(_DASHED.match, row))


def look_line(look: TableLook) -> str:
    """The line above a table of that look."""
    rules = next(name for name, rules in _RULES.items() if rules == look.rules)
    sides = {align: side for side, align in _SIDES.items()}
    parts = [f"宽={','.join(map(str, look.widths))}"] if look.widths else []
    parts += [f"线={rules}"] if look.rules else []
    parts += [f"齐={','.join(sides[align] for align in look.aligned)}"] if look.aligned else []
    return f"{{{' '.join(['表', *parts])}}}"


def grid_lines(grid: Grid, form: int = SPANS_FORMAT, *, is_behind_table: bool = False) -> Iterator[str]:
    """The lines of a table; `is_behind_table` begins it with a line of its own, as its look does."""
    look = grid.look if grid.head is None else replace(grid.look, aligned=())
    if is_behind_table or look != PLAIN_LOOK:
        yield look_line(look)
    for number, row in enumerate(grid.rows):
        if number == grid.head:
            yield _rule_line(grid)
        yield _row_line(grid, number, row, form)
    if grid.head is not None and grid.head >= len(grid.rows):
        yield _rule_line(grid)


def _rule_line(grid: Grid) -> str:
    aligned = grid.look.aligned
    columns = max(grid.width, len(aligned), 1)
    return f"|{'|'.join(_DASHES[aligned[at]] if at < len(aligned) else '---' for at in range(columns))}|"


def _row_line(grid: Grid, number: int, row: Sequence[str], form: int) -> str:
    """A row with backslashes before what would be read as a mark; where these don't say it, by the numbers of the characters."""
    if not row:
        return _joined([EMPTY])
    marks = [_mark(grid, number, column) for column in range(len(row))]
    line = _joined(mark or _escaped(cell, form) for mark, cell in zip(marks, row, strict=True))
    if "\\" not in line and "{" not in line and line.count("|") == len(row) + 1:
        return line
    read = [_cell_of(cell, form) for cell in _cells_of(line)]
    is_same = len(read) == len(row) and all(mark or cell == was for mark, cell, was in zip(marks, read, row, strict=True))
    return line if is_same else _joined(mark or held(cell, _MARKED) for mark, cell in zip(marks, row, strict=True))


def _mark(grid: Grid, row: int, column: int) -> str:
    merge = grid.merge_at.get((row, column))
    if merge is None or (merge.row, merge.column) == (row, column):
        return ""
    return _LEFT if column > merge.column else _ABOVE


def _escaped(cell: str, form: int) -> str:
    text = guarded(_BAR, held(cell))
    return guarded(_DASHED, guarded(_MARK, text)) if form >= SPANS_FORMAT else text


def _joined(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
