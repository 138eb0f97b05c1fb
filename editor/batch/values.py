"""The values that a row gives to the fields, and what is wrong with them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from editor.batch.matching import ColumnMatch
from editor.batch.table import TableRow
from editor.desk import fault_words, value_of_cell
from editor.model.template.field import Field, Value
from editor.model.template.template import Template
from editor.model.template.values import clean_value, takes_anything, value_problem
from editor.model.words import tr
from editor.sheets import address_of

_LOOK_LIKE_DIGITS = str.maketrans("OoＯｏlI｜|", "00001111")


@dataclass(frozen=True, slots=True)
class RowProblem:
    """Why a row gives no document: the column (-1 where none fills the field), the field's key, what is wrong, in words, and the value that is
    surely meant, "" where none is.
    """

    column: int
    field: str
    text: str
    meant: str = ""


@dataclass(frozen=True, slots=True)
class RowValues:
    """The values of a row by field key, and what is wrong with them."""

    values: dict[str, Value]
    problems: tuple[RowProblem, ...] = ()


class ValueReader:
    """Reads the rows of one table for one template."""

    def __init__(self, path: Path, matches: Sequence[ColumnMatch], template: Template) -> None:
        self._path, self._around = path, template.around
        self._filled = [(match.column, template.by_key[match.field]) for match in matches if match.field]
        self._free = {field.key for _, field in self._filled if takes_anything(field, self._around.get(field.key, ()))}

    def read(self, row: TableRow, keys: frozenset[str] | None = None) -> RowValues:
        """The values of a row, of these fields alone where they are named; an empty cell leaves its field the default, never another's value."""
        values: dict[str, Value] = {}
        problems: list[RowProblem] = []
        for column, field in self._filled:
            if keys is None or field.key in keys:
                values[field.key], wrong = self._value(row, column.at, field)
                problems += [RowProblem(column.at, field.key, wrong, self._meant(row, column.at, field))] if wrong else []
        return RowValues(values, tuple(problems))

    def _value(self, row: TableRow, column: int, field: Field) -> tuple[str, str]:
        cell = row.cells.get(column)
        if cell is None:
            return field.default, ""
        if field.key in self._free and cell.moment is None and cell.fault is None:
            return cell.text, ""
        if cell.fault:
            return "", fault_words(cell, self._path, address_of(row.line, column), field.name)
        around = self._around.get(field.key, ())
        value = clean_value(field, value_of_cell(cell.text, cell.moment, field), around=around)
        problem = value_problem(field, value, around)
        return value, "" if problem is None else tr("“{name}”写的是“{value}”：{why}", name=field.name, value=cell.text, why=problem.text)

    def _meant(self, row: TableRow, column: int, field: Field) -> str:
        """What a cell surely means: digits where letters that look like them stand, the one choice that it is a part of."""
        cell, around = row.cells[column], self._around.get(field.key, ())
        tried = (cell.text.translate(_LOOK_LIKE_DIGITS), *(choice for choice in field.choices if cell.text in choice))
        values = {clean_value(field, text, around=around) for text in tried if text != cell.text}
        found = [value for value in values if value_problem(field, value, around) is None]
        return found[0] if len(found) == 1 and not cell.fault else ""

    def empty(self, fields: Sequence[Field], *, all_: bool) -> Iterator[RowProblem]:
        """What is wrong with a row that leaves these fields empty, as far as columns fill them; with `all_` also with the others."""
        columns = {field.key: column for column, field in self._filled}
        for field in fields:
            if column := columns.get(field.key):
                yield RowProblem(column.at, field.key, tr("“{title}”是空的，填到{name}。", title=column.title, name=field.name))
            elif all_:
                yield RowProblem(-1, field.key, tr("“{name}”没有对应的列，也没有值。", name=field.name))
