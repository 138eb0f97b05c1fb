"""The report at hand, as the acts on files know it: its session and the journal that keeps what is typed."""

import contextlib
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING

from editor.desk import Desk
from editor.looking import is_there, status_of
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.messages.message import Messages
from editor.storage.library.entry import ENDING

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
    def beside(self) -> Path | None:
        """The file beside which its files lie: its own, else the sample that it was made of, never a template; None where there is neither."""
        if self.session.path is not None:
            return self.session.path
        form = self.session.form
        made_of = None if form is not None and form.is_template else self.session.made_of
        return made_of if made_of is not None and made_of.suffix.lower() != ENDING and is_there(made_of) else None

    @property
    def has_work(self) -> bool:
        """Whether something would be lost with it: what was typed or recovered and is not in the Word file."""
        session = self.session
        return session.is_dirty and (self.was_recovered or session.path is not None or session.draft != session.start)

    @property
    def is_kept(self) -> bool:
        """Whether all that was typed is on the disk: in the journal, as the disk itself said, or in the Word file."""
        return self.journal.has_all or not self.has_work

    def safety(self) -> str:
        """In a sentence whether what was typed is safe, and what to do where it is not; what waits is put on the disk first."""
        with contextlib.suppress(NigaoError):
            self.journal.flush()
        return tr("内容已留在本机，不会丢。") if self.is_kept else tr("刚写的还没能留在本机，请马上存到别处。")

    @property
    def last_kept(self) -> float | None:
        """When the journal was written last (seconds since 1970); None when there is nothing in it."""
        found = status_of(path) if (path := self.journal.path) else None
        return found.st_mtime if found else None

    def move_to(self, path: Path) -> None:
        """Save to another path from now on: the file was renamed."""
        if self.session.path is not None:
            self.session.files.follow(self.session.path, path)
        self.session.path = path
        self.journal.saved()

    def lose_file(self) -> None:
        """Treat the draft as work that is in no file, and keep it as such: its file is gone."""
        self.session.saved = None
        self.journal.note(self.session.draft)

    def stand_apart(self) -> None:
        """Treat the draft as work that is in no file, and keep it as such: its file is another one by now, whose place the next save takes."""
        self.session.saved = None
        self.journal.saved()

    def mark_saved(self, path: Path, draft: Draft) -> None:
        """Note that a file holds the draft."""
        self.session.mark_saved(path, draft)
        self.journal.saved()


def name_for(desk: Desk, session: Session) -> str:
    """The name that is proposed for a file of a session, without its ending: that of its file, or, of a form, one that leaves the form alone."""
    if session.form is None:
        return session.path.stem if session.locked and session.path is not None else desk.propose_name(session.draft)
    return session.path.stem if session.path is not None else tr("{name}（已填）", name=Path(session.form.name).stem)


def ask_unsaved(report: Report, messages: Messages, stay: str) -> UnsavedAnswer:
    """What becomes of the work in a report that is let go; `stay` are the words for leaving it open.

    Only what is on the disk can be left for later.
    """
    keep = ((UnsavedAnswer.KEEP, tr("留到下次")),) if report.is_kept else ()
    return messages.ask(
        tr("“{name}”还有没存进 Word 的内容。", name=report.name),
        tr("留到下次：这些内容留在本机，下次打开时可以找回。") if keep else tr("这些内容没能留在本机，不保存就没有了。"),
        ((UnsavedAnswer.SAVE, tr("保存 Word")), *keep, (UnsavedAnswer.DROP, tr("不保存")), (UnsavedAnswer.STAY, stay)),
    )
