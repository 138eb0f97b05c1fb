"""Files that can't be read, and a memory of the shelf that no program wrote."""

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.storage.library.entry import LibraryEntry, Origin, ReadForm, read_entry
from editor.storage.own_files import take_notes
from tests.storage.library.shelves import SHELF, memory_of, put, refuse, start


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    return tmp_path / "shared"


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []

    def read(path: Path, *rest: Path | Origin | ReadForm) -> LibraryEntry | None:
        names.append(path.name)
        return plain(path, *rest)

    plain: Callable[..., LibraryEntry | None] = read_entry
    monkeypatch.setattr(f"{SHELF}.read_entry", read)
    return names


def test_files_that_can_not_be_read_keep_no_other_waiting_and_are_tried_again_later(
    shared: Path, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        refuse(shared, f"a{number}.nigao")
    put(shared, "值班")
    library = start(shared)
    assert [(len(library.entries(2)), library.unread) for _ in range(3)] == [(0, 2), (1, 0), (1, 0)]
    assert (len(reads), len(library.notes)) == (4, 3)
    put(shared, "a0")
    assert (len(library.entries()), len(library.notes), len(reads)) == (2, 2, 5)
    later = time.monotonic() + 61
    monkeypatch.setattr(time, "monotonic", lambda: later)
    library.entries()
    assert sorted(reads[5:]) == ["a1.nigao", "a2.nigao"]


def test_files_written_just_now_keep_none_waiting_that_was_never_read(shared: Path) -> None:
    for number in range(3):
        put(shared, f"值班{number}", when=time.time())
    library = start(shared)
    assert [len(library.entries(2)) for _ in range(2)] == [2, 3]


def test_a_link_that_leads_nowhere_is_tried_once(shared: Path, reads: list[str]) -> None:
    put(shared, "值班")
    try:
        (shared / "空.nigao").symlink_to(shared / "没有.nigao")
    except OSError:
        pytest.skip("no links here")
    library = start(shared)
    assert [len(library.entries()) for _ in range(3)] == [1, 1, 1]
    assert (len(reads), len(library.notes)) == (2, 1)


def test_hidden_files_and_those_that_say_who_has_a_file_open_are_passed_over(shared: Path, reads: list[str]) -> None:
    for name in ("~$表.docx", "~$值班.nigao", ".~lock.nigao", "._值班.docx"):
        refuse(shared, name)
    library = start(shared)
    assert (library.entries(), library.notes, reads) == ([], (), [])


def test_a_word_file_that_can_not_be_read_is_named(shared: Path) -> None:
    path = refuse(shared, "表.docx")
    library = start(shared)
    library.entries()
    assert [note.text for note in library.notes] == [str(path)]


def test_a_file_of_a_later_day_is_read_once(shared: Path, reads: list[str]) -> None:
    put(shared, "值班", when=time.time() + 86_400)
    library = start(shared)
    for _ in range(3):
        library.entries()
    assert reads == ["值班.nigao"]


NO_TAGS: list[str] = []
ENTRY: list[object] = ["值班", "报告", NO_TAGS, "", 1, "v", "", "甲", "f", 1]


@pytest.mark.parametrize(
    "line",
    [
        ["a.nigao", 1, 1, True, [5, *ENTRY[1:]]],
        ["a.nigao", 1, 1, True, [*ENTRY[:2], ["标", 5], *ENTRY[3:]]],
        ["a.nigao", 1, 1, True, [*ENTRY[:2], "标", *ENTRY[3:]]],
        ["a.nigao", 1, 1, True, [*ENTRY[:4], "1", *ENTRY[5:]]],
        ["a.nigao", 1, 1, True, [*ENTRY[:9], None]],
        ["a.nigao", 1, 1, 1, ENTRY],
        ["/etc/a.nigao", 1, 1, True, ENTRY],
        ["../a.nigao", 1, 1, True, None],
        ["内勤/../../a.nigao", 1, 1, True, ENTRY],
        ["", 1, 1, True, ENTRY],
        ["a\0.nigao", 1, 1, True, ENTRY],
        ["a.nigao", "1", 1, True, ENTRY],
        7,
    ],
)
def test_a_memory_with_what_no_program_writes_is_put_aside(shared: Path, line: object) -> None:
    put(shared, "值班")
    first = start(shared).entries()
    memory = memory_of(shared)
    memory.write_text(f"{memory.read_text('utf-8')}\n{json.dumps(line)}", "utf-8")
    take_notes()
    assert start(shared).entries() == first
    assert [memory.name in note.text for note in take_notes()] == [True]
    assert memory.with_name(f"{memory.name}.bad-1").exists()
