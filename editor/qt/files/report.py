"""The report at hand, as the acts on files know it: its session and the journal that keeps what is typed."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.messages.message import Messages

if TYPE_CHECKING:
    from editor.storage.journal.journal import Journal


class UnsavedAnswer(Enum):
    """What the person says of work that is in no Word file, asked when its report is let go: save it, keep it for the next run, drop it, or stay."""

    SAVE = auto()
    KEEP = auto()
    DROP = auto()
    STAY = auto()


def trace_of(path: Path) -> str:
    """The name of a file in the marks of what is being opened."""
    return str(path.absolute())


@dataclass(frozen=True, slots=True)
class Report:
    """A report that is open in a window. `was_recovered` says that an earlier run left it, `origins` are the names of what it was opened from."""

    session: Session
    journal: "Journal"
    was_recovered: bool = False
    origins: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name of its file, or what the report is called until it has one."""
        return self.session.path.name if self.session.path else self.session.name

    @property
    def traces(self) -> tuple[str, ...]:
        """The names under which it may come again: what it was opened from, its file, its journal."""
        names = (trace_of(path) for path in (self.session.path, self.journal.path) if path is not None)
        return (*self.origins, *names)

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


def ask_unsaved(report: Report, messages: Messages, stay: str) -> UnsavedAnswer:
    """What becomes of the work in a report that is let go; `stay` are the words for leaving it open."""
    return messages.ask(
        tr("“{name}”还有没存进 Word 的内容。", name=report.name),
        tr("留到下次：这些内容留在本机，下次打开时可以找回。"),
        ((UnsavedAnswer.SAVE, tr("保存 Word")), (UnsavedAnswer.KEEP, tr("留到下次")), (UnsavedAnswer.DROP, tr("不要了")), (UnsavedAnswer.STAY, stay)),
    )
