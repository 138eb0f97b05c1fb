"""The acts on files: open, start, save, export, recover, let go. Long work runs away from the window; what was typed is journaled."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk, Opened, SaveResult
from editor.desk.defaults import with_defaults
from editor.model.draft import Draft
from editor.model.problem import NigaoError
from editor.model.session import Session
from editor.model.words import tr
from editor.qt import notices
from editor.qt.bars import Act, Notice
from editor.qt.busy import Busy
from editor.qt.calm import calmly
from editor.qt.message import PDF_FILES, WORD_FILES, Messages
from editor.qt.open_outside import open_outside
from editor.qt.pdf_act import pdf_act
from editor.qt.workers import Work, Workers

if TYPE_CHECKING:
    from editor.storage.journal import Journal
    from editor.storage.journal_file import Recovered


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
        self.journal_troubled.connect(self._on_journal_troubled)

    # Opening

    def ask_open(self) -> None:
        """Let the person choose a file and open it."""
        path = self._messages.ask_open_path(self._folder())
        if path is not None:
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
        if opened.path is not None:
            self._note_recent(opened.path, opened.draft)
        return opened

    def _note_recent(self, path: Path, draft: Draft) -> None:
        total = len(draft.fields)
        self.desk.recents.add(path, draft.template.title, draft.template.kind, total - len(draft.unfilled), total)

    def open_text(self, text: str, html: str = "") -> None:
        """Start from a pasted sample, as plain text and, where the clipboard had it, as a page."""
        self._open(lambda _work: self.desk.open_pasted(html, text), tr("正在读粘贴的范文"), self._settle)

    def open_template(self, name: str) -> None:
        """Start from a template of the library."""
        self._open(lambda _work: self.desk.open_template(name), tr("正在打开“{name}”", name=name), self._settle)

    def open_made(self, act: Callable[[Work], Opened], words: str) -> None:
        """Open what `act` makes away from the window in the place of what is at hand; `words` say what is going on."""
        self._open(act, words, self.take_opened)

    def _open(self, act: Callable[[Work], Opened], words: str, done: Callable[[Opened], None], kind: str = "open") -> None:
        def opened(found: object) -> None:
            assert isinstance(found, Opened)
            done(found)

        self._busy.cancel(kind)
        self._busy.run(kind, calmly(act), words, opened, lambda error: self._on_failed(notices.failed(error)))

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

    def take_recovered(self, found: "Recovered") -> None:
        """Go on with what an earlier run left."""
        session = Session(found.draft, found.path, found.name)
        session.saved = None
        self._let_go_then(lambda: self.take(session, after=found))

    # Saving

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Write the Word file; the first time the person is asked where. `then` follows when it is done."""
        if self.session is not None:
            self.committing.emit()
            path = self.session.path or self._ask_path()
            if path is not None:
                self._save_to(path, then)

    def save_as(self) -> None:
        """Write the Word file to another place."""
        self.committing.emit()
        if self.session is not None and (path := self._ask_path()) is not None:
            self._save_to(path, None)

    def _folder(self) -> Path:
        """Where the person's files are: beside the report at hand, else the documents, else the home folder."""
        if self.session is not None and self.session.path is not None:
            return self.session.path.parent
        return self.desk.folders.documents if self.desk.folders.documents.is_dir() else Path.home()

    def _ask_path(self) -> Path | None:
        assert self.session is not None
        name = self.desk.propose_name(self.session.draft)
        path = self._messages.ask_save_path(self._folder() / f"{name}.docx", WORD_FILES)
        return path if path is None or path.suffix.lower() == ".docx" else path.with_name(f"{path.name}.docx")

    def _save_to(self, path: Path, then: Callable[[], object] | None) -> None:
        session = self.session
        if "save" in self._busy or session is None:
            return
        draft = session.draft
        again = [Act(tr("再存一次"), self.save), Act(tr("存到别处"), self.save_as)]

        def done(result: object) -> None:
            assert isinstance(result, SaveResult)
            self._on_saved(session, draft, path, result)
            if then:
                then()

        failed: Callable[[NigaoError], None] = lambda error: self._on_failed(notices.not_saved(error, again))  # noqa: E731 - a name for its type
        self._busy.run("save", lambda _work: self._write(draft, path), tr("正在保存"), done, failed)

    def _write(self, draft: Draft, path: Path) -> SaveResult:
        result = self.desk.save_word(draft, path)
        self._note_recent(path, draft)
        return result

    def _on_saved(self, session: Session, draft: Draft, path: Path, result: SaveResult) -> None:
        session.mark_saved(path, draft)
        if self._journal is not None:
            self._journal.saved()
        self._messages.clear("save")
        acts = [Act(tr("在 Word 中打开"), lambda: open_outside(path)), Act(tr("打开文件夹"), lambda: open_outside(path.parent))]
        self._messages.tell(notices.saved(path, len(draft.fields) - len(draft.unfilled), len(result.unfilled), acts))
        self.saved.emit()

    def export_pdf(self, *, through_office: bool = False) -> None:
        """Write the pages as a PDF: as they are drawn here, or as LibreOffice prints them."""
        self.committing.emit()
        if self.session is None or "save" in self._busy:
            return
        draft = self.session.draft
        path = self._messages.ask_save_path(self._folder() / f"{self.desk.propose_name(draft)}.pdf", PDF_FILES)
        if path is not None:
            path = path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")
            self._export(pdf_act(self.desk, draft, path, through_office=through_office), path)

    def _export(self, act: Callable[[Work], SaveResult], path: Path) -> None:
        acts = [Act(tr("打开看看"), lambda: open_outside(path)), Act(tr("打开文件夹"), lambda: open_outside(path.parent))]
        done: Callable[[object], None] = lambda _result: self._messages.tell(notices.exported(path, acts))  # noqa: E731 - a name for its type
        self._busy.run("save", act, tr("正在导出"), done, lambda error: self._on_failed(notices.failed(error)))

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

    def _on_failed(self, notice: Notice) -> None:
        self._messages.tell(notice)
        self.failed.emit()
