"""Every kind of bad input: exit code 3, one clear sentence, nothing changed."""

import io
import random
import zipfile
from pathlib import Path

import pytest

from editor.cli import main

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def _zip(**files: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, text in files.items():
            archive.writestr(name.replace("__", "/"), text)
    return buffer.getvalue()


BAD: dict[str, tuple[bytes, str]] = {
    "图.png": (b"\x89PNG\r\n\x1a\n" + bytes(60), "图片"),
    "图.txt": (b"\xff\xd8\xff\xe0" + bytes(60), "图片"),
    "空.txt": (b"", "空"),
    "空.docx": (b"", "空"),
    "空白.md": (b" \r\n\t\n", "空"),
    "旧.doc": (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
    "断.rtf": (b"{\\rtf1\\ansi {\\b", ".rtf"),
    "密.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
    "噪声.txt": (random.Random(7).randbytes(4000), "不是文字"),
    "噪声.docx": (random.Random(8).randbytes(4000), "噪声.docx"),
    "断.docx": (_zip(word__document_xml="<x/>")[:-40], "断.docx"),
    "别.zip": (_zip(a="text"), "别.zip"),
    "表.xlsx": (_zip(xl__workbook_xml="<workbook/>"), "表.xlsx"),
    "书.pdf": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(50), "PDF"),
}
COMMANDS = [
    ["inspect", "{}"],
    ["import", "{}", "-o", "out.nigao"],
    ["fields", "{}", "--json"],
    ["fill", "{}", "--sample", "-o", "out.docx"],
    ["render", "{}", "-o", "out"],
    ["values", "{}"],
]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path.parent / f"{tmp_path.name}-home"))
    return tmp_path


def _refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    before = {path: path.read_bytes() if path.is_file() else b"" for path in Path().rglob("*")}
    assert main(arguments) == 3
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1), err
    assert {path: path.read_bytes() if path.is_file() else b"" for path in Path().rglob("*")} == before
    return err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", BAD)
def test_a_file_that_is_no_text_is_refused(command: list[str], name: str, capsys: pytest.CaptureFixture[str]) -> None:
    data, word = BAD[name]
    Path(name).write_bytes(data)
    err = _refused([part.format(name) for part in command], capsys)
    assert name in err
    if command[0] != "values":
        assert word in err
    assert "程序" not in err


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_missing_file_and_a_folder_are_refused(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    Path("夹").mkdir()
    assert "没找到" in _refused([part.format("没有.txt") for part in command], capsys)
    assert "文件夹" in _refused([part.format("夹") for part in command], capsys)


def test_words_in_english_name_the_file_too(capsys: pytest.CaptureFixture[str]) -> None:
    for name, (data, _) in BAD.items():
        Path(name).write_bytes(data)
        assert main(["--lang", "en", "fields", name]) == 3
        err = capsys.readouterr().err.replace(name, "NAME")
        assert "NAME" in err
        assert [c for c in err if "\u4e00" <= c <= "\u9fff"] == []


def test_a_bad_file_of_values_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("v.json", "v.xlsx", "v.csv"):
        Path(name).write_bytes(BAD["图.png"][0])
        assert name in _refused(["fill", "会议通知", "--values", name, "-o", "out.docx"], capsys)


def test_a_file_name_with_a_line_break_or_broken_characters_stays_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    _refused(["inspect", "没\n有.txt"], capsys)
    _refused(["inspect", "没\udcff有.txt"], capsys)
