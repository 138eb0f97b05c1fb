"""Long work away from the window: one thread pool, an answer on the window's own thread, a way to stop and one to wait until the window rests."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QRunnable, Qt, QThreadPool, Signal

from editor.model.problem import NigaoError

_AT_MOST = 0.02  # seconds that one step waits for the window to rest, so that work ends however busy it is


class _Answer(QObject):
    done = Signal(object)
    failed = Signal(object)


class Work(QRunnable):
    """One piece of work. `cancelled` is asked by the work itself; a cancelled one answers nothing."""

    def __init__(self, act: Callable[["Work"], object]) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._act, self._stop = act, Event()
        self.answer = _Answer()

    def cancel(self) -> None:
        """Ask the work to stop; its answer is dropped."""
        self._stop.set()

    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""
        return self._stop.is_set()

    def run(self) -> None:
        try:
            result = self._act(self)
        except Exception as error:  # noqa: BLE001 - handed to the window's thread, where the exception hook is
            self._tell(self.answer.failed, error)
        else:
            self._tell(self.answer.done, result)

    def _tell(self, signal: object, value: object) -> None:
        if not self.cancelled():
            signal.emit(value)  # pyright: ignore[reportAttributeAccessIssue]


class Workers(QObject):
    """Runs works and keeps them until they answered."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._running: set[Work] = set()

    @property
    def is_busy(self) -> bool:
        """Whether a work has not answered yet."""
        return bool(self._running)

    def start(
        self,
        act: Callable[[Work], object],
        done: Callable[[object], None],
        failed: Callable[[NigaoError], None],
        ended: Callable[[], None] = lambda: None,
    ) -> Work:
        """Run `act` in another thread; then `done` with its result, or `failed` with the expected failure, here, `ended` before either.

        Other exceptions are raised here, where the window reports them.
        """
        work = Work(act)
        self._running.add(work)
        work.answer.done.connect(lambda value: self._on_done(work, ended, done, value), Qt.ConnectionType.QueuedConnection)
        work.answer.failed.connect(lambda error: self._on_failed(work, ended, failed, error), Qt.ConnectionType.QueuedConnection)
        self._pool.start(work)
        return work

    def wait(self, milliseconds: int = -1) -> None:
        """Ask all works to stop and wait until they have, at most so long where that is said; only when the window closes."""
        for work in self._running:
            work.cancel()
        self._pool.waitForDone(milliseconds)

    def _on_done(self, work: Work, ended: Callable[[], None], done: Callable[[object], None], value: object) -> None:
        self._running.discard(work)
        if not work.cancelled():
            ended()
            done(value)

    def _on_failed(self, work: Work, ended: Callable[[], None], failed: Callable[[NigaoError], None], error: Exception) -> None:
        self._running.discard(work)
        if work.cancelled():
            return
        ended()
        if not isinstance(error, NigaoError):
            raise error
        failed(error)


class Idling(QObject):
    """Whether the window's thread waits for events. Python lets one thread work at a time: what runs beside a click would make it slow."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._idle = Event()
        self._watched: QAbstractEventDispatcher | None = None

    def watch(self) -> None:
        """Follow the window's thread from here on."""
        dispatcher = QAbstractEventDispatcher.instance()
        if self._watched is None:
            dispatcher.aboutToBlock.connect(self._idle.set)
            dispatcher.awake.connect(self._idle.clear)
            self._watched = dispatcher

    def leave(self) -> None:
        """Follow it no more; nothing is waited for."""
        if self._watched is not None:
            self._watched.aboutToBlock.disconnect(self._idle.set)
            self._watched.awake.disconnect(self._idle.clear)
            self._watched = None
        self._idle.set()

    def wait(self) -> None:
        """Called by the work between two steps, in its own thread: wait until the window has nothing to do."""
        self._idle.wait(_AT_MOST)
