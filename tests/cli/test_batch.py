"""Many documents at once on the command line: a sheet in, a document a row out."""

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from editor.cli import main
from tests.cli.batch_runs import DONE, HEAD, LOOK, ROWS, TEMPLATE, UNREAD, UNWRITTEN, WRONG, batch, made, results, sheet, values
from tests.desk.forms.made import para, table, texts_of, word
from tests.source import ROOT


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    Path("通知.nigao").write_text(TEMPLATE, "utf-8")
    return tmp_path


def test_each_row_gives_a_report_with_its_values(capsys: pytest.CaptureFixture[str]) -> None:
    sheet(HEAD, *ROWS)
    batch(DONE, "--name", "{{ 主送机关 }}-{{ 序号 }}")
    assert made() == ["教育局-3.docx", "民政局-2.docx", "水务局-1.docx"]
    assert values("出/民政局-2.docx") == {"单位": "民政局", "日期": "2026-09-03", "人数": "2", "备注": "=1+1"}
    assert values("出/教育局-3.docx")["备注"] == "@甲"
    assert capsys.readouterr() == ("", "")
    assert results()[0] == []
    assert [row[:3] for row in results()[1]] == [["1", "2", "水务局-1"], ["2", "3", "民政局-2"], ["3", "4", "教育局-3"]]


def test_a_report_of_a_row_is_the_one_that_fill_writes() -> None:
    sheet(HEAD, *ROWS)
    batch(DONE)
    Path("值.json").write_text(json.dumps(dict(zip(HEAD, ROWS[1], strict=True))), "utf-8")
    main(["fill", "通知.nigao", "--values", "值.json", "-o", "一份.docx"])
    assert Path("出/会议通知-2.docx").read_bytes() == Path("一份.docx").read_bytes()


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (("", "2026-09-02", "3", ""), "“单位”是空的，填到主送机关。"),
        (("水务局", "2026-02-30", "3", ""), "开会日期"),
        (("水务局", "2026-09-02", "很多吧", ""), "人数"),
    ],
)
def test_a_row_that_can_be_no_document_is_named_with_its_reason_and_stops_no_other(
    row: tuple[str, ...], why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet(HEAD, ROWS[0], row, ROWS[2])
    batch(LOOK)
    assert made() == ["会议通知-1.docx", "会议通知-3.docx"]
    ((number, line, _, reason),) = results()[0]
    assert (number, line, why in reason) == ("2", "3", True)
    assert "第 2 行没有生成" in capsys.readouterr().err


def test_a_cell_that_lost_its_digits_fails_its_row_alone() -> None:
    sheet((*HEAD,), ("3.30101E+17", "2026-09-02", "3", ""), ROWS[1])
    batch(LOOK)
    assert made() == ["会议通知-2.docx"]
    assert "丢了位数" in results()[0][0][3]


def test_an_empty_cell_takes_no_value_of_the_report_that_is_copied() -> None:
    Path("值.json").write_text('{"单位": "甲局", "日期": "2026-01-02", "人数": "5", "备注": "甲局的"}', "utf-8")
    main(["fill", "通知.nigao", "--values", "值.json", "-o", "报告.docx"])
    sheet(("单位", "备注"), ("乙局", ""), ("丙局", "带章"))
    batch(DONE, file="报告.docx")
    assert [values(f"出/{name}") for name in made()] == [
        {"单位": "乙局", "日期": "2026-01-02", "人数": "5", "备注": ""},
        {"单位": "丙局", "日期": "2026-01-02", "人数": "5", "备注": "带章"},
    ]


def test_what_is_to_be_known_of_columns_and_names_is_said_before_the_run(capsys: pytest.CaptureFixture[str]) -> None:
    sheet(("单位", "日期", "年龄", "备注"), ("水/务局", "2026-09-02", "3", ""), ("水/务局", "2026-09-02", "3", ""))
    batch(LOOK, "--name", "{{ 单位 }}")
    err = capsys.readouterr().err
    assert "没有对应的填写项，没有用：年龄。" in err
    assert "没有对应的列，也没有值：人数。" in err
    assert "第 2 行和第 1 行重名，叫“水务局_2”" in err
    assert "“水/务局”叫“水务局”" in err
    assert made() == ["水务局.docx", "水务局_2.docx"]
    assert "还没填：人数。" in results()[1][0][3]


@pytest.mark.parametrize(
    ("rows", "arguments", "code", "why"),
    [
        (((*HEAD, "单位"), (*ROWS[0], "水利局")), (), WRONG, "两列都叫“单位”（A1、E1）"),
        ((HEAD,), (), UNREAD, "没有数据行"),
        ((("甲", "乙"), ("1", "2")), (), WRONG, "一个也对不上"),
        ((HEAD, *ROWS), ("--name", "{{ 没有的 }}"), WRONG, "没有这样的填写项：没有的"),
        ((HEAD, *ROWS), ("--part", "7-9"), WRONG, "表里只有 3 行"),
        ((HEAD, *ROWS), ("--part", "3-1"), WRONG, "A-B"),
    ],
)
def test_what_can_be_no_run_is_refused_before_anything_is_written(
    rows: tuple[tuple[str, ...], ...], arguments: tuple[str, ...], code: int, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sheet(*rows)
    batch(code, *arguments)
    assert why in capsys.readouterr().err
    assert not Path("出").exists()


def test_parts_of_a_run_give_the_files_that_the_whole_run_gives() -> None:
    sheet(HEAD, *ROWS, ROWS[0])
    batch(DONE, "--name", "{{ 单位 }}", out="全")
    batch(DONE, "--name", "{{ 单位 }}", "--part", "1-2")
    batch(DONE, "--name", "{{ 单位 }}", "--part", "3-9")
    assert made() == made("全") == ["教育局.docx", "民政局.docx", "水务局.docx", "水务局_2.docx"]
    assert [row[0] for row in results("出/批量结果-3-9.xlsx")[1]] == ["3", "4"]


def test_one_file_holds_all_rows_each_on_new_pages_that_count_from_one(capsys: pytest.CaptureFixture[str]) -> None:
    sheet(HEAD, *ROWS)
    batch(DONE, "--one-file", "--zip")
    assert made() == ["会议通知.docx", "会议通知.zip"]
    with zipfile.ZipFile("出/会议通知.docx") as archive:
        body = archive.read("word/document.xml").decode()
        assert archive.testzip() is None
    assert [body.count(row[0]) for row in ROWS] == [1, 1, 1]
    assert body.count("<w:sectPr") == body.count('w:start="1"') == 3
    assert zipfile.ZipFile("出/会议通知.zip").namelist() == ["会议通知.docx"]
    capsys.readouterr()
    batch(UNWRITTEN, "--one-file")
    batch(DONE, "--one-file", "--zip", "--force")
    assert made() == ["会议通知.docx", "会议通知.zip"]


def test_clean_copies_have_no_holes_and_no_data() -> None:
    sheet(HEAD[:2], *(row[:2] for row in ROWS))
    batch(LOOK, "--final")
    assert made() == []
    assert "人数" in results()[0][0][3]
    sheet(HEAD, *ROWS)
    batch(DONE, "--final", "--resume", "--zip")
    assert all(not name.startswith("customXml") for name in zipfile.ZipFile("出/会议通知-1.docx").namelist())
    assert sorted(zipfile.ZipFile("出/会议通知.zip").namelist()) == [name for name in made() if name.endswith(".docx")]


def test_a_pdf_is_written_beside_each_report() -> None:
    sheet(HEAD, ROWS[0])
    batch(DONE, "--pdf")
    assert made() == ["会议通知-1.docx", "会议通知-1.pdf"]
    assert Path("出/会议通知-1.pdf").read_bytes().startswith(b"%PDF")


def test_a_word_form_is_filled_in_place_row_by_row() -> None:
    Path("表.docx").write_bytes(word(para("申请表") + table(("姓名", ""), ("单位", "")), para("编号：{{ 编号 }}")))
    sheet(("姓名", "单位", "编号"), ("王芳", "第三处", "17"), ("李雷", "", "18"))
    batch(LOOK, "--name", "申请表-{{ 姓名 }}", file="表.docx")
    assert made() == ["申请表-王芳.docx"]
    assert texts_of(Path("出/申请表-王芳.docx").read_bytes())["word/document.xml"] == ["申请表", "姓名", "王芳", "单位", "第三处"]
    assert "“单位”是空的" in results()[0][0][3]


def test_rows_come_from_json_too_and_from_a_sheet_with_a_title_above_its_head() -> None:
    Path("行.json").write_text(json.dumps([dict(zip(HEAD, row, strict=True)) for row in ROWS] + [{"人数": 7, "单位": "税务局"}]), "utf-8")
    batch(LOOK, rows="行.json")
    assert "“日期”是空的" in results()[0][0][3]
    sheet(("参会单位名册",), (), HEAD, *ROWS, ("",), name="名册.csv")
    batch(DONE, rows="名册.csv", out="又")
    assert made("又") == ["会议通知-1.docx", "会议通知-2.docx", "会议通知-3.docx"]


def test_two_processes_write_what_one_writes() -> None:
    sheet(HEAD, *ROWS, ("", "", "1", ""), *ROWS)
    batch(LOOK, out="一")
    words = ["batch", "通知.nigao", "--rows", "表.csv", "-o", "二", "--jobs", "2"]
    # In a process of its own, which has one thread and splits others off; here they would be started anew.
    done = subprocess.run(
        [sys.executable, "-m", "editor", *words], check=False, timeout=100, env={**os.environ, "PYTHONPATH": str(ROOT), "LANG": "zh_CN"}
    )
    assert done.returncode == LOOK
    assert made("一") == made("二")
    assert Path("一/批量结果.xlsx").read_bytes() == Path("二/批量结果.xlsx").read_bytes()
    assert all(Path("一", name).read_bytes() == Path("二", name).read_bytes() for name in made("一"))
