"""Sheets in: what the cells of a workbook or of a table in text show, with what can no longer be trusted."""

from typing import TYPE_CHECKING

from editor.loading import lazily

if TYPE_CHECKING:
    from editor.sheets.book import CellFault, Sheet, SheetCell, SheetError, SheetProblem, address_of
    from editor.sheets.opening import read_sheets

__all__ = ["CellFault", "Sheet", "SheetCell", "SheetError", "SheetProblem", "address_of", "read_sheets"]

__getattr__ = lazily(__name__, {"book": ("SheetCell", "Sheet", "SheetError", "SheetProblem", "CellFault", "address_of"), "opening": ("read_sheets",)})
