"""Every call to the system that touches one folder is shown before it is made: to count it, to make it fail, or to end the process there.

Python's own doors are watched (`os`, `io`, `fcntl`), in every thread; what Qt and other programs call by themselves is not seen.
"""

import builtins
import contextlib
import io
import os
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

if sys.platform != "win32":
    import fcntl

# ruff: noqa: ANN401 - what stands in the place of a call of Python takes and gives what that does


class CallKind(StrEnum):
    OPEN = "open"
    WRITE = "write"
    FSYNC = "fsync"
    RENAME = "rename"
    LINK = "link"
    MKDIR = "mkdir"
    STAT = "stat"
    UNLINK = "unlink"
    TRUNCATE = "truncate"
    FLOCK = "flock"
    CHMOD = "chmod"
    LIST = "list"


CHANGING = frozenset(CallKind) - {CallKind.STAT, CallKind.LIST}
"""The calls after which something may be otherwise on the disk."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that is about to be made on a path inside the folder."""

    kind: CallKind
    path: str
    size: int = 0  # bytes of a write


OnCall = Callable[[Call], int | None]
"""Told of each call first. It may raise; of a write it may give how many bytes are written (None: all)."""

_OPEN = "/proc/self/fd/"
_CALLS: tuple[tuple[Any, str, CallKind], ...] = (
    (os, "open", CallKind.OPEN),
    (os, "fsync", CallKind.FSYNC),
    (os, "replace", CallKind.RENAME),
    (os, "rename", CallKind.RENAME),
    (os, "link", CallKind.LINK),
    (os, "mkdir", CallKind.MKDIR),
    (os, "stat", CallKind.STAT),
    (os, "lstat", CallKind.STAT),
    (os, "unlink", CallKind.UNLINK),
    (os, "remove", CallKind.UNLINK),
    (os, "rmdir", CallKind.UNLINK),
    (os, "truncate", CallKind.TRUNCATE),
    (os, "ftruncate", CallKind.TRUNCATE),
    (os, "chmod", CallKind.CHMOD),
    (os, "scandir", CallKind.LIST),
    (os, "listdir", CallKind.LIST),
    (os, "sendfile", CallKind.WRITE),
)


@contextlib.contextmanager
def watched(folder: Path, on_call: OnCall) -> Generator[None]:
    """Show `on_call` each call on something inside the folder (a real path) as long as this lasts."""
    inside = f"{folder}{os.sep}"
    with contextlib.ExitStack() as stack:
        for place, name, kind in _CALLS:
            stack.enter_context(_put(place, name, _told(getattr(place, name), kind, inside, on_call)))
        if sys.platform != "win32":
            stack.enter_context(_put(fcntl, "flock", _flock_in(inside, on_call)))
        stack.enter_context(_put(os, "write", _write_in(inside, on_call)))
        opened = _open_in(inside, on_call)
        stack.enter_context(_put(io, "open", opened))
        stack.enter_context(_put(builtins, "open", opened))
        yield


@contextlib.contextmanager
def _put(place: Any, name: str, other: Any) -> Generator[None]:
    real = getattr(place, name)
    setattr(place, name, other)
    try:
        yield
    finally:
        setattr(place, name, real)


def _path_of(target: object) -> str:
    """The path that a call is about; "" where it has none."""
    try:
        path = Path(f"{_OPEN}{target}" if isinstance(target, int) else os.fsdecode(target))  # type: ignore[arg-type]
        return str(path.readlink() if str(path).startswith(_OPEN) else path.absolute())
    except (OSError, TypeError, ValueError):
        return ""


def _told(real: Callable[..., Any], kind: CallKind, inside: str, on_call: OnCall) -> Callable[..., Any]:
    def call(target: object = ".", *rest: Any, **named: Any) -> Any:
        path = _path_of(target)
        if path.startswith(inside):
            on_call(Call(kind, path))
        return real(target, *rest, **named)

    return call


def _flock_in(inside: str, on_call: OnCall) -> Callable[[int, int], None]:
    real, told = fcntl.flock, _told(fcntl.flock, CallKind.FLOCK, inside, on_call)

    def flock(descriptor: int, operation: int) -> None:
        # No disk refuses to let go of a lock: the end of the process does it in any case.
        (real if operation == fcntl.LOCK_UN else told)(descriptor, operation)

    return flock


def _write_in(inside: str, on_call: OnCall) -> Callable[[int, Any], int]:
    real = os.write

    def write(descriptor: int, data: Any) -> int:
        path = _path_of(descriptor)
        count = on_call(Call(CallKind.WRITE, path, len(data))) if path.startswith(inside) else None
        return real(descriptor, data if count is None else memoryview(data)[:count])

    return write


def _open_in(inside: str, on_call: OnCall) -> Callable[..., Any]:
    real = io.open

    class _Told(io.FileIO):
        """A file whose writes are told of too; they go to the system in C."""

        def write(self, data: Any) -> int:
            count = on_call(Call(CallKind.WRITE, _path_of(self.fileno()), len(data)))
            return super().write(data if count is None else memoryview(data)[:count])

    def opened(file: Any, mode: str = "r", buffering: int = -1, encoding: Any = None, errors: Any = None, newline: Any = None, **more: Any) -> Any:
        path = "" if isinstance(file, int) else _path_of(file)
        if not path.startswith(inside):
            return real(file, mode, buffering, encoding, errors, newline, **more)
        on_call(Call(CallKind.OPEN, path))
        if not set(mode) & set("wax+"):
            return real(file, mode, buffering, encoding, errors, newline, **more)
        raw = _Told(file, mode.replace("b", "").replace("t", ""))
        whole = raw if buffering == 0 else io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)  # type: ignore[type-var]
        return whole if "b" in mode else io.TextIOWrapper(whole, encoding, errors, newline)  # type: ignore[type-var]

    return opened
