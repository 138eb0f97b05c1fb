"""The acts on files: open, start, save, export, recover, let go. Long work runs away from the window; what was typed is journaled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk, Opened, with_defaults
from editor.model.acts.outline import shown_markup
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.returned.placed import PlacedForeign
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.saving import Saving
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice
from editor.qt.messages.busy import Busy
from editor.qt.messages.message import Messages
from editor.qt.messages.workers import Work, Workers, calmly

if TYPE_CHECKING:
    from editor.storage.journal.file import Recovered
    from editor.storage.journal.journal import Journal


class DeskActs(QObject):
    """What the person does with files. `opened` hands over a new session, `read` a sample that wants a look first.

    `committing` asks for text that is not handed over yet; `may_go` says whether what is on the screen may be left at all. `room` gives the acts of
    the window that has room for a report, `shows` brings the window forward that has a file open already and says whether there is one.
    """

    opened = Signal(object)
    read = Signal(object)
    committing = Signal()
    saved = Signal()
    failed = Signal()
    journal_troubled = Signal(object)

    def __init__(self, desk: Desk, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self._messages = desk, messages
        self.session: Session | None = None
        self.may_go: Callable[[], bool] = lambda: True
        self.room: Callable[[Path | None], DeskActs] = lambda _path: self
        self.shows: Callable[[Path], bool] = lambda _path: False
        self._journal: Journal | None = None
        self._was_recovered = False
        self.workers = Workers(self)
        self._busy = Busy(self.workers, messages, self)
        self.saving = Saving(self, messages, self._busy)
        self.journal_troubled.connect(self._on_journal_troubled)

    # Opening

    def ask_open(self) -> None:
        """Let the person choose files and open them."""
        for path in self._messages.ask_open_paths(self.folder()):
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file of any kind, where there is room for it; several can be on their way at once."""
        if not self.shows(path):
            self._open(lambda work: self._read(path, work), tr("正在打开“{name}”", name=path.name), self._settle, f"open {path}")

    def open_again(self, path: Path) -> None:
        """Open a file in the place of what is at hand."""
        self.open_made(lambda work: self._read(path, work), tr("正在打开“{name}”", name=path.name))

    def _read(self, path: Path, work: Work) -> Opened:
        opened = self.desk.open(path, cancelled=work.cancelled)
        if opened.inspection is not None:
            from editor.qt.review.ready import made_ready  # noqa: PLC0415 - loaded by the first sample

            opened = made_ready(opened)
        if opened.path is not None:
            self.note_recent(opened.path, opened.draft)
        return opened

    def note_recent(self, path: Path, draft: Draft) -> None:
        """Put a file in front of the recent ones."""
        title = shown_markup(draft, draft.element("标题") or "", "…")
        self.desk.recents.add(path, title, draft.template.kind, *draft.progress)

    def open_text(self, text: str, html: str = "") -> None:
        """Start from a pasted sample, as plain text and, where the clipboard had it, as a page."""
        self._open(lambda _work: self.desk.open_pasted(html, text), tr("正在读粘贴的范文"), self._settle)

    def open_made(self, act: Callable[[Work], Opened], words: str) -> None:
        """Open what `act` makes away from the window in the place of what is at hand; `words` say what is going on."""
        self._open(act, words, self.take_opened)

    def _open(self, act: Callable[[Work], Opened], words: str, done: Callable[[Opened], None], kind: str = "open") -> None:
        def opened(found: object) -> None:
            assert isinstance(found, Opened)
            done(found)

        self._busy.cancel(kind)
        self._busy.run(kind, calmly(act), words, opened, lambda error: self.on_failed(notices.failed(error)))

    def _settle(self, opened: Opened) -> None:
        """Take what was opened where there is room for it; what another window has opened meanwhile comes forward there."""
        if opened.path is None or not self.shows(opened.path):
            self.room(None).take_opened(opened)

    def take_opened(self, opened: Opened) -> None:
        """Go on here with what was opened."""
        self._let_go_then(lambda: self._take_opened(opened))

    def _take_opened(self, found: Opened) -> None:
        opened = with_defaults(found, self.desk.settings)
        self._messages.clear("open")
        if opened.inspection is not None and not found.draft.values:
            self._end_journal(keep=False)
            self.session = None
            self.read.emit(opened)
            return
        self.take(opened.session())
        if notice := notices.opened(opened):
            self._messages.tell(notice)

    def take(self, session: Session, after: "Recovered | None" = None) -> None:
        """Make a session the one at hand; `after` is the recovered journal that it goes on from."""
        self._end_journal(keep=False)
        self.session, self._was_recovered = session, after is not None
        self._journal = self.desk.start_journal(session, after=after, on_trouble=self.journal_troubled.emit)
        self.opened.emit(session)

    def take_recovered(self, found: "Recovered", foreign: tuple[PlacedForeign, ...] = ()) -> None:
        """Go on with what an earlier run left; `foreign` is what its file holds that a draft can't."""
        session = found.session(foreign)
        self._let_go_then(lambda: self.take(session, after=found))

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write the Word file; the first time the person is asked where. `then` follows when it is done."""
        self.saving.save(then)

    def save_as(self) -> None:
        """Write the Word file to another place."""
        self.saving.save_as()

    def export_pdf(self, *, through_office: bool = False) -> None:
        """Write the pages as a PDF: as they are drawn here, or as LibreOffice prints them."""
        self.saving.export_pdf(through_office=through_office)

    def move_to(self, path: Path) -> None:
        """The file of the report at hand has another name: save there from now on."""
        session = self.session
        if session is not None:
            session.path = path
            if self._journal is not None:
                self._journal.saved()
            self.workers.start(lambda _work: self.note_recent(path, session.saved or session.draft), lambda _done: None, lambda _error: None)

    def lose_file(self) -> None:
        """The file of the report at hand is gone: what is here is work that is in no file, and is kept as such."""
        if self.session is not None:
            self.session.saved = None
            if self._journal is not None:
                self._journal.note(self.session.draft)

    def folder(self) -> Path:
        """Where the person's files are: beside the report at hand, else the documents, else the home folder."""
        if self.session is not None and self.session.path is not None:
            return self.session.path.parent
        return self.desk.folders.documents if self.desk.folders.documents.is_dir() else Path.home()

    def has_saved(self, session: Session, draft: Draft, path: Path) -> None:
        """Note that a file holds the draft of a session."""
        session.mark_saved(path, draft)
        if self._journal is not None:
            self._journal.saved()
        self.saved.emit()

    # Letting go

    @property
    def has_work(self) -> bool:
        """Whether something would be lost with the session: what was typed or recovered and is not in the Word file."""
        session = self.session
        return session is not None and session.is_dirty and (self._was_recovered or session.path is not None or session.draft != session.start)

    def _let_go_then(self, act: Callable[[], object]) -> None:
        """Do something that takes the place of the session at hand; unsaved work is asked about once."""
        if not self.may_go():
            return
        self.committing.emit()
        if not self.has_work:
            act()
            return
        answer = self._ask_unsaved(tr("先不换"))
        if answer == 0:
            self.save(then=act)
        elif answer in (1, 2):
            self._end_journal(keep=answer == 1)
            self.session = None
            act()

    def close_then(self, act: Callable[[], object], answer: int | None = None) -> None:
        """End: unsaved work is journaled and asked about once, unless the `answer` is known (0 save, 1 keep for the next run); then `act` follows."""
        if not self.may_go():
            return
        self.committing.emit()
        if not self.has_work:
            self._end(act, keep=False)
            return
        answer = self._ask_unsaved(tr("接着写")) if answer is None else answer
        if answer == 0:
            self.save(then=lambda: self._end(act, keep=False))
        elif answer in (1, 2):
            self._end(act, keep=answer == 1)

    def _ask_unsaved(self, stay: str) -> int:
        assert self.session is not None
        name = self.session.path.name if self.session.path else self.session.name
        self.flush()
        return self._messages.ask(
            tr("“{name}”还有没存进 Word 的内容。", name=name),
            tr("留到下次：这些内容留在本机，下次打开时可以找回。"),
            (tr("保存 Word"), tr("留到下次"), tr("不要了"), stay),
        )

    def _end(self, act: Callable[[], object], *, keep: bool) -> None:
        self._end_journal(keep=keep)
        self.session = None
        self.workers.wait()
        act()

    def drop(self) -> None:
        """Let go of the session at once and without asking; its journal goes too."""
        self._end_journal(keep=False)
        self.session = None
        self.workers.wait()

    def _end_journal(self, *, keep: bool) -> None:
        if self._journal is not None:
            self._journal.close(keep=keep)
            self._journal = None

    def flush(self) -> None:
        """Put what was typed on the disk now; said in a bar when that fails."""
        try:
            if self._journal is not None:
                self._journal.flush()
        except NigaoError as error:
            self._messages.tell(notices.failed(error))

    def last_kept(self) -> float | None:
        """When the journal was written last (seconds since 1970); None when there is nothing in it."""
        path = self._journal.path if self._journal is not None else None
        try:
            return path.stat().st_mtime if path else None
        except OSError:
            return None

    def _on_journal_troubled(self, trouble: NigaoError | None) -> None:
        if trouble is None:
            self._messages.clear("journal")
        else:
            self._messages.tell(Notice("problem", trouble.text, [Act(tr("保存 Word"), self.save)], "journal"))

    def on_failed(self, notice: Notice) -> None:
        """Say what failed."""
        self._messages.tell(notice)
        self.failed.emit()
