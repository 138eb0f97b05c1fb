"""Reads the library beside the window, and again every second while it is shown: what a colleague put into a shared folder comes up by itself."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal

from editor.desk import Desk
from editor.qt.messages.workers import Workers
from editor.qt.start.library.sieve import by_name
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import Known

_PAUSE = 1000
"""Milliseconds between two readings, or as long as a reading took: a slow folder is asked more seldom."""
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


def read_library(desk: Desk, before: Reading | None = None) -> Reading:
    """What the library holds now. What is new since the last time is noted when all is read."""
    began, library = time.monotonic(), desk.library
    found = library.entries(_PART)
    shared, unread = library.shared_folders(), library.unread
    if before is not None and (before.found, before.shared, before.unread) == (found, shared, unread):
        return before
    known = desk.library_state.survey(found) if not unread else before.known if before is not None else {}
    return Reading(found, by_name(found), shared, known, unread, time.monotonic() - began)


class LibraryWatch(QObject):
    """`read` tells a `Reading` that was asked for, or in which something is new."""

    read = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._workers = desk, Workers(self)
        self._last: Reading | None = None
        self._is_reading = self._is_asked = self._is_followed = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._start)

    def refresh(self) -> None:
        """Read now, or once more where a reading is on its way, and tell what was read."""
        self._is_asked = True
        if not self._is_reading:
            self._start()

    def follow(self, *, on: bool) -> None:
        """Go on reading from time to time, or no more."""
        self._is_followed = on
        if not on:
            self._next.stop()
        elif not self._is_reading:
            self._next.start(_PAUSE)

    def wait(self) -> None:
        """Wait until nothing is read any more."""
        self.follow(on=False)
        self._workers.wait()

    def _start(self) -> None:
        self._next.stop()
        before, self._is_asked, self._is_reading = None if self._is_asked else self._last, False, True
        self._workers.start(lambda _work: read_library(self._desk, before), self._on_read, lambda _error: None, self._on_ended)

    def _on_ended(self) -> None:
        self._is_reading = False

    def _on_read(self, value: object) -> None:
        if self._is_asked:
            # What was read may be from before what was done.
            self._start()
            return
        reading = cast("Reading", value)
        is_new, self._last = reading is not self._last, reading
        if reading.unread and self._is_followed:
            self._start()
        elif self._is_followed:
            self._next.start(max(_PAUSE, round(reading.seconds * 1000)))
        if is_new:
            self.read.emit(reading)
