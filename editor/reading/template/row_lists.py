"""Rows of one shape in a table, written as one row that repeats over a rows field."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from editor.model.document.grid import Grid
from editor.model.sample.inspection import SlotSpan
from editor.model.template.field import Field, FieldType, key_of
from editor.model.template.markup import TokenKind, is_blank_alone, plain_text, slot, tokens_of

_NUMBER = re.compile(r"(?P<before>[（(]?)(?P<number>\d{1,3})(?P<after>[）).、．]?)")
_FEWEST = 2
_LONGEST = 12
_NO_NAME = "名单"


@dataclass(frozen=True, slots=True)
class RowList:
    """Rows of a table from `first` on, `count` of them, that differ in nothing but their blanks and their number."""

    first: int
    count: int


def row_list_in(grid: Grid) -> RowList | None:
    """The longest run of rows of one shape below a head; None where there are not two of them, and where cells at the side part them."""
    runs = [RowList(first, count) for first in range(1, len(grid.rows)) if (count := _alike_from(grid, first)) >= _FEWEST]
    return max(runs, key=lambda run: run.count, default=None)


def _alike_from(grid: Grid, first: int) -> int:
    """How many rows from this one on are of one shape, which is that of no row of a form: a head says what each blank is."""
    row = grid.rows[first]
    blanks = blank_columns(grid, first)
    if not blanks or any(not (head := _cell_at(grid, first - 1, column)) or _is_blank(head) for column in blanks):
        return 0
    if any(_is_tall(grid, first, column) for column in blanks):
        return 0
    count = 0
    while first + count < len(grid.rows) and _is_same(grid, first, first + count):
        count += 1
    sides = {
        tuple(merge for column in range(len(row)) if (merge := grid.merge_at.get((first + at, column))) and merge.rows > 1) for at in range(count)
    }
    return count if len(sides) == 1 else 0


def blank_columns(grid: Grid, row: int) -> list[int]:
    """The columns of a row whose cells are one blank each."""
    return [column for column, cell in enumerate(grid.rows[row]) if _is_blank(cell)]


def _is_blank(cell: str) -> bool:
    return is_blank_alone(cell) and len(list(_slots(cell))) == 1


def _slots(cell: str) -> Iterator[str]:
    return (token.text.strip() for token in tokens_of(cell) if token.kind == TokenKind.SLOT)


def _cell_at(grid: Grid, row: int, column: int) -> str:
    """The words of the cell that covers a place, "" for none."""
    merge = grid.merge_at.get((row, column))
    at, across = (row, column) if merge is None else (merge.row, merge.column)
    return grid.rows[at][across] if across < len(grid.rows[at]) else ""


def _head_of(grid: Grid, first: int, column: int) -> str:
    """What a column is called by the heads above its first row: behind a head of several columns the one of its own."""
    own, above = plain_text(_cell_at(grid, first - 1, column)), grid.merge_at.get((first - 2, column))
    is_group = above is not None and 1 < above.columns < grid.width and above.row + above.rows == first - 1
    group = plain_text(_cell_at(grid, first - 2, column)) if is_group else ""
    return (group + own if len(group + own) <= _LONGEST else own).replace("\n", "")


def _is_tall(grid: Grid, row: int, column: int) -> bool:
    """Whether a place belongs to a cell over several rows, as one at the side that says what they are."""
    merge = grid.merge_at.get((row, column))
    return merge is not None and merge.rows > 1


def _is_same(grid: Grid, row: int, other: int) -> bool:
    """Whether two rows are of one shape: cells over the same columns, at the side a cell over several rows, elsewhere blanks or the same words."""
    return len(grid.rows[row]) == len(grid.rows[other]) and all(_is_same_cell(grid, row, other, column) for column in range(len(grid.rows[row])))


def _is_same_cell(grid: Grid, row: int, other: int, column: int) -> bool:
    if _is_tall(grid, row, column) or _is_tall(grid, other, column):
        return _is_tall(grid, row, column) and _is_tall(grid, other, column)
    merges = [grid.merge_at.get((number, column)) for number in (row, other)]
    wide = [None if merge is None else (merge.column, merge.columns) for merge in merges]
    one, two = grid.rows[row][column], grid.rows[other][column]
    return wide[0] == wide[1] and ((_is_blank(one) and _is_blank(two)) or _counts(one, two, other - row))


def _counts(one: str, other: str, further: int) -> bool:
    """Whether two cells say the same, or count rows that stand so far apart."""
    first, second = _NUMBER.fullmatch(one), _NUMBER.fullmatch(other)
    if first is None or second is None:
        return one == other
    return int(second["number"]) == int(first["number"]) + further and (first["before"], first["after"]) == (second["before"], second["after"])


def with_row_list(grid: Grid, found: RowList, name: str, slots: Mapping[str, SlotSpan], taken: Iterable[str]) -> tuple[Grid, Field]:
    """The table with one row in the place of those of one shape, and the rows field that it repeats over; `name` is what the rows are."""
    row = grid.rows[found.first]
    key, columns = key_of(name or _NO_NAME, taken), dict[int, Field]()
    for column, cell in enumerate(row):
        if _is_blank(cell):
            seen = slots.get(next(_slots(cell)).split("|")[0].strip())
            own = key_of(_head_of(grid, found.first, column), (field.key for field in columns.values()))
            columns[column] = _column(own, seen)
    cells = [
        slot(f"{key}.{columns[at].key}") if at in columns else _NUMBER.sub(r"\g<before>{{ loop.index }}\g<after>", cell)
        for at, cell in enumerate(row)
    ]
    kept = [*range(found.first + 1), *range(found.first + found.count, len(grid.rows))]
    made = grid.rearranged(kept)
    return replace(made, rows=(*made.rows[: found.first], tuple(cells), *made.rows[found.first + 1 :])), Field(
        key, FieldType.ROWS, columns=tuple(columns.values())
    )


def _column(key: str, seen: SlotSpan | None) -> Field:
    if seen is None:
        return Field(key)
    return Field(key, seen.type or FieldType.TEXT, unit=seen.unit, empty="pen" if seen.pen else "keep")


def words_beside(grid: Grid, found: RowList) -> str:
    """What a cell at the side of rows says of all of them; "" where none does."""
    merges = (merge for column in range(len(grid.rows[found.first])) if (merge := grid.merge_at.get((found.first, column))) and merge.rows > 1)
    return next(("".join(words.split()) for merge in merges if (words := grid.rows[merge.row][merge.column])), "")


def name_of_rows(text: str) -> str:
    """What rows are called after the words above their table; "" where these are too long, or a sentence."""
    name = plain_text(text, "").strip("：: 　")
    return name if 0 < len(name) <= _LONGEST and not re.search(r"[。；，]", name) else ""
