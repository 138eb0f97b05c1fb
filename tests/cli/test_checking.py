"""`nigao check`: the contract's form, exit codes and lines."""

import json
from pathlib import Path

import pytest

from editor.cli import main

WRONG = "关于开展检查的通知\n\n各科室：\n\n　　会议要求,各单位认真办理。落实“三会一课”、“主题党日”制度。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    return tmp_path


def _checked(capsys: pytest.CaptureFixture[str], text: str, *more: str) -> tuple[int, str]:
    Path("文.txt").write_text(text, "utf-8")
    code = main(["check", "文.txt", *more])
    return code, capsys.readouterr().out


def test_the_json_is_that_of_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = _checked(capsys, WRONG, "--json")
    place = {"section": "", "line": 4, "start": 6, "end": 7}
    why = "汉字旁的标点用全角“，”。（GB/T 15834-2011 第4章）"
    assert json.loads(out) == [{"rule": "标点-半角", "level": "A", "place": place, "text": ",", "why": why, "fix": "，"}]
    assert code == 1


def test_a_finding_is_a_line_for_people(capsys: pytest.CaptureFixture[str]) -> None:
    _, out = _checked(capsys, WRONG)
    assert out == "第 5 行\tA\t标点-半角\t, → ，\t汉字旁的标点用全角“，”。（GB/T 15834-2011 第4章）\n"


def test_hints_are_listed_when_asked_for_and_change_no_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["level"] for one in json.loads(_checked(capsys, WRONG, "--json", "--hints")[1])] == ["A", "B"]
    code, out = _checked(capsys, WRONG.replace(",", "，"), "--json", "--hints")
    assert (code, [one["rule"] for one in json.loads(out)]) == (0, ["标点-引号间顿号"])


def test_a_clean_text_gives_an_empty_list_and_exit_code_zero(capsys: pytest.CaptureFixture[str]) -> None:
    assert _checked(capsys, WRONG.replace(",", "，"), "--json") == (0, "[]\n")
    assert _checked(capsys, WRONG.replace(",", "，")) == (0, "")


def test_what_can_not_be_read_ends_with_three_and_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    Path("坏.docx").write_bytes(b"PK\x03\x04")
    for name in ("没有.txt", "坏.docx", "没有这个模板"):
        assert main(["check", name]) == 3
        assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_reasons_are_told_in_english_where_that_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert "full-width" in _checked(capsys, WRONG, "--lang", "en")[1]


@pytest.mark.parametrize("name", ["无版.txt", "商洽函"])
def test_that_nothing_but_a_word_file_has_a_look_is_said(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("无版.txt").write_text("关于开展检查的通知\n\n各单位：\n\n请按时完成检查。\n", "utf-8")
    main(["check", name])
    assert "版式" not in capsys.readouterr().err
    main(["check", name, "--layout"])
    assert capsys.readouterr().err.count("只有 Word 文件有版式") == 1
