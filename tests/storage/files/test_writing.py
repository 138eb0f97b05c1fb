import errno
import os
import shutil
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.model.problem import ExitCode, NigaoError
from editor.storage.files.writing import refuse_existing, write_safely


def _refusal(write: Callable[[], None]) -> str:
    with pytest.raises(NigaoError) as caught:
        write()
    assert caught.value.code == ExitCode.UNWRITABLE
    assert "\n" not in caught.value.text
    return caught.value.text


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_bytes_are_there_and_nothing_else_is_left(tmp_path: Path) -> None:
    write_safely(tmp_path / "文稿.docx", b"new")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"文稿.docx": b"new"}


def test_a_proof_sees_what_is_on_the_disk_while_the_old_file_is_still_there(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    seen: list[tuple[bytes, bytes]] = []
    write_safely(path, b"new", lambda written: seen.append((written, path.read_bytes())))
    assert seen == [(b"new", b"old")]
    assert path.read_bytes() == b"new"


def test_a_proof_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")

    def prove(_written: bytes) -> None:
        raise NigaoError("“单位”不在文件里", ExitCode.UNWRITABLE)

    assert _refusal(lambda: write_safely(path, b"new", prove)) == "“单位”不在文件里"
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.docx": b"old"}


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"old")
    real = os.write
    calls: list[int] = []

    def write(descriptor: int, data: bytes) -> int:
        calls.append(len(data))
        if len(calls) == 1:
            return real(descriptor, data[:10])
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "write", write)
    text = _refusal(lambda: write_safely(path, b"n" * 100))
    monkeypatch.undo()
    assert "磁盘满了" in text
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a.docx": b"old"}


def test_a_disk_that_takes_less_than_it_is_given_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: real(descriptor, data[:7]))
    write_safely(tmp_path / "a", b"0123456789" * 10)
    monkeypatch.undo()
    assert (tmp_path / "a").read_bytes() == b"0123456789" * 10


def test_a_disk_that_takes_nothing_is_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "write", lambda _descriptor, _data: 0)
    assert "磁盘满了" in _refusal(lambda: write_safely(tmp_path / "a", b"new"))
    assert list(tmp_path.iterdir()) == []


def test_a_real_disk_that_is_full_keeps_the_old_file(tmp_path: Path) -> None:
    command = ["unshare", "--map-root-user", "--mount"]
    if not shutil.which("unshare") or subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system gives no disk of its own to a test")
    child = [*command, sys.executable, "-m", "tests.storage.files.full_disk_child", str(tmp_path)]
    done = subprocess.run(child, cwd=Path(__file__).parents[3], capture_output=True, text=True, check=True)
    words, is_kept, files = done.stdout.splitlines()
    assert "磁盘满了" in words
    assert (is_kept, files) == ("True", "['a.docx']")


def test_bytes_that_come_back_wrong_are_not_put_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(Path, "read_bytes", lambda _path: b"bad")
    assert "磁盘出错" in _refusal(lambda: write_safely(path, b"new"))
    monkeypatch.undo()
    assert path.read_bytes() == b"old"


def test_a_crash_while_writing_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def fsync(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(KeyboardInterrupt):
        write_safely(path, b"new")
    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def test_a_file_that_another_program_holds_leaves_the_old_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")

    def replace(_self: Path, _target: Path) -> Path:
        error = PermissionError(errno.EACCES, "in use")
        error.winerror = 32  # pyright: ignore[reportAttributeAccessIssue]
        raise error

    monkeypatch.setattr(Path, "replace", replace)
    assert "别的程序打开" in _refusal(lambda: write_safely(path, b"new"))
    monkeypatch.undo()
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == {"a": b"old"}


def test_permissions_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    write_safely(path, b"new")
    assert _mode(path) == 0o640


def test_a_new_file_has_the_permissions_that_new_files_have(tmp_path: Path) -> None:
    (tmp_path / "plain").write_bytes(b"x")
    write_safely(tmp_path / "ours", b"x")
    assert _mode(tmp_path / "ours") == _mode(tmp_path / "plain")


def test_a_private_file_is_for_the_person_alone(tmp_path: Path) -> None:
    write_safely(tmp_path / "a", b"x", private=True)
    assert _mode(tmp_path / "a") == 0o600


def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target, link = tmp_path / "real" / "a", tmp_path / "link"
    target.write_bytes(b"old")
    link.symlink_to(target)
    write_safely(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["a"]


@pytest.mark.parametrize(
    ("name", "word"), [("sub/a.docx", "没有文件夹"), (".", "它是文件夹"), ("x" * 300, "文件名太长"), ("file/a.docx", "没有文件夹")]
)
def test_a_path_that_can_not_be_written_is_named_with_the_reason(tmp_path: Path, name: str, word: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert word in _refusal(lambda: write_safely(tmp_path / name, b"new"))


@pytest.mark.parametrize(("number", "word"), [(errno.EACCES, "不让写"), (errno.EROFS, "不让写"), (errno.EIO, "磁盘出错")])
def test_a_folder_that_refuses_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, word: str) -> None:
    def refuse(*_given: object, **_options: object) -> tuple[int, str]:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    monkeypatch.setattr(os, "open", refuse)
    text = _refusal(lambda: write_safely(tmp_path / "a", b"new"))
    assert word in text
    assert str(tmp_path) in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "不能放文件" in _refusal(lambda: write_safely(tmp_path / "pipe", b"new"))
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_read_only_file_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "access", lambda _path, _mode: False)
    assert "只读" in _refusal(lambda: write_safely(path, b"new"))
    assert path.read_bytes() == b"old"


def test_many_writers_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = [bytes([65 + n]) * 50_000 for n in range(8)]
    threads = [threading.Thread(target=write_safely, args=(path, content)) for content in contents]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert [p.name for p in tmp_path.iterdir()] == ["a"]


def test_an_existing_file_is_only_replaced_by_force(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"")
    assert "--force" in _refusal(lambda: refuse_existing(tmp_path / "a", force=False))
    refuse_existing(tmp_path / "a", force=True)
    refuse_existing(tmp_path / "b", force=False)


def test_a_name_that_no_disk_can_hold_is_refused_in_a_sentence(tmp_path: Path) -> None:
    assert "换一个文件名" in _refusal(lambda: write_safely(tmp_path / "a\0b", b"new"))
    assert list(tmp_path.iterdir()) == []


def test_a_system_that_knows_no_owners_and_opens_no_folders_writes_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"old")
    path.chmod(0o640)
    with monkeypatch.context() as patch:
        patch.delattr(os, "chown", raising=False)
        patch.delattr(os, "O_DIRECTORY", raising=False)
        write_safely(path, b"new")
    assert (path.read_bytes(), _mode(path)) == (b"new", 0o640)
