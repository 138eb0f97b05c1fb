"""The locks of journals: one beside each is held while its program runs, so that no other takes it for a crash."""

import contextlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from editor.looking import files_in, status_of
from editor.model.problem import NigaoError

if TYPE_CHECKING:
    from filelock import BaseFileLock

# What a journal raises that was damaged or is of another program.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, NigaoError)


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def locked(path: Path) -> "BaseFileLock | None":
    """The lock of a journal, held; None when another program holds it."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - loaded by the first journal

    lock = FileLock(_lock_path(path), timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def delete_journal(path: Path, lock: "BaseFileLock | None") -> None:
    """Take a journal and its lock away."""
    with contextlib.suppress(OSError):
        path.unlink()
    if lock:
        lock.release()
    with contextlib.suppress(OSError):
        _lock_path(path).unlink()


@dataclass
class LeftBehind:
    """The journal of a program that ended without letting go of it, held for this program. `when` is its last change (seconds since 1970)."""

    file: Path
    lock: "BaseFileLock"
    when: float

    def forget(self) -> None:
        """Take the journal away: what it holds lives on in a new journal, or the person does not want it."""
        delete_journal(self.file, self.lock)


_Left = TypeVar("_Left", bound=LeftBehind)
Reader = Callable[[LeftBehind, list[Mapping[str, Any]]], _Left]


def left_behind(folder: Path, ending: str, read: Reader[_Left]) -> list[_Left]:
    """What `read` makes of the journals that no running program holds, the last changed first; damaged ones are left where they are.

    `read` is given the journal and the records that were written to their end.
    """
    found = [_read_one(path, read) for path in files_in(folder, f"*{ending}")]
    return sorted((one for one in found if one), key=lambda one: -one.when)


def _read_one(path: Path, read: Reader[_Left]) -> _Left | None:
    try:
        lock = locked(path)
    except OSError:
        return None
    if lock is None:
        return None
    try:
        lines = path.read_bytes().split(b"\n")[:-1]
        found = status_of(path)
        return read(LeftBehind(path, lock, found.st_mtime if found else 0.0), [json.loads(line.decode("utf-8", "surrogatepass")) for line in lines])
    except _DAMAGED:
        lock.release()
        return None
