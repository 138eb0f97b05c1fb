"""Tables in text (.csv, .tsv): any delimiter, quotes as offices' programs set them."""

import csv
import datetime
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from editor.sheets.book import CellFault, SheetCell, SheetError, SheetProblem, SheetRows

_DELIMITERS = (",", "\t", ";", "|", "，", "；")
_TRIED_LINES = 50
_DAY = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_POWER = re.compile(r"[+-]?\d(?:\.\d+)?E\+\d{2,3}", re.IGNORECASE)


def walk_text_table(text: str) -> list[SheetRows]:
    """The one sheet of a text; walking it raises SheetError where it can't be parted.

    A number such as 3.30101E+17 is what a sheet left of a longer one when it was saved as text.
    """
    return [text_sheet(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=_delimiter(text)))]


def text_sheet(rows: Iterable[Sequence[str]]) -> SheetRows:
    """A sheet of rows of texts."""
    return SheetRows("", _walked(rows))


def _walked(rows: Iterable[Sequence[str]]) -> Iterator[tuple[int, Mapping[int, SheetCell]]]:
    try:
        for number, row in enumerate(rows):
            if cells := _cells(row):
                yield number, cells
    except csv.Error as error:
        raise SheetError(SheetProblem.DAMAGED, str(error)) from error


def _cells(row: Sequence[str]) -> dict[int, SheetCell]:
    return {column: _cell(text.strip()) for column, text in enumerate(row) if text.strip()}


def _cell(text: str) -> SheetCell:
    """A cell of text; a day as a sheet writes it into text (2026-08-03, 2026/8/3) is a moment."""
    if _POWER.fullmatch(text):
        return SheetCell(text, fault=CellFault.DIGITS_LOST)
    match = _DAY.fullmatch(text)
    try:
        return SheetCell(text, datetime.datetime(int(match[1]), int(match[2]), int(match[3])) if match else None)  # noqa: DTZ001 - a sheet knows no time zone
    except ValueError:
        return SheetCell(text)


def _delimiter(text: str) -> str:
    """The mark that parts most rows as it parts the first one; the more usual one where two do."""
    return max(_DELIMITERS, key=lambda mark: _agreement(text, mark))


def _agreement(text: str, mark: str) -> tuple[int, int]:
    """How many rows have as many cells as the first one, and how many have the most frequent number of cells; two or more."""
    try:
        lines = csv.reader(io.StringIO(text[:100_000], newline=""), delimiter=mark)
        widths = [len(row) for row, _ in zip(lines, range(_TRIED_LINES), strict=False) if row]
    except csv.Error:
        return 0, 0
    counts = Counter(width for width in widths if width > 1)
    return counts[widths[0]] if widths else 0, max(counts.values(), default=0)
