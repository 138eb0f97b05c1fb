"""Python's collector of cycles, kept to the window's own thread and out of the way of long work."""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

Given = TypeVar("Given")
Made = TypeVar("Made")
_PAUSE = 200  # ms
_QUIET = 5  # pauses behind long work: what it was for comes first, however slow the machine is
_MANY = 200_000  # young objects that are looked at all the same
_NEVER = 1 << 30
_lock, _usual = Lock(), gc.get_threshold()


class _Long:
    """How many long works run, whether one has ended since the last look, how many pauses went by since one began or ended, and whether there was a
    window.
    """

    running, has_ended, pauses, has_begun = 0, False, _QUIET, False


class Collecting(QObject):
    """While it lives, what nobody refers to any more is looked for on this thread alone, between two events, as often as Python would do it.

    Python would do it in whichever thread makes something. A widget that ends in another thread than Qt's stays in Qt's lists, which then lead to
    where nothing is any more: the next change of the look would end the program.

    WORKAROUND PySide 6.9: of widgets that are unused in Python and still there in Qt, each is given back to Python first, which then ends it by
    itself, under the eyes of the widget that it is a part of. So what waits for its end in Qt comes to it before Python looks.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        if not _Long.has_begun:
            # What is there when the first window comes are modules, which stay: the first look would go through them in the middle of a start.
            _Long.has_begun = True
            gc.freeze()
        self.destroyed.connect(gc.enable)
        timer = QTimer(self)
        timer.setTimerType(Qt.TimerType.CoarseTimer)
        timer.timeout.connect(_collect)
        timer.start(_PAUSE)


def _collect() -> None:
    """Look at the oldest of the generations that have grown beyond the limit. What long work has left behind is not looked at again."""
    _Long.pauses += 1
    if (_Long.running or _Long.pauses <= _QUIET) and gc.get_count()[0] < _MANY:
        return
    grown = [place for place, (count, limit) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > limit]
    settles = _Long.has_ended and not _Long.running
    if settles or grown:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect(max((*grown, 1 if settles else 0)))
    if settles:
        _Long.has_ended = False
        gc.freeze()


def put_off() -> None:
    """Something was typed: the look waits until nothing is for a moment, for it would be felt in the next key."""
    _Long.pauses = 0


@contextmanager
def calm() -> Generator[None]:
    """Inside, Python looks for cycles among young objects only: a look at the millions of a big sample or report would hold up every thread.

    What was made is then left out of later looks; it still goes when nothing refers to it.
    """
    _step(1)
    try:
        yield
    finally:
        _step(-1)


def calmly(act: Callable[[Given], Made]) -> Callable[[Given], Made]:
    """The same act, done inside of `calm`."""

    def done(given: Given) -> Made:
        with calm():
            return act(given)

    return done


def _step(change: int) -> None:
    with _lock:
        _Long.running += change
        _Long.has_ended, _Long.pauses = True, 0
        gc.set_threshold(*_usual[:2], _NEVER if _Long.running else _usual[2])
