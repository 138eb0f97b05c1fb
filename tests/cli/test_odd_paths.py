"""Paths at which nothing can be read or written, given to every command: one sentence each, never the program's own mistake."""

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from editor.cli import main

TEMPLATE = '+++\nname = "样稿"\n\n[fields."内容"]\ntype = "text"\n+++\n@标题 关于工作的报告\n\n情况如下：{{ 内容 }}。\n'
EXPECTED = {0, 1, 2, 3, 4, 5}


@pytest.fixture
def odd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one of each."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path / "home"))
    (tmp_path / "ok.nigao").write_text(TEMPLATE, "utf-8")
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "loop").symlink_to("loop")
    (tmp_path / "gone").symlink_to("nowhere")
    (tmp_path / "dir.docx").mkdir()
    os.mkfifo(tmp_path / "pipe.docx")
    (tmp_path / "endless.docx").symlink_to("/dev/zero")
    (tmp_path / "closed").mkdir()
    (tmp_path / "closed" / "a.docx").write_bytes(b"x")
    return tmp_path


def _commands(path: str) -> Iterator[list[str]]:
    """Each door that takes a path once."""
    yield from ([command, path] for command in ("inspect", "fields", "values"))
    yield ["import", "ok.nigao", "-o", path]
    yield ["fields", "ok.nigao", "-o", f"{path}.xlsx"]
    yield ["fill", "ok.nigao", "-o", f"{path}.txt", "--force"]
    yield ["fill", "ok.nigao", "--values", f"{path}.json", "-o", "new.txt", "--force"]


PATHS = ["x" * 300, "字" * 100, "d/" * 2500 + "a", "loop", "loop/a.docx", "gone", "file/a.docx", "dir.docx", "pipe.docx", "nul\0.docx"]
PATHS += ["endless.docx", "\ud800.docx", os.fsdecode(b"\xff\xfe.docx"), ".", "~", "/dev/full", "/proc/self/mem"]


@pytest.mark.parametrize("path", ["x" * 300, "loop/a", "file/a", "pipe.docx", "nul\0", "\ud800"], ids=range(6))
def test_pages_are_not_drawn_into_what_can_be_no_folder(odd: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["render", "ok.nigao", "-o", path, "--dpi", "20"]) == 4
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize("path", PATHS, ids=range(len(PATHS)))
def test_any_path_gets_a_sentence(odd: Path, path: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in _commands(path):
        code = main(command)
        said = capsys.readouterr().err
        assert code in EXPECTED, (command, said)
        assert "Traceback" not in said


@pytest.mark.skipif(sys.platform == "win32", reason="no processes that split in two")
def test_folders_of_others_get_a_sentence(odd: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if os.getuid() == 0 and not all(folder.stat().st_mode & 0o001 for folder in Path(__file__).parents):
        pytest.skip("nobody else may read this checkout, so that nobody else can run the program")
    for command in _commands("ok.nigao"):
        main(command)  # loads what is read from the disk, which somebody else may not read
    odd.chmod(0o755)
    (odd / "closed").chmod(0o700 if os.getuid() == 0 else 0)
    codes = _as_somebody_else([c for path in ("closed/a.docx", "closed/sub/a.docx", "closed") for c in _commands(str(odd / path))])
    (odd / "closed").chmod(0o700)
    assert set(codes) <= EXPECTED, (codes, capfd.readouterr().err)
    assert {3, 4} <= set(codes)


def _as_somebody_else(commands: list[list[str]]) -> list[int]:
    """The exit codes of commands in a process that may not see what is the administrator's."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        codes: list[int] = []
        try:
            if os.getuid() == 0:
                os.setgid(65534)
                os.setuid(65534)
            codes = [main(command) for command in commands]
        finally:
            os.write(writer, json.dumps(codes).encode())
            os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as told:
        codes = json.loads(told.read())
    os.waitpid(child, 0)
    return codes


@pytest.mark.parametrize("words", [["import"], ["fields"], ["fill", "--sample"], ["batch", "--rows", "rows.csv"], ["render"]])
def test_no_command_writes_its_files_to_standard_output_or_to_a_file_of_that_name(
    words: list[str], odd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(odd.iterdir())
    assert main([words[0], "ok.nigao", *words[1:], "-o", "-"]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert sorted(odd.iterdir()) == before
