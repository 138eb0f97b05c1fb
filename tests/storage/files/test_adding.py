"""New files are put under names that nobody has, also on disks where a name can't be given later."""

import errno
import os
from pathlib import Path
from typing import NoReturn

import pytest

from editor.model.problem import NigaoError
from editor.storage.files import beside
from editor.storage.files.adding import add_file, adding_file


@pytest.mark.parametrize("can_link", [True, False])
def test_a_new_file_is_whole_and_replaces_nothing_but_an_empty_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, can_link: bool) -> None:
    if not can_link:
        monkeypatch.setattr(os, "link", _refuses)
    add_file(tmp_path / "甲.docx", b"one")
    with pytest.raises(NigaoError, match="已经有了"):
        add_file(tmp_path / "甲.docx", b"two")
    (tmp_path / "乙.docx").touch()
    add_file(tmp_path / "乙.docx", b"three")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"甲.docx": b"one", "乙.docx": b"three"}


def _refuses(*_arguments: object, **_named: object) -> NoReturn:
    raise OSError(errno.EPERM, "not here")


def test_what_can_not_be_written_as_it_is_leaves_nothing_and_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NigaoError, match="没能保存"):
        add_file(tmp_path / "没有" / "甲.docx", b"one")
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", lambda _descriptor, _size: b"")  # a disk that does not keep what is written
        with pytest.raises(NigaoError, match="读出来的不一样"):
            add_file(tmp_path / "甲.docx", b"one")
    # Where a file has a name from the start, that of its target is taken before it is given away.
    monkeypatch.setattr(beside, "_UNNAMED", 0)
    monkeypatch.setattr(Path, "replace", _refuses)
    with pytest.raises(NigaoError, match="没能保存"):
        add_file(tmp_path / "甲.docx", b"one")
    assert list(tmp_path.iterdir()) == []


def test_a_file_has_its_name_when_its_block_ends_well_and_is_gone_otherwise(tmp_path: Path) -> None:
    with adding_file(tmp_path / "甲.zip") as file:
        file.write(b"one")
    with pytest.raises(KeyError):
        _fails_in(tmp_path / "乙.zip")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"甲.zip": b"one"}


def _fails_in(path: Path) -> NoReturn:
    with adding_file(path) as file:
        file.write(b"two")
        raise KeyError
