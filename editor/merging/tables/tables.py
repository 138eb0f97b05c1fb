"""Tables that were edited elsewhere: cells rewritten, rows and columns added and taken out; the rows of a field are a change of its value."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import groupby

from editor.merging.tables.rewriting import pieces_of, rewritten
from editor.merging.tables.rows import RowReader
from editor.model.document.document import Paragraph, Table
from editor.model.document.grid import Grid
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.model.returned.lines import our_key, plain, their_key
from editor.model.template.field import Field, FieldType
from editor.model.template.field import Row as Cells
from editor.model.template.markup import KeyFinder, TokenKind, tokens_of
from editor.model.text.aligning import aligned

Row = Sequence[EditedParagraph]


@dataclass(frozen=True, slots=True)
class MergedTable:
    """A table as the file has it: its markup, and, where a field fills it and rows came, went or were moved, the key and its rows.

    `explained` are texts, without spaces, that are composed anew for each row of the field (its number).
    """

    grid: Grid
    key: str = ""
    rows: tuple[Cells, ...] = ()
    explained: frozenset[str] = frozenset()


def new_table(rows: Sequence[Row], keys: Container[str]) -> Grid:
    """The markup of a table that is new."""
    return Grid(tuple(_new_row(row, keys) for row in rows))


def _new_row(row: Row, keys: Container[str]) -> tuple[str, ...]:
    return tuple(" ".join(line for p in cell for line in rewritten((), p.runs, keys)) for cell in cells_of(row))


def cells_of(row: Row) -> list[list[EditedParagraph]]:
    """The paragraphs of a row cell by cell."""
    return [list(cell) for _, cell in groupby(row, key=lambda paragraph: paragraph.column)]


def merged_table(draft: Draft, grid: Grid, table: Table, rows: Sequence[Row], *, bare: bool) -> MergedTable | None:
    """The table as the file has it; None where it can't be told which row of the markup gives which of the table. `bare`: without controls."""
    repeating = [_repeating(draft, cells) for cells in grid.rows]
    origins = [at for at, field in enumerate(repeating) for _ in range(_count(draft, field))]
    if len(origins) != len(table.rows) or sum(field is not None for field in repeating) > 1:
        return None
    at = next((at for at, field in enumerate(repeating) if field), -1)
    merge = _TableMerge(draft, grid, table, origins, at, bare)
    merge.follow(rows)
    field = repeating[at] if at >= 0 else None
    return MergedTable(merge.grid(), field.key, merge.kept_rows, merge.explained) if field and merge.has_new_rows else MergedTable(merge.grid())


def _placed(cells: tuple[str, ...], columns: Sequence[int], width: int) -> tuple[str, ...]:
    """The cells in these columns of a row; where they are more or fewer than the columns, one behind the other."""
    if not columns or len(cells) != len(columns):
        return cells
    made = [""] * max(width, columns[-1] + 1)
    for column, cell in zip(columns, cells, strict=True):
        made[column] = cell
    return tuple(made)


def _repeating(draft: Draft, cells: tuple[str, ...]) -> Field | None:
    """The rows field that makes a row of markup repeat."""
    fields = draft.template.by_key
    finder = KeyFinder(key for key, field in fields.items() if field.type == FieldType.ROWS)
    slots = (token.text for cell in cells if "{%" not in cell for token in tokens_of(cell) if token.kind == TokenKind.SLOT)
    return next((fields[key] for slot in slots for key, _, _ in finder.keys_in(slot)), None)


def _count(draft: Draft, field: Field | None) -> int:
    value = draft.value(field.key) if field else ""
    return max(1, len(value)) if not isinstance(value, str) else 1


class _TableMerge:
    """Goes through the rows of the file; `origins` is the row of markup that each composed row comes from, `repeating` the one over a field."""

    def __init__(self, draft: Draft, grid: Grid, table: Table, origins: Sequence[int], repeating: int, bare: bool) -> None:
        self._keys = draft.template.by_key
        self._grid, self._table, self._bare = grid, table, bare
        self._origins, self._repeating = origins, repeating
        self._first = origins.index(repeating) if repeating >= 0 else 0
        self._reader = self._row_reader(draft) if repeating >= 0 else None
        self._made: list[tuple[str, ...]] = []
        self._from: list[int | None] = []
        self._last = -1
        self._is_written = False
        self._numbers: list[int | None] = []
        self.rows: list[Cells] = []

    def _row_reader(self, draft: Draft) -> RowReader:
        markups = self._grid.rows[self._repeating]
        cells = [(markups[column], cell) for column, cell in self._table.cells_of(self._first)]
        return RowReader(draft, [markup for markup, _ in cells], [cell for _, cell in cells])

    def follow(self, rows: Sequence[Row]) -> None:
        """Make the rows of markup and of the field."""
        ours = ["\t".join(self._our_key(cell.paragraph) for _, cell in self._table.cells_of(row)) for row in range(len(self._table.rows))]
        theirs = ["\t".join("".join(self._their_key(p) for p in cell) for cell in cells_of(row)) for row in rows]
        for pair in aligned(ours, theirs):
            if pair.theirs is not None:
                self._take(pair.ours, rows[pair.theirs], same=pair.ours is not None and ours[pair.ours] == theirs[pair.theirs])

    def _our_key(self, paragraph: Paragraph) -> str:
        return our_key(paragraph, by_text=self._bare)

    def _their_key(self, paragraph: EditedParagraph) -> str:
        return plain(paragraph.text) if self._bare else their_key(paragraph)

    def _take(self, ours: int | None, row: Row, *, same: bool) -> None:
        origin = None if ours is None else self._origins[ours]
        if self._reader and (origin == self._repeating or (origin is None and self._repeating - 1 <= self._last <= self._repeating)):
            self._last = self._repeating
            self._take_value(self._reader, ours, row, same=same)
        elif origin is None or ours is None:
            self._add(None, self._within(_new_row(row, self._keys)))
        else:
            self._last = origin
            columns = [column for column, _ in self._table.cells_of(ours)]
            composed = [cell.paragraph for _, cell in self._table.cells_of(ours)]
            markups = tuple(self._grid.rows[origin][column] for column in columns if column < len(self._grid.rows[origin]))
            merged = self._within(self._merged_row(markups, composed, row))
            self._add(origin, _placed(merged, columns, len(self._grid.rows[origin])))

    def _add(self, origin: int | None, cells: tuple[str, ...]) -> None:
        self._made.append(cells)
        self._from.append(origin)

    def _take_value(self, reader: RowReader, ours: int | None, row: Row, *, same: bool) -> None:
        if not self._is_written:
            self._add(self._repeating, self._grid.rows[self._repeating])
            self._is_written = True
        number = None if ours is None else ours - self._first
        self.rows.append(reader.read(cells_of(row), number))
        self._numbers.append(number if same else None)

    def _within(self, cells: tuple[str, ...]) -> tuple[str, ...]:
        """A row over a field has no room for a further column."""
        return cells[: max(len(row) for row in self._grid.rows)] if self._reader else cells

    def _merged_row(self, markups: tuple[str, ...], composed: Sequence[Paragraph], row: Row) -> tuple[str, ...]:
        """The row's cells: those that say the same keep their markup."""
        cells: list[str] = []
        for column, same in enumerate(cells_of(row)):
            known = column < min(len(markups), len(composed))
            if known and "".join(self._their_key(p) for p in same) == self._our_key(composed[column]):
                cells.append(markups[column])
            else:
                pieces = pieces_of(markups[column], composed[column].runs) if known else []
                cells.append(" ".join(line for p in same for line in rewritten(pieces, p.runs, self._keys, by_text=self._bare)))
        return tuple(cells)

    @property
    def has_new_rows(self) -> bool:
        """Whether rows came, went, were moved, or say what no control of theirs holds."""
        return self._numbers != list(range(self._origins.count(self._repeating)))

    @property
    def explained(self) -> frozenset[str]:
        """What stands in the rows of the field and comes from no value."""
        rows = (row for origin, row in zip(self._origins, self._table.rows, strict=True) if origin == self._repeating)
        return frozenset(plain(cell.paragraph.text) for row in rows for cell in row if not any(run.field for run in cell.paragraph.runs))

    @property
    def kept_rows(self) -> tuple[Cells, ...]:
        """The rows of the field that say something."""
        return tuple(row for row in self.rows if any(row.values()))

    def grid(self) -> Grid:
        """The markup, its rows of one length; a row over a field stays where all its rows are gone."""
        made, origins = list(self._made), list(self._from)
        if self._reader and not self._is_written:
            made.insert(min(self._repeating, len(made)), self._grid.rows[self._repeating])
            origins.insert(min(self._repeating, len(origins)), self._repeating)
        even = len({len(row) for row in self._grid.rows}) == 1
        width = max((len(row) for row in made), default=0) if even else 0
        rows = [(*row, *[""] * (width - len(row))) for row in made]
        return self._grid.rearranged(origins).with_rows(rows).without_filled()
