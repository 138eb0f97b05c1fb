"""How a command ends that fails: an expected failure, a mistake of the program, an interrupt."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from editor import __version__
from editor.cli import main
from editor.desk import Desk
from editor.model.problem import ExitCode, NigaoError
from editor.storage.settings import Settings
from tests.source import ROOT

Raiser = Callable[..., object]


def _raising(error: BaseException) -> Raiser:
    def raiser(*_given: object, **_named: object) -> object:
        raise error

    return raiser


def _ends(monkeypatch: pytest.MonkeyPatch, error: BaseException, *arguments: str) -> int:
    """How `templates` ends when the library raises this."""
    monkeypatch.setattr(Desk, "templates", _raising(error))
    return main(["templates", *arguments])


@pytest.mark.parametrize(
    "error",
    [ZeroDivisionError("too bad"), KeyError("too bad"), OSError("too bad"), MemoryError("too bad"), AssertionError("too\nbad")],
    ids=lambda error: type(error).__name__,
)
def test_a_mistake_of_the_program_is_one_sentence_and_exit_code_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception
) -> None:
    assert _ends(monkeypatch, error) == 70
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert (type(error).__name__ in err, "bad" in err, "--debug" in err) == (True, True, True)


def test_debug_puts_the_report_before_the_sentence(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(monkeypatch, ZeroDivisionError("too bad"), "--debug", "--lang", "en") == 70
    out, err = capsys.readouterr()
    lines = err.splitlines()
    assert out == ""
    assert lines[0].startswith(f"nigao {__version__} · Python ")
    assert lines[1].startswith("Traceback")
    assert "developers" in lines[-1]


def test_an_expected_failure_keeps_its_own_code(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(monkeypatch, NigaoError("读不了。")) == ExitCode.UNREADABLE == 3
    assert _ends(monkeypatch, NigaoError("写不了。", ExitCode.UNWRITABLE)) == 4
    assert capsys.readouterr().err == "读不了。\n写不了。\n"


def test_debug_shows_where_an_expected_failure_comes_from(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(monkeypatch, NigaoError("读不了。"), "--debug") == 3
    err = capsys.readouterr().err
    assert (err.startswith("Traceback"), err.splitlines()[-1]) == (True, "读不了。")


def test_a_mistake_before_the_command_begins_is_one_too(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(Settings, "text", _raising(TypeError("too bad")))
    assert main(["--version"]) == 70
    assert capsys.readouterr().err.count("\n") == 1


def test_an_interrupt_is_quiet(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert _ends(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr() == ("", "")


def _without_qt(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    """Let whatever is taken from the window's room fail like this."""
    room = ModuleType("editor.qt")
    room.__getattr__ = _raising(error)  # type: ignore[method-assign]
    monkeypatch.setitem(sys.modules, "editor.qt", room)


@pytest.mark.parametrize("arguments", [[], ["render", "会议通知", "-o", "pages"], ["fill", "会议通知", "--sample", "-o", "a.pdf"]])
def test_a_missing_library_is_no_mistake_but_a_broken_import_of_ours_is(
    arguments: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DISPLAY", ":0")
    _without_qt(monkeypatch, ImportError("libEGL.so.1: cannot open shared object file", name="PySide6.QtGui"))
    assert main(arguments) == 5
    assert "libEGL.so.1" in capsys.readouterr().err
    _without_qt(monkeypatch, ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert main(arguments) == 5
    assert "没有装 Qt" in capsys.readouterr().err
    _without_qt(monkeypatch, ImportError("cannot import name 'run'", name="editor.qt.app.app"))
    assert main(arguments) == 70
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "screen",
    [
        {},
        {"DISPLAY": ":59999"},
        {"DISPLAY": ":59999", "LC_ALL": "C"},
        {"DISPLAY": "no-such-host.invalid:0"},
        {"QT_QPA_PLATFORM": "wayland", "WAYLAND_DISPLAY": "gone-9"},
        {"QT_QPA_PLATFORM": "unheard"},
    ],
    ids=["none", "no server", "no server and no locale", "no host", "no compositor", "no plugin"],
)
def test_where_there_is_no_screen_one_sentence_says_so(screen: dict[str, str], tmp_path: Path) -> None:
    names = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    kept = {name: value for name, value in os.environ.items() if name not in names}
    environment = {**kept, **screen, "NIGAO_HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "PYTHONPATH": str(ROOT), "LANGUAGE": "zh"}
    start = subprocess.run([sys.executable, "-m", "editor"], env=environment, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert start.returncode == 5
    assert start.stdout == ""
    assert [line[-1] for line in start.stderr.splitlines()] == ["。"]
