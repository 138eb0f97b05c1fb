"""The rows of a rows field as a table of an edited file tells them."""

from collections.abc import Sequence
from dataclasses import replace

from editor.merging.tables.beside import is_value_alone
from editor.merging.tables.cells import TheirCell
from editor.merging.tables.rewriting import MarkupPiece, pieces_of, rewritten, values_between
from editor.model.document.document import Cell
from editor.model.draft.draft import Draft
from editor.model.template.field import Field, cell_of
from editor.model.template.field import Row as Cells
from editor.model.template.values import clean_value, show_value


class RowReader:
    """Reads rows of the field that fills a row of markup: `markups` are its cells, `composed` the rows that were composed of it. `bare`: the file has
    no controls.
    """

    def __init__(self, draft: Draft, markups: Sequence[str], composed: Sequence[Sequence[Cell]], *, bare: bool = False) -> None:
        self._draft, self._markups, self._bare = draft, markups, bare
        self._rows = [[pieces_of(markup, cell.paragraph.runs) for markup, cell in zip(markups, row, strict=True)] for row in composed]
        named = next((found for cell in self._rows[0] for piece in cell if (found := cell_of(piece.path))), None)
        described = draft.template.by_key.get(named.key) if named else None
        self._columns = {column.key: column for column in described.columns} if described else {}
        value = draft.value(described.key) if described else ""
        self._old: tuple[Cells, ...] = () if isinstance(value, str) else value

    def read(self, cells: Sequence[TheirCell | None], number: int | None) -> Cells:
        """The row that these cells tell; what the table doesn't show stays from its row `number` (from 0), or from the one its controls name. Words
        beside a value are no part of it.
        """
        at = number if number is not None else _number_of(cells)
        base = dict(self._old[at]) if at is not None and 0 <= at < len(self._old) else {}
        for known, cell in zip(self._rows[0], cells, strict=True):
            for path, text in () if cell is None else self._values_in(known, cell).items():
                if column := self._column(path):
                    base[column.key] = cell_value(column, text, base.get(column.key, ""))
        return base

    def markup_of(self, at: int, cell: TheirCell, number: int | None) -> str:
        """The markup of the cell at this place of the row `number`, None for a new row: that of all rows where it says what the file says, else its
        words, with the slots whose controls are left.
        """
        own = self._rows[number or 0][at]
        if (number is None and not cell.text) or self._told(own, cell) is not None:
            return self._markups[at]
        paths = {_last_of(piece.path): piece.path for piece in own if piece.path}
        lines = [[replace(run, path=paths.get(_last_of(run.path), "")) if run.path else run for run in p.runs] for p in cell.paragraphs]
        return " ".join(line for runs in lines for line in rewritten(own, runs, (), by_text=self._bare))

    def _column(self, path: str) -> Field | None:
        cell = cell_of(path)
        return self._columns.get(cell.column) if cell else None

    def _values_in(self, known: Sequence[MarkupPiece], cell: TheirCell) -> dict[str, str]:
        """The values by path that a cell tells; where it says other words than the rest of its column, those in its controls."""
        told = self._told(known, cell)
        if told is not None:
            return told
        held = ((piece.path, _held(cell, _last_of(piece.path))) for piece in known if piece.path)
        return {path: text for path, text in held if text or not cell.text}

    def _told(self, known: Sequence[MarkupPiece], cell: TheirCell) -> dict[str, str] | None:
        """The values by path between the words of a cell, or that it is by itself; None where it says something else, or more."""
        text = "\n".join(p.text for p in cell.paragraphs)
        paths = [piece.path for piece in known if piece.path]
        found = values_between(known, text)
        if found is None:
            return {paths[0]: text} if len(paths) == 1 and is_value_alone(self._draft, paths[0], text) else None
        own = ((path, _held(cell, _last_of(path)), whole) for path, whole in found.items())
        return None if any(held not in ("", whole) and is_value_alone(self._draft, path, held) for path, held, whole in own) else found


def _number_of(cells: Sequence[TheirCell | None]) -> int | None:
    named = next((found for cell in cells if cell for p in cell.paragraphs for run in p.runs if (found := cell_of(run.path))), None)
    return named.row if named else None


def _held(cell: TheirCell, column: str) -> str:
    """The text in a cell's controls of a column."""
    return "".join(run.text for p in cell.paragraphs for run in p.runs if run.path and _last_of(run.path) == column)


def _last_of(path: str) -> str:
    """The column of a cell, else the key of the whole field."""
    cell = cell_of(path)
    return cell.column if cell else path


def cell_value(column: Field, text: str, old: str) -> str:
    """What a text means in a column: the same value as before where it shows that, nothing where it asks for one."""
    if old and text == show_value(column, old):
        return old
    return "" if text == f"〔{column.name}〕" else clean_value(column, text)
