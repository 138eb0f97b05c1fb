"""Workbooks made by other programs: openpyxl, and LibreOffice out of them."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any, cast

import openpyxl

from editor.sheets import Sheet, read_sheets
from tests.sheets.cells import CELLS


def book_of(cells: Sequence[tuple[object, str, str]] = CELLS) -> bytes:
    """A workbook with these cells in its first column, as openpyxl writes it."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row, (kept, code, _) in enumerate(cells, start=1):
        sheet.cell(row, 1, cast("Any", kept)).number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(path: Path) -> list[Sheet]:
    """The sheets of a file; text is UTF-8."""
    return read_sheets(path.read_bytes(), lambda data: data.decode("utf-8"))


def first_column(sheet: Sheet) -> list[str]:
    """What the cells of the first column show."""
    return [cells[0].text for _, cells in sorted(sheet.cells.items())]
