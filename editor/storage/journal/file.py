"""The journal's files: one a draft that has unsaved changes.

The first line holds the whole draft, each line after it what changed since; a line that was not written to its end is left out when reading.
"""

import contextlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from editor.model.draft.draft import Draft
from editor.model.draft.file import draft_from_json, draft_to_json, value_from_json, value_to_json
from editor.model.session.session import Session
from editor.storage.files.writing import replace_file, write_all
from editor.storage.folders import private_folder
from editor.storage.journal.locks import delete_journal, left_behind, locked

if TYPE_CHECKING:
    from filelock import BaseFileLock

FORMAT = 1
_LONGEST = 4_000_000
_ENDING = ".journal"


class JournalFile:
    """The file of one journal with its lock; it is made at the first draft that is written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path: Path | None = None
        self._lock: BaseFileLock | None = None
        self._descriptor = -1
        self._length = 0
        self._written: Draft | None = None

    def write(self, draft: Draft, path: Path | None, name: str) -> None:
        """Append what changed since the last draft, or the whole draft; it is on the disk when this returns. Raises OSError."""
        before = self._written
        if before is not None and draft == before:
            return
        if before is None or self._length > _LONGEST or _needs_whole(before, draft):
            self._start(_first_line(draft, path, name))
        else:
            self._append(_change_line(before, draft))
        self._written = draft

    def _start(self, line: bytes) -> None:
        """A new file with the whole draft; the one before goes only when it is on the disk."""
        path = private_folder(self._folder) / f"draft-{os.urandom(8).hex()}{_ENDING}"
        lock = locked(path)
        try:
            replace_file(path, line, private=True)
            descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except OSError:
            delete_journal(path, lock)
            raise
        self.remove()
        self.path, self._lock, self._descriptor, self._length = path, lock, descriptor, len(line)

    def _append(self, line: bytes) -> None:
        try:
            write_all(self._descriptor, line)
            os.fsync(self._descriptor)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(self._descriptor, self._length)
            raise
        self._length += len(line)

    def begin_anew(self) -> None:
        """Let the next draft start a new file, which names the Word file anew; this one stays until then."""
        self._written = None

    def release(self) -> None:
        """Close the file and leave it for the next start."""
        if self._descriptor >= 0:
            os.close(self._descriptor)
        if self._lock:
            self._lock.release()
        self.path, self._lock, self._descriptor, self._length, self._written = None, None, -1, 0, None

    def remove(self) -> None:
        """Close the file and take it away."""
        path, lock = self.path, self._lock
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._lock, self._descriptor = None, -1
        self.release()
        if path:
            delete_journal(path, lock)


def _needs_whole(before: Draft, after: Draft) -> bool:
    return before.template is not after.template and before.template != after.template


def _first_line(draft: Draft, path: Path | None, name: str) -> bytes:
    return _line({"format": FORMAT, "path": str(path) if path else None, "name": name, "draft": draft_to_json(draft)})


def _change_line(before: Draft, after: Draft) -> bytes:
    changed = {key: value_to_json(value) for key, value in after.values.items() if before.values.get(key) != value}
    gone = [key for key in before.values if key not in after.values]
    return _line({"values": changed, "gone": gone, "switches": dict(after.switches)})


def _line(data: Mapping[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"


@dataclass
class Recovered:
    """A draft that was not saved when its program ended, held for this program until it is let go of.

    `path` is the Word file that it belongs to, None before its first save; `when` the time of the last change (seconds since 1970).
    """

    draft: Draft
    path: Path | None
    name: str
    when: float
    _file: Path
    _lock: "BaseFileLock"

    def session(self) -> Session:
        """A session on the draft, unsaved."""
        session = Session(self.draft, self.path, self.name)
        session.saved = None
        return session

    def forget(self) -> None:
        """Take the journal away: the draft lives on in a new journal, or the person does not want it."""
        delete_journal(self._file, self._lock)

    def keep(self) -> None:
        """Leave the journal for the next start."""
        self._lock.release()


def recover(folder: Path) -> list[Recovered]:
    """The drafts of journals that no running program holds, the last changed first; damaged ones are left where they are."""
    return left_behind(folder, _ENDING, _recovered)


def _recovered(path: Path, when: float, lines: list[bytes], lock: "BaseFileLock") -> Recovered:
    first, draft = _replayed(lines)
    named = first.get("path")
    return Recovered(draft, Path(named) if named else None, first.get("name", ""), when, path, lock)


def _replayed(lines: list[bytes]) -> tuple[Mapping[str, Any], Draft]:
    first = _read(lines[0] if lines else b"{}")
    draft = draft_from_json(first["draft"])
    for line in lines[1:]:
        change = _read(line)
        kept = {key: value for key, value in draft.values.items() if key not in change["gone"]}
        changed = {key: value_from_json(value) for key, value in change["values"].items()}
        draft = Draft(draft.template, {**kept, **changed}, change["switches"])
    return first, draft


def _read(line: bytes) -> Mapping[str, Any]:
    return json.loads(line.decode("utf-8", "surrogatepass"))
