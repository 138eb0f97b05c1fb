"""A sheet that a person filled in: what the cells show, in the form that each field keeps."""

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest

from editor.desk.values.values_in import read_values_file
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.file import parse_template

DAY = datetime.datetime(2026, 8, 3)  # noqa: DTZ001 - a sheet knows no time zone
FIELDS = {
    "完成比例": ("percent", "%"),
    "总投资": ("money", "万元"),
    "人数": ("number", "人"),
    "检查日期": ("date", ""),
    "统计月份": ("month", ""),
    "年度": ("year", ""),
    "开始时间": ("time", ""),
    "时间说明": ("text", ""),
    "邮编": ("text", ""),
}
TABLE = '[fields."名单"]\ntype = "rows"\ncolumns = [{key = "姓名"}, {key = "人数", type = "number", unit = "人"}]\n'
TEXT = "".join(f'[fields."{name}"]\ntype = "{kind}"\nunit = "{unit}"\n' for name, (kind, unit) in FIELDS.items())
TEMPLATE = parse_template(f"+++\n{TEXT}{TABLE}+++\n")[0]

Row = Sequence[Any]


def _book(path: Path, sheets: Mapping[str, Sequence[Row]]) -> Path:
    book = openpyxl.Workbook()
    for at, (title, rows) in enumerate(sheets.items()):
        sheet = book.create_sheet(title, at)
        for number, row in enumerate(rows, start=1):
            for column, cell in enumerate(row, start=1):
                value, code = cast("tuple[Any, str]", cell) if isinstance(cell, tuple) else (cell, "General")
                sheet.cell(number, column, value).number_format = code
    del book["Sheet"]
    book.save(path)
    return path


def _values(tmp_path: Path, rows: Sequence[Row]) -> dict[str, object]:
    return dict(read_values_file(_book(tmp_path / "值.xlsx", {"表": rows}), TEMPLATE))


@pytest.mark.parametrize(
    ("name", "value", "code", "kept"),
    [
        ("完成比例", 0.855, "0.0%", "85.5"),
        ("完成比例", 85.5, "General", "85.5"),
        ("总投资", 1280.5, "#,##0.00", "1280.50"),
        ("总投资", 1280.5, '"¥"#,##0.00', "1280.50"),
        ("总投资", 1280.5, '#,##0.00"万元"', "1280.50"),
        ("总投资", -3, "0.0;(0.0)", "-3.0"),
        ("人数", "36人", "@", "36"),
        ("人数", 36, '0"人"', "36"),
        ("检查日期", DAY, 'm"月"d"日"', "2026-08-03"),
        ("检查日期", "2026年8月3日", "@", "2026-08-03"),
        ("统计月份", DAY, 'yyyy"年"m"月"', "2026-08"),
        ("年度", DAY, 'yyyy"年"', "2026"),
        ("年度", 2026, "0", "2026"),
        ("开始时间", datetime.time(14, 5), "h:mm AM/PM", "14:05"),
        ("开始时间", datetime.timedelta(hours=27, minutes=30), "[h]:mm", "27:30"),
        ("时间说明", DAY, "yyyy-mm-dd", "2026年8月3日"),
        ("时间说明", DAY, 'm"月"d"日"', "8月3日"),
        ("时间说明", datetime.datetime(2026, 8, 3, 9, 30), "yyyy/m/d h:mm", "2026年8月3日9时30分"),  # noqa: DTZ001
        ("邮编", 10020, "000000", "010020"),
    ],
)
def test_a_cell_gives_what_it_shows_in_the_form_of_its_field(tmp_path: Path, name: str, value: object, code: str, kept: str) -> None:
    assert _values(tmp_path, [["填写项", "值"], [name, (value, code)]]) == {name: kept}


def test_a_head_is_found_below_a_title_and_notes(tmp_path: Path) -> None:
    rows: list[Row] = [["2026年上半年统计表"], ["填表说明：红色的必填"], [], ["序号", "填写项", "值"], [1, "人数", 36], [2, "邮编", "010020"]]
    assert _values(tmp_path, rows) == {"人数": "36", "邮编": "010020"}


def test_a_head_is_found_on_any_sheet(tmp_path: Path) -> None:
    path = _book(tmp_path / "值.xlsx", {"封面": [["统计表"]], "数据": [["填写项", "值"], ["人数", 36]]})
    assert read_values_file(path, TEMPLATE) == {"人数": "36"}


@pytest.mark.parametrize("head", [["填写项", "内容"], ["序号", "项目", "数值"], ["编号", "指标", "备注", "填写内容"]])
def test_a_head_may_be_called_as_people_call_it(tmp_path: Path, head: Row) -> None:
    row = ["人数" if title in ("填写项", "项目", "指标") else 36 if title in ("内容", "数值", "填写内容") else "一" for title in head]
    assert _values(tmp_path, [head, row]) == {"人数": "36"}


def test_without_a_head_the_sheet_is_read_that_names_a_field(tmp_path: Path) -> None:
    path = _book(tmp_path / "值.xlsx", {"说明": [["请填第二张"]], "数据": [["人数", 36]]})
    assert read_values_file(path, TEMPLATE) == {"人数": "36"}


def test_without_a_head_the_first_two_columns_are_read_from_the_first_field_on(tmp_path: Path) -> None:
    assert _values(tmp_path, [["统计表", ""], ["人数", 36], ["邮编", "010020"]]) == {"人数": "36", "邮编": "010020"}


def test_rows_stand_below_a_title_too(tmp_path: Path) -> None:
    path = _book(tmp_path / "值.xlsx", {"填写项": [["填写项", "值"]], "名单": [["人员名单"], ["姓名", "人数"], ["甲", "3人"], ["乙", 4]]})
    assert read_values_file(path, TEMPLATE) == {"名单": ({"姓名": "甲", "人数": "3"}, {"姓名": "乙", "人数": "4"})}


def _refused(tmp_path: Path, sheets: Mapping[str, Sequence[Row]], code: ExitCode) -> str:
    with pytest.raises(NigaoError) as caught:
        read_values_file(_book(tmp_path / "值.xlsx", sheets), TEMPLATE)
    assert caught.value.code == code
    return caught.value.text


@pytest.mark.parametrize("value", [330101199001011234, 3.30101e17])
def test_a_cell_that_lost_digits_is_named_with_its_address(tmp_path: Path, value: float) -> None:
    text = _refused(tmp_path, {"表": [["填写项", "值"], ["邮编", (value, "0")]]}, ExitCode.UNREADABLE)
    assert "表!B2" in text
    assert "邮编" in text


def test_a_formula_that_was_never_counted_is_named(tmp_path: Path) -> None:
    assert "表!B2" in _refused(tmp_path, {"表": [["填写项", "值"], ["人数", "=1+1"]]}, ExitCode.UNREADABLE)


def test_two_equal_heads_are_named(tmp_path: Path) -> None:
    assert "A1、B1" in _refused(tmp_path, {"名单": [["姓名", "姓名"], ["甲", "乙"]]}, ExitCode.WRONG_USE).replace("名单!", "")
    assert "值" in _refused(tmp_path, {"表": [["填写项", "值", "值"], ["人数", 3, 4]]}, ExitCode.WRONG_USE)


def test_a_workbook_with_a_password_says_so(tmp_path: Path) -> None:
    path = tmp_path / "值.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + io.BytesIO(bytes(700)).read() + "EncryptedPackage".encode("utf-16-le") + bytes(700))
    with pytest.raises(NigaoError, match="密码"):
        read_values_file(path, TEMPLATE)
