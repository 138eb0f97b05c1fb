"""The two commands of README, as far as they can be tried from inside one of them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from tests.source import ROOT

FOLDER = ROOT / "packaging"


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, ModuleType]]:
    """The modules of packaging/, imported as the script does it."""
    names = ("bootstrap", "pythons", "system", "speech")
    monkeypatch.syspath_prepend(str(FOLDER))
    yield {name: __import__(name) for name in names}
    for name in names:
        sys.modules.pop(name, None)


def _start(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environ = {name: value for name, value in os.environ.items() if name not in hidden} | environment
    command = [sys.executable, str(FOLDER / "bootstrap.py"), *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no display")
def test_without_a_display_run_fills_the_shipped_sample_and_overwrites_nothing(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    for count in (1, 2):
        done = _start("run", folder=tmp_path, HOME=str(tmp_path))
        assert done.returncode <= 1, done.stdout + done.stderr
        assert len(list(documents.glob("*.docx"))) == count
    assert str(documents) in done.stdout


def test_run_fills_the_file_that_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "范文.txt").write_text("关于工作情况的报告\n\n市政府：\n\n　　X单位已完成X项任务。\n", "utf-8")
    done = _start("run", "范文.txt", folder=tmp_path, HOME=str(tmp_path))
    assert (tmp_path / "范文.docx").is_file(), done.stdout + done.stderr


def test_wrong_use_is_said_without_setting_anything_up(tmp_path: Path) -> None:
    done = _start("fly", folder=tmp_path)
    assert done.returncode == 2
    assert "fly" in done.stderr


def test_without_a_python_the_person_is_told_what_to_type(set_up: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up["pythons"], "_candidates", list)
    monkeypatch.setattr(set_up["system"], "install", lambda *_: False)
    with pytest.raises(SystemExit) as told:
        set_up["pythons"].find()
    assert str(told.value).startswith("需要 Python 3.11、3.12 或 3.13")
    assert len(str(told.value).splitlines()) == 2


def test_an_old_python_and_one_that_is_none_do_not_fit(set_up: dict[str, ModuleType], tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho False\n")
    old.chmod(0o700)
    assert not set_up["pythons"]._fits(str(old), ())
    assert not set_up["pythons"]._fits(str(tmp_path / "missing"), ())
    assert set_up["pythons"]._fits(sys.executable, ("venv",))


def test_what_the_system_lacks_is_named_by_the_packages_of_debian(set_up: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(set_up["system"], "LIBRARIES", {"libthere": "libc.so.6", "libnowhere1": "libnowhere.so.1"})
    monkeypatch.setattr(set_up["system"], "PROGRAMS", {"there": "sh", "nowhere": "no-such-program"})
    monkeypatch.setattr(set_up["system"], "SERVICES", {"there": "/bin/sh", "service-nowhere": "/no/such.service"})
    monkeypatch.setattr(set_up["system"], "FONTS", {"fonts-nowhere": "No Such Font"})
    monkeypatch.setattr(set_up["system"], "MACHINE_ID", ("/no/such/file",))
    assert set_up["system"]._lacking("test") == ["libnowhere1", "dbus", "nowhere", "service-nowhere", "fonts-nowhere"]


def test_the_set_up_speaks_the_language_of_the_system(set_up: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    assert set_up["speech"].words("甲", "a") == "甲"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert set_up["speech"].words("甲", "a") == "a"
