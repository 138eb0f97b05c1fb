"""What the window remembers from run to run: its size and the widths of its panes."""

import json
from pathlib import Path
from typing import Any


class WindowState:
    """A small file of numbers. One that can't be read is empty, one that can't be written is let be: nobody's work depends on it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values: dict[str, Any] = self._read()

    def _read(self) -> dict[str, Any]:
        try:
            found = json.loads(self._path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def numbers(self, name: str, count: int) -> list[int] | None:
        """The numbers of that name, or None when there are not that many."""
        found = self._values.get(name)
        fits = isinstance(found, list) and len(found) == count and all(isinstance(n, int) for n in found)
        return found if fits else None

    def remember(self, name: str, numbers: list[int]) -> None:
        """Note numbers; `write` puts them on the disk."""
        self._values[name] = numbers

    def write(self) -> None:
        """Put what was noted on the disk."""
        from editor.storage.files.writing import replace_file  # noqa: PLC0415
        from editor.storage.folders import private_folder  # noqa: PLC0415 - reading, before the first paint, needs less

        try:
            private_folder(self._path.parent)
            replace_file(self._path, json.dumps(self._values).encode(), private=True)
        except OSError:
            return
