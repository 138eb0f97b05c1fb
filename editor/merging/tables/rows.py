"""The rows of a rows field as a table of an edited file tells them."""

from collections.abc import Sequence

from editor.merging.tables.beside import is_value_alone
from editor.merging.tables.cells import TheirCell
from editor.merging.tables.rewriting import MarkupPiece, pieces_of, values_between
from editor.model.document.document import Cell
from editor.model.draft.draft import Draft
from editor.model.returned.edited import EditedParagraph
from editor.model.template.field import Field, cell_of
from editor.model.template.field import Row as Cells
from editor.model.template.values import clean_value, show_value


class RowReader:
    """Reads rows of the field that fills a row of markup, of which a composed row is known."""

    def __init__(self, draft: Draft, markups: Sequence[str], composed: Sequence[Cell]) -> None:
        self._draft = draft
        self._cells = [pieces_of(markup, cell.paragraph.runs) for markup, cell in zip(markups, composed, strict=True)]
        named = next((found for cell in self._cells for piece in cell if (found := cell_of(piece.path))), None)
        described = draft.template.by_key.get(named.key) if named else None
        self._columns = {column.key: column for column in described.columns} if described else {}
        value = draft.value(described.key) if described else ""
        self._old: tuple[Cells, ...] = () if isinstance(value, str) else value

    def read(self, cells: Sequence[TheirCell | None], number: int | None) -> Cells:
        """The row that these cells tell; what the table doesn't show stays from its row `number` (from 0), or from the one its controls name.
        Words beside a control whose own text is a value are no part of that.
        """
        at = number if number is not None else _number_of(cells)
        base = dict(self._old[at]) if at is not None and 0 <= at < len(self._old) else {}
        for known, cell in zip(self._cells, cells, strict=True):
            for path, text in () if cell is None else _values_in(known, cell.paragraphs).items():
                if column := self._column(path):
                    own = _held(cell, column.key)
                    is_alone = own != text and is_value_alone(self._draft, path, own)
                    base[column.key] = cell_value(column, own if is_alone else text, base.get(column.key, ""))
        return base

    def _column(self, path: str) -> Field | None:
        cell = cell_of(path)
        return self._columns.get(cell.column) if cell else None


def _number_of(cells: Sequence[TheirCell | None]) -> int | None:
    named = next((found for cell in cells if cell for p in cell.paragraphs for run in p.runs if (found := cell_of(run.path))), None)
    return named.row if named else None


def _values_in(known: Sequence[MarkupPiece], cell: Sequence[EditedParagraph]) -> dict[str, str]:
    """The values by path that a cell tells: between its prose, else in its controls, else in all of it where there is one."""
    text = "\n".join(p.text for p in cell)
    found = values_between(known, text)
    if found is not None:
        return found
    paths = [piece.path for piece in known if piece.path]
    if len(paths) == 1:
        return {paths[0]: text}
    columns = {_last_of(path): path for path in paths}
    held = ((columns.get(_last_of(run.path), ""), run.text) for p in cell for run in p.runs if run.path)
    return dict(pair for pair in held if pair[0])


def _held(cell: TheirCell | None, column: str) -> str:
    """The text in a cell's controls of a column."""
    paragraphs = () if cell is None else cell.paragraphs
    return "".join(run.text for p in paragraphs for run in p.runs if run.path and _last_of(run.path) == column)


def _last_of(path: str) -> str:
    """The column of a cell, else the key of the whole field."""
    cell = cell_of(path)
    return cell.column if cell else path


def cell_value(column: Field, text: str, old: str) -> str:
    """What a text means in a column: the same value as before where it shows that, nothing where it asks for one."""
    if old and text == show_value(column, old):
        return old
    return "" if text == f"〔{column.name}〕" else clean_value(column, text)
