"""A limit of what is composed is named when a file is looked at, not first when it is written: whatever of the file passes it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.cli import main
from editor.composing.language.limits import PARAGRAPH_CHARACTERS, PARAGRAPH_PARTS

HEAD = '+++\nname = "长"\n[fields."值"]\n[fields."表"]\ntype = "rows"\ncolumns = [{key = "列"}]\n+++\n'


def _template(*lines: str, fields: str = "") -> bytes:
    return (HEAD[:-4] + fields + "+++\n# 节\n" + "\n".join(lines) + "\n").encode()


# What passes a limit, the ending of its file, and a word of the limit's name.
MEMBERS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a paragraph": (".nigao", lambda: _template("长" * (PARAGRAPH_CHARACTERS + 1)), "1,200,000 个"),
    "a cell": (".nigao", lambda: _template(f"| 甲 | {'长' * (PARAGRAPH_CHARACTERS + 1)} |"), "1,200,000 个"),
    "pieces of a line": (".nigao", lambda: _template("由{{ 值 }}" * PARAGRAPH_PARTS), "10,000 处"),
    "all characters": (".nigao", lambda: _template(*["长" * 1_000_000] * 6), "5,000,000 个"),
    "code": (".nigao", lambda: _template("{{ " + "1 + " * 600 + "1 }}"), "2000 个字"),
    "a computed field": (
        ".nigao",
        lambda: _template("合计{{ 数 }}", fields=f'[fields."数"]\ncomputed = "{"1 + " * 600}1"\n'),
        "2000 个字",
    ),
    "a text with code": (".txt", f"关于防汛的报告\n\n由{{{{ {'1 + ' * 600}1 }}}}办，{{{{ 单位 }}}}。\n".encode, "2000 个字"),
}
COMMANDS = (["fields"], ["fields", "--json"], ["fields", "-o", "表.xlsx"], ["import", "-o", "新.nigao"], ["inspect"], ["inspect", "--json"])


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path


@pytest.mark.parametrize("name", MEMBERS)
def test_fields_names_each_limit_that_is_passed_and_ends_with_1(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ending, make, word = MEMBERS[name]
    Path(f"长{ending}").write_bytes(make())
    assert main(["fields", f"长{ending}", "--json"]) == 1
    out, err = capsys.readouterr()
    assert isinstance(json.loads(out), list)
    assert [line for line in err.splitlines() if word in line] != []
    assert main(["fields", f"长{ending}", "--quiet"]) == 1
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_each_command_that_looks_at_a_sample_names_it(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    ending, make, word = MEMBERS["a text with code"]
    Path(f"长{ending}").write_bytes(make())
    assert main([command[0], f"长{ending}", *command[1:]]) == 1
    assert word in capsys.readouterr().err


@pytest.mark.parametrize("name", ["a paragraph", "pieces of a line"])
def test_what_writes_says_it_once_and_refuses(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    ending, make, word = MEMBERS[name]
    Path(f"长{ending}").write_bytes(make())
    for command in (["fill", "--sample", "-o", "新.docx"], ["render", "-o", "页"]):
        assert main([command[0], f"长{ending}", *command[1:]]) == 3
        err = capsys.readouterr().err
        assert (err.count("\n"), word in err) == (1, True)


def test_what_cuts_a_saved_draft_off_is_told_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    Path("值.json").write_text(json.dumps({"值": "甲", "表": [{"列": "甲"}] * 72}, ensure_ascii=False), "utf-8")
    Path("少.nigao").write_bytes(_template("{% for a in 表 %}{% for b in 表 %}{{ b.列 }}{% endfor %}{% endfor %}{{ 值 }}"))
    assert main(["fill", "少.nigao", "--values", "值.json", "-o", "存.docx"]) == 1
    for command in (["fields", "存.docx"], ["render", "存.docx", "-o", "页", "--dpi", "10"]):
        capsys.readouterr()
        assert main(command) == 1
        assert "5,000 处" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["由{{ 值 }}办。", "字" * 100_000, "{% for x in 表 %}{{ x.列 }}{% endfor %}"])
def test_what_passes_no_limit_has_nothing_to_look_at(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("短.nigao").write_bytes(_template(text))
    assert main(["fields", "短.nigao"]) == 0
    assert capsys.readouterr().err == ""


def test_a_value_of_many_lines_in_many_places_is_refused_by_the_lines_that_it_makes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("长.nigao").write_bytes(_template(*["{{ 文 }}"] * 30, fields='[fields."文"]\ntype = "longtext"\n'))
    Path("值.json").write_text(json.dumps({"文": "行\n" * 5000}, ensure_ascii=False), "utf-8")
    assert main(["fill", "长.nigao", "--values", "值.json", "-o", "存.txt"]) == 3
    assert "最多 100,000 处" in capsys.readouterr().err
