import errno
import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from editor.model.draft.file import draft_to_json
from editor.model.session.session import FormFile, Session
from editor.storage.journal.file import Recovered, damaged, recover
from editor.storage.journal.journal import Journal
from editor.storage.journal.left import LeftBehind, LeftState
from tests.storage.journal.journals import crash, files, new_session

ROOT = Path(__file__).resolve().parents[3]


def test_a_journal_in_use_is_not_recovered(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert recover(folder) == []


def test_a_recovered_draft_is_given_to_one_only_until_it_is_kept(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    crash(journal)
    (first,) = recover(folder)
    assert recover(folder) == []
    first.lock.release()
    (second,) = recover(folder)
    second.forget()
    assert recover(folder) == []
    assert files(folder) == []


def test_a_word_form_comes_back_with_what_was_filled_into_it(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    session.form = FormFile(b"a form", "申请表.docx", is_template=True)
    journal = start(session)
    session.set_value("单位", "水务科")
    crash(journal)
    (found,) = recover(folder)
    assert (found.form, found.draft.value("单位")) == (session.form, "水务科")
    found.forget()


def test_two_windows_keep_two_journals(folder: Path, start: Callable[[Session], Journal]) -> None:
    sessions = [new_session(), new_session()]
    journals = [start(session) for session in sessions]
    for number, session in enumerate(sessions):
        session.set_value("单位", f"第{number}科")
    for journal in journals:
        crash(journal)
    found = recover(folder)
    assert sorted(str(r.draft.value("单位")) for r in found) == ["第0科", "第1科"]
    for recovered in found:
        recovered.forget()


@pytest.mark.parametrize("typed_on", [False, True])
def test_a_journal_that_another_goes_on_from_is_found_no_more_when_the_program_ended_between_the_two(
    folder: Path, start: Callable[[Session], Journal], monkeypatch: pytest.MonkeyPatch, typed_on: bool
) -> None:
    first = new_session()
    journal = start(first)
    first.set_value("单位", "水务科")
    crash(journal)
    (found,) = recover(folder)
    session = found.session()
    later = start(session)
    with monkeypatch.context() as ended:
        ended.setattr(LeftBehind, "forget", LeftBehind.release)
        later.go_on_from(found)
    if typed_on:
        session.set_value("单位", "防汛科")
    crash(later)
    (again,) = recover(folder)
    assert again.draft.value("单位") == ("防汛科" if typed_on else "水务科")
    again.forget()
    assert files(folder) == []


def test_a_line_that_was_not_written_to_its_end_is_left_out(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    assert journal.path is not None
    before = len(journal.path.read_bytes())
    session.set_value("单位", "防汛科")
    crash(journal)
    (path,) = folder.glob("*.journal")
    whole = path.read_bytes()
    assert _kept(recover(folder)) == ["防汛科"]
    end = whole.index(b"}\n", before) + 2
    for cut in range(before, end - 1, 7):
        path.write_bytes(whole[:cut])
        assert _kept(recover(folder)) == ["水务科"]


def test_a_bad_line_of_a_journal_without_digests_keeps_those_before_it(folder: Path) -> None:
    folder.mkdir()
    draft = new_session().draft
    first = {"format": 1, "path": None, "name": "值守", "draft": draft_to_json(draft)}
    lines = [json.dumps(line, ensure_ascii=False) for line in (first, _typed("水务科"), _typed("防汛科"))]
    for bad in ("{", "[]", "null", '{"values": 3}', '{"gone": []}', "\ufeff", "[" * 100_000, lines[2][:-5]):
        (folder / "draft-1.journal").write_text("\n".join([*lines[:2], bad, lines[2]]) + "\n", "utf-8")
        (found,) = recover(folder)
        found.lock.release()
        assert (found.draft.value("单位"), found.standing) == ("水务科", LeftState.CUT)


@pytest.mark.parametrize("depth", [1, 600, 2_000, 100_000])
@pytest.mark.parametrize("place", ["values", "gone", "switches", "name", "path", "digest", "base", "draft", "only a line"])
def test_lists_in_lists_where_a_text_should_be_are_told_as_damage(folder: Path, place: str, depth: int) -> None:
    folder.mkdir()
    first = {"path": None, "name": "值守", "digest": "", "base": None, "draft": draft_to_json(new_session().draft)}
    second: dict[str, object] = {"values": {}, "gone": [], "switches": {}}
    told = {"values": {"单位": "@"}, "gone": "@", "switches": "@"}
    records = ({**first, place: "@"},) if place in first else (first, {**second, place: told[place]}) if place in told else (first, "@")
    nested = "[" * depth + "]" * depth
    lines = [json.dumps(record, ensure_ascii=False).replace('"@"', nested) for record in records]
    (folder / "draft-1.journal").write_text("\n".join(lines) + "\n", "utf-8")
    for one in (found := recover(folder)):
        one.release()
        assert draft_to_json(one.draft)
        assert one.standing is LeftState.CUT or place == "gone" or (place, depth) == ("values", 1)
    assert bool(found) is not bool(damaged(folder))


def _typed(value: str) -> dict[str, object]:
    return {"values": {"单位": value}, "gone": [], "switches": {}}


def _kept(found: list[Recovered]) -> list[object]:
    for recovered in found:
        recovered.lock.release()
    return [recovered.draft.value("单位") for recovered in found]


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n", b"[]\n", b"null\n", b'{"draft": "{}"}\n', b"\xff\xfe\n", b'{"draft": 3}\n'])
def test_a_damaged_journal_is_left_where_it_is(folder: Path, content: bytes) -> None:
    folder.mkdir()
    (folder / "draft-1.journal").write_bytes(content)
    assert recover(folder) == []
    assert (folder / "draft-1.journal").read_bytes() == content


def test_a_recovered_session_is_unsaved(folder: Path, start: Callable[[Session], Journal]) -> None:
    session = new_session(Path("a.docx"))
    journal = start(session)
    session.set_value("单位", "水务科")
    crash(journal)
    (found,) = recover(folder)
    assert found.session().is_dirty
    found.forget()


def test_what_was_left_stays_while_the_disk_takes_nothing_new(
    monkeypatch: pytest.MonkeyPatch, folder: Path, start: Callable[[Session], Journal]
) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    crash(journal)
    (found,) = recover(folder)
    after = found.session()

    def full(*_given: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        again = start(after)
        again.go_on_from(found)
        after.path = folder / "改名.docx"
        again.saved()
        assert found.file.exists()
    again.saved()
    assert not found.file.exists()


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_program_killed_while_typing_loses_nothing_that_is_a_second_old(folder: Path, seed: int) -> None:
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.storage.journal.typing_child", str(folder)], cwd=ROOT, stdout=subprocess.PIPE, text=True, bufsize=1
    )
    assert child.stdout
    child.stdout.readline()
    time.sleep(1.2 + random.Random(seed).random() * 0.4)
    killed = time.time()
    child.kill()
    typed = [line.split() for line in child.stdout.read().splitlines() if len(line.split()) == 2]
    child.stdout.close()
    child.wait()
    acknowledged = max(int(number) for number, when in typed if float(when) < killed - 1)
    (found,) = recover(folder)
    kept = str(found.draft.value("单位"))
    assert int(kept.removeprefix("第").removesuffix("办公室")) >= acknowledged
    found.forget()
