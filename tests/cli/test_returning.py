"""Reports that come back to the command line: damaged, newer, commented."""

import json
from pathlib import Path

import pytest

from editor.cli import main
from tests.desk.commented import put_comments, put_picture, put_tracked
from tests.desk.made import retouched, text_of_docx, without_part
from tests.desk.opening.damaged import of_newer_version, with_inner, without_controls
from tests.desk.word_parts import part_of, text_of, w, with_part
from tests.filled_report import fill_report


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled report a.docx in a folder of its own."""
    return fill_report(tmp_path, monkeypatch)


@pytest.mark.parametrize("out", ["a.docx", "b.docx"])
def test_a_newer_report_is_not_filled_and_stays_as_it_is(report: Path, capsys: pytest.CaptureFixture[str], out: str) -> None:
    with_inner(report, of_newer_version)
    before = report.read_bytes()
    assert main(["fill", "a.docx", "--values", "v.json", "-o", out, "--force"]) == 3
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n"), "更新的版本" in said.err) == ("", 1, True)
    assert (report.read_bytes(), Path("b.docx").exists()) == (before, False)


def test_nothing_is_written_over_a_newer_report(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_inner(report, of_newer_version)
    before = report.read_bytes()
    assert main(["fill", "值守.nigao", "--values", "v.json", "-o", "a.docx", "--force"]) == 4
    assert "“a.docx”由更新的版本写成" in capsys.readouterr().err
    assert report.read_bytes() == before


def test_a_newer_report_gives_no_template_but_its_values(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_inner(report, of_newer_version)
    assert main(["import", "a.docx", "-o", "t.nigao"]) == 3
    assert not Path("t.nigao").exists()
    capsys.readouterr()
    assert main(["values", "a.docx", "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["values"]["投入资金"] == "12.80"
    assert "只能看，不能改" in said.err


def test_a_report_without_inner_data_says_so_on_standard_error(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_part(report)
    assert main(["fill", "a.docx", "-o", "b.docx"]) in (0, 1)
    assert "文稿的拟稿记录丢了" in capsys.readouterr().err


def test_a_report_without_controls_keeps_its_values_when_it_is_filled_on(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    without_controls(report)
    retouched(report, ("12.80", "13.50"))
    Path("v.json").write_text(json.dumps({"响应等级": "一级"}), "utf-8")
    assert main(["fill", "a.docx", "--values", "v.json", "-o", "b.docx"]) == 0
    assert "填写项的标记丢了" in capsys.readouterr().err
    assert main(["values", "b.docx", "--json"]) == 0
    values = json.loads(capsys.readouterr().out)["values"]
    assert (values["投入资金"], values["响应等级"], values["本单位"]) == ("13.50", "一级", "清溪县水务局")


def test_changed_fields_and_text_are_told_in_the_form_of_the_contract(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    retouched(report, (">12.80<", ">13.50<"), ("认真落实防汛责任", "严格落实防汛责任"))
    capsys.readouterr()
    assert main(["values", "a.docx", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert {"values", "template", "changed_fields", "changed_text"} <= told.keys()
    assert told["changed_fields"] == ["投入资金"]
    assert [sorted(change) for change in told["changed_text"]] == [["is", "section", "was"]]
    assert (told["comments"], told["tracked"]) == ([], 0)


def test_text_that_stands_elsewhere_in_the_new_file_is_named(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    document = part_of(report.read_bytes(), "word/document.xml")
    signed = next(p for p in document[0] if p.find(f"{w('pPr')}/{w('pStyle')}[@{w('val')}='IssueDate']") is not None)
    document[0].insert(0, signed)
    report.write_bytes(with_part(report.read_bytes(), "word/document.xml", document))
    assert main(["fill", "a.docx", "-o", "b.docx"]) == 0
    said = capsys.readouterr().err
    assert f"有 1 段文字在新文件里换了地方：{text_of(signed)}" in said
    assert "没写进新文件" not in said


def test_a_pdf_without_what_only_word_draws_says_so(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_picture(report, "认真落实")
    assert main(["fill", "a.docx", "-o", "a.pdf"]) == 0
    assert "没写出 Word 里的 1 处：图片。要带上它们，用 --through-libreoffice 导出 PDF。" in capsys.readouterr().err


def test_comments_and_tracked_changes_are_read_back(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_comments(report, ("投入资金", "王主任", "金额再核。"))
    put_tracked(report, "特此报告", "，请审阅")
    capsys.readouterr()
    assert main(["values", "a.docx", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [(c["author"], c["text"], c["marked"]) for c in told["comments"]] == [("王主任", "金额再核。", "投入资金")]
    assert told["tracked"] == 1
    assert main(["values", "a.docx"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[-2:] == ["批注\t王主任\t金额再核。\t投入资金", "修订\t1 处，已按接受看待"]


def test_a_filled_report_keeps_what_was_edited_and_its_comments(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put_comments(report, ("投入资金", "王主任", "金额再核。"))
    retouched(report, ("认真落实防汛责任", "严格落实防汛责任"))
    Path("v.json").write_text(json.dumps({"响应等级": "一级"}), "utf-8")
    assert main(["fill", "a.docx", "--values", "v.json", "-o", "b.docx"]) == 0
    capsys.readouterr()
    assert main(["values", "b.docx", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["values"]["响应等级"], told["changed_text"], len(told["comments"])) == ("一级", [], 1)
    assert "严格落实防汛责任" in text_of_docx(Path("b.docx"))
