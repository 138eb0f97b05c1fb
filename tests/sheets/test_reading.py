"""Workbooks of other programs come in as they are shown; those that give nothing say why."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from editor.sheets import CellFault, Sheet, SheetError, SheetProblem, address_of, read_sheets
from tests.sheets.books import book_of, first_column, read
from tests.sheets.cells import CELLS

MADE = Path(__file__).parent / "made"
SEEN = [seen for _, _, seen in CELLS]
# LibreOffice knows no ! before a sign that is meant as it is, and reads aloud what Excel spells digit by digit.
_LIBREOFFICE = {"12.8万元": "128!.0万元", "二〇二六": "二千〇二十六"}


def _text(data: bytes) -> str:
    return data.decode("utf-8")


def test_cells_made_by_openpyxl_are_read_as_they_are_shown() -> None:
    assert first_column(read_sheets(book_of(), _text)[0]) == SEEN


@pytest.mark.parametrize("name", ["cells.ods", "cells.xls", "cells.xlsx", "cells.csv"])
def test_cells_made_by_libreoffice_are_read_as_they_are_shown_there(name: str) -> None:
    there = [seen if name in ("cells.xls", "cells.xlsx") and seen == "二〇二六" else _LIBREOFFICE.get(seen, seen) for seen in SEEN]
    assert first_column(read(MADE / name)[0]) == there


@pytest.mark.parametrize("name", ["cells.ods", "cells.xls", "cells.xlsx"])
def test_dates_are_moments_in_every_kind_of_workbook(name: str) -> None:
    cells = read(MADE / name)[0].cells
    moments = {row: cell.moment for row, of in cells.items() if (cell := of[0]).moment}
    dates = [row for row, (kept, _, _) in enumerate(CELLS) if type(kept).__name__ == "datetime"]
    assert [moments[row].isoformat()[:10] for row in dates] == ["2026-08-03"] * len(dates)


def _one(value: object, code: str = "General") -> Sheet:
    return read_sheets(book_of([(value, code, "")]), _text)[0]


@pytest.mark.parametrize("number", [330101199001011234, 3.301011990010113e17, 1e15, -2e16])
def test_a_whole_number_beyond_15_digits_is_not_believed(number: float) -> None:
    assert _one(number, "0").cells[0][0].fault == CellFault.DIGITS_LOST


@pytest.mark.parametrize("number", [999_999_999_999_999, 13800138000, 0, 0.1])
def test_a_number_of_15_digits_is_whole(number: float) -> None:
    assert _one(number).cells[0][0].fault is None


def test_a_power_of_ten_in_text_is_what_is_left_of_a_number() -> None:
    cells = read_sheets("身份证号,3.30101E+17\n邮编,010020\n".encode(), _text)[0].cells
    assert (cells[0][1].fault, cells[1][1].text) == (CellFault.DIGITS_LOST, "010020")


def test_formulas_without_a_result_and_with_an_error_are_not_believed() -> None:
    assert _one("=1+1").cells[0][0].fault == CellFault.NEVER_COUNTED
    book = _changed(book_of([(1, "General", "")]), "xl/worksheets/sheet1.xml", b't="n"><v>1</v>', b't="e"><f>1/0</f><v>#DIV/0!</v>')
    assert read_sheets(book, _text)[0].cells[0][0].fault == CellFault.FORMULA_FAILED


def test_a_result_of_a_formula_is_shown_by_its_format() -> None:
    book = _changed(book_of([(0.5, "0.0%", "")]), "xl/worksheets/sheet1.xml", b"<v>0.5</v>", b"<f>1/2</f><v>0.5</v>")
    assert first_column(read_sheets(book, _text)[0]) == ["50.0%"]


def _changed(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            data = source.read(name)
            assert name != part or old in data
            made.writestr(name, data.replace(old, new) if name == part else data)
    return out.getvalue()


def test_cells_without_an_address_follow_each_other() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (["甲", "乙"], ["丙", "丁"]):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    data = out.getvalue()
    for name in ("A1", "B1", "A2", "B2"):
        data = _changed(data, "xl/worksheets/sheet1.xml", f'r="{name}" '.encode(), b"")
    assert [read_sheets(data, _text)[0].row(number) for number in (0, 1)] == [["甲", "乙"], ["丙", "丁"]]


def test_one_cell_in_the_farthest_corner_costs_nothing() -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["XFD1048576"] = "远"
    out = io.BytesIO()
    book.save(out)
    assert read_sheets(out.getvalue(), _text)[0].cells == {1048575: {16383: read_sheets(out.getvalue(), _text)[0].cells[1048575][16383]}}
    assert address_of(1048575, 16383) == "XFD1048576"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("甲,乙\n丙,丁\n", ["丙", "丁"]),
        ("甲;乙\n1,5;2\n", ["1,5", "2"]),
        ("甲\t乙\n1,5\t2\n", ["1,5", "2"]),
        ("甲|乙\n1|2\n", ["1", "2"]),
        ("项,值\n甲，乙，丙,丁，戊，己\n", ["甲，乙，丙", "丁，戊，己"]),
        ("项；值\n甲；乙,丙\n", ["甲", "乙,丙"]),
        ("统计表\n项;值\n1,5;2,5\n", ["项", "值"]),
        ('"甲","乙"\n"1,2","3\n4"\n', ["1,2", "3\n4"]),
    ],
)
def test_a_table_in_text_is_parted_at_its_own_mark(text: str, row: list[str]) -> None:
    assert read_sheets(text.encode(), _text)[0].row(1) == row


def test_a_workbook_with_a_password_is_known() -> None:
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    with pytest.raises(SheetError) as caught:
        read_sheets(locked, _text)
    assert caught.value.problem == SheetProblem.PASSWORD


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/workbook.xml", b"<workbook/>")
        made.writestr("xl/sharedStrings.xml", bytes(300 * 1024 * 1024))
    return out.getvalue()


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(SheetError) as caught:
        read_sheets(_bomb(), _text)
    assert caught.value.problem == SheetProblem.TOO_LARGE


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04 not a sheet", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)])
def test_damage_is_one_kind_of_error(data: bytes) -> None:
    with pytest.raises(SheetError):
        read_sheets(data, _text)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"])
def test_cut_parts_are_told_or_give_what_is_left(part: str) -> None:
    book = book_of()
    with zipfile.ZipFile(io.BytesIO(book)) as source:
        whole = source.read(part)
    for end in range(0, len(whole), max(1, len(whole) // 20)):
        try:
            sheets = read_sheets(_changed(book, part, whole, whole[:end]), _text)
        except SheetError as error:
            assert error.problem == SheetProblem.DAMAGED  # noqa: PT017 - either way is right
        else:
            assert isinstance(sheets, list)


def test_a_day_in_text_is_a_moment_and_what_is_none_stays_text() -> None:
    cells = read_sheets("日期,2026-08-03\n编号,2026-13-45\n".encode(), _text)[0].cells
    assert (str(cells[0][1].moment), cells[1][1].moment) == ("2026-08-03 00:00:00", None)


def _with_part(data: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "number"),
    [
        ("xl/worksheets/sheet1.xml", rb'(<row r=")\d+'),
        ("xl/worksheets/sheet1.xml", rb'(<c r="A\d+" s=")\d+'),
        ("xl/worksheets/sheet1.xml", rb'(t="s"><v>)\d+'),
        ("xl/styles.xml", rb'(<xf [^>]*numFmtId=")\d+'),
    ],
)
@pytest.mark.parametrize("digits", [b"9" * 5000, "²".encode()])
def test_numbers_that_are_none_are_passed_over(part: str, number: bytes, digits: bytes) -> None:
    changed: list[int] = []

    def change(xml: bytes) -> bytes:
        found, count = re.subn(number, rb"\g<1>" + digits, xml)
        changed.append(count)
        return found

    assert read_sheets(_with_part((MADE / "cells.xlsx").read_bytes(), part, change), _text)[0].cells
    assert changed[0] > 0


def test_a_part_of_millions_of_tags_is_too_large() -> None:
    bomb = _with_part((MADE / "cells.xlsx").read_bytes(), "xl/sharedStrings.xml", lambda _xml: b"<sst>" + b"<x/>" * 3_000_001 + b"</sst>")
    with pytest.raises(SheetError) as met:
        read_sheets(bomb, _text)
    assert met.value.problem == SheetProblem.TOO_LARGE


def test_a_sheet_of_any_length_is_read_as_long_as_its_rows_are_of_a_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("editor.sheets.packed._MOST_TAGS", 500)
    monkeypatch.setattr("editor.sheets.packed._CHUNK", 1024)
    rows = "".join(f'<row><c t="inlineStr"><is><t>第{at}行</t></is></c><c><v>{at}</v></c></row>' for at in range(2000))

    def change(_xml: bytes) -> bytes:
        return f"<worksheet><sheetData>{rows}</sheetData></worksheet>".encode()

    cells = read_sheets(_with_part(book_of(), "xl/worksheets/sheet1.xml", change), _text)[0].cells
    assert (len(cells), cells[1999][0].text, cells[1999][1].text) == (2000, "第1999行", "1999")
