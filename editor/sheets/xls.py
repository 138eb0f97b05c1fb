"""Workbooks of Excel 97 to 2003 (.xls)."""

import io

import xlrd
from xlrd.biffh import XL_CELL_BOOLEAN, XL_CELL_DATE, XL_CELL_ERROR, XL_CELL_NUMBER, XL_CELL_TEXT

from editor.sheets.book import CellFault, Sheet, SheetCell, SheetError, SheetProblem, number_cell
from editor.sheets.formats.builtin import BUILTIN
from editor.sheets.formats.showing import shown_text

_FORMULA_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}


def read_xls(data: bytes) -> list[Sheet]:
    """The sheets of a workbook in their order; raises SheetError for a damaged one and for one with a password."""
    try:
        book = xlrd.open_workbook(file_contents=data, formatting_info=True, logfile=io.StringIO())
        return [Sheet(sheet.name, _cells(book, sheet)) for sheet in book.sheets()]
    except Exception as error:
        # The library meets damage with any error at all.
        problem = SheetProblem.PASSWORD if "encrypt" in str(error) else SheetProblem.DAMAGED
        raise SheetError(problem, str(error)) from error


def _cells(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> dict[int, dict[int, SheetCell]]:
    found: dict[int, dict[int, SheetCell]] = {}
    for row in range(sheet.nrows):
        cells = {column: cell for column in range(sheet.row_len(row)) if (cell := _cell(book, sheet, row, column))}
        if cells:
            found[row] = cells
    return found


def _cell(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> SheetCell | None:
    kind, kept = sheet.cell_type(row, column), sheet.cell_value(row, column)
    code = _code(book, sheet.cell_xf_index(row, column))
    if kind in (XL_CELL_NUMBER, XL_CELL_DATE):
        return number_cell(repr(kept), code, from_1904=bool(book.datemode))
    if kind == XL_CELL_ERROR:
        return SheetCell(_FORMULA_ERRORS.get(int(kept), "#N/A"), fault=CellFault.FORMULA_FAILED)
    if kind == XL_CELL_BOOLEAN:
        return SheetCell("是" if kept else "否")
    text = shown_text(str(kept), code).strip() if kind == XL_CELL_TEXT else ""
    return SheetCell(text) if text else None


def _code(book: xlrd.Book, style: int) -> str:
    number = book.xf_list[style].format_key
    known = book.format_map.get(number)
    return BUILTIN.get(number) or (known.format_str if known else "General")
