"""Sheets in: what the cells of a workbook or of a table in text show, with what can no longer be trusted."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.sheets.book import CellFault, Sheet, SheetCell, SheetError, SheetProblem, SheetRows, address_of, column_name
    from editor.sheets.opening import read_sheets, walk_sheets
    from editor.sheets.text import text_sheet

__all__ = [
    "CellFault",
    "Sheet",
    "SheetCell",
    "SheetError",
    "SheetProblem",
    "SheetRows",
    "address_of",
    "column_name",
    "read_sheets",
    "text_sheet",
    "walk_sheets",
]

__getattr__ = lazily(
    __name__,
    {
        "book": ("SheetCell", "Sheet", "SheetError", "SheetProblem", "SheetRows", "CellFault", "address_of", "column_name"),
        "opening": ("read_sheets", "walk_sheets"),
        "text": ("text_sheet",),
    },
)
