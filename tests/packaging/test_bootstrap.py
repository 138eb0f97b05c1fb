"""The two commands of README, as far as they can be tried from inside one of them."""

import ast
import io
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.conftest import FOLDER


def _start(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY")
    environ = {name: value for name, value in os.environ.items() if name not in hidden} | environment
    command = [sys.executable, str(FOLDER / "bootstrap.py"), *arguments]
    return subprocess.run(command, cwd=folder, env=environ, capture_output=True, text=True, encoding="utf-8", check=False)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux may have no display")
def test_without_a_display_run_fills_the_shipped_sample_and_overwrites_nothing(tmp_path: Path) -> None:
    for count in (1, 2):
        done = _start("run", folder=tmp_path, HOME=str(tmp_path))
        assert done.returncode <= 1, done.stdout + done.stderr
        assert len(list((tmp_path / "out").glob("*.docx"))) == count
    assert str(tmp_path / "out") in done.stdout


def test_run_fills_the_files_that_it_is_given(tmp_path: Path) -> None:
    for name in ("范文", "sample two"):
        (tmp_path / f"{name}.txt").write_text("关于工作情况的报告\n\n市政府：\n\n　　X单位已完成X项任务。\n", "utf-8")
    done = _start("run", "范文.txt", "sample two.txt", folder=tmp_path, HOME=str(tmp_path))
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["sample two.docx", "范文.docx"], done.stdout + done.stderr


def test_where_nothing_can_be_written_run_says_so_in_a_sentence(
    scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "out").write_text("a file in its place")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as told:
        scripts["setting_up"]._out_folder()
    assert str(told.value).startswith(f"这里不能写入：{tmp_path / 'out'}")


def test_a_clone_that_can_not_be_written_is_told_before_anything_is_made(
    scripts: dict[str, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scripts["venvs"].os, "access", lambda *_: False)
    with pytest.raises(SystemExit) as told:
        scripts["venvs"].provide(tmp_path / ".venv", "run")
    assert str(told.value).startswith(f"这里不能写入：{tmp_path}。")
    assert list(tmp_path.iterdir()) == []


def test_an_old_python_can_read_what_it_starts_with_and_is_told_what_is_wanted(tmp_path: Path) -> None:
    for name in ("bootstrap.py", "speech.py"):
        text = (FOLDER / name).read_text("utf-8")
        ast.parse(text, feature_version=(3, 6))
        assert "__future__" not in text
    start = f"import sys, runpy; sys.version_info = (3, 6, 9); sys.path.insert(0, {str(FOLDER)!r}); "
    start += f"runpy.run_path({str(FOLDER / 'bootstrap.py')!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", start, "run"], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 5
    assert "3.6" in done.stdout
    assert "3.8" in done.stdout


def test_wrong_use_is_said_without_setting_anything_up(tmp_path: Path) -> None:
    done = _start("fly", folder=tmp_path)
    assert done.returncode == 2
    assert "fly" in done.stderr


@pytest.mark.parametrize(("apt", "lines"), [("/usr/bin/apt-get", 1), (None, 2)])
def test_without_a_python_the_person_is_told_what_to_type_once(
    scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, apt: str | None, lines: int
) -> None:
    """Where apt installs, the one line for all that is missing was told before."""
    monkeypatch.setattr(scripts["pythons"], "_candidates", list)
    monkeypatch.setattr(scripts["pythons"], "_packages", lambda: ["python3.11-venv"])
    monkeypatch.setattr(scripts["pythons"].shutil, "which", lambda _: apt)
    with pytest.raises(SystemExit) as told:
        scripts["pythons"].find()
    assert str(told.value).startswith("需要 Python 3.11 到 3.14")
    assert len(str(told.value).splitlines()) == lines


def test_a_system_that_offers_no_fitting_python_is_told_of_another_way(scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts["pythons"], "_candidates", list)
    monkeypatch.setattr(scripts["pythons"], "_line", str)
    with pytest.raises(SystemExit) as told:
        scripts["pythons"].find()
    assert "uv python install" in str(told.value)
    assert "没有试过" in str(told.value)


def test_one_line_asks_for_all_that_apt_offers_and_the_rest_is_named(
    scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    system = scripts["system"]
    monkeypatch.setattr(system, "_simulated", lambda packages: "libnew1" not in packages)
    monkeypatch.setattr(system, "install", lambda _: False)
    monkeypatch.setattr(system.shutil, "which", lambda name: f"/usr/bin/{name}")
    system.provide(["python3.11-venv", "libgl1", "libnew1"])
    said = capsys.readouterr().out
    assert said.count("apt-get install") == 1
    assert said.splitlines()[-1].endswith("python3.11-venv libgl1")
    assert "没有：libnew1" in said


def test_an_old_python_and_one_that_is_none_do_not_fit(scripts: dict[str, ModuleType], tmp_path: Path) -> None:
    old = tmp_path / "python3"
    old.write_text("#!/bin/sh\necho False\n")
    old.chmod(0o700)
    assert not scripts["pythons"]._fits(str(old), ())
    assert not scripts["pythons"]._fits(str(tmp_path / "missing"), ())
    assert scripts["pythons"]._fits(sys.executable, ("venv",))


def test_what_the_system_lacks_is_named_by_the_packages_of_debian(scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts["system"], "LIBRARIES", {"libthere": "libc.so.6", "libnowhere1": "libnowhere.so.1"})
    monkeypatch.setattr(scripts["system"], "PROGRAMS", {"there": "sh", "nowhere": "no-such-program"})
    monkeypatch.setattr(scripts["system"], "SERVICES", {"there": "/bin/sh", "service-nowhere": "/no/such.service"})
    monkeypatch.setattr(scripts["system"], "FONTS", {"fonts-nowhere": "No Such Font"})
    monkeypatch.setattr(scripts["system"], "MACHINE_ID", ("/no/such/file",))
    assert scripts["system"].lacking("test") == ["libnowhere1", "dbus", "nowhere", "service-nowhere", "fonts-nowhere"]


def test_the_scripts_speaks_the_language_of_the_system(scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    assert scripts["speech"].words("甲", "a") == "甲"
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    assert scripts["speech"].words("甲", "a") == "a"


def test_a_terminal_that_can_not_write_chinese_gets_the_english_sentence(scripts: dict[str, ModuleType], monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.BytesIO()
    monkeypatch.setattr(scripts["speech"].sys, "stdout", io.TextIOWrapper(shown, "ascii"))
    scripts["speech"].say("太旧了", "too old")
    assert shown.getvalue() == b"too old\n"
