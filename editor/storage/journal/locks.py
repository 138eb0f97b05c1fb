"""The names and locks of journals: a lock beside each is held while its program runs, so that no other takes it for a crash."""

import contextlib
import errno
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from editor.looking import files_in, is_taken, may_be_taken
from editor.storage.files.writing import sync_folder
from editor.storage.folders import private_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

_BEFORE, _NEXT = ".before", ".next"
_AWAY = "damaged"


def before_of(path: Path) -> Path:
    """Where the file lies that a journal was before it began anew."""
    return path.with_name(path.name + _BEFORE)


def next_of(path: Path) -> Path:
    """Where the file lies that takes a journal's place next."""
    return path.with_name(path.name + _NEXT)


def journals_in(folder: Path, ending: str) -> list[Path]:
    """The journals in a folder by name, also those of which only the file before or the next one is there."""
    names = [path.name for path in files_in(folder)]
    return [folder / name for name in sorted({name.removesuffix(_BEFORE).removesuffix(_NEXT) for name in names}) if name.endswith(ending)]


def locked(path: Path) -> "BaseFileLock | None":
    """The lock of a journal, held; None when another program holds it. Raises OSError where there can be none."""
    from filelock import FileLock, Timeout  # noqa: PLC0415 - loaded by the first journal

    lock = FileLock(_lock_path(path), timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except Timeout:
        return None
    return lock


def released(lock: "BaseFileLock | None") -> None:
    """Let a lock go. One that the system does not let go of ends with the program, and what it guards stays as it is until then."""
    if lock is not None:
        with contextlib.suppress(OSError):
            lock.release()


def held(paths: Iterable[Path]) -> "tuple[Path, BaseFileLock]":
    """The first of these journals that no other program holds, with its lock, held: a start that sweeps may take a new one in the moment before it
    is held. Raises OSError where there is none.
    """
    for path in paths:
        lock = locked(path)
        if lock is not None and is_on_disk(lock):
            return path, lock
        released(lock)
    raise OSError(errno.EAGAIN, os.strerror(errno.EAGAIN))


def sweep_locks(folder: Path) -> None:
    """Take away the locks of programs that were killed before their journal was there, or after it was gone."""
    found = files_in(folder)
    count = Counter(stem for path in found for stem in _stems(path.name))
    for path in found:
        if path.suffix == ".lock" and count[path.stem] == 1:
            with contextlib.suppress(OSError):
                _sweep_lock(path)


def _stems(name: str) -> Iterator[str]:
    """What stands before each dot of a name."""
    return (name[:at] for at, mark in enumerate(name) if mark == ".")


def _sweep_lock(path: Path) -> None:
    lock = locked(path)
    if lock is not None:
        path.unlink()
        released(lock)


def is_on_disk(lock: "BaseFileLock") -> bool:
    """Whether a lock that is held can be seen by others, as far as the disk tells: somebody may have taken its file away."""
    return may_be_taken(Path(lock.lock_file))


def _lock_path(path: Path) -> Path:
    return path.with_suffix(".lock")


def delete_journal(path: Path, lock: "BaseFileLock | None") -> None:
    """Take a journal and its lock away."""
    for file in _files_of(path):
        with contextlib.suppress(OSError):
            file.unlink()
    _let_go(path, lock)


def put_away(path: Path, lock: "BaseFileLock | None") -> None:
    """Put a journal that can't be read to its end into a folder of its own, where no start looks. Raises OSError."""
    away = private_folder(path.parent / _AWAY)
    for file in _files_of(path):
        if is_taken(file):
            file.replace(_free(away / file.name))
    sync_folder(away)
    _let_go(path, lock)


def _free(path: Path) -> Path:
    number, found = 1, path
    while is_taken(found):
        number += 1
        found = path.with_name(f"{path.name}.{number}")
    return found


def _files_of(path: Path) -> Iterator[Path]:
    """The files of a journal, those that hold less first: when the program ends between two of them, what is left is the newest."""
    yield from (before_of(path), path, next_of(path))


def _let_go(path: Path, lock: "BaseFileLock | None") -> None:
    released(lock)
    with contextlib.suppress(OSError):
        _lock_path(path).unlink()
