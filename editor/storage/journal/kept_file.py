"""The file of one journal with its lock: records are put behind it, or it begins anew; the file before stays beside the new one."""

import contextlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from editor.looking import is_taken, status_of
from editor.storage.files.writing import replace_file, sync_folder, write_all
from editor.storage.folders import private_folder
from editor.storage.journal.locks import before_of, delete_journal, held, is_on_disk, next_of, released
from editor.storage.journal.records import Chain, Record, begun

if TYPE_CHECKING:
    from filelock import BaseFileLock

PUT_OFF: Record = {"left": "later"}
"""The record behind all others of a journal that a person left for later; without it the program did not come to its end."""


_TRIES = 20


class KeptFile:
    """The journal's file; it is made when something is first written. `stem` and `ending` make its name: `stem`-….`ending`."""

    def __init__(self, folder: Path, stem: str, ending: str) -> None:
        self._folder, self._stem, self._ending = folder, stem, ending
        self.path: Path | None = None
        self.length = self.whole = 0
        self._lock: BaseFileLock | None = None
        self._descriptor = -1
        self._chain = Chain()

    @property
    def is_in_place(self) -> bool:
        """Whether the file is there as it was written last: nobody took it away or wrote into it."""
        found = status_of(self.path) if self.path is not None and self._descriptor >= 0 else None
        return found is not None and found.st_size == self.length + len(self._chain.end)

    def start(self, records: Iterable[Record]) -> None:
        """Begin the file anew with these records. The new one takes the place of the one before when it is proved on the disk. Raises OSError."""
        folder = private_folder(self._folder)
        path, lock = self._held(folder)
        chain, head = begun()
        chain, lines = chain.lines(records)
        try:
            replace_file(next_of(path), head + lines + chain.end, private=True)
            self._close()
            _put_in_place(path)
            self._descriptor = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
        except OSError:
            if path != self.path:
                delete_journal(path, lock)
            raise
        self.path, self._lock, self._chain = path, lock, chain
        self.length = self.whole = len(head + lines)

    def _held(self, folder: Path) -> "tuple[Path, BaseFileLock]":
        """The file to write, with its lock: the one that is there, or a new one where another program holds that by now. Raises OSError."""
        if self.path is not None and self._lock is not None and is_on_disk(self._lock):
            return self.path, self._lock
        names = (folder / f"{self._stem}-{os.urandom(8).hex()}{self._ending}" for _ in range(_TRIES))
        return held(names if self.path is None else (self.path, *names))

    def append(self, records: Iterable[Record]) -> None:
        """Put records behind those that are there; they are on the disk when this returns. Raises OSError, and the file is as before."""
        chain, lines = self._chain.lines(records)
        try:
            self._write(lines + chain.end)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self.length + len(self._chain.end))
                self._write(self._chain.end)
            raise
        self._chain = chain
        self.length += len(lines)

    def _write(self, lines: bytes) -> None:
        """Write over the mark at the end of the file."""
        os.lseek(self._descriptor, self.length, os.SEEK_SET)
        write_all(self._descriptor, lines)
        os.fsync(self._descriptor)

    def _close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def release(self) -> None:
        """Close the file and leave it for the next start of the program."""
        self._close()
        released(self._lock)
        self.path, self._lock, self.length = None, None, 0

    def remove(self) -> None:
        """Close the file and take it away."""
        path, lock = self.path, self._lock
        self._lock = None
        self.release()
        if path:
            delete_journal(path, lock)


def _put_in_place(path: Path) -> None:
    """Let the new file take the place of the one before, which stays beside it. Where that fails, the one before is in its place again."""
    if is_taken(path):
        path.replace(before_of(path))
    try:
        next_of(path).replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            before_of(path).replace(path)
        raise
    sync_folder(path.parent)
