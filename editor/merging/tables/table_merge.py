"""The rows of a table that came back against those that were composed: which is whose, and the markup that gives what the file has."""

from collections import Counter
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from editor.merging.tables.by_row import by_index
from editor.merging.tables.cells import TheirCell, columns_of, is_beside, merges_of, width_of
from editor.merging.tables.rewriting import pieces_of, rewritten
from editor.merging.tables.rows import RowReader
from editor.model.document.document import Cell, Paragraph, Table
from editor.model.document.grid import Grid, Merge
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedRun
from editor.model.returned.lines import our_key, plain, their_key
from editor.model.template.field import Row as Cells
from editor.model.template.field import cell_of
from editor.model.template.markup import TokenKind, tokens_of
from editor.model.text.aligning import aligned

Place = tuple[int, int]
_Keys = Sequence[tuple[int, str]]


def text_of(cell: TheirCell, keys: Container[str]) -> str:
    """The markup of a cell as text; cells of rows are their words, and one that waits for a value says nothing."""
    return " ".join(line for p in cell.paragraphs for line in rewritten((), [run for run in p.runs if not _waits(run)], keys))


def _waits(run: EditedRun) -> bool:
    return cell_of(run.path) is not None and run.text.startswith("〔") and run.text.endswith("〕")


class _Made(NamedTuple):
    """A row of markup: the row that it comes from, None for a new one, its cells by column, and the numbers of their rows that it gives."""

    origin: int | None
    cells: tuple[str, ...]
    theirs: tuple[int, ...]


class TableMerge:
    """Goes through the rows of the file; `origins` is the row of markup that each composed row comes from, `repeating` the one over a field.

    `columns` says of each of their columns which of ours it is, None for a new one.
    """

    def __init__(
        self, draft: Draft, grid: Grid, table: Table, origins: Sequence[int], repeating: int, rows: Sequence[Sequence[TheirCell]], *, bare: bool
    ) -> None:
        self._keys = draft.template.by_key
        self._grid, self._table, self._bare = grid, table, bare
        self._origins, self._repeating, self._rows = origins, repeating, rows
        self._first = origins.index(repeating) if repeating >= 0 else 0
        self._composed = list(table.cells_of(self._first)) if repeating >= 0 else []
        ours: list[_Keys] = [[(column, self._our_key(cell.paragraph)) for column, cell in table.cells_of(row)] for row in range(len(table.rows))]
        theirs: list[_Keys] = [[(cell.column, self._key_of(cell)) for cell in row] for row in rows]
        self._ours = dict(_paired(ours, theirs))
        self._same = {at for at, own in self._ours.items() if [key for _, key in ours[own]] == [key for _, key in theirs[at]]}
        self.columns = columns_of([(ours[own], theirs[at]) for at, own in self._ours.items()], table.columns, width_of(rows))
        self._reader = self._row_reader(draft) if repeating >= 0 else None
        self._data = dict(self._data_rows()) if repeating >= 0 else {}

    def _our_key(self, paragraph: Paragraph) -> str:
        return our_key(paragraph, by_text=self._bare)

    def _key_of(self, cell: TheirCell) -> str:
        return "".join(plain(p.text) if self._bare else their_key(p) for p in cell.paragraphs)

    def _row_reader(self, draft: Draft) -> RowReader:
        markups, rows = self._grid.rows[self._repeating], range(self._first, self._first + self._origins.count(self._repeating))
        known = [dict(self._table.cells_of(row)) for row in rows]
        composed = [[row.get(column, cell) for column, cell in self._composed] for row in known]
        return RowReader(draft, [markups[column] for column, _ in self._composed], composed, bare=self._bare)

    # Which rows are those of the field

    def _data_rows(self) -> Iterator[tuple[int, int | None]]:
        """The numbers of the rows that the field fills, each with the number that the row had, None for a new one."""
        is_open = self._repeating == 0
        for at, row in enumerate(self._rows):
            ours = self._ours.get(at)
            origin = None if ours is None else self._origins[ours]
            if self._is_data(at, origin, is_open=is_open):
                yield at, None if ours is None else ours - self._first
                is_open = True
            elif origin is not None or is_beside(row):
                is_open = origin == self._repeating - 1

    def _is_data(self, at: int, origin: int | None, *, is_open: bool) -> bool:
        row = self._rows[at]
        is_held = any(_held(cell) for cell in row)
        if origin is not None:
            return origin == self._repeating and (at in self._same or is_held or not is_beside(row))
        return not is_beside(row) and (is_held or (is_open and self._has_form(row)))

    def _has_form(self, row: Sequence[TheirCell]) -> bool:
        """Whether a row without controls can be one of the field: its cells stand as those of the others do, and it is numbered where they are, or
        has something for each value.
        """
        if tuple(cell.place for cell in row) != self._form:
            return False
        texts = {self.columns[cell.column]: cell.text for cell in row}
        numbered = (column for column, cell in self._composed if not self._held_by(column) and _is_number(cell.paragraph.text))
        is_numbered = all(not texts.get(column) or _is_number(texts[column]) for column in numbered)
        return is_numbered or all(texts.get(column) for column, _ in self._composed if self._held_by(column))

    @cached_property
    def _form(self) -> tuple[Place, ...]:
        """Where the cells of the field's rows stand, in most of them."""
        known = (at for at, ours in self._ours.items() if self._origins[ours] == self._repeating)
        forms = Counter(tuple(cell.place for cell in self._rows[at]) for at in known)
        usual = tuple((self.columns.index(column), cell.columns) for column, cell in self._composed if column in self.columns)
        return max(forms, key=lambda form: forms[form], default=usual)

    @cached_property
    def _columns_held(self) -> dict[int, frozenset[str]]:
        markups = self._grid.rows[self._repeating]
        pieces = {column: pieces_of(markups[column], cell.paragraph.runs) for column, cell in self._composed}
        found = {column: (cell_of(piece.path or piece.source) for piece in own) for column, own in pieces.items()}
        return {column: frozenset(cell.column for cell in cells if cell is not None) for column, cells in found.items()}

    def _held_by(self, column: int | None) -> frozenset[str]:
        """The columns of the field whose values a column of ours shows."""
        return frozenset() if column is None else self._columns_held.get(column, frozenset())

    @property
    def fits(self) -> bool:
        """Whether the rows of the field follow each other in one form, with each control in its column, so that one row of markup gives them."""
        data = sorted(self._data)
        if not data:
            return True
        forms = {tuple(cell.place for cell in self._rows[at]) for at in data}
        is_whole = len(forms) == 1 and data == list(range(data[0], data[-1] + 1))
        cells = (cell for at in data for cell in self._rows[at])
        return is_whole and all(_held(cell) <= self._held_by(self.columns[cell.column]) for cell in cells) and self._merges_fit(set(data))

    def _merges_fit(self, data: set[int]) -> bool:
        """Whether cells over several rows have either all of the field's rows and others in them, or none."""
        high = (merge for merge in merges_of(self._rows) if merge.rows > 1)
        shares = ((len(data & set(range(merge.row, merge.row + merge.rows))), merge.rows) for merge in high)
        return all(not inside or (inside == len(data) and rows > inside) for inside, rows in shares)

    # The field's rows

    @cached_property
    def _read(self) -> list[tuple[int, Cells]]:
        """The rows of the field that say something, each with the number of their row."""
        reader = self._reader
        if reader is None:
            return []
        rows = ((at, reader.read(self._cells_as_ours(at), number)) for at, number in self._data.items())
        return [(at, row) for at, row in rows if any(row.values()) or (self._data[at] is None and self._says_more(at))]

    def _says_more(self, at: int) -> bool:
        """Whether a row says anything where the field has values: words that are none."""
        return any(cell.text and self._held_by(self.columns[cell.column]) for cell in self._rows[at])

    def _cells_as_ours(self, at: int) -> list[TheirCell | None]:
        """The cells of a row in the order of ours; None for one whose column is gone."""
        by_column = {self.columns[cell.column]: cell for cell in self._rows[at]}
        return [by_column.get(column) for column, _ in self._composed]

    @property
    def kept_rows(self) -> tuple[Cells, ...]:
        """The rows of the field that say something."""
        return tuple(row for _, row in self._read)

    @property
    def has_new_rows(self) -> bool:
        """Whether rows came, went, were moved, or say what no control of theirs holds."""
        numbers = [number if at in self._same else None for at, number in self._data.items()]
        return numbers != list(range(self._origins.count(self._repeating)))

    @property
    def explained(self) -> frozenset[str]:
        """What stands in the rows of the field and comes from no value."""
        rows = (row for origin, row in zip(self._origins, self._table.rows, strict=True) if origin == self._repeating)
        return frozenset(plain(cell.paragraph.text) for row in rows for cell in row if not any(run.field for run in cell.paragraph.runs))

    # The markup

    def markup_of(self, at: int, cell: TheirCell) -> str:
        """The markup of a cell: its own where it says the same, its words with the slots that are left, or text."""
        found = self._composed_cell(at, cell)
        if found is None:
            return text_of(cell, self._keys)
        markup, composed = found
        if self._key_of(cell) == self._our_key(composed.paragraph):
            return markup
        pieces = pieces_of(markup, composed.paragraph.runs)
        return " ".join(line for p in cell.paragraphs for line in rewritten(pieces, p.runs, self._keys, by_text=self._bare))

    def _composed_cell(self, at: int, cell: TheirCell) -> tuple[str, Cell] | None:
        """The cell of ours that a cell of a row of its own was, with its markup."""
        ours, column = self._ours.get(at), self.columns[cell.column]
        if ours is None or column is None or self._origins[ours] == self._repeating:
            return None
        markups, known = self._grid.rows[self._origins[ours]], dict(self._table.cells_of(ours))
        return (markups[column], known[column]) if column in known and column < len(markups) else None

    def _repeating_row(self) -> tuple[str, ...]:
        """The row over the field: a column that shows no value of it has what stands in each row by its number."""
        made, starts = [""] * len(self.columns), {column for column, _ in self._form}
        markups = self._grid.rows[self._repeating]
        for at, column in enumerate(self.columns):
            known = column is not None and column < len(markups)
            texts = self._texts_in(at, column) if at in starts else None
            made[at] = by_index(texts) if texts else markups[column] if known and column is not None else ""
        return tuple(made)

    def _texts_in(self, at: int, column: int | None) -> list[str] | None:
        """What the rows of the field have in a column, as markup; None where all have what they had, or a value in its place."""
        cells = [(row, cell) for row, _ in self._read for cell in self._rows[row] if cell.column == at]
        if column is not None and any(token.kind == TokenKind.SLOT for token in tokens_of(self._grid.rows[self._repeating][column])):
            return self._markups_in(column, cells)
        was = {row: self._was(row, column) for row, _ in cells}
        is_same = all(cell.text == was[row] or (not cell.text and self._data[row] is None) for row, cell in cells)
        return None if column is not None and is_same else [text_of(cell, self._keys) for _, cell in cells]

    def _markups_in(self, column: int, cells: Sequence[tuple[int, TheirCell]]) -> list[str] | None:
        """The markup of each row in a column with a slot: its own where a cell says more than the slot, or something else."""
        at = next((at for at, (known, _) in enumerate(self._composed) if known == column), None)
        if at is None or self._reader is None or not self._held_by(column):
            return None
        made = [self._reader.markup_of(at, cell, self._data[row]) for row, cell in cells]
        return None if set(made) <= {self._grid.rows[self._repeating][column]} else made

    def _was(self, at: int, column: int | None) -> str:
        """What a row showed in a column; of a new row what the first one does."""
        number = self._data[at] or 0
        cells = dict(self._table.cells_of(self._first + number))
        return plain(cells[column].paragraph.text) if column in cells else ""

    @cached_property
    def _made(self) -> list[_Made]:
        made: list[_Made] = []
        for at, row in enumerate(self._rows):
            if at not in self._data:
                ours = self._ours.get(at)
                origin = None if ours is None or self._origins[ours] == self._repeating else self._origins[ours]
                cells = {cell.column: self.markup_of(at, cell) for cell in row}
                made.append(_Made(origin, tuple(cells.get(column, "") for column in range(len(self.columns))), (at,)))
            elif at == min(self._data):
                made.append(_Made(self._repeating, self._repeating_row(), tuple(sorted(self._data))))
        if self._repeating >= 0 and not self._data:
            # The row over a field stays where all its rows are gone.
            made.insert(min(self._repeating, len(made)), _Made(self._repeating, self._repeating_row(), ()))
        return made

    def grid(self) -> Grid:
        """The markup; what spans several places in the file does so here."""
        arranged = self._grid.rearranged([row.origin for row in self._made], self.columns)
        rows = [row.cells if (end := self._end_of(row)) is None else row.cells[:end] for row in self._made]
        return replace(arranged.with_rows(rows), merges=tuple(sorted(set(self._merges())))).without_filled()

    def _end_of(self, row: _Made) -> int | None:
        """How many cells a row has that ends before the table's last column, whose last cell reaches to the edge in a file."""
        size = self._grid.width if row.origin is None else len(self._grid.rows[row.origin])
        if size >= self._grid.width or any(row.cells[self.columns.index(size - 1) + 1 :] if size - 1 in self.columns else row.cells):
            return None
        return self.columns.index(size - 1) + 1 if size else 0

    def _merges(self) -> Iterator[Merge]:
        numbers = {at: number for number, row in enumerate(self._made) for at in row.theirs}
        for merge in merges_of(self._rows):
            covered = [numbers[at] for at in range(merge.row, merge.row + merge.rows)]
            made = Merge(min(covered), merge.column, max(covered) - min(covered) + 1, merge.columns)
            end = self._end_of(self._made[made.row])
            if made.is_several and not (end is not None and made.rows == 1 and made.column + 1 >= end):
                yield made


def _paired(ours: Sequence[_Keys], theirs: Sequence[_Keys]) -> Iterator[tuple[int, int]]:
    """Each row of theirs that one of ours is, with the number of that, in the order of theirs."""
    pairs = aligned(*(["\t".join(key for _, key in row) for row in side] for side in (ours, theirs)))
    return ((pair.theirs, pair.ours) for pair in pairs if pair.ours is not None and pair.theirs is not None)


def _held(cell: TheirCell) -> set[str]:
    """The columns of a field whose controls a cell holds."""
    cells = (cell_of(run.path) for p in cell.paragraphs for run in p.runs if run.path)
    return {found.column for found in cells if found is not None}


def _is_number(text: str) -> bool:
    return text.strip().strip("（）().．、").isdecimal()
