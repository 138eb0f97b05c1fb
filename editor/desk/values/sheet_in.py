"""A sheet that the person filled in: one row a field, a sheet of its own for each field with rows."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from editor.desk.values.cell_values import value_of_cell
from editor.desk.values.sheet_out import AS_IT_IS_TITLES, FIELD_TITLES, KEY_TITLES, VALUE_TITLES, sheet_names
from editor.desk.values.sheet_words import fault_words, sheet_refusal
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.field import Field, FieldType
from editor.model.template.template import Template
from editor.model.text.series import in_row
from editor.model.words import tr
from editor.sheets import Sheet, SheetError, address_of, read_sheets
from editor.storage.files.decoding import decode
from editor.storage.files.reading import read_file

_SEARCHED_ROWS = 50


def values_of_sheet(path: Path, template: Template) -> dict[str, object]:
    """What a sheet says, by the keys or labels that stand in it.

    Raises NigaoError for a file that is no sheet, and for a cell that no longer holds what was typed.
    """
    sheets = _opened(path)
    titles = sheet_names(template)
    own = {title: key for key, title in titles.items()}
    listing = [sheet for sheet in sheets if sheet.name not in own]
    named = _Reading(path, template).named(listing)
    rows = {own[sheet.name]: _Reading(path, template).rows(sheet, template.by_key[own[sheet.name]]) for sheet in sheets if sheet.name in own}
    labels = {template.by_key[key].name for key in titles}
    return {name: value for name, value in named.items() if name not in titles and name not in labels} | {k: v for k, v in rows.items() if v}


def _opened(path: Path) -> list[Sheet]:
    data = read_file(path)
    try:
        return read_sheets(data, lambda text: decode(text, str(path)).text)
    except SheetError as error:
        raise NigaoError(sheet_refusal(path, error)) from error


class _Reading:
    """The sheets of one file, read for one template."""

    def __init__(self, path: Path, template: Template) -> None:
        self._path = path
        self._fields: Mapping[str, Field] = {f.name: f for f in template.fields} | {f.key: f for f in template.fields}

    def named(self, sheets: Sequence[Sheet]) -> dict[str, object]:
        """Name and value of each row: below the first head that any sheet has, else by the first two columns of the first that names a field."""
        for sheet in sheets:
            for row in sorted(sheet.cells)[:_SEARCHED_ROWS]:
                titles = [text.lower() for text in sheet.row(row)]
                names = tuple(at for wanted in (KEY_TITLES, FIELD_TITLES) if (at := self._column(sheet, row, titles, wanted)) is not None)
                value = self._column(sheet, row, titles, VALUE_TITLES) if names or row == 0 else None
                if value is not None:
                    return self._pairs(sheet, row + 1, names or (0,), value, self._column(sheet, row, titles, AS_IT_IS_TITLES))
        asked = next((sheet for sheet in sheets if self._first_named(sheet) is not None), next(iter(sheets), None))
        return {} if asked is None else self._pairs(asked, self._first_named(asked) or 0, (0,), 1)

    def _column(self, sheet: Sheet, row: int, titles: Sequence[str], wanted: Sequence[str]) -> int | None:
        found = [at for at, title in enumerate(titles) if title in wanted]
        if len(found) > 1:
            raise self._twice(sheet, row, found[0], found[1])
        return found[0] if found else None

    def _twice(self, sheet: Sheet, row: int, first: int, second: int) -> NigaoError:
        places = in_row(_place(sheet, row, column) for column in (first, second))
        return NigaoError(
            tr("“{path}”里有两列都叫“{title}”（{places}）。改一个名字。", path=self._path, title=sheet.row(row)[first], places=places),
            ExitCode.WRONG_USE,
        )

    def _first_named(self, sheet: Sheet) -> int | None:
        """The first row that names a field; what stands above is a title or a note."""
        return next((row for row in sorted(sheet.cells) if sheet.text(row, 0) in self._fields), None)

    def _pairs(self, sheet: Sheet, first: int, names: Sequence[int], value: int, as_it_is: int | None = None) -> dict[str, object]:
        found: dict[str, object] = {}
        for row in sorted(row for row in sheet.cells if row >= first):
            name = next((text for at in names if (text := sheet.text(row, at))), "")
            if name in found:
                raise NigaoError(tr("“{path}”里“{name}”写了两次。删去一行。", path=self._path, name=name), ExitCode.WRONG_USE)
            if name:
                is_let = as_it_is is not None and bool(sheet.text(row, as_it_is))
                text = self._value(sheet, row, value, None if is_let else self._fields.get(name))
                found[name] = {"value": text, "as_is": True} if is_let and text else text
        return found

    def rows(self, sheet: Sheet, field: Field) -> list[dict[str, str]]:
        """The rows under the titles of a field's own sheet, without empty ones; a title or a note may stand above."""
        columns = {column.name: column for column in field.columns} | {column.key: column for column in field.columns}
        head = self._head(sheet, columns)
        titles = sheet.row(head)
        for at, title in enumerate(titles):
            if title and title in titles[:at]:
                raise self._twice(sheet, head, titles.index(title), at)
        return list(self._filled_rows(sheet, head, titles, columns))

    def _filled_rows(self, sheet: Sheet, head: int, titles: Sequence[str], columns: Mapping[str, Field]) -> Iterator[dict[str, str]]:
        for number in sorted(row for row in sheet.cells if row > head):
            row = {title: self._value(sheet, number, at, columns.get(title)) for at, title in enumerate(titles) if title}
            if any(row.values()):
                yield row

    def _head(self, sheet: Sheet, columns: Mapping[str, Field]) -> int:
        """The row with the most titles of columns, the first of its like; the first row where no title stands."""
        rows = sorted(sheet.cells)[:_SEARCHED_ROWS] or [0]
        return max(rows, key=lambda row: (sum(text in columns for text in sheet.row(row)), -row))

    def _value(self, sheet: Sheet, row: int, column: int, field: Field | None) -> str:
        cell = sheet.cells[row].get(column)
        if cell is None:
            return ""
        if cell.fault and (field is None or field.type != FieldType.ROWS):
            raise NigaoError(fault_words(cell, self._path, _place(sheet, row, column), field.name if field else ""), ExitCode.UNREADABLE)
        return value_of_cell(cell.text, cell.moment, field)


def _place(sheet: Sheet, row: int, column: int) -> str:
    address = address_of(row, column)
    return f"{sheet.name}!{address}" if sheet.name else address
