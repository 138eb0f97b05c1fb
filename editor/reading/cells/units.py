"""Cells of a form in which a unit of measure is all that is printed (总投资 |      万元 |): the value goes before it."""

import re
from collections.abc import Iterator, Mapping

from editor.model.sample.source_table import SourceCell, SourceTable
from editor.reading.page.lexicon import words
from editor.reading.page.page import SamplePage, is_label
from editor.reading.page.tokens import BlankShape, BlankToken

_WORDS = re.compile(r"[\u4e00-\u9fff]{2}")
_HEADS_OF_UNITS = ("单位", "计量", "量纲")
# Signs of one character that are a unit without room before them too; others are words as well (项, 级, 分).
_ALONE = tuple("元人%％")


def units_alone(page: SamplePage) -> dict[int, BlankToken]:
    """The blanks before units that are all that their cells say, by line; none in columns that only name the unit of figures beside them."""
    found = (blank for table in page.source.tables for blank in _in_table(page, table))
    return {blank.line: blank for blank in found}


def _in_table(page: SamplePage, table: SourceTable) -> Iterator[BlankToken]:
    said = {cell: "".join(page.bare[line] for line in cell.lines) for cell in table.cells}
    if not any(map(_is_unit, said.values())):
        return
    of_units = _columns_of_units(said)
    places = {(row, column): cell for cell in table.cells for row in _rows(cell) for column in range(cell.column, cell.column + cell.columns)}
    for cell in table.cells:
        left, right = (said[one] if (one := places.get(at)) else None for at in ((cell.row, cell.column - 1), (cell.row, cell.column + cell.columns)))
        is_column = cell.row > of_units.get(cell.column, cell.row)
        if _is_unit(said[cell]) and _names(left) and (right is None or _names(right)) and not is_column:
            line = next(line for line in cell.lines if page.bare[line])
            indent = len(page.lines[line]) - len(page.lines[line].lstrip())
            if indent or len(said[cell]) > 1 or said[cell] in _ALONE:
                yield BlankToken(line, 0, indent, page.lines[line][:indent], BlankShape.GAP)


def _columns_of_units(said: Mapping[SourceCell, str]) -> dict[int, int]:
    """The columns under a head for units, each with the first row of that head."""
    heads = [cell for cell, text in said.items() if text.endswith(_HEADS_OF_UNITS)]
    return {column: cell.row for cell in reversed(heads) for column in range(cell.column, cell.column + cell.columns)}


def _rows(cell: SourceCell) -> range:
    return range(cell.row, cell.row + cell.rows)


def _is_unit(text: str) -> bool:
    return bool(words("units", "money", "percent", "number").meaning(text))


def _names(text: str | None) -> bool:
    """Whether the words of the cell beside a unit are a label."""
    return text is not None and is_label(text) and _WORDS.search(text) is not None and not _is_unit(text)
