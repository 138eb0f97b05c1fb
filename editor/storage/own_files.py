"""The small files that the program keeps for itself. One that is damaged, whatever it is, is put aside and told of once, and counts as empty.

Nobody's work depends on them: what can't be written stays as it was.
"""

import contextlib
import errno
import json
import math
import os
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeGuard, TypeVar

from editor.looking import is_taken, read_plain_file
from editor.model.problem import Problem
from editor.model.words import tr
from editor.storage.folders import private_folder

Held = TypeVar("Held")
_LARGEST, _MOST_ASIDE = 16_000_000, 9
_NOTHING_THERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_OF_THE_FILE = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.EISDIR, errno.ENXIO, errno.ENODEV)
"""Errors that will be the same at the next start; all others, of the disk or the network, may pass, and the file stays where it is."""
_LAST_MOMENT = 32_503_680_000.0
"""The year 3000: up to there every system can say which day a moment (seconds since 1970) is."""
_LARGEST_NUMBER = 2**63 - 1


@dataclass(frozen=True, slots=True)
class DamagedFile:
    """A file that could not be read, and the name under which it was put aside, "" where it stays."""

    path: Path
    kept: str

    def told(self) -> Problem:
        """The words for the person, in the language of the moment: settings are read before it is known."""
        if self.kept:
            return Problem(tr("“{path}”坏了，从空的开始。坏的留在“{kept}”。", path=self.path, kept=self.kept))
        return Problem(tr("“{path}”读不出来，这次当作空的。", path=self.path))


class OwnFile(Generic[Held]):
    """One such file. `parse` makes what is held of its bytes and raises anything at all where they are wrong; `empty` is held where there is none."""

    def __init__(self, path: Path, parse: Callable[[bytes], Held], empty: Callable[[], Held], most: int = _LARGEST) -> None:
        self.path, self._parse, self._empty, self._most = path, parse, empty, most
        self._is_in_the_way = False
        self._damage: DamagedFile | None = None

    @property
    def damage(self) -> Problem | None:
        """What was wrong with the file when it was read last."""
        return self._damage.told() if self._damage else None

    def read(self) -> Held:
        """What the file holds. `damage` says what is wrong with it, until the next call."""
        self._damage = None
        try:
            found = self._parse(read_plain_file(self.path, self._most))
        except OSError as error:
            self._is_in_the_way = error.errno not in _NOTHING_THERE
            if self._is_in_the_way:
                self._give_up(aside=error.errno in _OF_THE_FILE)
        except Exception:  # noqa: BLE001 - what stands in a file may be anything, and so may what that raises
            self._is_in_the_way = is_taken(self.path)
            if self._is_in_the_way:
                self._give_up(aside=True)
        else:
            self._is_in_the_way = False
            return found
        return self._empty()

    def _give_up(self, *, aside: bool) -> None:
        kept = put_aside(self.path) if aside else None
        self._is_in_the_way = kept is None
        self._damage = DamagedFile(self.path, kept.name if kept is not None else "")
        _note(self._damage)

    def write(self, data: bytes) -> bool:
        """Put bytes into the file; False where the disk refuses, or where something lies there that could be neither read nor put aside.

        What could not be read again is not written.
        """
        try:
            self._parse(data)
            self.write_or_raise(data)
        except Exception:  # noqa: BLE001 - what `parse` raises may be anything
            return False
        return True

    def write_or_raise(self, data: bytes) -> None:
        """Do what `write` does; raises OSError where it gives False."""
        from editor.storage.files.writing import replace_file  # noqa: PLC0415 - reading, before the first paint, needs less

        private_folder(self.path.parent)
        if self._is_in_the_way and is_taken(self.path):
            raise OSError(errno.EEXIST, os.strerror(errno.EEXIST), str(self.path))
        replace_file(self.path, data, private=True)

    def change(self, change: Callable[[Held], Held], printed: Callable[[Held], bytes], seconds: float) -> Held | None:
        """Change what stands in the file by now, while no other window does, and give it; None where the disk refuses or it takes so long."""
        with self._alone(seconds) as is_alone:
            held = change(self.read()) if is_alone else None
            with contextlib.suppress(ValueError):
                if held is not None and self.write(printed(held)):
                    return held
        return None

    @contextlib.contextmanager
    def _alone(self, seconds: float) -> Generator[bool]:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - loaded by the first change

        lock = FileLock(self.path.with_suffix(".lock"), timeout=seconds, mode=0o600)
        try:
            private_folder(self.path.parent)
            lock.acquire()
        except (OSError, NotImplementedError, Timeout):
            yield False
            return
        try:
            yield True
        finally:
            with contextlib.suppress(OSError):  # it ends with the program then
                lock.release()


def put_aside(path: Path) -> Path | None:
    """Give what lies at a path the next free name with .bad-1, .bad-2 … and give that; None where it can't be moved."""
    names = [path.with_name(f"{path.name}.bad-{number}") for number in range(1, _MOST_ASIDE + 1)]
    kept = next((name for name in names if not is_taken(name)), names[-1])
    try:
        path.replace(kept)
    except OSError:
        return None
    return kept


# Words for the person

_lock = threading.Lock()
_waiting: list[DamagedFile] = []
_listeners: list[Callable[[], None]] = []


def _note(damaged: DamagedFile) -> None:
    with _lock:
        if damaged in _waiting:
            return
        _waiting.append(damaged)
        listeners = tuple(_listeners)
    for listener in listeners:
        listener()


def take_notes() -> tuple[Problem, ...]:
    """What there is to tell of damaged files since the last call."""
    with _lock:
        taken = tuple(_waiting)
        _waiting.clear()
    return tuple(damaged.told() for damaged in taken)


def on_note(listener: Callable[[], None]) -> Callable[[], None]:
    """Call this when there is something new to tell, in whatever thread found it; gives what ends that."""
    with _lock:
        _listeners.append(listener)

    def end() -> None:
        """Call it no more."""
        with _lock:
            if listener in _listeners:
                _listeners.remove(listener)

    return end


# What may stand in such a file


def json_of(data: bytes) -> Any:  # noqa: ANN401 - what stands in a file may be anything
    """The JSON of a file; names of files, and what was typed, may hold halves of characters."""
    return json.loads(data.decode("utf-8", "surrogatepass"))


def printed_json(data: object, indent: int | None = None) -> bytes:
    """What `json_of` reads; raises ValueError for text that no file can hold."""
    return json.dumps(data, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass")


def is_number(value: object) -> TypeGuard[int]:
    """Whether a value is a whole number from 0 on that every part of the program can hold."""
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST_NUMBER


def is_moment(value: object) -> TypeGuard[float]:
    """Whether a value is a moment, in seconds since 1970, that has a day."""
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0 <= value < _LAST_MOMENT


def is_switch(value: object) -> TypeGuard[bool]:
    """Whether a value is on or off."""
    return isinstance(value, bool)


def is_text(value: object) -> TypeGuard[str]:
    """Whether a value is a text without NUL."""
    return isinstance(value, str) and "\0" not in value


def is_file_name(value: object) -> TypeGuard[str]:
    """Whether a value may be the path of a file on this machine."""
    try:
        return isinstance(value, str) and bool(value) and "\0" not in value and bool(os.fsencode(value))
    except ValueError:
        return False


def want(*conditions: bool) -> None:
    """Raise ValueError where a condition on the content of a file does not hold."""
    if not all(conditions):
        raise ValueError
