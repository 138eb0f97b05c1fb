"""Reads the library beside the window, and again every second while it is shown: what a colleague put into a shared folder comes up by itself.

A network drive that is gone may answer never. So the thread that reads is one that nothing waits for, neither a window that closes nor the end.
"""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from editor.desk import Desk
from editor.model.problem import NigaoError
from editor.qt.start.library.sieve import by_name
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import Known

_PAUSE = 1000
"""Milliseconds between two readings, or as long as a reading took: a slow folder is asked more seldom."""
_SOON, _LATE = 4, 32
"""Milliseconds after which it is looked whether a reading is done: soon at first, later each time."""
_AT_END = 0.5
"""Seconds that a reading is waited for in the end."""
_PART = 200
"""So many files of a folder are read at a time; what was read is shown between the parts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What the library held: its templates as they come and by name, its shared folders with whether they are reached, what is known of each
    template, and how many files are still to be read. `seconds` is how long it took.
    """

    found: Sequence[LibraryEntry]
    by_name: Sequence[LibraryEntry] = field(compare=False)
    shared: Sequence[tuple[Path, bool]]
    known: Mapping[Path, Known] = field(compare=False)
    unread: int = 0
    seconds: float = field(default=0.0, compare=False)


def _read_library(desk: Desk, before: Reading | None = None, last: Reading | None = None) -> Reading:
    """What the library holds now; `before` itself where it holds the same. What is new since the last time is noted when all is read; until then
    what is known is that of the `last` reading.
    """
    began, library = time.monotonic(), desk.library
    found = library.entries(_PART)
    shared, unread = library.shared_folders(), library.unread
    if before is not None and (before.found, before.shared, before.unread) == (found, shared, unread):
        return before
    known = desk.library_state.survey(found) if not unread else last.known if last is not None else {}
    return Reading(found, by_name(found), shared, known, unread, time.monotonic() - began)


class _Read(Thread):
    """One reading, with what came of it."""

    def __init__(self, desk: Desk, before: Reading | None, last: Reading | None) -> None:
        super().__init__(daemon=True)
        self._desk, self._before, self._last = desk, before, last
        self.reading: Reading | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.reading = _read_library(self._desk, self._before, self._last)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, where the exception hook is
            self.error = error


class LibraryWatch(QObject):
    """`read` tells a `Reading` that was asked for, or in which something is new."""

    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._last: Reading | None = None
        self._at_work: _Read | None = None
        self._is_asked = self._is_followed = False
        self._next, self._look = QTimer(self, singleShot=True), QTimer(self, singleShot=True)
        self._next.timeout.connect(self._start)
        self._look.timeout.connect(self._look_after)

    def refresh(self) -> None:
        """Read now, or once more where a reading is on its way, and tell what was read."""
        self._is_asked = True
        if self._at_work is None:
            self._start()

    def follow(self, *, on: bool) -> None:
        """Go on reading from time to time, or no more."""
        self._is_followed = on
        if not on:
            self._next.stop()
        elif self._at_work is None:
            self._next.start(_PAUSE)

    def wait(self) -> None:
        """Read no more; what is read just now is waited for a moment."""
        self.follow(on=False)
        self._look.stop()
        if self._at_work is not None:
            self._at_work.join(_AT_END)
            self._at_work = None

    def _start(self) -> None:
        self._next.stop()
        before, self._is_asked = None if self._is_asked else self._last, False
        self._at_work = _Read(self._desk, before, self._last)
        self._at_work.start()
        self._look.start(_SOON)

    def _look_after(self) -> None:
        done = self._at_work
        if done is None:
            return
        if done.is_alive():
            self._look.start(min(self._look.interval() * 2, _LATE))
            return
        self._at_work = None
        if self._is_asked:
            # What was read may be from before what was done.
            self._start()
        elif done.reading is not None:
            self._on_read(done.reading)
        else:
            self._on_failed(done.error)

    def _on_failed(self, error: Exception | None) -> None:
        if self._is_followed:
            self._next.start(_PAUSE)
        if error is not None and not isinstance(error, NigaoError):
            raise error

    def _on_read(self, reading: Reading) -> None:
        is_new, self._last = reading is not self._last, reading
        if reading.unread and self._is_followed:
            self._start()
        elif self._is_followed:
            self._next.start(max(_PAUSE, round(reading.seconds * 1000)))
        if is_new:
            self.read.emit(reading)
