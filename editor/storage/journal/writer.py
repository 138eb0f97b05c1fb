"""The writer of every journal: what was done is on the disk before the screen moves far on.

A journal is a file of records. The first ones hold the whole of what is kept, those after them what changed since.
"""

import contextlib
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from editor.model.problem import ExitCode, NigaoError
from editor.storage.journal.kept_file import PUT_OFF, KeptFile
from editor.storage.journal.records import Record

DELAY = 0.3
RETRY = 5.0
_LONGEST = 4_000_000
"""The bytes from which a journal begins anew; one whose whole is long may grow to twice of that first."""
Kept = TypeVar("Kept")
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


class _Growing(Generic[Kept]):
    """What is in the file of a journal, and how it comes to hold something else."""

    def __init__(self, folder: Path, form: JournalForm[Kept]) -> None:
        self._form, self.file = form, KeptFile(folder, form.stem, form.ending)
        self._written: Kept | None = None

    def write(self, kept: Kept) -> None:
        """Append what changed since the last call, or begin the file anew with the whole; it is on the disk when this returns. Raises OSError."""
        before = self._written if self.file.is_in_place else None
        if before is not None and kept == before:
            return
        change = self._form.change(before, kept) if before is not None and self.file.length <= max(_LONGEST, 2 * self.file.whole) else None
        self._written = None
        if change is None:
            self.file.start(self._form.whole(kept))
        else:
            self.file.append(change)
        self._written = kept

    def begin_anew(self) -> None:
        """Let the next write begin the file anew; this one stays until then."""
        self._written = None

    def leave(self) -> None:
        """Leave the file for the next start of the program, with a word that this is meant."""
        with contextlib.suppress(OSError):
            if self.file.is_in_place:
                self.file.append([PUT_OFF])
        self.file.release()


class JournalWriter(Generic[Kept]):
    """Keeps the last of what it is given on the disk, in a thread of its own, within a second."""

    def __init__(self, folder: Path, form: JournalForm[Kept], on_trouble: OnTrouble | None = None) -> None:
        """`on_trouble` is called from the journal's thread: with what keeps it from writing, and with None once it writes again."""
        self._form, self._on_trouble = form, on_trouble
        self._growing = _Growing(folder, form)
        self._trouble: NigaoError | None = None
        self._state = threading.Condition()
        self._writing = threading.Lock()
        self._pending: Kept | None = None
        self._is_writing = self._closed = False
        self._thread = threading.Thread(target=self._run, name=f"{form.stem} journal", daemon=True)
        self._thread.start()

    @property
    def trouble(self) -> NigaoError | None:
        """What keeps the journal from writing at the moment, or None."""
        return self._trouble

    @property
    def is_closed(self) -> bool:
        """Whether what is noted is not kept any more: the person let go of it, or left it for later."""
        return self._closed

    @property
    def has_all(self) -> bool:
        """Whether everything that was noted is on the disk, as the disk itself said."""
        with self._state:
            return self._trouble is None and self._pending is None and not self._is_writing

    @property
    def path(self) -> Path | None:
        """The journal's file; None while there is nothing to keep."""
        return self._growing.file.path

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
                self._growing.file.remove()
            self._growing.begin_anew()
        if kept is None:
            self._calm_down()
        else:
            self._write_pending()

    def _calm_down(self) -> None:
        """Nothing waits for the disk any more."""
        with self._state:
            before, self._trouble = self._trouble, None
        self._tell(None, before)

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
            self._growing.leave()
        else:
            self._growing.file.remove()

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
            kept = self._taken()
            if kept is None:
                return
            trouble = self._written(kept)
            with self._state:
                self._is_writing = False
                self._pending = self._pending or (kept if trouble else None)
                self._trouble, before = trouble, self._trouble
        self._tell(trouble, before)

    def _taken(self) -> Kept | None:
        """What waits; it counts as kept when it was written."""
        with self._state:
            kept, self._pending = self._pending, None
            self._is_writing = kept is not None
            return kept

    def _written(self, kept: Kept) -> NigaoError | None:
        """Why something could not be written; None where it was."""
        try:
            self._growing.write(kept)
        except Exception as error:  # noqa: BLE001 - the journal outlives a mistake in what it is given, and tells of it
            return NigaoError(self._form.reason(error), ExitCode.UNWRITABLE)
        return None

    def _tell(self, trouble: NigaoError | None, before: NigaoError | None) -> None:
        if (trouble is None) != (before is None) and self._on_trouble:
            self._on_trouble(trouble)
