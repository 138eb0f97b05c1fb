import datetime
import json
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from editor.desk.values.sheet_out import sheet_names, sheet_of
from editor.desk.values.values_in import read_values_file
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.template.file import parse_template
from tests.desk.made import VALUES, empty_draft, filled_draft

TEMPLATE = empty_draft().template


def _read(path: Path, content: object) -> dict[str, object]:
    if isinstance(content, bytes):
        path.write_bytes(content)
    else:
        path.write_text(content if isinstance(content, str) else json.dumps(content, ensure_ascii=False), "utf-8")
    return dict(read_values_file(path, TEMPLATE))


def _refusal(path: Path, content: object, code: ExitCode) -> str:
    with pytest.raises(NigaoError) as caught:
        _read(path, content)
    assert caught.value.code == code
    assert "\n" not in caught.value.text
    return caught.value.text


def test_json_gives_values_as_they_are_meant(tmp_path: Path) -> None:
    text = '{"投入资金": 12.80, "值守日期": "2026年8月3日", "响应等级": "二级", "本单位": ""}'
    assert _read(tmp_path / "v.json", text) == {"投入资金": "12.80", "值守日期": "2026-08-03", "响应等级": "二级", "本单位": ""}


def test_json_gives_rows_by_column(tmp_path: Path) -> None:
    rows = [{"队伍": "城关抢险队", "人数": "1,032"}, {"人数": "18"}]
    assert _read(tmp_path / "v.json", {"出动情况": rows}) == {"出动情况": ({"队伍": "城关抢险队", "人数": "1032"}, {"队伍": "", "人数": "18"})}
    assert _read(tmp_path / "v.json", {"出动情况": ""}) == {"出动情况": ()}


def test_a_field_is_named_by_its_label_too(tmp_path: Path) -> None:
    template = parse_template('+++\n[fields."a"]\nlabel = "甲方"\n[fields."b"]\nlabel = "乙方"\n+++\n{{ a }}和{{ b }}\n')[0]
    (tmp_path / "v.json").write_text('{"甲方": "清溪公司", "b": "云岭公司"}', "utf-8")
    assert read_values_file(tmp_path / "v.json", template) == {"a": "清溪公司", "b": "云岭公司"}


def test_a_label_that_two_fields_share_says_nothing(tmp_path: Path) -> None:
    template = parse_template('+++\n[fields."a"]\nlabel = "甲"\n[fields."b"]\nlabel = "甲"\n+++\n{{ a }}和{{ b }}\n')[0]
    (tmp_path / "v.json").write_text('{"甲": "清溪公司"}', "utf-8")
    with pytest.raises(NigaoError, match="甲"):
        read_values_file(tmp_path / "v.json", template)


def test_names_that_no_field_has_are_all_named(tmp_path: Path) -> None:
    text = _refusal(tmp_path / "v.json", {"本单位": "甲", "本单元": "乙", "资金": "3"}, ExitCode.WRONG_USE)
    assert ("本单元" in text, "资金" in text, "本单位" in text) == (True, True, False)
    assert "车辆" in _refusal(tmp_path / "v.json", {"出动情况": [{"车辆": "3"}]}, ExitCode.WRONG_USE)


@pytest.mark.parametrize("value", [["甲"], {"a": "b"}, [["甲"]], [3]])
def test_a_value_of_another_form_is_named(tmp_path: Path, value: object) -> None:
    assert "本单位" in _refusal(tmp_path / "v.json", {"本单位": value}, ExitCode.WRONG_USE)


def test_rows_that_are_no_rows_are_named(tmp_path: Path) -> None:
    assert "出动情况" in _refusal(tmp_path / "v.json", {"出动情况": "两支队伍"}, ExitCode.WRONG_USE)


@pytest.mark.parametrize("text", ["{", "[1]", '{"a": }', "3", "", "\ufeff", "[" * 100_000])
def test_a_file_that_is_no_json_object_is_refused(tmp_path: Path, text: str) -> None:
    assert "v.json" in _refusal(tmp_path / "v.json", text, ExitCode.UNREADABLE)


def test_broken_json_is_shown_its_place(tmp_path: Path) -> None:
    assert "第 2 行第 3 列" in _refusal(tmp_path / "v.json", '{"本单位": "甲",\n  投入资金: 3}', ExitCode.UNREADABLE)


def test_a_file_of_another_kind_is_wrong_use(tmp_path: Path) -> None:
    assert ".xlsx" in _refusal(tmp_path / "v.docx", "x", ExitCode.WRONG_USE)


@pytest.mark.parametrize("name", ["v.json", "v.csv", "v.xlsx"])
def test_a_missing_file_is_not_found(tmp_path: Path, name: str) -> None:
    with pytest.raises(NigaoError, match="没找到"):
        read_values_file(tmp_path / name, TEMPLATE)


def test_a_filled_sheet_gives_back_every_value(tmp_path: Path) -> None:
    assert _read(tmp_path / "v.xlsx", sheet_of(filled_draft())) == VALUES


def test_an_empty_sheet_gives_no_value(tmp_path: Path) -> None:
    read = _read(tmp_path / "v.xlsx", sheet_of(empty_draft()))
    assert set(read.values()) == {""}


def test_a_sheet_lists_the_fields_in_document_order_with_their_sentence(tmp_path: Path) -> None:
    (tmp_path / "v.xlsx").write_bytes(sheet_of(empty_draft()))
    book = openpyxl.load_workbook(tmp_path / "v.xlsx")
    assert book.sheetnames == ["填写项", "出动情况"]
    titles, *rows = [[cell.value or "" for cell in row] for row in book["填写项"].rows]
    assert titles == ["章节", "填写项", "值", "单位", "类型", "说明", "原文", "键"]
    assert [row[1] for row in rows] == ["本单位", "值守日期", "响应等级", "投入资金", "出动情况", "工作体会"]
    assert rows[3] == ["一、值守情况", "投入资金", "", "万元", "金额", "", "〔值守日期〕起启动〔响应等级〕响应，投入资金▢万元。", "投入资金"]
    assert [[cell.value for cell in row] for row in book["出动情况"].rows] == [["队伍", "人数"]]


def test_a_sheet_is_the_same_every_time() -> None:
    assert sheet_of(filled_draft()) == sheet_of(filled_draft())


def test_cells_that_look_like_formulas_stay_text(tmp_path: Path) -> None:
    draft = empty_draft().with_value("本单位", "=1+1")
    assert _read(tmp_path / "v.xlsx", sheet_of(draft))["本单位"] == "=1+1"


def test_numbers_and_dates_of_a_sheet_are_read_as_they_are_meant(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "v.xlsx"))
    sheet = book.add_worksheet()
    for row, (name, value) in enumerate([("投入资金", 12.5), ("值守日期", datetime.date(2026, 8, 3)), ("响应等级", "二级"), ("本单位", 110)]):
        sheet.write(row, 0, name)
        if isinstance(value, datetime.date):
            sheet.write_datetime(row, 1, datetime.datetime.combine(value, datetime.time()), book.add_format({"num_format": "yyyy-mm-dd"}))
        else:
            sheet.write(row, 1, value)
    book.close()
    assert read_values_file(tmp_path / "v.xlsx", TEMPLATE) == {"投入资金": "12.5", "值守日期": "2026-08-03", "响应等级": "二级", "本单位": "110"}


def test_times_of_a_sheet_are_read_to_the_minute(tmp_path: Path) -> None:
    template = parse_template('+++\n[fields."开始"]\ntype = "time"\n[fields."结束"]\ntype = "time"\n[fields."面积"]\ntype = "quantity"\n+++\n')[0]
    book = xlsxwriter.Workbook(str(tmp_path / "v.xlsx"))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["开始"])
    sheet.write_datetime(0, 1, datetime.time(14, 30), book.add_format({"num_format": "hh:mm"}))
    sheet.write_row(1, 0, ["结束"])
    sheet.write_datetime(1, 1, datetime.timedelta(hours=17, minutes=5), book.add_format({"num_format": "[h]:mm"}))
    sheet.write_row(2, 0, ["面积", "1,234.50 亩"])
    book.close()
    assert read_values_file(tmp_path / "v.xlsx", template) == {"开始": "14:30", "结束": "17:05", "面积": "1,234.50 亩"}


def test_a_sheet_of_times_and_quantities_is_read_as_it_was_written(tmp_path: Path) -> None:
    template = parse_template('+++\n[fields."开始"]\ntype = "time"\n[fields."面积"]\ntype = "quantity"\n+++\n{{ 开始 }}，{{ 面积 }}\n')[0]
    draft = Draft(template).with_value("开始", "14:30").with_value("面积", "12.80 亩")
    (tmp_path / "v.xlsx").write_bytes(sheet_of(draft))
    assert read_values_file(tmp_path / "v.xlsx", template) == {"开始": "14:30", "面积": "12.80 亩"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_of_any_office_program_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    rows = [["填写项", "值"], ["本单位", '"清溪县\n水务局"'], ["投入资金", "12.80"]]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n"
    assert _read(tmp_path / "v.csv", text.encode(encoding)) == {"本单位": "清溪县\n水务局", "投入资金": "12.80"}


def test_a_field_that_stands_twice_in_a_sheet_is_named(tmp_path: Path) -> None:
    assert "本单位" in _refusal(tmp_path / "v.csv", "本单位,甲\n本单位,乙\n", ExitCode.WRONG_USE)


def test_a_sheet_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "v.xlsx" in _refusal(tmp_path / "v.xlsx", b"PK\x03\x04 not a sheet", ExitCode.UNREADABLE)
    assert "v.csv" in _refusal(tmp_path / "v.csv", b"\x89PNG\r\n\x1a\n" + bytes(99), ExitCode.UNREADABLE)


def test_sheets_of_rows_have_titles_that_excel_takes() -> None:
    long = "很长的表格名称" * 5
    tables = "".join(f'[fields."{key}"]\ntype = "rows"\n' for key in ("a/b:*?", "ab", "填写项", long))
    text = f"+++\n{tables}+++\n"
    names = sheet_names(parse_template(text)[0])
    assert names == {"a/b:*?": "ab", "ab": "ab_2", "填写项": "填写项_2", long: long[:28]}
    sheet_of(Draft(parse_template(text)[0]))
