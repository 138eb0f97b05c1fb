"""What reaches outside of a file is named by every command that opens it, kept in what is saved, and not in clean copies."""

import re
from pathlib import Path

import pytest

from editor.cli import main
from editor.desk import Desk
from editor.word import open_package, read_outside
from tests.desk.made import desk_in, filled_draft
from tests.word.outside.field_codes import complex_field, simple_field
from tests.word.outside.things import HIDDEN, PLACES, PROGRAMS, TARGETS, put_in_text
from tests.word.papers import parts_of

NAMED = ("DDEAUTO", "INCLUDETEXT", "away.png", "javascript", "藏起来的", "宏", "ActiveX", "Normal.dotm", "加载项", "插入的文档", "邮件合并")
CLEAN = re.compile(rb"DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|away\.png|javascript|\xe8\x97\x8f|vbaProject|activeX|Normal\.dotm|webext|altChunk|mailMerge")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_in(tmp_path)


@pytest.fixture
def report(desk: Desk, tmp_path: Path) -> Path:
    """A saved report into which somebody put many things that reach outside."""
    path = tmp_path / "报告.docx"
    desk.save_word(filled_draft(), path)
    data = path.read_bytes()
    fields = complex_field(r'DDEAUTO c:\\cmd.exe "/k calc"', "甲") + simple_field("INCLUDETEXT a.docx", "乙")
    for put in (
        lambda data: put_in_text(fields, data),
        *(TARGETS[name] for name in ("a remote picture", "an attached template", "mail merge data")),
        lambda data: data,
        *(PROGRAMS[name] for name in ("ActiveX", "macros", "a web extension", "an inserted document")),
        HIDDEN["hidden text"],
    ):
        data = put(data)
    path.write_bytes(data)
    return path


def _with_link(path: Path) -> Path:
    path.write_bytes(TARGETS["a javascript link"](path.read_bytes()))
    return path


@pytest.mark.parametrize(
    "command",
    [["values"], ["fields"], ["inspect"], ["import", "-o", "t.nigao"], ["fill", "-o", "a.docx"], ["fill", "-o", "a.txt"]],
    ids=" ".join,
)
def test_every_command_that_opens_a_file_names_each_thing(
    command: list[str], report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = [str(tmp_path / word) if "." in word else word for word in command[1:]]
    main([command[0], str(_with_link(report)), *out])
    said = capsys.readouterr().err
    assert [word for word in NAMED if word not in said] == []
    assert "Traceback" not in said
    assert max(map(len, said.splitlines())) == len(next(line for line in said.splitlines() if "DDEAUTO" in line))


def test_a_saved_report_is_named_again_each_time_it_is_opened(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fill", str(report), "-o", str(report), "--force"]) in (0, 1)
    capsys.readouterr()
    main(["values", str(report)])
    said = capsys.readouterr().err
    assert "DDEAUTO" in said
    assert "藏起来的" in said
    assert b"DDEAUTO" in parts_of(report.read_bytes())["word/document.xml"]


def test_what_a_saved_report_can_not_keep_is_named_and_the_old_file_stays_beside(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = report.read_bytes()
    main(["fill", str(report), "-o", str(report), "--force"])
    assert "外部内容" in capsys.readouterr().err
    assert [path.read_bytes() for path in report.parent.glob("报告（改前）*.docx")] == [before]


def test_a_clean_copy_has_none_of_it_and_the_text_that_was_shown(report: Path, tmp_path: Path) -> None:
    for ending in (".docx", ".html", ".txt", ".pdf"):
        assert main(["fill", str(report), "-o", str(tmp_path / f"净{ending}"), "--final"]) in (0, 1), ending
    made = (tmp_path / "净.docx").read_bytes()
    assert read_outside(open_package(made)) == ()
    for path, data in parts_of(made).items():
        assert CLEAN.search(data) is None, path
    assert "甲乙" in re.sub("<[^>]+>", "", parts_of(made)["word/document.xml"].decode())
    for ending in (".html", ".txt", ".pdf"):
        assert CLEAN.search((tmp_path / f"净{ending}").read_bytes()) is None


def test_fields_in_headers_and_notes_are_named_by_commands_too(desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "报告.docx"
    desk.save_word(filled_draft(), path)
    for place, put in PLACES.items():
        (tmp_path / f"{place}.docx").write_bytes(put(path.read_bytes()))
        main(["values", str(tmp_path / f"{place}.docx")])
        assert re.search("DDE|INCLUDE", capsys.readouterr().err), place
