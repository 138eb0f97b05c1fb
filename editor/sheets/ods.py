"""Sheets of LibreOffice and WPS in OpenDocument (.ods): the file keeps beside each value the text that it shows."""

import datetime
from collections.abc import Iterator

from editor.model.text.numerals import short_number
from editor.sheets.book import MOST_CELLS, CellFault, Sheet, SheetCell, SheetError, SheetProblem
from editor.sheets.packed import Element, Packed

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_SAFE_DIGITS = 10**15
_FIRST = datetime.datetime(1899, 12, 30)  # noqa: DTZ001 - a sheet knows no time zone


def read_ods(packed: Packed) -> list[Sheet]:
    """The sheets of a file in their order; raises SheetError for a damaged one."""
    if any(True for _ in packed.elements("META-INF/manifest.xml", "encryption-data")):
        raise SheetError(SheetProblem.PASSWORD)
    sheets: list[Sheet] = []
    left, rows = MOST_CELLS, _Rows()
    for element in packed.elements("content.xml", "table-row", "table"):
        if element.tag == f"{_TABLE}table-row":
            left -= rows.add(element)
            if left < 0:
                raise SheetError(SheetProblem.TOO_LARGE)
        else:
            sheets.append(Sheet(element.get(f"{_TABLE}name", ""), rows.cells))
            rows = _Rows()
    return sheets


class _Rows:
    """The rows of a table as they come."""

    def __init__(self) -> None:
        self.cells: dict[int, dict[int, SheetCell]] = {}
        self._next = 0

    def add(self, row: Element) -> int:
        """Take a row, as often as it says that it is there; gives how many cells that makes."""
        repeated, cells = _repeated(row, "rows"), _row(row)
        if len(cells) * repeated > MOST_CELLS:
            raise SheetError(SheetProblem.TOO_LARGE)
        self.cells |= {self._next + again: dict(cells) for again in range(repeated if cells else 0)}
        self._next += repeated
        return len(cells) * repeated


def _row(row: Element) -> dict[int, SheetCell]:
    cells: dict[int, SheetCell] = {}
    column = 0
    for element in row.iterchildren(*_CELLS):
        repeated = _repeated(element, "columns")
        cell = _cell(element)
        if cell and len(cells) + repeated > MOST_CELLS:
            raise SheetError(SheetProblem.TOO_LARGE)
        cells |= {column + again: cell for again in range(repeated)} if cell else {}
        column += repeated
    return cells


def _repeated(element: Element, what: str) -> int:
    return short_number(element.get(f"{_TABLE}number-{what}-repeated", "1")) or 1


def _cell(element: Element) -> SheetCell | None:
    text = "\n".join("".join(_pieces(line)) for line in element.iterchildren(f"{_TEXT}p")).strip()
    if not text:
        return None
    if element.get(f"{_TABLE}formula") and text.startswith(("#", "Err:", "错误:")):
        return SheetCell(text, fault=CellFault.FORMULA_FAILED)
    kind = element.get(f"{_OFFICE}value-type", "")
    return SheetCell(text, _moment(element, kind), _lost(element, kind))


def _pieces(line: Element) -> Iterator[str]:
    """The text of a line with the spaces and breaks that are elements of their own, without notes that hang on it."""
    yield line.text or ""
    for child in line:
        if child.tag == f"{_TEXT}s":
            yield " " * min(short_number(child.get(f"{_TEXT}c", "1")) or 1, 10_000)
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        elif child.tag != f"{_OFFICE}annotation":
            yield from _pieces(child)
        yield child.tail or ""


def _lost(element: Element, kind: str) -> CellFault | None:
    if kind not in ("float", "currency"):
        return None
    try:
        return CellFault.DIGITS_LOST if abs(float(element.get(f"{_OFFICE}value", "0"))) >= _SAFE_DIGITS else None
    except ValueError:
        return None


def _moment(element: Element, kind: str) -> datetime.datetime | None:
    try:
        if kind == "date":
            return datetime.datetime.fromisoformat(element.get(f"{_OFFICE}date-value", "")).replace(tzinfo=None)
        if kind == "time":
            return _since(element.get(f"{_OFFICE}time-value", ""))
    except (ValueError, OverflowError):
        return None
    return None


def _since(duration: str) -> datetime.datetime:
    """PT14H30M00S as a time of the day; a longer one as the moment that far from the first day."""
    hours, _, rest = duration.removeprefix("PT").partition("H")
    minutes, _, seconds = rest.partition("M")
    return _FIRST + datetime.timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds.removesuffix("S")))
