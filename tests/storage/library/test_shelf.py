"""What the files of a folder held is known from one start to the next, and is used while a shared folder is away."""

import os
import shutil
import time
from pathlib import Path

import pytest

from editor.model.template.template import Template
from editor.storage.library.entry import LibraryEntry, read_template
from editor.storage.library.library import Library

TEXT = '+++\nname = "{name}"\nkind = "报告"\n+++\n@标题 关于{{{{ 事项 }}}}的报告\n\n{text}\n'
LONG_AGO = 1_600_000_000


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


def start(shared: Path) -> Library:
    """The library of a program that was started just now."""
    home = shared.parent
    return Library(home / "own", home / "shipped", [shared], _form, home / "memory")


def _form(data: bytes) -> Template | None:
    return Template("") if data == b"form" else None


def put(shared: Path, name: str, text: str = "甲", *, when: float = LONG_AGO) -> Path:
    """A template in the shared folder, written at a moment (seconds since 1970)."""
    path = shared / f"{name}.nigao"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(TEXT.format(name=name, text=text), "utf-8")
    os.utime(path, (when, when))
    return path


def found(library: Library, words: str) -> list[str]:
    return [entry.name for entry in library.entries() if words in entry.sought.text]


def only(library: Library) -> LibraryEntry:
    (entry,) = library.entries()
    return entry


def test_a_later_start_knows_what_a_file_held_by_its_size_and_time(shared: Path) -> None:
    put(shared, "值班", "甲")
    first = only(start(shared))
    put(shared, "值班", "乙")
    assert only(start(shared)) == first
    assert found(start(shared), "甲") == ["值班"]
    put(shared, "值班", "乙", when=LONG_AGO + 1)
    assert found(start(shared), "乙") == ["值班"]


def test_a_file_written_a_moment_ago_is_read_again_whatever_its_time_says(shared: Path) -> None:
    now = time.time()
    put(shared, "值班", "甲", when=now)
    library = start(shared)
    assert found(library, "甲") == ["值班"]
    put(shared, "值班", "乙", when=now)
    assert found(library, "乙") == found(start(shared), "乙") == ["值班"]


@pytest.mark.parametrize("data", [b"", b"\xff\x00", b"[]\n[1]", b'{"made by": "0.0.1", "form": 1}\n["x"]'])
def test_a_memory_that_is_damaged_or_of_another_version_is_made_anew(shared: Path, data: bytes) -> None:
    put(shared, "值班")
    first = start(shared).entries()
    for file in (shared.parent / "memory").glob("*.jsonl"):
        file.write_bytes(data)
    assert start(shared).entries() == first


def test_many_files_are_read_in_parts_and_what_was_read_is_there(shared: Path) -> None:
    for number in range(5):
        put(shared, f"值班{number}")
    library = start(shared)
    assert [(len(library.entries(2)), library.unread) for _ in range(3)] == [(2, 3), (4, 1), (5, 0)]
    put(shared, "值班0", "另一篇")
    assert len(library.entries(0)) == 5


def test_what_a_folder_held_is_used_while_it_is_away(shared: Path) -> None:
    put(shared / "内勤", "值班", "照旧")
    (shared / "表.docx").write_bytes(b"form")
    start(shared).entries()
    away = shared.rename(shared.with_name("elsewhere"))
    library = start(shared)
    form, entry = sorted(library.entries(), key=lambda one: one.file.suffix)
    assert [str(shared) in note.text for note in library.notes] == [True]
    assert (library.shared_folders(), entry.file, entry.folder) == ([(shared, False)], shared / "内勤" / "值班.nigao", "内勤")
    assert read_template(entry.source)[0].name == "值班"
    assert (form.source.read_bytes(), form.source.name) == (b"form", "表.docx")
    away.rename(shared)
    assert {one.source.parent for one in library.entries()} == {shared, shared / "内勤"}
    assert library.shared_folders() == [(shared, True)]


def test_a_place_where_a_disk_was_tied_in_and_nothing_lies_now_counts_as_away(shared: Path) -> None:
    put(shared, "值班")
    library = start(shared)
    library.entries()
    (shared / "值班.nigao").unlink()
    assert ([entry.name for entry in library.entries()], library.shared_folders()) == (["值班"], [(shared, False)])
    (shared / "说明.txt").write_text("模板都移走了")
    assert (library.entries(), library.shared_folders()) == ([], [(shared, True)])


def test_a_template_that_was_taken_away_is_not_listed_by_any_start(shared: Path) -> None:
    put(shared, "值班")
    put(shared, "巡查").unlink()
    start(shared).entries()
    put(shared, "巡查")
    assert len(start(shared).entries()) == 2
    (shared / "值班.nigao").unlink()
    assert only(start(shared)).name == "巡查"
    shutil.rmtree(shared)
    assert only(start(shared)).name == "巡查"


def test_a_memory_that_no_disk_takes_is_no_reason_to_stop(shared: Path) -> None:
    put(shared, "值班")
    (shared.parent / "memory").write_bytes(b"")
    assert only(start(shared)).name == only(start(shared)).name == "值班"
