"""The reports opened last."""

import hashlib
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from editor.looking import is_there, status_of, whole_path
from editor.storage.own_files import OwnFile, is_file_name, is_moment, is_number, is_switch, is_text, json_of, printed_json, want

LIMIT = 50
_MOST_FIELDS = 1_000_000


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
        found = status_of(path)
        if found is None:
            return Standing.GONE
        if not self.digest or (found.st_size, found.st_mtime_ns) == (self.size, self.modified):
            return Standing.THERE
        digest = _digest(path)
        return Standing.GONE if digest is None else Standing.THERE if digest == self.digest else Standing.CHANGED


class Recents:
    """The list in its file, the last one first. A list that can't be read is empty, one that can't be written stays as it was."""

    def __init__(self, path: Path, now: Callable[[], float] = time.time) -> None:
        self._file = OwnFile(path, _parsed, list[Recent])
        self._now = now

    def all(self) -> list[Recent]:
        """The reports, the last one first, also those whose file is gone."""
        return self._file.read()

    def add(self, path: Path, title: str = "", kind: str = "", filled: int = 0, total: int = 0) -> None:
        """Put a report first, with what its file is like at this moment; one that is pinned stays pinned."""
        name = str(whole_path(path))
        recent = _marked(Recent(name, title if is_text(title) else "", kind if is_text(kind) else "", filled, total, self._now()))

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

    def _change(self, change: Callable[[list[Recent]], list[Recent]]) -> None:
        self._file.change(change, lambda entries: printed_json([asdict(entry) for entry in entries], indent=1), _WAIT)


def _parsed(data: bytes) -> list[Recent]:
    """The reports of a file; raises anything where one of them is not as it should be."""
    return [_recent(entry) for entry in json_of(data)]


def _recent(entry: dict[str, Any]) -> Recent:
    recent = Recent(**_known(entry))
    want(is_file_name(recent.path), is_text(recent.title), is_text(recent.kind), is_text(recent.digest), is_switch(recent.pinned))
    want(is_moment(recent.when), is_number(recent.size), is_number(recent.modified))
    want(is_number(recent.filled), is_number(recent.total), recent.filled <= recent.total < _MOST_FIELDS)
    return recent


def _known(entry: dict[str, Any]) -> dict[str, Any]:
    return {name: entry[name] for name in Recent.__slots__ if name in entry}


def _shortened(entries: list[Recent]) -> list[Recent]:
    """The list without what is too old for it; pinned reports stay."""
    return [entry for at, entry in enumerate(entries) if at < LIMIT or entry.pinned]


def _marked(recent: Recent) -> Recent:
    path = Path(recent.path)
    found, digest = status_of(path), _digest(path)
    if found is None or digest is None:
        return recent
    return replace(recent, size=found.st_size, modified=max(0, found.st_mtime_ns), digest=digest)


def _digest(path: Path) -> str | None:
    """The SHA-256 of a plain file; None where there is none that can be read."""
    if not is_there(path):
        return None
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
