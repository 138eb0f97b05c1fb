"""A journal that is not as it was written says so, and gives what stood before the damage."""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.session.session import Session
from editor.storage.journal.file import damaged, loose_draft, recover
from editor.storage.journal.journal import Journal
from editor.storage.journal.left import DamageKind, LeftState
from editor.storage.journal.records import begun
from tests.storage.journal.journals import crash, files, new_session

Start = Callable[[Session], Journal]
VALUES = ("水务科", "防汛科", "排水科")


def _typed(folder: Path, start: Start) -> Path:
    """The file of a journal of three values, each on the disk before the next, whose program was killed."""
    session = new_session()
    journal = start(session)
    for value in VALUES:
        session.set_value("单位", value)
        journal.flush()
    assert journal.path is not None
    data = journal.path.read_bytes()
    journal.close(keep=True)
    (path,) = folder.glob("*.journal")
    path.write_bytes(data)
    return path


def _found(folder: Path) -> tuple[str, LeftState] | None:
    """What is offered: a value and how sure it is; None for nothing."""
    found = recover(folder)
    for one in found:
        one.lock.release()
    return (str(found[0].draft.value("单位")), found[0].standing) if found else None


def test_a_journal_cut_at_any_length_says_so_and_gives_the_last_whole_value(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    whole = path.read_bytes()
    assert _found(folder) == ("排水科", LeftState.WHOLE)
    given = list[str]()
    for length in range(0, len(whole), 3):
        path.write_bytes(whole[:length])
        found = _found(folder)
        assert found is None or found[1] == LeftState.TORN
        given += [found[0]] if found else []
        assert bool(found) == (damaged(folder) == [])
        _let_go(folder)
    assert list(dict.fromkeys(given)) == list(VALUES)


def _let_go(folder: Path) -> None:
    for lock in folder.glob("*.lock"):
        lock.unlink()


def _moved(lines: list[bytes]) -> Iterator[list[bytes]]:
    for at in range(len(lines)):
        yield lines[:at] + lines[at + 1 :]
        yield [*lines[: at + 1], lines[at], *lines[at + 1 :]]
        if at:
            yield [*lines[: at - 1], lines[at], lines[at - 1], *lines[at + 1 :]]


def test_lines_dropped_doubled_or_swapped_are_noticed(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    lines = path.read_bytes().splitlines(keepends=True)
    for moved in _moved(lines):
        path.write_bytes(b"".join(moved))
        found = _found(folder)
        assert found is None or found[1] in (LeftState.CUT, LeftState.TORN)
        _let_go(folder)


def test_a_line_of_another_journal_is_noticed(folder: Path, start: Start) -> None:
    one = _typed(folder, start)
    lines = one.read_bytes().splitlines(keepends=True)
    one.unlink()
    other = _typed(folder, start)
    theirs = other.read_bytes().splitlines(keepends=True)
    other.write_bytes(b"".join([*theirs[:2], lines[2], *theirs[3:]]))
    assert _found(folder) == ("水务科", LeftState.CUT)


def test_a_damaged_first_record_gives_the_journal_before_and_says_that_it_is_older(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    session.edit(session.draft.with_template(replace(session.draft.template, name="另一个")), "改名")
    crash(journal)
    (path,) = folder.glob("*.journal")
    data = bytearray(path.read_bytes())
    data[200] ^= 1
    path.write_bytes(data)
    assert _found(folder) == ("水务科", LeftState.OLDER)


def test_a_journal_that_was_about_to_be_replaced_is_found_as_the_new_one(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    data = path.read_bytes()
    path.rename(path.with_name(path.name + ".next"))
    assert _found(folder) == ("排水科", LeftState.WHOLE)
    path.with_name(path.name + ".next").write_bytes(data[:-9])
    path.with_name(path.name + ".before").write_bytes(data)
    assert _found(folder) == ("排水科", LeftState.OLDER)


def test_what_was_left_for_later_is_told_from_a_crash(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.close(keep=True)
    assert _found(folder) == ("水务科", LeftState.PUT_OFF)


def test_nothing_of_a_cut_journal_is_thrown_away(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    cut = path.read_bytes().replace("防汛科".encode(), "防汛料".encode())
    path.write_bytes(cut)
    (found,) = recover(folder)
    found.forget()
    assert recover(folder) == []
    assert [file.read_bytes() for file in (folder / "damaged").iterdir()] == [cut]


def test_a_write_that_did_not_end_leaves_the_values_before_it_and_nothing_lying_about(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    *before, record, end = path.read_bytes().splitlines(keepends=True)
    for written in range(len(record + end)):
        # The end mark that stood there is written over.
        path.write_bytes(b"".join(before) + (record + end)[:written] + end[written:])
        (found,) = recover(folder)
        assert found.draft.value("单位") == ("排水科" if written >= len(record) else "防汛科")
        assert found.standing == LeftState.TORN
        found.forget()
        assert files(folder) == []


@pytest.mark.parametrize("taken", range(4))
def test_a_journal_that_was_being_taken_away_comes_back_as_the_newest_or_not_at_all(
    folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    path = _typed(folder, start)
    path.with_name(path.name + ".before").write_bytes(path.read_bytes().replace(b'"gone"', b'"kept"'))
    (found,) = recover(folder)
    count, unlink = iter(range(4)), Path.unlink
    with monkeypatch.context() as killed:
        killed.setattr(Path, "unlink", lambda file: unlink(file) if next(count) < taken else None)
        found.forget()
    assert _found(folder) in (None, ("排水科", LeftState.WHOLE))


def test_a_damaged_journal_shows_what_can_be_read_of_it_and_can_be_put_away(folder: Path, start: Start) -> None:
    path = _typed(folder, start)
    path.write_bytes(path.read_bytes().replace("排水科".encode(), "排水料".encode()).replace(b'"journal"', b'"journa1"'))
    assert recover(folder) == []
    (found,) = damaged(folder)
    draft = loose_draft(found)
    assert draft is not None
    assert draft.value("单位") == "排水料"
    found.put_away()
    assert damaged(folder) == []
    assert files(folder / "damaged") == [".journal"]


def test_a_journal_of_a_newer_version_is_told_and_left_alone(folder: Path) -> None:
    folder.mkdir()
    chain, _ = begun()
    newer = type(chain)().line(json.dumps({"format": 99}).encode())[1]
    for content in (newer, newer + b"anything\n", b'{"format": 99, "draft": 1}\n'):
        (folder / "draft-1.journal").write_bytes(content)
        assert recover(folder) == []
        (found,) = damaged(folder)
        assert found.kind == DamageKind.NEWER
        found.release()
        assert (folder / "draft-1.journal").read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"\xff\xfe\n", b"{" * 100_000, b"x" * 5000, b"0" * 32 + b" null\n"])
def test_any_file_under_the_name_of_a_journal_is_told(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "draft-1.journal").write_bytes(content)
    (found,) = damaged(folder)
    assert (found.kind, loose_draft(found)) == (DamageKind.BROKEN, None)
    found.release()


def test_a_journal_that_was_written_into_or_taken_away_is_written_whole_again(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    journal.path.write_bytes(journal.path.read_bytes()[:50])
    session.set_value("天数", "3")
    journal.flush()
    assert journal.has_all
    shutil.rmtree(folder)
    session.set_value("天数", "4")
    journal.flush()
    assert recover(folder) == []
    crash(journal)
    assert _found(folder) == ("水务科", LeftState.PUT_OFF)
