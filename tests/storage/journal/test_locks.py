"""The locks of journals: what is written is guarded from the first byte on, whatever another start sweeps meanwhile."""

from collections.abc import Callable
from pathlib import Path

import pytest

from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.storage.journal import locks
from editor.storage.journal.attempts import Attempts, AttemptStage
from editor.storage.journal.file import recover
from editor.storage.journal.journal import Journal
from editor.storage.journal.locks import locked, sweep_locks
from tests.storage.journal.journals import crash, new_session

Swept = Callable[[int], list[Path]]


@pytest.fixture
def swept(monkeypatch: pytest.MonkeyPatch) -> Swept:
    """Lets another start hold the next so many locks in the moment in which they are made; gives them."""

    def sweep(count: int) -> list[Path]:
        taken: list[Path] = []

        def late(path: Path) -> object:
            if len(taken) < count:
                taken.append(path)
                return None
            return locked(path)

        monkeypatch.setattr(locks, "locked", late)
        return taken

    return sweep


def test_a_journal_whose_lock_another_start_took_begins_under_another_name(folder: Path, start: Callable[[Session], Journal], swept: Swept) -> None:
    session = new_session()
    journal, taken = start(session), swept(3)
    session.set_value("单位", "水务科")
    journal.flush()
    assert len(taken) == 3
    assert journal.path not in taken
    assert recover(folder) == []
    crash(journal)
    assert [found.draft.value("单位") for found in recover(folder)] == ["水务科"]


def test_a_journal_that_another_start_holds_goes_on_in_a_file_of_its_own(folder: Path, start: Callable[[Session], Journal], swept: Swept) -> None:
    session = new_session()
    journal = start(session)
    session.set_value("单位", "水务科")
    journal.flush()
    before = journal.path
    assert before is not None
    for file in (before, before.with_suffix(".lock")):
        file.unlink()
    taken = swept(1)
    session.set_value("单位", "防汛科")
    journal.flush()
    assert (taken, journal.path not in (None, before), recover(folder)) == ([before], True, [])


def test_where_no_lock_can_be_had_it_is_said_and_nothing_lies_there_unguarded(
    folder: Path, start: Callable[[Session], Journal], swept: Swept
) -> None:
    session = new_session()
    journal = start(session)
    swept(1000)
    session.set_value("单位", "水务科")
    with pytest.raises(NigaoError, match="没能暂存"):
        journal.flush()
    assert list(folder.glob("*.journal*")) == []


def test_the_mark_of_what_is_opened_is_held_too(folder: Path, swept: Swept) -> None:
    attempts, taken = Attempts(folder), swept(2)
    attempt = attempts.begin(AttemptStage.READING, ["a.docx"])
    assert len(taken) == 2
    assert Attempts(folder).ended(["a.docx"]) is None
    attempt.end()
    assert list(folder.glob("*.opening")) == []


def test_the_sweep_takes_the_locks_that_nobody_holds_and_that_guard_nothing(folder: Path) -> None:
    folder.mkdir()
    for name in ("draft-1.lock", "draft-2.lock", "draft-2.journal", "draft-3.lock", "draft-3.journal.before", "draft-4.lock", "draft-[4].journal"):
        (folder / name).touch()
    lock = locked(folder / "draft-5.journal")
    sweep_locks(folder)
    left = sorted(path.name for path in folder.glob("*.lock"))
    assert left == ["draft-2.lock", "draft-3.lock", "draft-5.lock"]
    locks.released(lock)


def test_the_sweep_lists_the_folder_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.mkdir()
    for number in range(50):
        (folder / f"draft-{number}.lock").touch()
    look, looks = locks.files_in, list[Path]()
    monkeypatch.setattr(locks, "files_in", lambda at, *more: (looks.append(at), look(at, *more))[1])
    sweep_locks(folder)
    assert (len(looks), list(folder.iterdir())) == (1, [])
