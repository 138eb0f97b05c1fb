"""Journals on a disk that refuses, under names that are taken, and read while others hold them."""

import errno
import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.model.session.seen import Seen
from editor.model.session.session import Session
from editor.storage.journal.file import damaged, recover
from editor.storage.journal.journal import Journal
from editor.storage.journal.left import DamageKind, LeftState
from editor.storage.journal.locks import sweep_locks
from editor.storage.journal.records import begun, loose_text
from tests.storage.journal.journals import crash, files, new_session

Start = Callable[[Session], Journal]


def test_a_journal_that_can_not_take_the_place_of_the_one_before_leaves_that_one_there(
    folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, real = new_session(), Path.replace
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    before = journal.path.read_bytes()

    def refuse(path: Path, target: Path) -> Path:
        if path.name.endswith(".next"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return real(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse)
        session.edit(session.draft.with_template(replace(session.draft.template, name="另一个")), "改名")
        with pytest.raises(NigaoError, match="没能暂存"):
            journal.flush()
        assert journal.path.read_bytes() == before
        assert not journal.has_all
        assert journal.trouble is not None
    journal.flush()
    assert (journal.trouble, journal.has_all) == (None, True)
    crash(journal)
    (found,) = recover(folder)
    assert found.draft == session.draft
    found.forget()


def test_what_the_word_file_was_when_the_draft_left_it_is_found_again(folder: Path, start: Start) -> None:
    path = Path("值守.docx")
    for base in (True, False):
        session = new_session(path)
        session.set_value("单位", "水务科")
        seen = Seen("0a1b", session.draft if base else session.start)
        session.files.note(path, seen)
        journal = start(session)
        crash(journal)
        (found,) = recover(folder)
        assert (found.draft, found.seen) == (session.draft, seen)
        found.forget()


def test_a_session_that_is_unsaved_when_its_journal_begins_is_kept_at_once(folder: Path, start: Start) -> None:
    session = new_session()
    session.set_value("单位", "水务科")
    crash(start(session))
    (found,) = recover(folder)
    assert found.draft == session.draft
    found.forget()


def test_a_draft_that_was_noted_before_is_not_written_again(start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    before = journal.path.read_bytes()
    journal.note(session.draft)
    journal.flush()
    assert journal.path.read_bytes() == before
    assert not journal.is_closed


def test_a_journal_of_nothing_that_is_left_for_later_leaves_nothing(folder: Path, start: Start) -> None:
    journal = start(new_session())
    journal.close(keep=True)
    assert (files(folder), journal.is_closed) == ([], True)


def test_a_journal_that_runs_is_neither_left_behind_nor_damaged(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    journal.path.write_bytes(b"broken")
    assert (recover(folder), damaged(folder)) == ([], [])


def test_a_journal_whose_lock_can_not_be_had_is_told_as_closed(folder: Path) -> None:
    (folder / "draft-1.lock").mkdir(parents=True)
    (folder / "draft-1.journal").write_bytes(b"what was typed")
    assert recover(folder) == []
    (found,) = damaged(folder)
    assert (found.kind, found.data, found.lock) == (DamageKind.CLOSED, b"", None)
    found.release()
    assert (folder / "draft-1.journal").read_bytes() == b"what was typed"


def test_a_journal_that_can_not_be_opened_is_told_as_closed(folder: Path) -> None:
    (folder / "draft-1.journal").mkdir(parents=True)
    assert recover(folder) == []
    (found,) = damaged(folder)
    assert (found.kind, found.text) == (DamageKind.CLOSED, "")
    found.release()


def test_journals_that_are_put_away_under_one_name_are_both_kept(folder: Path) -> None:
    folder.mkdir()
    for content in (b"one", b"two", b"three"):
        (folder / "draft-1.journal").write_bytes(content)
        (found,) = damaged(folder)
        found.put_away()
    assert {path.name: path.read_bytes() for path in (folder / "damaged").iterdir()} == {
        "draft-1.journal": b"one",
        "draft-1.journal.2": b"two",
        "draft-1.journal.3": b"three",
    }


def test_a_line_with_its_digest_that_is_no_json_ends_what_is_sure(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    first, whole, _end = journal.path.read_bytes().splitlines(keepends=True)
    journal.close()
    chain = begun()[0]
    for line in (first, whole):
        chain = type(chain)(line[:32].decode())
    (folder / "draft-1.journal").write_bytes(first + whole + chain.line(b'{"values": {"')[1])
    (found,) = recover(folder)
    assert (found.draft, found.standing) == (session.draft, LeftState.TORN)
    found.forget()


def test_the_words_of_a_damaged_journal_are_shown_without_its_marks(folder: Path) -> None:
    folder.mkdir()
    line = begun()[0].line(json.dumps({"values": {"单位": "水务科\n“二”"}}, ensure_ascii=False).encode())[1]
    (folder / "draft-1.journal").write_bytes(line[3:] + line + b"\xff\x00end")
    (found,) = damaged(folder)
    assert found.text.splitlines()[1:] == ['“二”"}}', '{"values": {"单位": "水务科', '“二”"}}', "\ufffdend"]
    assert found.text == loose_text(found.data)
    found.release()


def test_locks_without_a_journal_are_swept_and_those_that_are_held_or_guard_one_stay(folder: Path, start: Start) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    journal.path.rename(folder / "away")
    for name in ("alone.lock", "guard.lock", "guard.journal"):
        (folder / name).write_bytes(b"")
    sweep_locks(folder)
    assert sorted(path.name for path in folder.glob("*.lock")) == sorted(("guard.lock", journal.path.with_suffix(".lock").name))


def test_a_journal_that_is_taken_away_while_it_is_looked_at_is_none(folder: Path, start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    session = new_session()
    session.set_value("单位", "水务科")
    crash(start(session))
    with monkeypatch.context() as patch:
        patch.setattr("editor.storage.journal.left.status_of", lambda _path: None)
        assert recover(folder) == []
    (found,) = recover(folder)
    assert found.draft == session.draft
    found.forget()
