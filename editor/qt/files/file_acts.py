"""The acts on files: open, start, save, export, recover, let go. Long work runs away from the window; what was typed is journaled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk, Opened, progress_of, with_defaults
from editor.looking import home, is_folder
from editor.model.acts.outline import shown_markup
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.exporting import Exporting
from editor.qt.files.form_or_sample import FormOrSample
from editor.qt.files.losses import Wanted
from editor.qt.files.report import Report, UnsavedAnswer, ask_unsaved, trace_of
from editor.qt.files.saving import Saving
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import Messages
from editor.qt.messages.workers import Work, Workers
from editor.qt.system.collecting import calmly
from editor.storage.journal.attempts import AttemptStage

if TYPE_CHECKING:
    from editor.storage.journal.left import LeftBehind


class FileWindow(Protocol):
    """What the acts on files ask of their window, which holds the report."""

    @property
    def report(self) -> Report | None:
        """The report at hand; None on the start page and in a review."""
        ...

    def show_report(self, report: Report) -> None:
        """Show a report in the place of what is at hand."""

    def may_go(self) -> bool:
        """Whether a review at hand may be left; asks the person where something would be lost with it."""
        ...

    def room(self, path: Path | None) -> "FileActs":
        """The acts of the window that has a file open, else of one that has room for a report."""
        ...

    def shows(self, path: Path) -> bool:
        """Bring the window forward that has a file open; False where none has."""
        ...


class FileActs(QObject):
    """What the person does with files in one window. `opened` tells a new session that the window shows.

    `read` hands over a sample that wants a look first, and whether it takes the place of what is at hand. `committing` asks for text that is
    not handed over yet; `place_wanted` asks to show the place of something that a save would lose, `changes_wanted` the list of what it took in;
    `joined` tells that the session at hand took in what was left of its report.
    """

    opened = Signal(object)
    read = Signal(object, bool)
    committing = Signal()
    saved = Signal()
    failed = Signal()
    place_wanted = Signal(object)
    changes_wanted = Signal()
    joined = Signal(object)
    journal_troubled = Signal(object)

    def __init__(self, desk: Desk, messages: Messages, window: FileWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk, self.messages, self._window = desk, messages, window
        self.workers = Workers(self)
        self._busy = Busy(self.workers, messages, self)
        self.ways = FormOrSample(self, messages)
        self.saving = Saving(self, messages, self._busy)
        self.exporting = Exporting(self, messages, self._busy, self.saving.taking_in, self)
        self.journal_troubled.connect(self._on_journal_troubled)

    @property
    def report(self) -> Report | None:
        """The report at hand."""
        return self._window.report

    @property
    def session(self) -> Session | None:
        """The session of the report at hand."""
        return self.report.session if self.report is not None else None

    def commit(self) -> None:
        """Take what was typed and not handed over yet."""
        self.committing.emit()

    # Opening

    def ask_open(self) -> None:
        """Let the person choose files and open them."""
        for path in self.messages.ask_open_paths(self.folder()):
            self.open_path(path)

    def open_path(self, path: Path) -> None:
        """Open a file of any kind, where there is room for it, after a question where it ended an earlier run; several can be on their way."""
        if self._window.shows(path):
            return
        if self.desk.attempts.ended([trace_of(path)]) == AttemptStage.READING:
            again = Act(tr("再打开一次"), lambda: (self.desk.attempts.forgive([trace_of(path)]), self.open_path(path)))
            self.on_failed(notices.unread(path, [again]))
        else:
            self.make(lambda work: self._read(path, work), tr("正在打开“{name}”", name=path.name), self._settle, WorkKind.OPEN.of(path))

    def open_again(self, path: Path) -> None:
        """Open a file in the place of what is at hand."""
        self.open_made(lambda work: self._read(path, work), tr("正在打开“{name}”", name=path.name))

    def _read(self, path: Path, work: Work) -> Opened:
        with self.desk.attempts.reading(trace_of(path)):
            opened = self.desk.open(path, cancelled=work.cancelled)
        if opened.path is not None:
            self.note_recent(opened.path, opened.draft)
        return opened

    def note_recent(self, path: Path, draft: Draft) -> None:
        """Put a file in front of the recent ones."""
        self.desk.recents.add(path, shown_markup(draft, draft.element("标题") or "", "…"), draft.template.kind, *progress_of(draft))

    def open_text(self, text: str, html: str = "") -> None:
        """Start from a pasted sample, as plain text and, where the clipboard had it, as a page."""
        self.make(lambda _work: self.desk.open_pasted(html, text), tr("正在读粘贴的范文"), self._settle)

    def open_made(self, act: Callable[[Work], Opened], words: str) -> None:
        """Open what `act` makes away from the window in the place of what is at hand; `words` say what is going on."""
        self.make(act, words, self.take_opened)

    def make(self, act: Callable[[Work], Opened], words: str, done: Callable[[Opened], None], kind: str = WorkKind.OPEN) -> None:
        """Let `act` make what is opened, away from the window; then `done`. A work of the same kind that is on its way is let go of."""

        def opened(found: object) -> None:
            assert isinstance(found, Opened)
            done(found)

        self._busy.cancel(kind)
        self._busy.run(kind, calmly(act), words, opened, lambda error: self.on_failed(notices.failed(error)))

    def _settle(self, opened: Opened) -> None:
        """Take what was opened where there is room for it; what another window has opened meanwhile comes forward there."""
        if opened.wants_review:
            self.read.emit(opened, False)
        elif opened.path is None or not self._window.shows(opened.path):
            self._window.room(None).take_opened(opened)

    def take_opened(self, opened: Opened) -> None:
        """Go on here with what was opened."""
        if opened.wants_review:
            self.read.emit(opened, True)
        else:
            self.let_go_then(lambda: self._take_opened(with_defaults(opened, self.desk.settings)))

    def _take_opened(self, opened: Opened) -> None:
        session = opened.session()
        self.take(session, source=opened.source)
        self.ways.tell(opened, notices.opened(opened), session)

    def take(self, session: Session, after: "LeftBehind | None" = None, source: Path | None = None) -> None:
        """Make a session the one at hand; `after` is the recovered journal that it goes on from, `source` the file that was opened."""
        self.end_journal(keep=False)
        session.made_of = source or session.made_of
        journal = self.desk.start_journal(session, after=after, on_trouble=self.journal_troubled.emit)
        origins = tuple(trace_of(path) for path in (source, after.file if after is not None else None) if path is not None)
        self._window.show_report(Report(session, journal, after is not None, origins))
        self.opened.emit(session)

    def room(self, path: Path | None) -> "FileActs":
        """The acts of the window that has a file open, else of one that has room for a report."""
        return self._window.room(path)

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write the Word file; the first time the person is asked where. `then` follows when it is done."""
        self.saving.save(then)

    def save_as(self) -> None:
        """Write the Word file to another place."""
        self.saving.save_as()

    def move_to(self, path: Path) -> None:
        """The file of the report at hand has another name: save there from now on."""
        if (report := self.report) is not None:
            report.move_to(path)
            session = report.session
            self.workers.start(lambda _work: self.note_recent(path, session.saved or session.draft), lambda _done: None, lambda _error: None)

    def lose_file(self) -> None:
        """The file of the report at hand is gone: what is here is work that is in no file, and is kept as such."""
        if (report := self.report) is not None:
            report.lose_file()

    def folder(self) -> Path:
        """Where the person's files are: beside the report at hand or the sample it was made of, else the documents, else the home folder."""
        if self.report is not None and (beside := self.report.beside) is not None:
            return beside.absolute().parent
        return documents if is_folder(documents := self.desk.folders.documents) else home()

    def has_saved(self, session: Session, draft: Draft, path: Path) -> None:
        """Note that a file holds the draft of a session."""
        report = self.report
        if report is not None and report.session is session:
            report.mark_saved(path, draft)
        else:
            session.mark_saved(path, draft)
        self.saved.emit()

    def show_place(self, wanted: Wanted) -> None:
        """Show the person what a save would lose, there where it stands."""
        self.place_wanted.emit(wanted)

    def show_changes(self) -> None:
        """Show the person what came from elsewhere with a save."""
        self.changes_wanted.emit()

    # Letting go

    @property
    def has_work(self) -> bool:
        """Whether something would be lost with the report at hand."""
        return self.report is not None and self.report.has_work

    def let_go_then(self, act: Callable[[], object]) -> None:
        """Do something that takes the place of what is at hand; unsaved work is asked about once."""
        if not self._window.may_go():
            return
        self.commit()
        if not self.has_work:
            act()
            return
        answer = self._ask_unsaved(tr("先不换"))
        if answer is UnsavedAnswer.SAVE:
            self.save(then=act)
        elif answer is not UnsavedAnswer.STAY:
            self.end_journal(keep=answer is UnsavedAnswer.KEEP)
            act()

    def close_then(self, act: Callable[[], object], answer: UnsavedAnswer | None = None) -> None:
        """End: unsaved work is journaled and asked about once, unless the `answer` is known; then `act` follows."""
        if not self._window.may_go():
            return
        self.commit()
        if not self.has_work:
            self._end(act, keep=False)
            return
        answer = self._ask_unsaved(tr("接着写")) if answer is None else answer
        if answer is UnsavedAnswer.SAVE:
            self.save(then=lambda: self._end(act, keep=False))
        elif answer is not UnsavedAnswer.STAY:
            self._end(act, keep=answer is UnsavedAnswer.KEEP)

    def _ask_unsaved(self, stay: str) -> UnsavedAnswer:
        assert self.report is not None
        self.flush()
        return ask_unsaved(self.report, self.messages, stay)

    def _end(self, act: Callable[[], object], *, keep: bool) -> None:
        self.end_journal(keep=keep)
        self.workers.wait()
        act()

    def end_journal(self, *, keep: bool) -> None:
        """Journal the report at hand no longer; with `keep` what is in the journal stays for the next run."""
        if (report := self.report) is not None:
            report.journal.close(keep=keep)

    def flush_quietly(self) -> None:
        """Put what was typed on the disk now; raises NigaoError when that fails. May be called in any thread."""
        if (report := self.report) is not None:
            report.journal.flush()

    def flush(self) -> bool:
        """Put what was typed on the disk now; False, and said in a bar, where that fails."""
        try:
            self.flush_quietly()
        except NigaoError as error:
            self.messages.tell(notices.failed(error))
        return self.report is None or self.report.is_kept

    def _on_journal_troubled(self, trouble: NigaoError | None) -> None:
        self.messages.clear("journal")
        if trouble is not None:
            self.messages.tell(Notice(NoticeKind.PROBLEM, trouble.text, [Act(tr("保存 Word"), self.save)], "journal"))

    def on_failed(self, notice: Notice) -> None:
        """Say what failed."""
        self.messages.tell(notice)
        self.failed.emit()
