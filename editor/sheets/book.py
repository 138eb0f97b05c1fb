"""Sheets as values: cells by row and column, each with what it shows."""

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from editor.sheets.formats.moments import moment_of
from editor.sheets.formats.showing import shown, shows_date

_SAFE_DIGITS = 10**15
_WHOLE, _SHOWN_WHOLE = re.compile("[1-9][0-9]*"), 15
MOST_CELLS = 500_000
"""More cells than this are no sheet that a person filled in."""


class CellFault(StrEnum):
    """Why a cell does not hold what was typed."""

    DIGITS_LOST = "digits lost"
    FORMULA_FAILED = "formula failed"
    NEVER_COUNTED = "never counted"


class SheetProblem(StrEnum):
    """Why a file gives no sheets."""

    PASSWORD = "password"  # noqa: S105 - a reason, no secret
    TOO_LARGE = "too large"
    DAMAGED = "damaged"
    OTHER_KIND = "other kind"


class SheetError(Exception):
    """A file that gives no sheets; `problem` says why, the message what the reader met."""

    def __init__(self, problem: SheetProblem, why: str = "") -> None:
        super().__init__(why or problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class SheetCell:
    """What a cell shows, without spaces at the ends; `moment` where that is a day or a time; `fault` where it is not to be believed."""

    text: str
    moment: datetime.datetime | None = None
    fault: CellFault | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, and its cells by row and column, both from 0; empty cells are left out."""

    name: str
    cells: Mapping[int, Mapping[int, SheetCell]] = field(default_factory=dict[int, Mapping[int, SheetCell]])

    def text(self, row: int, column: int) -> str:
        """What a cell shows; "" for an empty one."""
        cell = self.cells.get(row, {}).get(column)
        return cell.text if cell else ""

    def row(self, number: int) -> list[str]:
        """The texts of a row up to its last cell, "" for empty ones."""
        cells = self.cells.get(number, {})
        return [cells[at].text if at in cells else "" for at in range(max(cells, default=-1) + 1)]


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A sheet that is walked once, row by row, so that a long one is never held whole: its name, and its rows as `Sheet.cells` has them."""

    name: str
    rows: Iterator[tuple[int, Mapping[int, SheetCell]]]

    def whole(self) -> Sheet:
        """The sheet with all of its cells."""
        cells: dict[int, dict[int, SheetCell]] = {}
        for number, row in self.rows:
            cells.setdefault(number, {}).update(row)
        return Sheet(self.name, cells)


def address_of(row: int, column: int) -> str:
    """The name of a cell as sheets show it: row 1, column 27 → AB2."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """The letters of a column, counted from 0, as sheets show them: 27 → AB."""
    letters, left = "", column + 1
    while left:
        left, last = divmod(left - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def number_cell(kept: str, code: str, *, from_1904: bool = False) -> SheetCell:
    """The cell of a number as a file keeps it, by its format; raises ValueError where it is none.

    A sheet holds 15 digits (IEEE 754): of a longer whole number the last ones are invented.
    """
    if code == "General" and len(kept) <= _SHOWN_WHOLE and _WHOLE.fullmatch(kept):
        return SheetCell(kept)  # most numbers of a sheet; the long way gives the same
    try:
        number = Decimal(kept)
    except InvalidOperation as error:
        raise ValueError(kept) from error
    if not number.is_finite() or abs(number.adjusted()) > 400:
        raise ValueError(kept)
    number = +number if len(number.as_tuple().digits) <= 17 else Decimal(repr(float(number)))
    if shows_date(code):
        return SheetCell(shown(number, code, from_1904=from_1904), moment_of(number, from_1904=from_1904))
    lost = CellFault.DIGITS_LOST if abs(number) >= _SAFE_DIGITS else None
    return SheetCell(shown(_fifteen_digits(number), code), fault=lost)


def _fifteen_digits(number: Decimal) -> Decimal:
    """A number to the 15 digits that a person sees: 0.30000000000000004 is 0.3."""
    return Decimal(f"{number:.14E}") if number else Decimal(0)
