"""Saving the draft at hand as its Word file: away from the window, told in bars, asked about where something would be lost."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from editor.desk import Desk, Meanwhile, SaveResult, tally_of
from editor.looking import is_there
from editor.model.draft.draft import Draft
from editor.model.problem import NigaoError
from editor.model.returned.change import ChangeKind
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.losses import Losses, SaveAnswer, Wanted, ask_about, losses_of
from editor.qt.files.meanwhile import TakingIn
from editor.qt.files.report import Report, name_for
from editor.qt.files.undone import Undone
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import WORD_FILES, Messages
from editor.qt.messages.outside import folder_act, open_act
from editor.qt.messages.workers import Workers
from editor.qt.system.collecting import calmly

Then = Callable[[], object] | None


class SavesReport(Protocol):
    """What saving asks of the acts on files: the report at hand, where files go, and who hears of what became of them."""

    desk: Desk
    workers: Workers

    @property
    def session(self) -> Session | None:
        """The session of the report at hand."""
        ...

    @property
    def report(self) -> Report | None:
        """The report at hand."""
        ...

    def commit(self) -> None:
        """Take what was typed and not handed over yet."""

    def folder(self) -> Path:
        """The folder that is proposed for a file."""
        ...

    def note_recent(self, path: Path, draft: Draft) -> None:
        """Put a file in front of the recent ones; called from any thread."""

    def has_saved(self, session: Session, draft: Draft, path: Path) -> None:
        """Note that a file holds the draft of a session."""

    def show_place(self, wanted: Wanted) -> None:
        """Show the person what a save would lose, there where it stands."""

    def show_changes(self) -> None:
        """Show the list of what came from elsewhere."""

    def on_failed(self, notice: Notice) -> None:
        """Say what failed."""


class Saving:
    """Writes the report at hand as its Word file. `undone` keeps what undo takes out of it, `taking_in` says what became of the old file.

    `show_remarks` shows what the checks say of it; the window gives it.
    """

    show_remarks: Callable[[], object] = staticmethod(lambda: None)

    def __init__(self, files: SavesReport, messages: Messages, busy: Busy) -> None:
        self._files, self._messages, self._busy = files, messages, busy
        self.undone = Undone(messages)
        self.taking_in = TakingIn(files, messages, self.undone)

    def save(self, then: Then) -> None:
        """Write the Word file; the first time the person is asked where. `then` follows when it is done."""
        session = self._files.session
        if session is not None and not session.locked:
            self._files.commit()
            path = session.path or self._ask_path(session)
            if path is not None:
                self._save_to(session, path, then)

    def save_as(self) -> None:
        """Write the Word file to another place; one that is only looked at is copied as it is."""
        self._files.commit()
        session = self._files.session
        if session is None or (path := self._ask_path(session)) is None:
            return
        if session.locked and session.path is not None:
            self._copy(session, session.path, path)
        else:
            self._save_to(session, path, None)

    def _ask_path(self, session: Session) -> Path | None:
        return self._messages.ask_save_path(self._files.folder() / f"{name_for(self._files.desk, session)}.docx", WORD_FILES)

    def _save_to(self, session: Session, path: Path, then: Then, *, is_sure: bool = False) -> None:
        if WorkKind.SAVE in self._busy:
            return
        draft, again = session.draft, [Act(tr("再存一次"), lambda: self.save(None)), Act(tr("存到别处"), self.save_as)]

        def done(result: object) -> None:
            if isinstance(result, Losses):
                self._ask(result, session, path, then)
                return
            assert isinstance(result, SaveResult)
            self._on_saved(session, draft, path, result)
            if then and self.taking_in.may_go(path, result.meanwhile) and not session.is_dirty:
                then()

        def work(_work: object) -> SaveResult | Losses:
            losses = Losses() if is_sure else losses_of(self._files.desk, session, draft, path)
            return losses or self._write(session, draft, path)

        def failed(error: NigaoError) -> None:
            report = self._files.report
            self._files.on_failed(notices.not_saved(error, report.safety() if report is not None else "", again))

        self._busy.run(WorkKind.SAVE, calmly(work), tr("正在保存"), done, failed)

    def _ask(self, losses: Losses, session: Session, path: Path, then: Then) -> None:
        answer = ask_about(losses, session.draft, self._messages)
        if answer is SaveAnswer.SAVE:
            self._save_to(session, path, then, is_sure=True)
        elif answer is not SaveAnswer.LEAVE:
            self._files.show_place(answer)

    def _write(self, session: Session, draft: Draft, path: Path) -> SaveResult:
        from editor.desk import refuse_newer  # noqa: PLC0415 - loads Word

        if path != session.path:
            refuse_newer(path)
        self.undone.pay(session, path)
        if session.form is not None:
            seen = session.files.at(path).digest
            result = self._files.desk.save_form(session.form, draft, path, known=(seen,) if seen else None)
            self._files.note_recent(path, draft)
            return result
        known, seen = [placed.thing for placed in session.foreign], session.files.at(path)
        result = self._files.desk.save_word(draft, path, base=session.path, known=known, seen=seen)
        self._files.note_recent(path, result.meanwhile.draft or draft)
        return result

    def _on_saved(self, session: Session, draft: Draft, path: Path, result: SaveResult) -> None:
        self._messages.clear("save")
        stays = path != session.path and session.path is not None and is_there(session.path)
        # What had no place in the new file is in the old one or its copy alone.
        session.changes = tuple(change for change in session.changes if change.kind != ChangeKind.LOOSE)
        session.foreign = result.foreign
        written = self.taking_in.take(session, draft, path, result)
        if written is None:
            self._messages.tell(notices.changed_while_saving(path))
            return
        acts = [open_act(tr("在 Word 中打开"), path, self._messages.tell), folder_act(path, self._messages.tell, tr("打开文件夹"))]
        tally = tally_of(written)
        left = tally.left._replace(remarks=session.remarks)
        if left.remarks:
            acts.insert(0, Act(tr("看意见"), self.show_remarks))
        self._messages.tell(notices.saved(path, tally.progress[0], left, acts, is_remarked=bool(result.problems)))
        if result.problems:
            self._messages.tell(notices.remarked(result.problems))
        # A file that somebody wrote meanwhile and that was put beside has what found no place too.
        if (kept := result.kept or (result.meanwhile.beside if result.lost and path == session.path else None)) is not None:
            self._messages.tell(notices.kept(kept, [folder_act(kept, self._messages.tell)]))
        elif result.lost:
            self._messages.tell(notices.left_out(result.lost, is_there=stays))
        self._files.has_saved(session, written, path)
        self.taking_in.tell(path, result.meanwhile)

    def _copy(self, session: Session, source: Path, path: Path) -> None:
        """Copy a file as it is."""
        from editor.storage.files.meanwhile import Replaced, replace_known  # noqa: PLC0415 - for the file that is only looked at
        from editor.storage.files.reading import read_file  # noqa: PLC0415 - the same

        known = session.files.at(path).digest

        def done(written: object) -> None:
            assert isinstance(written, Replaced)
            self.taking_in.tell(path, Meanwhile.of_copies(written.besides))
            self._messages.tell(notices.copied(path, [folder_act(path, self._messages.tell, tr("打开文件夹"))]))

        def failed(error: NigaoError) -> None:
            self._files.on_failed(notices.failed(error))

        self._busy.run(WorkKind.SAVE, lambda _work: replace_known(path, read_file(source), (known,)), tr("正在保存"), done, failed)
