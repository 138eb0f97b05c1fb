"""What a killed program left is swept; what another is just writing, and what is not ours, stays."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import pytest

from editor.storage.files.beside import Beside
from editor.storage.files.names import own_prefix
from editor.storage.files.strays import conversion_prefix, sweep, sweep_cache, sweep_conversions
from editor.storage.files.writing import write_safely
from tests.source import ROOT

GONE = 4_000_000  # more than any system numbers its processes
_DAYS = 2 * 86_400


def _named(folder: Path, owner: str = "", name: str = ".报告.docx", data: bytes = b"PK\x03\x04rest") -> Path:
    path = folder / f"{name}-nigao-{owner or own_prefix().replace(str(os.getpid()), str(GONE))}abcd_123.tmp"
    path.write_bytes(data)
    return path


def _old(path: Path) -> Path:
    then = time.time() - _DAYS
    os.utime(path, (then, then))
    return path


def test_what_a_process_that_ended_left_goes_with_the_next_save(tmp_path: Path) -> None:
    _named(tmp_path)
    write_safely(tmp_path / "别的.docx", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["别的.docx"]


@pytest.mark.parametrize("data", [b"", b"P", b"PK\x03\x04", b"PK" + bytes(90)])
def test_a_beginning_of_what_we_write_is_ours(tmp_path: Path, data: bytes) -> None:
    stray = _named(tmp_path, data=data)
    sweep(tmp_path)
    assert not stray.exists()


def test_a_name_in_capitals_is_ours_too(tmp_path: Path) -> None:
    stray = _named(tmp_path, name=".报告.DOCX")
    sweep(tmp_path)
    assert not stray.exists()


def test_what_a_process_at_work_writes_stays(tmp_path: Path) -> None:
    being_written = _named(tmp_path, own_prefix())
    sweep(tmp_path)
    assert being_written.exists()


def test_a_number_that_another_process_has_by_now_is_no_process_at_work(tmp_path: Path) -> None:
    host, process, _start, _ = own_prefix().split("-")
    stray = _named(tmp_path, f"{host}-{process}-1-")
    sweep(tmp_path)
    assert not stray.exists()


def test_of_another_machine_only_what_is_older_than_a_day_goes(tmp_path: Path) -> None:
    young, old = _named(tmp_path, "00000000-1-1-"), _old(_named(tmp_path, "00000000-2-1-"))
    sweep(tmp_path)
    assert (young.exists(), old.exists()) == (True, False)


def test_what_an_earlier_version_left_goes_after_a_day(tmp_path: Path) -> None:
    young, old, name_cut = (tmp_path / name for name in (".报告.docx-abcdefgh.tmp", ".报告.docx-abcdefg1.tmp", ".很长的名称-abcdefg2.tmp"))
    for path in (young, old, name_cut):
        path.write_bytes(b"PK\x03\x04")
    _old(old)
    _old(name_cut)
    sweep(tmp_path)
    assert (young.exists(), old.exists(), name_cut.exists()) == (True, False, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (".报告.docx", b"a text of somebody"),
        (".a.json", b"\x00\x01"),
        (".a.pdf", b"PK\x03\x04"),
        ("报告.docx", b"PK\x03\x04"),
    ],
)
def test_what_does_not_begin_as_ours_do_stays(tmp_path: Path, name: str, data: bytes) -> None:
    path = _old(_named(tmp_path, name=name, data=data))
    sweep(tmp_path)
    assert path.exists()


def test_links_and_folders_of_such_names_stay(tmp_path: Path) -> None:
    path = _named(tmp_path)
    name = path.name
    path.unlink()
    other = tmp_path / "other"
    other.write_bytes(b"PK")
    (tmp_path / name).symlink_to(other)
    (tmp_path / name.replace("abcd", "efgh")).mkdir()
    (tmp_path / name.replace("abcd", "ijkl")).hardlink_to(other)
    sweep(tmp_path)
    assert len(list(tmp_path.iterdir())) == 4


def test_the_names_say_nothing_of_machine_and_person() -> None:
    assert os.uname().nodename not in own_prefix()


def test_a_folder_that_can_not_be_read_is_passed_over() -> None:
    sweep(Path("/proc/self/mem/x"))
    sweep(Path("x" * 5000))


@pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files have names on this system")
def test_a_killed_writer_leaves_nothing_of_a_file_that_is_not_whole(tmp_path: Path) -> None:
    load = "import sys; from pathlib import Path; from editor.storage.files.writing import replace_file as write"
    text = f"{load}\nwhile True: write(Path(sys.argv[1]), b'PK' * 400000)"
    for _ in range(6):
        with subprocess.Popen([sys.executable, "-c", text, str(tmp_path / "a.docx")], cwd=ROOT) as writer:
            end = time.monotonic() + 30
            while not (tmp_path / "a.docx").exists() and time.monotonic() < end:
                time.sleep(0.01)
            writer.send_signal(signal.SIGKILL)
    write_safely(tmp_path / "b.docx", b"PK")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.docx", "b.docx"]


def test_where_a_file_needs_a_name_from_the_beginning_it_is_written_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: object, **_named: object) -> None:
        raise OSError(1, "no")

    monkeypatch.setattr(os, "link", refuse)
    write_safely(tmp_path / "a.docx", b"one")
    monkeypatch.setattr("editor.storage.files.beside._UNNAMED", 0)
    write_safely(tmp_path / "a.docx", b"two")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"a.docx": b"two"}


def test_a_file_that_is_dropped_leaves_nothing(tmp_path: Path) -> None:
    for unnamed in (True, False):
        beside = Beside(tmp_path / "a.docx", unnamed=unnamed)
        beside.drop()
    assert list(tmp_path.iterdir()) == []


def test_folders_of_conversions_go_with_their_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    ours = conversion_prefix()
    left, working = ours.replace(f"-{os.getpid()}-", f"-{GONE}-"), ours
    for name in (f"{left}aaaa1111", f"{working}aaaa1111", "nigao-1000", "nigao-abcd1234", "nigao-12345678"):
        (tmp_path / name).mkdir()
    for name in (f"{left}aaaa1111", f"{working}aaaa1111", "nigao-abcd1234"):
        (tmp_path / name / "sample.odt").write_bytes(b"PK")
        (tmp_path / name / "profile").mkdir()
    other = tmp_path / f"{left}bbbb2222"
    other.mkdir()
    (other / "my thesis.odt").write_bytes(b"PK")
    _old(tmp_path / "nigao-abcd1234")
    _old(tmp_path / "nigao-12345678")
    sweep_conversions()
    assert {path.name for path in tmp_path.iterdir()} == {f"{working}aaaa1111", "nigao-1000", "nigao-12345678", other.name}


def test_half_written_caches_go_after_a_day(tmp_path: Path) -> None:
    old, young, kept = tmp_path / "fonts.4000000", tmp_path / f"{'a' * 24}.4000001", tmp_path / "fonts.json"
    for path in (old, young, kept):
        path.write_bytes(b"")
    _old(old)
    _old(kept)
    sweep_cache(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted((young.name, kept.name))


def test_what_can_not_be_read_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stray = _named(tmp_path)

    real = Path.open

    def refuse(path: Path, *given: Any, **named: Any) -> object:
        if path == stray:
            raise PermissionError(13, "no", str(path))
        return real(path, *given, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", refuse)
        sweep(tmp_path)
    assert stray.exists()
