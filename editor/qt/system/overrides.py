"""A mistake in a method that Qt calls never ends the program: it is reported, and the widget draws nothing, hands the event on or has no data."""

import functools
import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

from shiboken6 import Shiboken

_SWITCHES = frozenset({"event", "eventFilter", "viewportEvent", "editorEvent", "focusNextPrevChild"})
_DRAWERS = frozenset({"paint", "paintCell", "drawObject", "drawBranches", "data", "run"})
_Method = Callable[..., Any]


def guard_overrides() -> None:
    """Guard the methods of Qt's classes that classes made from now on write anew.

    WORKAROUND PySide 6.9: while Qt was itself called by Python, an exception that leaves such a method is kept for later, and one that Python's own
    library raised (in 3.11 not an object yet) ends the process there. So none may leave one as it was raised; all classes of Qt have one root.
    """
    root = Shiboken.Object
    root.__init_subclass__ = classmethod(_guard)  # pyright: ignore[reportAttributeAccessIssue]


def _guard(made: type) -> None:
    theirs = [base for base in made.__mro__ if base.__module__.startswith("PySide6.")]
    for name, method in tuple(vars(made).items()):
        if isinstance(method, FunctionType) and not name.startswith("_") and any(hasattr(base, name) for base in theirs):
            setattr(made, name, _reporting(method) if _may_fail(name) else _raising(method))


def _may_fail(name: str) -> bool:
    """Whether Qt goes on without an answer: those who draw, hear of an event or say whether one was taken."""
    return name in _SWITCHES or name in _DRAWERS or name.endswith("Event")


def _reporting(method: FunctionType) -> _Method:
    failed = False if method.__name__ in _SWITCHES else None

    @functools.wraps(method)
    def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - what Qt gives and takes
        try:
            return method(*given, **named)
        except Exception as error:  # noqa: BLE001 - reported as a mistake of the program
            sys.excepthook(type(error), error, error.__traceback__)
            return failed

    return call


def _raising(method: FunctionType) -> _Method:
    @functools.wraps(method)
    def call(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - what Qt gives and takes
        try:
            return method(*given, **named)
        except Exception:  # noqa: TRY203 - caught once, the exception is an object
            raise

    return call
