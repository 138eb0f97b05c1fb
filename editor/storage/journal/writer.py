"""The writer of every journal: what was done is on the disk before the screen moves far on.

A journal is a file of records, one JSON object a line. The first ones hold the whole of what is kept, those after them what changed since.
"""

import contextlib
import json
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from editor.model.problem import ExitCode, NigaoError
from editor.storage.files.writing import replace_file, write_all
from editor.storage.folders import private_folder
from editor.storage.journal.locks import delete_journal, locked

if TYPE_CHECKING:
    from filelock import BaseFileLock

DELAY = 0.3
RETRY = 5.0
_LONGEST = 4_000_000
"""The bytes from which a journal begins anew; one whose whole is long may grow to twice of that first."""
Kept = TypeVar("Kept")
Record = Mapping[str, Any]
OnTrouble = Callable[[NigaoError | None], None]


@dataclass(frozen=True)
class JournalForm(Generic[Kept]):
    """How the journals of one kind are written: the names of their files (`stem`-….`ending`) and their records.

    `whole` gives the records of all that is kept, `change` those of what differs between two states, or None where only the whole can say it.
    `reason` puts into words why a journal can't be written. `delay` is how long changes gather before they are written, in seconds.
    """

    stem: str
    ending: str
    whole: Callable[[Kept], Iterable[Record]]
    change: Callable[[Kept, Kept], Iterable[Record] | None]
    reason: Callable[[Exception], str]
    delay: float = 0


class _JournalFile(Generic[Kept]):
    """The file of one journal with its lock; it is made when something is first written."""

    def __init__(self, folder: Path, form: JournalForm[Kept]) -> None:
        self._folder, self._form = folder, form
        self.path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._descriptor = -1
        self._length = self._whole = 0
        self._written: Kept | None = None

    def write(self, kept: Kept) -> None:
        """Append what changed since the last call, or start a file with the whole; it is on the disk when this returns. Raises OSError."""
        before = self._written
        if before is not None and kept == before:
            return
        change = self._form.change(before, kept) if before is not None and self._length <= max(_LONGEST, 2 * self._whole) else None
        if change is None:
            self._start(_lines(self._form.whole(kept)))
        else:
            self._append(_lines(change))
        self._written = kept

    def _start(self, lines: bytes) -> None:
        """A new file; the one before goes only when this one is on the disk."""
        path = private_folder(self._folder) / f"{self._form.stem}-{os.urandom(8).hex()}{self._form.ending}"
        lock = locked(path)
        try:
            replace_file(path, lines, private=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except OSError:
            delete_journal(path, lock)
            raise
        self.remove()
        self.path, self._lock, self._descriptor = path, lock, descriptor
        self._length = self._whole = len(lines)

    def _append(self, lines: bytes) -> None:
        try:
            write_all(self._descriptor, lines)
            os.fsync(self._descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._length)
            raise
        self._length += len(lines)

    def begin_anew(self) -> None:
        """Let the next write start a new file; this one stays until then."""
        self._written = None

    def release(self) -> None:
        """Close the file and leave it for the next start of the program."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        if self._lock:
            self._lock.release()
        self.path, self._lock, self._descriptor, self._length, self._written = None, None, -1, 0, None

    def remove(self) -> None:
        """Close the file and take it away."""
        path, lock = self.path, self._lock
        self._lock = None
        self.release()
        if path:
            delete_journal(path, lock)


def _lines(records: Iterable[Record]) -> bytes:
    return b"".join(json.dumps(record, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n" for record in records)


class JournalWriter(Generic[Kept]):
    """Keeps the last of what it is given on the disk, in a thread of its own, within a second."""

    def __init__(self, folder: Path, form: JournalForm[Kept], on_trouble: OnTrouble | None = None) -> None:
        """`on_trouble` is called from the journal's thread: with what keeps it from writing, and with None once it writes again."""
        self._form, self._on_trouble = form, on_trouble
        self._file = _JournalFile(folder, form)
        self._trouble: NigaoError | None = None
        self._state = threading.Condition()
        self._writing = threading.Lock()
        self._pending: Kept | None = None
        self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"{form.stem} journal", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> NigaoError | None:
        """What keeps the journal from writing at the moment, or None."""
        return self._trouble

    @property
    def path(self) -> Path | None:
        """The journal's file; None while there is nothing to keep."""
        return self._file.path

    def note(self, kept: Kept) -> None:
        """Keep this, within a second; of several that wait the last one is written."""
        with self._state:
            self._pending = kept
            self._state.notify()

    def flush(self) -> None:
        """Write now what waits; raises NigaoError when the disk refuses."""
        self._write_pending()
        if self._trouble:
            raise self._trouble

    def begin_anew(self, kept: Kept | None) -> None:
        """What was noted is in a file of the person's now: go on with a new journal that begins with `kept`, or with none."""
        with self._writing:
            with self._state:
                self._pending = kept
            if kept is None:
                self._file.remove()
            else:
                self._file.begin_anew()
        self._write_pending()

    def close(self, *, keep: bool = False) -> None:
        """End. The journal goes, since the person used or let go of what is in it; with `keep` it stays for the next start.

        A second call does nothing.
        """
        if self._closed:
            return
        with self._state:
            self._closed = True
            self._state.notify()
        self._thread.join()
        if keep:
            self._write_pending()
            self._file.release()
        else:
            self._file.remove()

    def _run(self) -> None:
        while self._wait_for_change():
            self._write_pending()

    def _wait_for_change(self) -> bool:
        """Wait for something to keep, and for the typing to gather a little; False when the journal was closed."""
        with self._state:
            self._state.wait_for(lambda: self._closed or (self._pending is not None and not self._trouble), RETRY if self._trouble else None)
            self._state.wait_for(lambda: self._closed, self._form.delay)
            return not self._closed

    def _write_pending(self) -> None:
        with self._writing:
            with self._state:
                kept, self._pending = self._pending, None
            if kept is None:
                return
            try:
                self._file.write(kept)
            except Exception as error:  # noqa: BLE001 - the journal outlives a mistake in what it is given, and tells of it
                self._keep_pending(kept)
                self._tell(NigaoError(self._form.reason(error), ExitCode.UNWRITABLE))
            else:
                self._tell(None)

    def _keep_pending(self, kept: Kept) -> None:
        with self._state:
            self._pending = self._pending or kept

    def _tell(self, trouble: NigaoError | None) -> None:
        is_news = (trouble is None) != (self._trouble is None)
        self._trouble = trouble
        if is_news and self._on_trouble:
            self._on_trouble(trouble)
