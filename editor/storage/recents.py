"""The reports opened last."""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from editor.storage.folders import private_folder
from editor.storage.safe_writing import replace_file

LIMIT = 20
_WAIT = 2


@dataclass(frozen=True, slots=True)
class Recent:
    """A report as the start screen shows it: its file, title and kind, how much was filled, when it was opened or saved last (seconds since 1970)."""

    path: str
    title: str = ""
    kind: str = ""
    filled: int = 0
    total: int = 0
    when: float = 0.0

    @property
    def is_there(self) -> bool:
        """Whether the file still exists."""
        return Path(self.path).is_file()


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
        """Put a report first."""
        name = str(path.absolute())
        recent = Recent(name, title, kind, filled, total, self._now())
        self._change(lambda entries: [recent, *(entry for entry in entries if entry.path != name)][:LIMIT])

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
