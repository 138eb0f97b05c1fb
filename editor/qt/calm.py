"""Long work without a stop of the window: Python's look for unused cycles waits."""

import gc
from collections.abc import Callable, Generator
from contextlib import contextmanager
from threading import Lock
from typing import TypeVar

Given = TypeVar("Given")
Made = TypeVar("Made")
_NEVER = 1 << 30
_lock, _usual, _inside = Lock(), gc.get_threshold(), 0


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
    global _inside  # noqa: PLW0603 - the collector is one for the whole program
    with _lock:
        _inside += change
        if not _inside:
            gc.freeze()
        gc.set_threshold(*_usual[:2], _NEVER if _inside else _usual[2])
