"""One program at a time for a person's folders on a screen: a later start hands its files to the one that runs.

A lock tells whether one runs. It goes with its process, however that ends, so that what a killed one left is never taken for one that runs.
"""

import contextlib
import json
import os
import stat
import sys
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from editor.looking import status_of
from editor.storage.folders import Folders, private_folder

_STARTING, _ANSWERING, _PAUSE = 10.0, 6.0, 0.05
_LARGEST = 1_000_000
_LONGEST_ADDRESS = 100
_TAKEN, _REFUSED = b"taken", b"refused"


class _Line(Protocol):
    """A connection between two programs, of either kind."""

    def send_bytes(self, buf: bytes) -> None:
        """Send one message."""
        ...

    def recv_bytes(self, maxlength: int | None = None) -> bytes:
        """The next message of at most so many bytes."""
        ...

    def poll(self, timeout: float | None = 0.0) -> bool:
        """Whether a message is there within so many seconds."""
        ...


class Instance:
    """The place of the running program. Who can't have a place at all (no private folder to meet in) runs alone."""

    def __init__(self, folders: Folders, environ: Mapping[str, str] = os.environ) -> None:
        self._name = f"nigao-{_sum_of(folders, environ)}"
        self._room = _room(folders, environ)
        self._lock = -1
        self._server: threading.Thread | None = None
        self._is_closed = False

    @property
    def _address(self) -> str:
        return rf"\\.\pipe\{self._name}" if sys.platform == "win32" else str(self._room / f"{self._name}.socket") if self._room else ""

    def claim(self) -> bool:
        """Take the place where it is free; False when another program has it."""
        if self._room is None or self._lock >= 0:
            return True
        try:
            descriptor = os.open(self._room / f"{self._name}.lock", os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        if not _locks(descriptor):
            os.close(descriptor)
            return False
        self._lock = descriptor
        return True

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Whether the program that has the place took the files. Waits for one that is just starting, and a moment for one that doesn't answer.

        Where it ended meanwhile the place is this program's.
        """
        from multiprocessing.connection import Client  # noqa: PLC0415 - slow to load, and a first start needs none

        _let_come_forward()
        end = time.monotonic() + _STARTING
        while time.monotonic() < end:
            try:
                with Client(self._address) as connection:
                    return _told(connection, files)
            except (FileNotFoundError, ConnectionRefusedError):
                if self.claim():
                    return False
                time.sleep(_PAUSE)
            except (OSError, EOFError):
                return False
        return False

    def listen(self, take: Callable[[list[Path]], bool]) -> None:
        """Take the files of later starts, where this program has the place. `take` is called in another thread and says whether they were taken."""
        if self._lock >= 0 and self._server is None:
            self._server = threading.Thread(target=self._serve, args=(take,), name="instance", daemon=True)
            self._server.start()

    def _serve(self, take: Callable[[list[Path]], bool]) -> None:
        from multiprocessing.connection import Listener  # noqa: PLC0415 - loaded when the window is on the screen

        self._clear()
        try:
            listener = Listener(self._address, backlog=100)
        except OSError:
            return
        with listener:
            while not self._is_closed:
                try:
                    with listener.accept() as connection:
                        _answer(connection, take)
                except (OSError, EOFError):
                    time.sleep(_PAUSE)

    def _clear(self) -> None:
        """Take away the socket that a killed program left; who has the lock knows that nobody listens there."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                Path(self._address).unlink()

    def close(self) -> None:
        """Give the place up; nothing of it stays."""
        if self._server is not None:
            self._is_closed = True
            self._wake()
            self._server.join()
        self.abandon()

    def abandon(self) -> None:
        """Give the place up at once, without waiting for a start that is just being answered: the process ends now."""
        if self._lock >= 0:
            self._clear()
            os.close(self._lock)
            self._lock = -1

    def _wake(self) -> None:
        from multiprocessing.connection import Client  # noqa: PLC0415 - loaded by then

        while self._server is not None and self._server.is_alive():
            with contextlib.suppress(OSError, EOFError):
                Client(self._address).close()
            self._server.join(_PAUSE)


def _sum_of(folders: Folders, environ: Mapping[str, str]) -> str:
    """What tells this place from others: the folder of the person's state and the screen, so that a second screen has its own program."""
    screen = [environ.get(name, "") for name in (("SESSIONNAME", "USERNAME") if sys.platform == "win32" else ("WAYLAND_DISPLAY", "DISPLAY"))]
    name = "\n".join([os.path.realpath(folders.state), *screen]).encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(name):08x}{zlib.adler32(name):08x}"


def _room(folders: Folders, environ: Mapping[str, str]) -> Path | None:
    """The folder to meet in, on this machine and for this person alone; None where there is none."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):
            return private_folder(folders.state)
        return None
    runtime = Path(environ.get("XDG_RUNTIME_DIR") or "/")
    if _is_ours(runtime) and len(os.fsencode(runtime)) < _LONGEST_ADDRESS // 2:
        return runtime
    room = Path(tempfile.gettempdir()) / f"nigao-{os.getuid()}"
    with contextlib.suppress(OSError):
        private_folder(room)
    return room if _is_ours(room) and len(os.fsencode(room)) < _LONGEST_ADDRESS // 2 else None


def _is_ours(folder: Path) -> bool:
    """Whether a folder is this person's and nobody else can put anything into it."""
    if sys.platform == "win32":
        return True
    found = status_of(folder, of_link=True)
    return found is not None and stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o077


def _locks(descriptor: int) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415 - there only

            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415 - not on Windows

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _let_come_forward() -> None:
    """Windows lets a program come to the front only where the one that the person started allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - there only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _told(connection: _Line, files: Sequence[Path]) -> bool:
    connection.send_bytes(json.dumps([os.fspath(file) for file in files]).encode())
    return connection.poll(_ANSWERING) and connection.recv_bytes(len(_REFUSED)) == _TAKEN


def _answer(connection: _Line, take: Callable[[list[Path]], bool]) -> None:
    """Take one start's files; what is no list of names is let be."""
    with contextlib.suppress(OSError, EOFError, ValueError, TypeError, RecursionError):
        if connection.poll(_ANSWERING):
            files = [Path(name) for name in json.loads(connection.recv_bytes(_LARGEST))]
            # Who has gone meanwhile (a line that can be read has ended) was not answered in time and has opened them itself.
            if not connection.poll():
                connection.send_bytes(_TAKEN if take(files) else _REFUSED)
