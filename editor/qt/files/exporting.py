"""Every file that the desk writes of a report beside its own: where to is asked, it is made away from the window, and told in a bar."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk, SaveResult, not_drawn
from editor.looking import is_same_file, is_there
from editor.model.draft.draft import Draft
from editor.model.problem import ExitCode, NigaoError
from editor.model.returned.foreign import Foreign
from editor.model.session.seen import Seen
from editor.model.session.session import FormFile, Session
from editor.model.session.tally import Left
from editor.model.words import tr
from editor.qt.files.meanwhile import TakingIn
from editor.qt.files.report import name_for
from editor.qt.files.saving import SavesReport
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import HTML_FILES, PDF_FILES, SHEET_FILES, TEXT_FILES, WORD_FILES, Messages
from editor.qt.messages.outside import folder_act, open_act
from editor.qt.messages.workers import Work


class OutputKind(StrEnum):
    """What is written of a report: its pages, as we or as LibreOffice print them, a Word file without controls, a page of a site, text, a sheet."""

    PDF = "pdf"
    OFFICE_PDF = "office pdf"
    CLEAN = "clean"
    HTML = "html"
    TEXT = "text"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class _Order:
    """What is to be written: the draft as it was when that was asked for with what was `left` to do, where to, and what lay
    there when it was last `seen`.
    """

    desk: Desk
    draft: Draft
    path: Path
    base: Path | None
    things: tuple[Foreign, ...]
    seen: str
    left: Left
    form: FormFile | None = None

    @classmethod
    def of(cls, desk: Desk, session: Session, path: Path) -> "_Order":
        """The order to write what a session holds now."""
        things = tuple(placed.thing for placed in session.foreign)
        return cls(desk, session.draft, path, session.path, things, session.files.at(path).digest, session.tally.left, session.form)

    @property
    def known(self) -> tuple[str, ...] | None:
        """What may be written over without being kept: what was written there before, or, the first time, what the person chose."""
        return (self.seen,) if self.seen else None


def _pdf(order: _Order, _work: Work) -> SaveResult:
    from editor.qt.paper.output import save_pdf  # noqa: PLC0415 - loaded by the first export

    return order.desk.export(order.draft, order.path, pdf=save_pdf, known=order.known)


def _office_pdf(order: _Order, work: Work) -> SaveResult:
    base = order.base if order.things else None
    return order.desk.export_through_office(order.draft, order.path, cancelled=work.cancelled, base=base, known=order.known)


def _clean(order: _Order, _work: Work) -> SaveResult:
    return order.desk.save_word(order.draft, order.path, final=True, base=order.base, known=order.things, seen=Seen(order.seen))


def _as_named(order: _Order, _work: Work) -> SaveResult:
    return order.desk.export(order.draft, order.path, known=order.known)


def _sheet(order: _Order, _work: Work) -> SaveResult:
    return order.desk.write_sheet(order.draft, order.path, known=order.known)


def _form(order: _Order, _work: Work, *, final: bool) -> SaveResult:
    assert order.form is not None
    return order.desk.save_form(order.form, order.draft, order.path, final=final, known=order.known)


@dataclass(frozen=True, slots=True)
class _Door:
    """How a file is asked for and written: the ending that is proposed, and what the dialog calls such files."""

    ending: str
    files: str
    write: Callable[[_Order, Work], SaveResult]


_DOORS = {
    OutputKind.PDF: _Door(".pdf", PDF_FILES, _pdf),
    OutputKind.OFFICE_PDF: _Door(".pdf", PDF_FILES, _office_pdf),
    OutputKind.CLEAN: _Door(".docx", WORD_FILES, _clean),
    OutputKind.HTML: _Door(".html", HTML_FILES, _as_named),
    OutputKind.TEXT: _Door(".txt", TEXT_FILES, _as_named),
    OutputKind.SHEET: _Door(".xlsx", SHEET_FILES, _sheet),
}


class Exporting(QObject):
    """Writes other files of the report at hand. `blanks_wanted` asks to show what is still empty."""

    blanks_wanted = Signal()

    def __init__(self, files: SavesReport, messages: Messages, busy: Busy, taking_in: TakingIn, parent: QObject) -> None:
        super().__init__(parent)
        self._files, self._messages, self._busy, self._taking_in = files, messages, busy, taking_in

    def export(self, kind: OutputKind) -> None:
        """Write a file of a kind to a place that the person chooses."""
        self._files.commit()
        session = self._files.session
        if session is None or session.locked or WorkKind.SAVE in self._busy:
            return
        if kind is OutputKind.CLEAN and not self._may_be_clean(session):
            return
        path = self._ask_path(session, kind)
        if path is not None:
            self._write(session, path, kind)

    def _ask_path(self, session: Session, kind: OutputKind) -> Path | None:
        door, name = _DOORS[kind], name_for(self._files.desk, session)
        if kind is OutputKind.CLEAN:
            name = tr("{name}（净稿）", name=name.removesuffix(tr("{name}（已填）", name="")))
        elif kind is OutputKind.SHEET:
            name = tr("{name}（填写表）", name=name)
        return self._messages.ask_save_path(self._files.folder() / f"{name}{door.ending}", door.files)

    def _may_be_clean(self, session: Session) -> bool:
        """Whether a clean copy may be written; what is still empty is told, with the way there."""
        from editor.desk import refuse_unfilled  # noqa: PLC0415 - loads Word

        try:
            if session.form is None:
                refuse_unfilled(session.draft)
            else:
                self._files.desk.refuse_open_form(session.form, session.draft)
        except NigaoError as error:
            self._fail(error)
            return False
        return True

    def _write(self, session: Session, path: Path, kind: OutputKind) -> None:
        if kind is OutputKind.CLEAN and session.path is not None and is_same_file(session.path, path):
            words = tr("净稿不能盖住正在填的“{name}”，里面的填写项会没有。请换个名字。", name=path.name)
            self._files.on_failed(Notice(NoticeKind.PROBLEM, words, topic="open"))
            return
        order = _Order.of(self._files.desk, session, path)

        def done(result: object) -> None:
            assert isinstance(result, SaveResult)
            session.files.note(path, Seen(result.digest))
            self._tell(session, order, kind, result)

        write = _DOORS[kind].write if session.form is None or kind is OutputKind.SHEET else partial(_form, final=kind is OutputKind.CLEAN)
        self._busy.run(WorkKind.SAVE, lambda work: write(order, work), tr("正在导出"), done, self._fail)

    def _tell(self, session: Session, order: _Order, kind: OutputKind, result: SaveResult) -> None:
        path, tell = order.path, self._messages.tell
        acts = [open_act(tr("打开看看"), path, tell), folder_act(path, tell, tr("打开文件夹"))]
        missing = not_drawn(placed.thing for placed in session.foreign) if kind is OutputKind.PDF else []
        if missing and self._files.desk.prints_through_office:
            acts.insert(0, Act(tr("用 LibreOffice 再导出"), lambda: self._write(session, path, OutputKind.OFFICE_PDF)))
        tell(notices.exported(path, acts, order.left if kind is not OutputKind.SHEET else Left(), missing))
        if result.lost:
            tell(notices.left_out(result.lost, is_there=session.path is not None and is_there(session.path)))
        self._taking_in.tell(path, result.meanwhile)

    def _fail(self, error: NigaoError) -> None:
        notice = notices.failed(error)
        see = [Act(tr("看看"), self.blanks_wanted.emit)] if error.code == ExitCode.FINDINGS else []
        self._files.on_failed(replace(notice, acts=see))
