"""The reports opened last."""

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.storage.files.writing import replace_file
from editor.storage.folders import private_folder

LIMIT = 50


class Standing(StrEnum):
    """What became of a recent file."""

    THERE = "there"
    CHANGED = "changed"
    GONE = "gone"


_WAIT = 2


@dataclass(frozen=True, slots=True)
class Recent:
    """A report as the start page shows it: its file, title and kind, how much was filled, when it was opened or saved last (seconds since 1970).

    `pinned` keeps it at the top. `size` (bytes), `modified` (nanoseconds) and `digest` (SHA-256) are the file's as we had it; empty when unknown.
    """

    path: str
    title: str = ""
    kind: str = ""
    filled: int = 0
    total: int = 0
    when: float = 0.0
    pinned: bool = False
    size: int = 0
    modified: int = 0
    digest: str = ""

    def standing(self) -> Standing:
        """Whether the file is gone, was changed by another program since we had it, or is as it was; reads it where its size or time differ."""
        path = Path(self.path)
        try:
            found = path.stat()
            if not self.digest or (found.st_size, found.st_mtime_ns) == (self.size, self.modified):
                return Standing.THERE
            return Standing.THERE if _digest(path) == self.digest else Standing.CHANGED
        except OSError:
            return Standing.GONE


class Recents:
    """The list in its file, the last one first. A list that can't be read is empty, one that can't be written stays as it was."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._path = path
        self._now = now

    def all(self) -> list[Recent]:
        """The reports, the last one first, also those whose file is gone."""
        try:
            return [Recent(**_known(entry)) for entry in json.loads(self._path.read_text("utf-8"))]
        except (OSError, ValueError, TypeError, AttributeError):
            return []

    def add(self, path: Path, title: str = "", kind: str = "", filled: int = 0, total: int = 0) -> None:
        """Put a report first, with what its file is like at this moment; one that is pinned stays pinned."""
        name = str(path.absolute())
        recent = _marked(Recent(name, title, kind, filled, total, self._now()))

        def put(entries: list[Recent]) -> list[Recent]:
            """The report in front of the others, once."""
            pinned = any(entry.pinned for entry in entries if entry.path == name)
            return _shortened([replace(recent, pinned=pinned), *(entry for entry in entries if entry.path != name)])

        self._change(put)

    def pin(self, path: str, *, on: bool) -> None:
        """Keep a report at the top of the list, or no longer."""
        self._change(lambda entries: [replace(entry, pinned=on) if entry.path == path else entry for entry in entries])

    def remove(self, path: str) -> None:
        """Take a report off the list."""
        self._change(lambda entries: [entry for entry in entries if entry.path != path])

    def _change(self, change: Callable[[list[Recent]], Sequence[Recent]]) -> None:
        from filelock import FileLock, Timeout  # noqa: PLC0415 - loaded by the first change

        try:
            private_folder(self._path.parent)
            with FileLock(self._path.with_suffix(".lock"), timeout=_WAIT, mode=0o600):
                text = json.dumps([asdict(entry) for entry in change(self.all())], ensure_ascii=False, indent=1)
                replace_file(self._path, text.encode("utf-8", "surrogateescape"), private=True)
        except (OSError, Timeout):
            return


def _known(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in Recent.__slots__ if name in entry}


def _shortened(entries: list[Recent]) -> list[Recent]:
    """The list without what is too old for it; pinned reports stay."""
    return [entry for at, entry in enumerate(entries) if at < LIMIT or entry.pinned]


def _marked(recent: Recent) -> Recent:
    path = Path(recent.path)
    try:
        found = path.stat()
        return replace(recent, size=found.st_size, modified=found.st_mtime_ns, digest=_digest(path))
    except OSError:
        return recent


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
