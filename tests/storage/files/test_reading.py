import os
from pathlib import Path

import pytest

from editor.model.problem import ExitCode, NigaoError
from editor.storage.files.reading import LIMIT, read_file


def _refusal(path: Path) -> str:
    with pytest.raises(NigaoError) as caught:
        read_file(path)
    assert caught.value.code == ExitCode.UNREADABLE
    assert "\n" not in caught.value.text
    return caught.value.text


def test_a_missing_file_and_a_missing_folder_are_named(tmp_path: Path) -> None:
    assert "没找到" in _refusal(tmp_path / "没有.txt")
    assert "没有.txt" in _refusal(tmp_path / "没有" / "没有.txt")


def test_a_file_used_as_a_folder_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("x")
    assert "没找到" in _refusal(tmp_path / "a" / "b.txt")


def test_a_folder_is_called_a_folder(tmp_path: Path) -> None:
    assert "文件夹" in _refusal(tmp_path)


def test_an_empty_file_is_called_empty(tmp_path: Path) -> None:
    (tmp_path / "空.txt").touch()
    assert "空的" in _refusal(tmp_path / "空.txt")


def test_a_name_that_no_file_can_have_is_not_found() -> None:
    assert "没找到" in _refusal(Path("a\0b.txt"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_refused_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "不是普通文件" in _refusal(tmp_path / "pipe")


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="the administrator may read everything")
def test_a_file_without_permission_is_said_to_be_closed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("x")
    path.chmod(0)
    assert "不让读" in _refusal(path)


def test_a_file_that_can_not_be_read_is_refused_with_the_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("x")

    def fail(_path: Path) -> bytes:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(Path, "read_bytes", fail)
    assert "磁盘出错" in _refusal(tmp_path / "a.txt")


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(LIMIT + 1)
    assert "太大" in _refusal(path)


def test_a_file_is_read_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"text")
    (tmp_path / "link.txt").symlink_to(tmp_path / "a.txt")
    assert read_file(tmp_path / "link.txt") == b"text"
