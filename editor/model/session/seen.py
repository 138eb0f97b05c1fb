"""What was last seen of the files that a session reads and writes: by it a save knows whether somebody else wrote one meanwhile."""

from dataclasses import dataclass
from pathlib import Path

from editor.model.draft.draft import Draft


@dataclass(frozen=True, slots=True)
class Seen:
    """A file as it was last read or written here: the digest of its bytes (`content_digest`), "" for a file that was never looked into.

    `draft` is what it said, as far as a draft can hold it: what was typed here and there since is told from that. None where it held no draft.
    """

    digest: str = ""
    draft: Draft | None = None


class SeenFiles:
    """What one session last saw, by path. Each session has its own: what one window saw, another one may never have shown."""

    def __init__(self) -> None:
        self._by_path: dict[Path, Seen] = {}

    def at(self, path: Path) -> Seen:
        """What was last seen at a path; a `Seen` without a digest where nothing was."""
        return self._by_path.get(path.absolute(), Seen())

    def note(self, path: Path, seen: Seen) -> None:
        """Remember what lies at a path now."""
        self._by_path[path.absolute()] = seen

    def follow(self, before: Path, after: Path) -> None:
        """The file at one path has another name now."""
        if (seen := self._by_path.pop(before.absolute(), None)) is not None:
            self._by_path[after.absolute()] = seen
