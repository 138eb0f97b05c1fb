"""A file and its later self."""

import os
import shutil
from pathlib import Path

import pytest

from editor.storage.file_marks import look, mark_of


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "报告.docx").write_bytes(b"one")
    return tmp_path / "报告.docx"


def test_a_file_that_was_left_alone_has_the_mark_that_it_had(file: Path) -> None:
    assert look(file, mark_of(file)).mark == mark_of(file) is not None


def test_a_copy_that_was_put_back_is_the_same(file: Path) -> None:
    known = mark_of(file)
    shutil.copy2(file, file.with_name("copy"))
    file.with_name("copy").replace(file)
    assert look(file, known).mark == known


def test_a_file_that_was_written_to_differs(file: Path) -> None:
    known = mark_of(file)
    file.write_bytes(b"two and more")
    assert look(file, known).mark != known


def test_a_renamed_file_is_found_in_its_folder(file: Path) -> None:
    known = mark_of(file)
    renamed = file.rename(file.with_name("定稿.DOCX"))
    assert look(file, known).renamed == renamed


def test_another_file_with_the_same_time_and_size_is_not_taken_for_it(file: Path) -> None:
    known = mark_of(file)
    shutil.copy2(file, file.with_name("别的.docx"))
    file.unlink()
    assert look(file, known).renamed is None


def test_a_renamed_file_that_was_written_to_is_not_followed(file: Path) -> None:
    known = mark_of(file)
    renamed = file.rename(file.with_name("定稿.docx"))
    os.utime(renamed, ns=(1, 1))
    seen = look(file, known)
    assert (seen.mark, seen.renamed, seen.has_folder) == (None, None, True)


def test_a_folder_that_is_gone_is_told(file: Path) -> None:
    known = mark_of(file)
    shutil.rmtree(file.parent)
    seen = look(file, known)
    assert (seen.mark, seen.renamed, seen.has_folder) == (None, None, False)
