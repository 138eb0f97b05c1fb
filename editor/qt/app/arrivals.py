"""Files that a later start of the program hands over: they come in a thread, and the window's own thread takes them."""

from collections.abc import Sequence
from pathlib import Path
from threading import Event, Lock

from PySide6.QtCore import QObject, Signal

_PATIENCE = 4.0


class Arrival:
    """The files of one start, taken at most once; a window that is late finds it given up, and the other program has opened them itself."""

    def __init__(self, files: Sequence[Path]) -> None:
        self.files = tuple(files)
        self._lock, self._answered = Lock(), Event()
        self._is_taken = self._is_over = False

    def accept(self) -> bool:
        """Whether the files are this program's to open now."""
        return self._answer(taken=True)

    def decline(self) -> None:
        """Leave the files to the other program."""
        self._answer(taken=False)

    def _answer(self, *, taken: bool) -> bool:
        with self._lock:
            self._is_taken = self._is_taken or (taken and not self._is_over)
            self._is_over = True
        self._answered.set()
        return self._is_taken

    def was_accepted(self, seconds: float) -> bool:
        """Wait until the files are taken or left, so long at most; from then on nobody can take them."""
        self._answered.wait(seconds)
        with self._lock:
            self._is_over = True
            return self._is_taken


class Arrivals(QObject):
    """`came` tells an arrival, in the thread of the window."""

    came = Signal(object)

    def take(self, files: Sequence[Path]) -> bool:
        """Hand files to the window, called in another thread; False where it does not answer."""
        arrival = Arrival(files)
        self.came.emit(arrival)
        return arrival.was_accepted(_PATIENCE)
