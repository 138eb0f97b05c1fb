"""The report at hand, as the acts on files know it: its session and the journal that keeps what is typed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.draft.draft import Draft
from editor.model.session.session import Session

if TYPE_CHECKING:
    from editor.storage.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is open in a window. `was_recovered` says that an earlier run left it."""

    session: Session
    journal: "Journal"
    was_recovered: bool = False

    @property
    def name(self) -> str:
        """The name of its file, or what the report is called until it has one."""
        return self.session.path.name if self.session.path else self.session.name

    @property
    def has_work(self) -> bool:
        """Whether something would be lost with it: what was typed or recovered and is not in the Word file."""
        session = self.session
        return session.is_dirty and (self.was_recovered or session.path is not None or session.draft != session.start)

    @property
    def last_kept(self) -> float | None:
        """When the journal was written last (seconds since 1970); None when there is nothing in it."""
        path = self.journal.path
        try:
            return path.stat().st_mtime if path else None
        except OSError:
            return None

    def move_to(self, path: Path) -> None:
        """Save to another path from now on: the file was renamed."""
        self.session.path = path
        self.journal.saved()

    def lose_file(self) -> None:
        """Treat the draft as work that is in no file, and keep it as such: its file is gone."""
        self.session.saved = None
        self.journal.note(self.session.draft)

    def mark_saved(self, path: Path, draft: Draft) -> None:
        """Note that a file holds the draft."""
        self.session.mark_saved(path, draft)
        self.journal.saved()
