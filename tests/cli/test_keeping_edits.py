"""A report that was edited in Word and is filled on at the command line keeps what was edited there."""

import json
from pathlib import Path

import pytest

from editor.cli import main
from editor.desk import Desk
from editor.model.template.template import Template
from tests.desk.made import text_of_docx
from tests.desk.saving.word_plays import saved_by_word
from tests.desk.word_parts import copied, dropped, paragraph, part_of, with_part
from tests.filled_report import fill_report
from tests.merging.merged_reports import line_of, retype, rows_of
from tests.merging.table_edits import new_row


@pytest.fixture(autouse=True)
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A filled report a.docx, edited in Word: a sentence, a paragraph more, a paragraph less, a value and a row."""
    path = fill_report(tmp_path, monkeypatch)
    document = part_of(data := path.read_bytes(), "word/document.xml")
    body = document[0]
    retype(line_of(body, "认真落实"), "认真落实", "严格落实")
    retype(line_of(body, "启动"), "12.80", "13.50")
    line_of(body, "启动").addnext(paragraph("期间没有发生险情。"))
    dropped(line_of(body, "特此报告"))
    rows = rows_of(body, 0)
    rows[2].addnext(new_row(rows[2], "5"))
    path.write_bytes(saved_by_word(with_part(data, "word/document.xml", document)))
    return path


def _values(capsys: pytest.CaptureFixture[str], path: str) -> dict[str, object]:
    capsys.readouterr()
    assert main(["values", path, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_values_tell_what_was_edited(capsys: pytest.CaptureFixture[str]) -> None:
    told = _values(capsys, "a.docx")
    assert told["changed_fields"] == ["投入资金", "出动情况"]
    assert told["values"]["投入资金"] == "13.50"  # type: ignore[index]
    assert [row["队伍"] for row in told["values"]["出动情况"]] == ["城关抢险队", "河口抢险队", "5"]  # type: ignore[index]
    assert [(change["was"], change["is"]) for change in told["changed_text"]] == [  # type: ignore[attr-defined]
        ("清溪县水务局认真落实防汛责任。现将有关情况报告如下：", "清溪县水务局严格落实防汛责任。现将有关情况报告如下："),
        ("", "期间没有发生险情。"),
        ("特此报告。", ""),
    ]


@pytest.mark.parametrize("out", ["a.docx", "b.docx"])
def test_filling_on_keeps_the_edits(out: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("v.json").write_text(json.dumps({"响应等级": "一级"}), "utf-8")
    assert main(["fill", "a.docx", "--values", "v.json", "-o", out, "--force"]) == 0
    text = text_of_docx(Path(out))
    assert all(words in text for words in ("清溪县水务局严格落实防汛责任", "启动一级响应，投入资金13.50万元", "期间没有发生险情。", "河口抢险队"))
    assert "特此报告" not in text
    told = _values(capsys, out)
    assert (told["changed_fields"], told["changed_text"]) == ([], [])
    assert (told["values"]["响应等级"], told["values"]["投入资金"]) == ("一级", "13.50")  # type: ignore[index]


def test_a_value_that_is_given_wins_over_the_edited_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("v.json").write_text(json.dumps({"投入资金": "20"}), "utf-8")
    assert main(["fill", "a.docx", "--values", "v.json", "-o", "b.docx"]) == 0
    assert "投入资金20万元" in text_of_docx(Path("b.docx"))
    assert "严格落实防汛责任" in text_of_docx(Path("b.docx"))


def test_a_copied_paragraph_stays_when_its_field_is_filled_anew(report: Path) -> None:
    document = part_of(data := report.read_bytes(), "word/document.xml")
    line = next(p for p in document.iter("{*}p") if "启动" in "".join(p.itertext()))
    line.addnext(copied(line))
    report.write_bytes(with_part(data, "word/document.xml", document))
    Path("v.json").write_text(json.dumps({"响应等级": "一级"}), "utf-8")
    assert main(["fill", "a.docx", "--values", "v.json", "-o", "b.docx"]) == 0
    assert text_of_docx(Path("b.docx")).count("启动一级响应") == 2


def test_what_is_written_between_reading_and_writing_is_taken_in(
    report: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("v.json").write_text(json.dumps({"响应等级": "一级"}), "utf-8")
    read = Desk.read_values

    def while_word_saves(desk: Desk, path: Path, template: Template) -> object:
        document = part_of(data := report.read_bytes(), "word/document.xml")
        line_of(document[0], "期间").addnext(paragraph("刚加的一句。"))
        report.write_bytes(with_part(data, "word/document.xml", document))
        return read(desk, path, template)

    monkeypatch.setattr(Desk, "read_values", while_word_saves)
    assert main(["fill", "a.docx", "--values", "v.json", "-o", "a.docx", "--force"]) == 1
    assert "文件刚在别处改过，已合并 1 处。" in capsys.readouterr().err
    assert all(words in text_of_docx(report) for words in ("启动一级响应", "期间没有发生险情。", "刚加的一句。"))
