"""What is being opened or laid out is marked on the disk until it is done: a mark whose program is gone tells what ended it."""

import contextlib
import json
import os
import secrets
import time
from collections.abc import Generator, Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from editor.looking import files_in, is_there, read_plain_file, status_of
from editor.storage.journal.locks import delete_journal, held, locked

if TYPE_CHECKING:
    from filelock import BaseFileLock

_ENDING = ".opening"
_TRIES = 20
_KEPT = 30 * 24 * 3600  # seconds: who comes back later has most likely given up on the file
_LARGEST = 1_000_000
_UNREADABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


class AttemptStage(StrEnum):
    """How far something came: it is read, or its pages are laid out."""

    READING = "reading"
    PAGES = "pages"


class Attempt:
    """A mark of this program, there until `end`; none where the disk refuses it: it is a help and no more."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._file = folder, Path()
        self._lock: BaseFileLock | None = None
        self._noted: tuple[object, ...] = ()

    def note(self, stage: AttemptStage, traces: Iterable[str]) -> None:
        """Write down how far it came, and by which names it is known: paths of files, names of journals."""
        noted = (stage, *traces)
        if noted == self._noted:
            return
        self._noted = noted
        with contextlib.suppress(OSError):
            if self._lock is None:
                names = (self._folder / f"{os.getpid()}-{secrets.token_hex(4)}{_ENDING}" for _ in range(_TRIES))
                self._file, self._lock = held(names)
            self._file.write_bytes(json.dumps({"stage": stage, "traces": noted[1:]}).encode("utf-8", "surrogatepass"))

    def end(self) -> None:
        """It is done, or was let go of in order."""
        if self._lock is not None:
            delete_journal(self._file, self._lock)
        self._lock, self._noted = None, ()


class _Left(NamedTuple):
    file: Path
    stage: AttemptStage
    traces: frozenset[str]


class Attempts:
    """The marks in a folder. Those of programs that ended without taking them away stay until they are forgiven."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def look(self) -> None:
        """Read the marks of earlier runs, while the journals that they name are there: one that is taken up is no more."""
        _ = self._left

    def begin(self, stage: AttemptStage, traces: Iterable[str]) -> Attempt:
        """A new mark."""
        self.look()  # What earlier runs left is told apart from what this one leaves.
        with contextlib.suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        attempt = Attempt(self._folder)
        attempt.note(stage, traces)
        return attempt

    @contextlib.contextmanager
    def reading(self, trace: str) -> Generator[None]:
        """Inside, a file is read."""
        attempt = self.begin(AttemptStage.READING, [trace])
        try:
            yield
        finally:
            attempt.end()

    def ended(self, traces: Iterable[str]) -> AttemptStage | None:
        """How far an earlier run came that ended with something of one of these names, the least where several did; None where none did."""
        names = set(traces)
        stages = {left.stage for left in self._left if left.traces & names}
        return next((stage for stage in AttemptStage if stage in stages), None)

    def forgive(self, traces: Iterable[str]) -> None:
        """Try what is known by these names as if nothing had happened."""
        names = set(traces)
        for left in [left for left in self._left if left.traces & names]:
            self._left.remove(left)
            delete_journal(left.file, None)

    @cached_property
    def _left(self) -> list[_Left]:
        found = files_in(self._folder, f"*{_ENDING}")
        return [left for left in map(_read, found) if left is not None]


def _is_late(file: Path) -> bool:
    found = status_of(file)
    return found is not None and time.time() - found.st_mtime < _KEPT


def _may_come(trace: str, journals: Path) -> bool:
    """Whether what has this name may be opened again: any file of a person, and a journal that is there."""
    return Path(trace).parent != journals.absolute() or is_there(Path(trace))


def _read(file: Path) -> _Left | None:
    """A mark that no running program holds; one that tells nothing is taken away."""
    try:
        lock = locked(file)
        if lock is None:
            return None
        left = _told_by(file)
        if left is None:
            delete_journal(file, lock)
        else:
            lock.release()
    except _UNREADABLE:
        return None
    return left


def _told_by(file: Path) -> _Left | None:
    """What a mark tells; None for one that is old or damaged, or that names nothing but journals that are gone."""
    with contextlib.suppress(*_UNREADABLE):
        if _is_late(file):
            data: Mapping[str, Any] = json.loads(read_plain_file(file, _LARGEST))
            left = _Left(file, AttemptStage(data["stage"]), frozenset(map(str, data["traces"])))
            return left if any(_may_come(trace, file.parent) for trace in left.traces) else None
    return None
