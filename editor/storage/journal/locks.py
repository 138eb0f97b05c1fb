"""The locks of journals: one beside each is held while its program runs, so that no other takes it for a crash."""

import contextlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from editor.model.problem import NigaoError

if TYPE_CHECKING:
    from filelock import BaseFileLock

# What a journal raises that was damaged or is of another program.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, NigaoError)
_Kept = TypeVar("_Kept")


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


def left_behind(folder: Path, ending: str, read: Callable[[Path, float, list[bytes], "BaseFileLock"], _Kept]) -> list[_Kept]:
    """What `read` gives for the journals that no running program holds, the last changed first; damaged ones are left where they are.

    It is asked with the file, when it was changed (seconds since 1970), the lines that were written to their end, and the lock, which it keeps.
    """
    found = [_read_one(path, read) for path in sorted(folder.glob(f"*{ending}"))] if folder.is_dir() else []
    return [kept for _, kept in sorted((one for one in found if one), key=lambda one: -one[0])]


def _read_one(path: Path, read: Callable[[Path, float, list[bytes], "BaseFileLock"], _Kept]) -> tuple[float, _Kept] | None:
    try:
        lock = locked(path)
    except OSError:
        return None
    if lock is None:
        return None
    try:
        when = path.stat().st_mtime
        return when, read(path, when, path.read_bytes().split(b"\n")[:-1], lock)
    except _DAMAGED:
        lock.release()
        return None
