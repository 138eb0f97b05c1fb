"""Journals that no running program holds: what is read of each, and what can't be."""

import contextlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editor.looking import is_there, read_plain_file, status_of
from editor.model.problem import NigaoError
from editor.storage.journal.kept_file import PUT_OFF
from editor.storage.journal.locks import before_of, delete_journal, journals_in, locked, next_of, put_away, released
from editor.storage.journal.records import JournalState, ReadJournal, Record, loose_records, loose_text, read_journal

if TYPE_CHECKING:
    from filelock import BaseFileLock

# What a journal raises that was damaged or is of another program.
DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError, NigaoError)


class LeftState(StrEnum):
    """What a journal that was left is: all that was typed; left on purpose; what stood before a write that did not end; what stood before something
    that can't be read; an older state.
    """

    WHOLE = "whole"
    PUT_OFF = "put off"
    TORN = "torn"
    CUT = "cut"
    OLDER = "older"


@dataclass
class LeftBehind:
    """The journal of a program that ended without letting go of it, held for this program. `when` is its last change (seconds since 1970)."""

    file: Path
    lock: "BaseFileLock | None"
    when: float
    standing: LeftState

    def release(self) -> None:
        """Leave the journal where it is, for the next start."""
        if self.lock:
            released(self.lock)

    def forget(self) -> None:
        """Take the journal away: what it holds lives on in a new journal, or the person does not want it. One of which
        more can't be read than a line that was being written is put into a folder of its own.
        """
        if self.standing in (LeftState.CUT, LeftState.OLDER):
            with contextlib.suppress(OSError):
                put_away(self.file, self.lock)
        else:
            delete_journal(self.file, self.lock)


_LARGEST = 512 * 1024 * 1024
_Left = TypeVar("_Left", bound=LeftBehind)
Records = tuple[Record, ...]
Reader = Callable[[LeftBehind, Records], _Left]


class DamageKind(StrEnum):
    """Why nothing was read of a journal: it is damaged, it can't be opened, a newer version wrote it."""

    BROKEN = "broken"
    CLOSED = "closed"
    NEWER = "newer"


@dataclass
class DamagedJournal(LeftBehind):
    """A journal of which nothing is sure. `data` are its bytes."""

    kind: DamageKind
    data: bytes = b""

    @property
    def records(self) -> Records:
        """What can be read at all, right or wrong."""
        return tuple(loose_records(self.data))

    @property
    def text(self) -> str:
        """The words in it, for a person to pick from: the marks of the journal are taken out as far as they can be told."""
        return loose_text(self.data)

    def put_away(self) -> None:
        """Put the file into a folder of its own, where no start looks; raises OSError."""
        put_away(self.file, self.lock)


AFTER = "after"
"""What the first record of a journal calls the files of those that it goes on from."""


def names_of(left: Iterable[LeftBehind]) -> list[str]:
    """The names of the files of journals, as a journal that goes on from them says them."""
    return [one.file.name for one in left]


def left_behind(folder: Path, ending: str, read: Reader[_Left]) -> list[_Left]:
    """What `read` makes of the journals that no running program holds, the last changed first; damaged ones are left where they are.

    `read` is given the journal and the records that are as they were written, up to the first one that is not. A journal that another one goes on
    from is taken away: the program ended between the two.
    """
    found = [one for path in journals_in(folder, ending) if (one := _read_one(path, read))]
    succeeded = {name for _, names in found for name in names}
    for one, _ in found:
        if one.file.name in succeeded:
            one.forget()
    return sorted((one for one, _ in found if one.file.name not in succeeded), key=lambda one: -one.when)


def _read_one(path: Path, read: Reader[_Left]) -> tuple[_Left, list[str]] | None:
    """What a journal holds, and the names of those that it goes on from."""
    try:
        lock = locked(path)
    except OSError:
        return None
    if lock is None:
        return None
    for when, standing, records in _versions(path):
        with contextlib.suppress(*DAMAGED):
            return read(LeftBehind(path, lock, when, standing), records), [str(name) for name in records[0].get(AFTER, ())]
    released(lock)
    return None


def _versions(path: Path) -> Iterator[tuple[float, LeftState, Records]]:
    """What a journal may be, the best first: the file that was to take its place, itself, the one that was before it."""
    for file in (next_of(path), path, before_of(path)):
        found = _read(file)
        if found is None or (file == next_of(path) and found.state != JournalState.WHOLE):
            continue
        if file == path and found.state == JournalState.NEWER:
            return
        if (at := status_of(file)) is not None:
            yield at.st_mtime, _standing(found, is_before=file == before_of(path)), found.records


def _read(file: Path) -> ReadJournal | None:
    try:
        return read_journal(read_plain_file(file, _LARGEST))
    except (OSError, ValueError):
        return None


def _standing(found: ReadJournal, *, is_before: bool) -> LeftState:
    if is_before:
        return LeftState.OLDER
    if found.state != JournalState.WHOLE:
        return LeftState.TORN if found.state == JournalState.TORN else LeftState.CUT
    return LeftState.PUT_OFF if found.records and found.records[-1] == PUT_OFF else LeftState.WHOLE


def damaged_in(folder: Path, ending: str, read: Reader[_Left]) -> list[DamagedJournal]:
    """The journals of which `read` can make nothing, each held for this program; those that a program holds are left out."""
    return [found for path in journals_in(folder, ending) if (found := _damaged(path, read)) is not None]


def _damaged(path: Path, read: Reader[_Left]) -> DamagedJournal | None:
    try:
        lock = locked(path)
    except OSError:
        return DamagedJournal(path, None, 0, LeftState.CUT, DamageKind.CLOSED)
    if lock is None:
        return None
    for when, standing, records in _versions(path):
        with contextlib.suppress(*DAMAGED):
            read(LeftBehind(path, lock, when, standing), records)
            released(lock)
            return None
    return _as_damaged(path, lock)


def _as_damaged(path: Path, lock: "BaseFileLock") -> DamagedJournal:
    file = next((file for file in (path, next_of(path)) if is_there(file)), before_of(path))
    found = status_of(file)
    when = 0 if found is None else found.st_mtime
    try:
        data = read_plain_file(file, _LARGEST)
    except (OSError, ValueError):
        return DamagedJournal(path, lock, when, LeftState.CUT, DamageKind.CLOSED)
    is_newer = read_journal(data).state == JournalState.NEWER
    return DamagedJournal(path, lock, when, LeftState.CUT, DamageKind.NEWER if is_newer else DamageKind.BROKEN, data)
