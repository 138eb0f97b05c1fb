"""Workbooks of Excel and WPS (.xlsx, .xlsm): cells with the number format that shows them."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from editor.model.text.numerals import short_number
from editor.sheets.book import CellFault, SheetCell, SheetError, SheetProblem, SheetRows, number_cell
from editor.sheets.formats.builtin import BUILTIN
from editor.sheets.formats.showing import shown_text
from editor.sheets.packed import Element, Packed

_ADDRESS = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_BOOK = "xl/workbook.xml"


def walk_xlsx(packed: Packed, most: int) -> list[SheetRows]:
    """The sheets of a workbook in their order, of `most` cells together; raises SheetError for a damaged one, also while a sheet is walked."""
    book = _Workbook(packed, most)
    return [SheetRows(name, book.rows(part)) for name, part in book.sheets()]


class _Workbook:
    def __init__(self, packed: Packed, most: int) -> None:
        self._packed = packed
        self._texts = [_text(item) for item in packed.elements("xl/sharedStrings.xml", "si")]
        self._codes = _codes(packed)
        self._from_1904 = any(e.get("date1904") in ("1", "true") for e in packed.elements(_BOOK, "workbookPr"))
        self._left = most

    def sheets(self) -> list[tuple[str, str]]:
        """Name and part of each sheet of cells."""
        targets = {e.get("Id", ""): e.get("Target", "") for e in self._packed.elements("xl/_rels/workbook.xml.rels", "Relationship")}
        listed = [(e.get("name", ""), e.get(_RELATION) or e.get(_STRICT_RELATION) or "") for e in self._packed.elements(_BOOK, "sheet")]
        parts = [(name, posixpath.normpath(posixpath.join("/xl", targets.get(by, ""))).lstrip("/")) for name, by in listed]
        return [(name, part) for name, part in parts if self._packed.has(part)]

    def rows(self, part: str) -> Iterator[tuple[int, Mapping[int, SheetCell]]]:
        """The rows of a sheet with the cells that hold something, as they stand in the file."""
        number = -1
        for row in self._packed.elements(part, "row"):
            number = _row_number(row, number)
            for at, cells in self._in_rows(row, number):
                yield at, cells
                number = at

    def _in_rows(self, row: Element, number: int) -> Iterator[tuple[int, dict[int, SheetCell]]]:
        """The cells of a row that hold something, by the row that each says it is in."""
        column, cells = -1, dict[int, SheetCell]()
        for element in row.iterchildren("{*}c"):
            self._left -= 1
            if self._left < 0:
                raise SheetError(SheetProblem.TOO_LARGE)
            match = _ADDRESS.fullmatch(element.get("r", ""))
            before, number = number, int(match[2]) - 1 if match else number
            column = _column(match[1]) if match else column + 1
            if number != before and cells:
                yield before, cells
                cells = {}
            if cell := self._cell(element):
                cells[column] = cell
        if cells:
            yield number, cells

    def _cell(self, element: Element) -> SheetCell | None:
        kind, kept = element.get("t", "n"), _kept(element)
        if kind == "inlineStr":
            child = element.find("{*}is")
            text = "" if child is None else _text(child)
        elif not kept:
            return SheetCell("", fault=CellFault.NEVER_COUNTED) if element.find("{*}f") is not None else None
        elif kind == "e":
            return SheetCell(kept, fault=CellFault.FORMULA_FAILED)
        elif kind in ("n", "d"):
            return self._number(kept, self._code(element))
        else:
            text = self._shared(kept) if kind == "s" else _YES_NO.get(kept, kept) if kind == "b" else kept
        shown = shown_text(text, self._code(element)).strip()
        return SheetCell(shown) if shown else None

    def _number(self, kept: str, code: str) -> SheetCell:
        try:
            return number_cell(kept, code, from_1904=self._from_1904)
        except ValueError:
            return SheetCell(kept)

    def _shared(self, kept: str) -> str:
        at = short_number(kept)
        return self._texts[at] if at is not None and at < len(self._texts) else ""

    def _code(self, element: Element) -> str:
        at = short_number(element.get("s", "0"))
        return self._codes[at] if at is not None and at < len(self._codes) else "General"


_YES_NO = {"1": "是", "0": "否"}


def _row_number(row: Element, before: int) -> int:
    number = short_number(row.get("r", ""))
    return before + 1 if number is None else number - 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _codes(packed: Packed) -> list[str]:
    """The code of the number format of each style, by its number."""
    own = {e.get("numFmtId", ""): e.get("formatCode", "") for e in packed.elements("xl/styles.xml", "numFmt")}
    styles = [e.get("numFmtId", "0") for block in packed.elements("xl/styles.xml", "cellXfs") for e in block if _local(e) == "xf"]
    return [own.get(number) or BUILTIN.get(short_number(number) or 0, "General") for number in styles]


def _text(item: Element) -> str:
    """The text of a string in pieces, without the signs above it that say how it is read."""
    phonetic = [e for e in item.iter() if _local(e) == "rPh"]
    skipped = {id(t) for e in phonetic for t in e.iter()}
    return "".join(e.text or "" for e in item.iter() if _local(e) == "t" and id(e) not in skipped)


def _kept(element: Element) -> str:
    return (element.findtext("{*}v") or "").strip()


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]
