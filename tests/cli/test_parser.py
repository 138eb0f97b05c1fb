"""The command line's own manners: help, versions, languages, wrong use, streams."""

import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from editor import __version__
from editor.cli import main
from editor.cli.commands import COMMANDS
from editor.shipped import shipped_path
from editor.storage.folders import Folders
from editor.storage.instance import Instance

ROOT = Path(__file__).resolve().parents[2]
HEAVY = ("PySide6", "lxml", "jinja2", "fontTools", "docx", "xlsxwriter")


def _run(*arguments: str, **options: object) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([sys.executable, "-m", "editor", *arguments], cwd=ROOT, capture_output=True, check=False, **options)  # type: ignore[call-overload]


@pytest.mark.parametrize("arguments", [["--version"], ["--quiet", "--version"], ["--version", "--lang", "en"]])
def test_the_version_is_said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 0
    assert capsys.readouterr().out == f"nigao {__version__}\n"


@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_there_for_everything_in_both_languages(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = [command] if command else []
    assert main([*words, "--help"]) == 0
    chinese = capsys.readouterr()
    assert main([*words, "--help", "--lang", "en"]) == 0
    english = capsys.readouterr()
    assert (chinese.err, english.err) == ("", "")
    assert "显示这份说明" in chinese.out
    assert "show this help" in english.out
    leftovers = [c for c in english.out if "\u4e00" <= c <= "\u9fff"]
    assert leftovers == []
    for word in ("usage", "options", "arguments", "show "):
        assert word not in chinese.out


def test_help_lists_the_commands_that_work(capsys: pytest.CaptureFixture[str]) -> None:
    main(["-h"])
    out = capsys.readouterr().out
    assert [command for command in COMMANDS if f"  {command} " not in out] == []


@pytest.mark.parametrize(("variables", "word"), [({"LANG": "zh_CN.UTF-8"}, "用法"), ({"LANG": "en_US.UTF-8"}, "usage"), ({"LC_ALL": "C"}, "usage")])
def test_the_language_follows_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], variables: dict[str, str], word: str
) -> None:
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(variable, raising=False)
    for variable, value in variables.items():
        monkeypatch.setenv(variable, value)
    main(["--help"])
    assert capsys.readouterr().out.startswith(word)


def test_the_settings_choose_the_language_and_lang_overrules_them(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("language = 'en'\n")
    main(["--help"])
    assert capsys.readouterr().out.startswith("usage")
    main(["--lang=zh", "--help"])
    assert capsys.readouterr().out.startswith("用法")


def test_a_broken_settings_file_is_noted_and_put_aside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NIGAO_HOME", str(tmp_path))
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("theme = [")
    assert main(["--lang", "en", "templates"]) == 0
    assert "damaged" in capsys.readouterr().err
    assert main(["--quiet", "templates"]) == 0
    assert capsys.readouterr().err == ""
    assert (tmp_path / "config" / "settings.toml.bad-1").read_text() == "theme = ["


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["inspect"], "缺少 SOURCE"),
        (["import", "a.txt"], "缺少 -o"),
        (["fill", "a"], "缺少 -o"),
        (["fill", "a", "-o", "b.docx", "--values", "v.json", "--sample"], "不能和"),
        (["fields", "a", "--json", "-o", "b.xlsx"], "不能和"),
        (["render", "a", "-o", "b", "--viewer", "wps"], "wps"),
        (["render", "a", "-o", "b", "--dpi", "5"], "10 到 1200"),
        (["render", "a", "-o", "b", "--dpi", "nan"], "10 到 1200"),
        (["inspect", "a", "--document", "0"], "从 1 起"),
        (["inspect", "a", "--jsn"], "不认识 --jsn"),
        (["inspect", "a", "b"], "不认识 b"),
        (["templates", "--lang", "fr"], "fr"),
        (["--bogus"], "不认识 --bogus"),
        (["fill", "a", "-o", "out.odt"], "odt"),
        (["fields", "a", "-o", "out.docx"], ".xlsx"),
        (["import", "a", "-o", "out.txt"], ".nigao"),
        (["import", "a", "-o", "out"], ".nigao"),
        (["inspct"], "没有叫“inspct”的命令、文件或模板"),
        (["inspct", "a.txt"], "inspct"),
        (["inspect", "--json=3", "a"], "不带值"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(arguments: list[str], word: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert word in err


def test_the_results_are_utf8_whatever_the_terminal() -> None:
    done = _run("templates", "--lang", "en", env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 0
    assert "会议" in done.stdout.decode("utf-8")


def test_a_reader_that_stops_listening_ends_the_program_quietly() -> None:
    with subprocess.Popen([sys.executable, "-m", "editor", "templates", "--json"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stderr
        child.stdout.close()
        assert child.stderr.read() == b""
    assert child.returncode == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_result_that_can_not_be_written_is_exit_code_4() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "editor", "--lang", "zh", "templates"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 4
    assert "没能写出" in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_a_window_without_a_screen_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    assert main([]) == 5
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize(("arguments", "names"), [([], []), (["a.txt"], ["a.txt"]), (["--lang", "en", "--", "inspect"], ["inspect"])])
def test_what_is_no_command_is_opened_in_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str], names: list[str]) -> None:
    opened: list[list[Path]] = []

    def run(files: list[Path], _instance: Instance) -> int:
        opened.append(files)
        return 0

    monkeypatch.chdir(tmp_path)
    (tmp_path / "inspect").touch()
    monkeypatch.setattr("editor.qt.app.app.run", run)
    assert main(arguments) == 0
    assert opened == [[tmp_path / name for name in names]]


def test_where_the_program_runs_already_it_gets_the_files(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    taken: list[list[Path]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("editor.qt.app.app.run", lambda _files, _instance: pytest.fail("a second window"))
    with closing(Instance(Folders.of_person())) as running:
        assert running.claim()
        running.listen(lambda files: taken.append(files) or True)
        assert main(["甲.docx", "乙.docx"]) == 0
    assert taken == [[tmp_path / "甲.docx", tmp_path / "乙.docx"]]


def test_where_the_running_program_does_not_take_them_a_second_window_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("editor.qt.app.app.run", lambda files, _instance: opened.extend(files) or 0)
    with closing(Instance(Folders.of_person())) as running:
        assert running.claim()
        running.listen(lambda _files: False)
        assert main(["甲.docx"]) == 0
    assert opened == [tmp_path / "甲.docx"]


def test_the_name_of_a_template_opens_it_in_the_window(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    opened: list[Path] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("editor.qt.app.app.run", lambda files, _instance: opened.extend(files) or 0)
    assert main(["会议通知", "没有这个"]) == 0
    assert opened == [shipped_path("templates/会议通知.nigao"), tmp_path / "没有这个"]


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["templates"], ["fields", "会议通知"]])
def test_quick_commands_load_no_heavy_library(arguments: list[str]) -> None:
    code = f"import sys; from editor.cli import main; main({arguments!r}); print([m for m in {HEAVY!r} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"
