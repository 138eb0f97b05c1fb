"""What was done in the review of a sample is on the disk within a moment, and is found again after a crash."""

import json
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.problem import ExitCode, NigaoError
from editor.model.sample.inspection import Inspection
from editor.model.sample.inspection_file import Record, records, replayed
from editor.model.words import tr
from editor.storage.files.writing import write_all
from editor.storage.folders import private_folder
from editor.storage.journal.locks import delete_journal, left_behind, locked

if TYPE_CHECKING:
    from filelock import BaseFileLock

_ENDING = ".review"
_END: Record = {}


class ReviewJournal:
    """The file of one review, written in a thread of its own; it is made at the first act."""

    def __init__(self, folder: Path, name: str, on_trouble: Callable[[NigaoError], None] | None = None) -> None:
        """`name` is what the sample is called on screen; `on_trouble` is called from the journal's thread when the disk refuses."""
        self._folder, self._name, self._on_trouble = folder, name, on_trouble
        self._writer = ThreadPoolExecutor(1, "review journal")
        self._path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._wanted: Inspection | None = None
        self._written: Inspection | None = None

    def note(self, seen: Inspection) -> None:
        """Keep this inspection; of several that wait the last one is written."""
        self._wanted = seen
        self._writer.submit(self._write)

    def flush(self) -> None:
        """Wait until all that was noted is on the disk."""
        self._writer.submit(lambda: None).result()

    def close(self) -> None:
        """End and take the file away: the review was used, or the person let go of it."""
        self._writer.shutdown(cancel_futures=True)
        if self._path is not None:
            delete_journal(self._path, self._lock)
            self._path = None

    def _write(self) -> None:
        seen = self._wanted
        if seen is None or seen is self._written:
            return
        try:
            self._append(records(self._written, seen))
            self._written = seen
        except OSError as error:
            self._written = None  # what was written in part is not gone on from
            if self._on_trouble:
                self._on_trouble(NigaoError(tr("没能暂存校对（{why}）。请先存为模板。", why=error.strerror or error), ExitCode.UNWRITABLE))

    def _append(self, changes: Iterator[Record]) -> None:
        old, old_lock = self._path, self._lock
        if self._written is None:
            self._path = private_folder(self._folder) / f"review-{os.urandom(8).hex()}{_ENDING}"
            self._lock = locked(self._path)
            changes = chain([{"name": self._name}], changes)
        assert self._path is not None
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        try:
            for change in chain(changes, [_END]):
                write_all(descriptor, json.dumps(change, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n")
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if old is not None and old != self._path:
            delete_journal(old, old_lock)


@dataclass
class RecoveredReview:
    """A review that was not used when its program ended, held for this program until it is let go of.

    `when` is the time of its last change (seconds since 1970); `path` is None, for a review has no Word file yet.
    """

    seen: Inspection
    name: str
    when: float
    _file: Path
    _lock: "BaseFileLock"
    path: Path | None = None

    def forget(self) -> None:
        """Take the journal away: the review lives on in a new one, or the person does not want it."""
        delete_journal(self._file, self._lock)


def recover_reviews(folder: Path) -> list[RecoveredReview]:
    """The reviews that no running program holds, the last changed first; damaged ones are left where they are."""
    return left_behind(folder, _ENDING, _recovered)


def _recovered(path: Path, when: float, lines: list[bytes], lock: "BaseFileLock") -> RecoveredReview:
    first, *changes = _whole(lines)
    return RecoveredReview(replayed(changes), first["name"], when, path, lock)


def _whole(lines: list[bytes]) -> list[Record]:
    """The records of all acts that were written to their end, which an empty record marks."""
    read: list[Record] = [json.loads(line.decode("utf-8", "surrogatepass")) for line in lines]
    last = max((n for n, record in enumerate(read) if not record), default=0)
    return read[:last]
