"""Opens a file of sheets by what is in it, not by its name."""

from collections.abc import Callable

from editor.sheets.book import MOST_CELLS, Sheet, SheetError, SheetProblem, SheetRows
from editor.sheets.ods import read_ods
from editor.sheets.packed import Packed
from editor.sheets.text import walk_text_table
from editor.sheets.xlsx import walk_xlsx

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The name of the stream that a workbook with a password is kept in, as compound files write names.
_LOCKED_AWAY = "EncryptedPackage".encode("utf-16-le")


# The main parts of a Word file and of slides, which are zipped too.
_MOST_WALKED = 20_000_000
_OTHER_KINDS = ("word/document.xml", "ppt/presentation.xml")


def read_sheets(data: bytes, decoded: Callable[[bytes], str]) -> list[Sheet]:
    """The sheets of a file in their order; `decoded` makes text of the bytes of one that is no workbook.

    Raises SheetError for a file that gives no sheets.
    """
    return [rows.whole() for rows in walk_sheets(data, decoded, MOST_CELLS)]


def walk_sheets(data: bytes, decoded: Callable[[bytes], str], most: int = _MOST_WALKED) -> list[SheetRows]:
    """The sheets of a file as `read_sheets` gives them, each to be walked row by row; a workbook of Excel has at most so many cells.

    Raises SheetError as `read_sheets` does, for some damage only while a sheet is walked.
    """
    if data.startswith(_COMPOUND):
        if _LOCKED_AWAY in data:
            raise SheetError(SheetProblem.PASSWORD)
        from editor.sheets.xls import read_xls  # noqa: PLC0415 - few sheets are that old

        return _walked(read_xls(data))
    return _zipped(Packed(data), most) if data.startswith(_ZIP) else walk_text_table(decoded(data))


def _walked(sheets: list[Sheet]) -> list[SheetRows]:
    return [SheetRows(sheet.name, iter(sorted(sheet.cells.items()))) for sheet in sheets]


def _zipped(packed: Packed, most: int) -> list[SheetRows]:
    if packed.has("content.xml"):
        return _walked(read_ods(packed))
    if packed.has("xl/workbook.xml"):
        return walk_xlsx(packed, most)
    if any(packed.has(part) for part in _OTHER_KINDS):
        raise SheetError(SheetProblem.OTHER_KIND)
    raise SheetError(SheetProblem.DAMAGED, "xl/workbook.xml")
