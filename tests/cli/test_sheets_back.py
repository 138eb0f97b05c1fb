"""Sheets to fill in, written and taken back: a row a field or a row a document, one or many, with what looks like a formula as text."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from editor.cli import main
from tests.cli.batch_runs import DONE, HEAD, TEMPLATE, WRONG, batch, made, values

URGENCY = '[fields."等级"]\ntype = "choice"\nchoices = ["特急", "加急"]\nrequired = false\nempty = "line"\n'
CHOICE = TEMPLATE.replace('[fields."备注"]', f'{URGENCY}[fields."备注"]')


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    Path("通知.nigao").write_text(CHOICE + "{{ 等级 }}\n", "utf-8")
    return tmp_path


def filled(name: str, **answers: str) -> None:
    """A sheet with a row a field, as a colleague sends it back."""
    assert main(["--lang", "zh", "fields", "通知.nigao", "-o", name, "--force"]) == DONE
    book = openpyxl.load_workbook(name)
    for row in book.worksheets[0].iter_rows(min_row=2):
        if (answer := answers.get(str(row[-1].value))) is not None:
            row[2].value, row[2].data_type = answer, "s"
    book.save(name)


def test_a_sheet_with_a_row_a_document_is_filled_and_gives_the_documents() -> None:
    assert main(["--lang", "zh", "fields", "通知.nigao", "-o", "表.xlsx", "--by-document"]) == DONE
    book = openpyxl.load_workbook("表.xlsx")
    page = book.worksheets[0]
    assert [cell.value for cell in page[1]] == ["主送机关", "开会日期", "人数（人）", "备注", "等级"]
    assert (page.protection.sheet, page["A1"].protection.locked, page.column_dimensions["A"].protection.locked) == (True, True, False)
    assert page.data_validations.dataValidation[0].sqref.ranges
    for column, text in enumerate(("水务局", "2026-09-02", "3", "=1+1", "加急"), start=1):
        page.cell(2, column, text).data_type = "s"
    book.save("表.xlsx")
    batch(DONE, rows="表.xlsx")
    assert made() == ["会议通知-1.docx"]
    assert values("出/会议通知-1.docx") == {"单位": "水务局", "日期": "2026-09-02", "人数": "3", "等级": "加急", "备注": "=1+1"}


def test_several_sheets_are_taken_together_where_they_do_not_disagree(capsys: pytest.CaptureFixture[str]) -> None:
    filled("甲.xlsx", 单位="水务局", 日期="2026-09-02")
    filled("乙.xlsx", 单位="水务局", 人数="3", 备注="+1")
    assert main(["--lang", "zh", "fill", "通知.nigao", "--values", "甲.xlsx", "--values", "乙.xlsx", "-o", "报告.docx"]) == DONE
    assert {name: values("报告.docx")[name] for name in HEAD} == {"单位": "水务局", "日期": "2026-09-02", "人数": "3", "备注": "+1"}
    filled("丙.xlsx", 单位="民政局")
    capsys.readouterr()
    assert main(["--lang", "zh", "fill", "通知.nigao", "--values", "甲.xlsx", "--values", "丙.xlsx", "-o", "别.docx"]) == WRONG
    assert "主送机关：“水务局”（甲.xlsx）、“民政局”（丙.xlsx）" in capsys.readouterr().err
    assert not Path("别.docx").exists()


def test_what_looks_like_a_formula_is_text_in_every_sheet() -> None:
    filled("甲.xlsx", 备注="=HYPERLINK(1)", 单位="@甲", 日期="2026-09-02", 人数="3")
    main(["--lang", "zh", "fill", "通知.nigao", "--values", "甲.xlsx", "-o", "报告.docx"])
    for words in (["fields", "报告.docx", "-o", "又.xlsx"], ["fields", "报告.docx", "-o", "行.xlsx", "--by-document"]):
        assert main(["--lang", "zh", *words]) == DONE
        assert "<f>" not in zipfile.ZipFile(words[3]).read("xl/worksheets/sheet1.xml").decode()
    main(["--lang", "zh", "fill", "通知.nigao", "--values", "又.xlsx", "-o", "又.docx"])
    assert values("又.docx") == values("报告.docx")
