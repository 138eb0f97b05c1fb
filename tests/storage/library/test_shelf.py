"""What the files of a folder held is known from one start to the next, and is used while a shared folder is away."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.storage.library.entry import LibraryEntry, Origin, ReadForm, read_template
from tests.storage.library.shelves import LONG_AGO, SHELF, copies, found, memory_of, only, put, start


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


def tie_in(patch: pytest.MonkeyPatch, disk: int) -> None:
    """Have a disk of that number tied in at the shared folder, 0 for none."""

    def disk_at(_folder: Path) -> int:
        return disk

    patch.setattr(f"{SHELF}._disk_at", disk_at)


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


def test_a_place_where_a_disk_was_tied_in_and_nothing_lies_now_counts_as_away(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    tie_in(monkeypatch, 7)
    start(shared).entries()
    (shared / "值班.nigao").unlink()
    tie_in(monkeypatch, 0)
    library = start(shared)
    assert ([entry.name for entry in library.entries()], library.shared_folders()) == (["值班"], [(shared, False)])
    assert [note.text for note in library.notes] == [f"共享文件夹“{shared}”是空的，先用上次读到的。"]
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


@pytest.mark.parametrize("disk", [0, 7])
def test_a_folder_that_was_emptied_has_no_templates_and_is_there(shared: Path, monkeypatch: pytest.MonkeyPatch, disk: int) -> None:
    path = put(shared, "值班")
    tie_in(monkeypatch, disk)
    library = start(shared)
    library.entries()
    path.unlink()
    assert (library.entries(), library.notes, library.shared_folders()) == ([], (), [(shared, True)])
    assert (start(shared).entries(), copies(shared)) == ([], [])


def test_a_folder_that_can_not_be_listed_keeps_what_it_held(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    library = start(shared)
    library.entries()

    def walk(folder: Path, onerror: Callable[[OSError], None]) -> list[tuple[str, list[str], list[str]]]:
        if folder == shared:
            onerror(OSError(5, "", str(folder)))
        return []

    with monkeypatch.context() as patch:
        patch.setattr(os, "walk", walk)
        assert only(library).name == "值班"
        assert [str(shared) in note.text for note in library.notes] == [True]
    assert only(library).name == "值班"


def test_a_folder_that_goes_while_it_is_read_keeps_what_it_held(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    library = start(shared)
    library.entries(9)
    put(shared, "巡查", when=LONG_AGO + 1)
    put(shared, "值班", "乙", when=LONG_AGO + 1)

    def read(*_: Path | Origin | ReadForm) -> LibraryEntry | None:
        if shared.exists():
            shared.rename(shared.with_name("elsewhere"))
        raise NigaoError("gone")

    with monkeypatch.context() as patch:
        patch.setattr(f"{SHELF}.read_entry", read)
        assert (only(library).name, library.unread, [str(shared) in note.text for note in library.notes]) == ("值班", 0, [True])
    assert only(start(shared)).name == "值班"
    shared.with_name("elsewhere").rename(shared)
    assert sorted(entry.name for entry in library.entries()) == ["值班", "巡查"]
    assert found(library, "乙") == ["值班"]


def test_copies_of_templates_that_are_gone_are_taken_away_and_a_lost_one_is_made_again(shared: Path) -> None:
    put(shared, "值班")
    gone = put(shared, "巡查")
    library = start(shared)
    library.entries()
    assert copies(shared) == ["值班.nigao", "巡查.nigao"]
    gone.unlink()
    library.entries()
    assert copies(shared) == ["值班.nigao"]
    shutil.rmtree(memory_of(shared).with_suffix(""))
    put(shared, "值班", when=LONG_AGO + 1)
    library.entries()
    assert copies(shared) == ["值班.nigao"]


def test_a_copy_that_no_disk_takes_leaves_the_one_before_whole(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    start(shared).entries()
    (copy,) = (shared.parent / "memory").rglob("*.nigao")
    was = copy.read_bytes()

    def fail(*_: int | bytes) -> None:
        raise OSError(28, "")

    put(shared, "值班", "乙", when=LONG_AGO + 1)
    monkeypatch.setattr("editor.storage.files.writing.write_all", fail)
    assert (found(start(shared), "乙"), copy.read_bytes()) == (["值班"], was)
    assert list(copy.parent.iterdir()) == [copy]


def test_what_was_read_of_many_files_is_known_to_the_next_start_before_all_are(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        put(shared, f"值班{number}")
    monkeypatch.setattr(f"{SHELF}._WRITTEN_EACH", 1)
    start(shared).entries(2)
    later = start(shared)
    assert (len(later.entries(0)), later.unread) == (2, 2)


def test_a_word_file_that_is_no_form_is_read_once(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    path = shared / "来文.docx"
    path.write_bytes(b"no form")
    os.utime(path, (LONG_AGO, LONG_AGO))
    first = start(shared).entries()
    monkeypatch.setattr(f"{SHELF}.read_entry", lambda *_what: pytest.fail("read again"))
    assert [entry.name for entry in start(shared).entries()] == [entry.name for entry in first] == ["值班"]


def test_a_file_that_goes_while_it_is_read_is_not_listed(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(shared, "值班")
    monkeypatch.setattr(f"{SHELF}.mark_of", lambda _path: None)
    assert start(shared).entries() == []
