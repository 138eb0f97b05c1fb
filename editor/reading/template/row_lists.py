"""Rows of one shape in a table, written as one row that repeats over a rows field."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
    """The longest run of rows of one shape below a head; None where there are not two of them."""
    runs = [RowList(first, count) for first in range(1, len(grid.rows)) if (count := _alike_from(grid, first)) >= _FEWEST]
    return max(runs, key=lambda run: run.count, default=None)


def _alike_from(grid: Grid, first: int) -> int:
    """How many rows from this one on are of one shape, which is that of no row of a form: a head says what each blank is."""
    row = grid.rows[first]
    blanks = blank_columns(grid, first)
    above = grid.rows[first - 1]
    if not blanks or any(column >= len(above) or not above[column] or _is_blank(above[column]) for column in blanks):
        return 0
    count = 0
    while first + count < len(grid.rows) and not _is_merged(grid, first + count) and _is_same(row, grid.rows[first + count], count):
        count += 1
    return count


def blank_columns(grid: Grid, row: int) -> list[int]:
    """The columns of a row whose cells are one blank each."""
    return [column for column, cell in enumerate(grid.rows[row]) if _is_blank(cell)]


def _is_blank(cell: str) -> bool:
    return is_blank_alone(cell) and len(list(_slots(cell))) == 1


def _slots(cell: str) -> Iterator[str]:
    return (token.text.strip() for token in tokens_of(cell) if token.kind == TokenKind.SLOT)


def _is_merged(grid: Grid, row: int) -> bool:
    return any(merge.row <= row < merge.row + merge.rows for merge in grid.merges)


def _is_same(one: Sequence[str], other: Sequence[str], further: int) -> bool:
    return len(one) == len(other) and all((_is_blank(a) and _is_blank(b)) or _counts(a, b, further) for a, b in zip(one, other, strict=True))


def _counts(one: str, other: str, further: int) -> bool:
    """Whether two cells say the same, or count rows that stand so far apart."""
    first, second = _NUMBER.fullmatch(one), _NUMBER.fullmatch(other)
    if first is None or second is None:
        return one == other
    return int(second["number"]) == int(first["number"]) + further and (first["before"], first["after"]) == (second["before"], second["after"])


def with_row_list(grid: Grid, found: RowList, name: str, slots: Mapping[str, SlotSpan], taken: Iterable[str]) -> tuple[Grid, Field]:
    """The table with one row in the place of those of one shape, and the rows field that it repeats over; `name` is what the rows are."""
    row, head = grid.rows[found.first], grid.rows[found.first - 1]
    key, columns = key_of(name or _NO_NAME, taken), dict[int, Field]()
    for column, cell in enumerate(row):
        if _is_blank(cell):
            seen = slots.get(next(_slots(cell)).split("|")[0].strip())
            own = key_of(plain_text(head[column]).replace("\n", ""), (field.key for field in columns.values()))
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


def name_of_rows(text: str) -> str:
    """What rows are called after the words above their table; "" where these are too long, or a sentence."""
    name = plain_text(text, "").strip("：: 　")
    return name if 0 < len(name) <= _LONGEST and not re.search(r"[。；，]", name) else ""
