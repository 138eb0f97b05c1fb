"""Sheets that nobody filled in by hand: whatever one holds, it is read or refused, and the program goes on."""

import datetime
import io
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
import xlsxwriter

from editor.desk.values.sheet_in import values_of_sheet
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.file import parse_template

TEMPLATE, _ = parse_template("{{ 单位 }}")


def _book(path: Path, cells: dict[tuple[int, int], object]) -> Path:
    book = xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd", "nan_inf_to_errors": True})
    sheet = book.add_worksheet()
    for (row, column), value in cells.items():
        sheet.write(row, column, value)
    book.close()
    return path


@pytest.mark.parametrize("last", [(1_048_575, 16_383), (1_048_575, 3), (40_000, 16_000)])
def test_a_cell_at_the_far_end_of_a_sheet_ends_no_program(tmp_path: Path, last: tuple[int, int]) -> None:
    book = _book(tmp_path / "a.xlsx", {(0, 0): "单位", (0, 1): "水务局", last: "x"})
    with pytest.raises(NigaoError) as error:
        values_of_sheet(book, TEMPLATE)
    assert error.value.code == ExitCode.UNREADABLE
    assert "太大" in error.value.text


def test_cells_of_every_kind_come_through_the_process_as_they_are(tmp_path: Path) -> None:
    days = {(2, 0): "日期", (2, 1): datetime.date(2026, 3, 5), (3, 0): "时刻", (3, 1): datetime.time(8, 30)}
    book = _book(tmp_path / "a.xlsx", {(0, 0): "单位", (0, 1): "水务局𠮷", (1, 0): "数", (1, 1): 12.5, **days, (4, 0): "是否", (4, 1): True})
    assert values_of_sheet(book, TEMPLATE) == {"单位": "水务局𠮷", "数": "12.5", "日期": "2026-03-05", "时刻": "08:30", "是否": "是"}


def test_a_sheet_whose_places_are_no_places_is_refused(tmp_path: Path) -> None:
    book = _book(tmp_path / "a.xlsx", {(0, 0): "单位", (0, 1): "水务局"})
    made = io.BytesIO()
    with ZipFile(book) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, old.read(entry).replace(b'r="B1"', b'r="A99999999999"'))
    book.write_bytes(made.getvalue())
    with pytest.raises(NigaoError) as error:
        values_of_sheet(book, TEMPLATE)
    assert error.value.code == ExitCode.UNREADABLE
