"""Ctrl+P and 打印预览: what is still open is told first, the pages are laid out anew, the system asks how, and they are drawn on the printer."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from editor.desk import kinds_in_words, not_drawn
from editor.model.document.profile import LayoutProfile, Page
from editor.model.effort import Effort
from editor.model.problem import NigaoError
from editor.model.returned.foreign import Foreign
from editor.model.session.seen import Seen
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.files.exporting import OutputKind
from editor.qt.files.file_acts import FileActs
from editor.qt.files.report import name_for
from editor.qt.messages import notices
from editor.qt.messages.bars import Act, Notice, NoticeKind
from editor.qt.messages.busy import Busy, WorkKind
from editor.qt.messages.message import Messages
from editor.qt.messages.outside import folder_act, open_act
from editor.qt.messages.workers import Work
from editor.qt.system.collecting import calmly
from editor.storage.files.meanwhile import Replaced

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from editor.layout import Laid
    from editor.qt.printing.preview import PrintPreview

_TOPIC = "print"
Then = Callable[[Session, "Laid"], None]


class Printing(QObject):
    """Prints the report at hand. `blanks_wanted` and `problems_wanted` ask to show what is still open. `current` gives the page in sight."""

    blanks_wanted = Signal()
    problems_wanted = Signal()

    def __init__(self, files: FileActs, messages: Messages, window: QWidget, current: Callable[[], int]) -> None:
        super().__init__(window)
        self._files, self._messages, self._window, self._current = files, messages, window, current
        self._busy = Busy(files.workers, messages, self)
        self._printer: QPrinter | None = None
        self.shown: PrintPreview | None = None

    def ask(self) -> None:
        """Print; what is still open is told in a bar first, over which the same key goes on."""
        session = self._session()
        if session is None:
            return
        notice = self._warning(session)
        if notice is not None and not self._messages.clear(_TOPIC):
            self._messages.tell(notice)
        else:
            self._lay_out(session, self._choose)

    def let_go(self) -> None:
        """Another report is at hand, or none: nothing is asked about any more."""
        self._messages.clear(_TOPIC)

    def preview(self) -> None:
        """Show the pages as they are printed."""
        if (session := self._session()) is not None:
            self._lay_out(session, self._preview)

    def _session(self) -> Session | None:
        """The session at hand with all that was typed; None where there is nothing to print, or where printing goes on."""
        self._files.commit()
        session = self._files.session
        return None if session is None or session.locked or WorkKind.PRINT in self._busy else session

    def _go_on(self) -> None:
        if (session := self._session()) is not None:
            self._lay_out(session, self._choose)

    # What is told before

    def _warning(self, session: Session) -> Notice | None:
        undrawn = not_drawn(placed.thing for placed in session.foreign)
        words = "".join((_left_words(session), _undrawn_words(undrawn)))
        if not words:
            return None
        acts = [Act(tr("打印"), self._go_on)]
        filled, total = session.tally.progress
        if filled < total:
            acts.append(Act(tr("看看"), self.blanks_wanted.emit))
        elif session.tally.problems:
            acts.append(Act(tr("看看"), self.problems_wanted.emit))
        if undrawn and self._files.desk.prints_through_office:
            acts.append(Act(tr("用 LibreOffice 导出 PDF"), lambda: self._files.exporting.export(OutputKind.OFFICE_PDF)))
        return Notice(NoticeKind.PROBLEM, words, acts, _TOPIC)

    # Pages

    def _lay_out(self, session: Session, then: Then) -> None:
        """The pages of a report, or those of a form as LibreOffice prints them: what our own pages show of a form is a drawing."""
        desk, draft, form = self._files.desk, session.draft, session.form

        def work(at: Work) -> object:
            if form is not None:
                return _without_marks(desk.form_pages(form, draft, at.cancelled))
            return desk.lay_out(draft, effort=Effort(cancelled=at.cancelled))

        failed = self._on_failed if form is None else self._on_form_failed
        self._busy.run(WorkKind.PRINT, calmly(work), tr("正在排版"), lambda laid: then(session, cast("Laid", laid)), failed)

    def _on_failed(self, error: NigaoError) -> None:
        self._files.on_failed(notices.failed(error))

    def _on_form_failed(self, error: NigaoError) -> None:
        """Nobody here prints a form as Word does."""
        words = tr("表格的版面是 Word 的，请保存后在 Word 里打印。{why}", why=error.text)
        self._messages.tell(Notice(NoticeKind.PROBLEM, words, [], _TOPIC))

    def _preview(self, session: Session, laid: "Laid") -> None:
        from editor.qt.printing.preview import PrintPreview  # noqa: PLC0415 - loaded by the first preview

        page = self._page(session, laid)
        shown = self.shown = PrintPreview(laid, (page.width, page.height), _left_words(session, asks=False), self._window)
        shown.print_asked.connect(self.ask)
        shown.open()

    def _profile(self, session: Session) -> LayoutProfile:
        return self._files.desk.profile(session.draft.template.layout)

    def _page(self, session: Session, laid: "Laid") -> Page:
        """The paper: that of the profile, or that of the form."""
        page = self._profile(session).page
        return page if session.form is None else replace(page, width=laid.paper[0], height=laid.paper[1])

    # Printing

    def _choose(self, session: Session, laid: "Laid") -> None:
        from editor.qt.paper.printed import chosen_pages, made_printer, put_paper  # noqa: PLC0415 - loaded by the first print

        printer = self._printer = self._printer or made_printer()
        if printer is None:
            self._offer_pdf(tr("没找到打印机。可以导出 PDF，纸上一样，拿到别处打印。"))
            return
        name = name_for(self._files.desk, session)
        put_paper(printer, self._page(session, laid))
        printer.setDocName(name)
        if _is_file(printer):
            printer.setOutputFileName(str(self._files.folder() / f"{name}.pdf"))
        if not self._messages.ask_print(printer, len(laid.pages)):
            return
        pages = chosen_pages(laid, printer, self._current())
        if _is_file(printer):
            self._write(session, replace(laid, pages=pages), Path(printer.outputFileName()))
        else:
            self._send(printer, replace(laid, pages=pages))

    def _write(self, session: Session, laid: "Laid", path: Path) -> None:
        """Print into a file: that is the exact PDF, which Qt's own is not."""
        from editor.qt.paper.output import save_pdf  # noqa: PLC0415 - loaded by the first print

        desk, profile, tell, left = self._files.desk, self._profile(session), self._messages.tell, session.tally.left

        def work(_work: Work) -> object:
            return save_pdf(laid, profile, path) if session.form is None else desk.save_form_pages(laid, path)

        def done(written: object) -> None:
            assert isinstance(written, Replaced)
            session.files.note(path, Seen(written.digest))
            tell(notices.exported(path, [open_act(tr("打开看看"), path, tell), folder_act(path, tell, tr("打开文件夹"))], left))

        self._busy.run(WorkKind.PRINT, work, tr("正在导出"), done, self._on_failed)

    def _send(self, printer: "QPrinter", laid: "Laid") -> None:
        from editor.qt.paper.printed import print_pages  # noqa: PLC0415 - loaded by the first print

        def done(is_printed: object) -> None:
            if is_printed:
                words = tr("已送去打印，共 {count} 页。", count=len(laid.pages))
                self._messages.tell(Notice(NoticeKind.SAVED, words, topic="saved"))
            else:
                self._offer_pdf(tr("没能打印：打印机没有接收。可以导出 PDF，纸上一样，拿到别处打印。"))

        def work(at: Work) -> object:
            return print_pages(laid.pages, printer, Effort(cancelled=at.cancelled), laid.paper)

        self._busy.run(WorkKind.PRINT, work, tr("正在打印"), done, self._on_failed)

    def _offer_pdf(self, words: str) -> None:
        acts = [Act(tr("导出 PDF"), lambda: self._files.exporting.export(OutputKind.PDF))]
        self._messages.tell(Notice(NoticeKind.PROBLEM, words, acts, _TOPIC))


def _without_marks(laid: "Laid") -> "Laid":
    """The pages of a form without the places of its fields: on paper a blank is what it is in Word."""
    return replace(laid, pages=tuple(page._replace(lines=()) for page in laid.pages))


def _is_file(printer: "QPrinter") -> bool:
    """Whether a printer writes a PDF."""
    return printer.outputFormat() == printer.OutputFormat.PdfFormat


def _left_words(session: Session, *, asks: bool = True) -> str:
    """What is still open in a draft, and where it is asked, whether it is printed all the same; "" where nothing is."""
    what = notices.left_words(session.tally.left)
    if not what:
        return ""
    return tr("还有 {what}，照样打印？", what=what) if asks else tr("还有 {what}", what=what)


def _undrawn_words(undrawn: Sequence[Foreign]) -> str:
    """What of a Word file our own pages do not show."""
    return tr("Word 里的{kinds}共 {count} 处不会印出来。", kinds=kinds_in_words(undrawn), count=len(undrawn)) if undrawn else ""
