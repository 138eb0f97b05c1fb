"""Pages that don't come, or not whole: they take long, were refused or cut off, or ended an earlier run.

A report that ended an earlier run is shown without pages until they are asked for.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from editor.model.problem import NigaoError, Problem
from editor.model.words import tr
from editor.qt.files.file_acts import FileActs
from editor.qt.files.report import Report
from editor.qt.messages import notices
from editor.qt.messages.bars import Act
from editor.qt.messages.message import TEXT_FILES, Messages
from editor.qt.session.preview import Preview
from editor.storage.journal.attempts import AttemptStage

if TYPE_CHECKING:
    from editor.storage.journal.attempts import Attempt

_NOTED = 2000  # milliseconds


class MissingPages(QObject):
    """Marks the report of one window on the disk while its first pages are made, so that a start after a sudden end knows of it."""

    def __init__(self, files: FileActs, messages: Messages, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._files, self._messages = files, messages
        self._report: Report | None = None
        self._preview: Preview | None = None
        self._attempt: Attempt | None = None
        self._limits: tuple[Problem, ...] = ()
        # What is typed meanwhile gets a journal, by which the report may come again.
        self._noting = QTimer(self, interval=_NOTED)
        self._noting.timeout.connect(self._note)
        files.saved.connect(self._on_saved)

    def follow(self, report: Report, preview: Preview) -> None:
        """Follow the pages of a report that comes to hand; hold them where they ended an earlier run."""
        self._messages.clear(notices.PAGES)
        self._on_limited(())
        self._report, self._preview = report, preview
        preview.laid_out.connect(self._on_laid_out)
        preview.limited.connect(self._on_limited)
        preview.refused.connect(self._on_refused)
        preview.waiting.connect(self._on_waiting)
        if self._files.desk.attempts.ended(report.traces) is None:
            self._begin(report)
        else:
            preview.hold()
            acts = [Act(tr("排出页面"), self.ask_pages), Act(tr("导出文本"), self.export_text)]
            self._messages.tell(notices.unlaid(report.name, acts))

    def _begin(self, report: Report) -> None:
        self._attempt = self._files.desk.attempts.begin(AttemptStage.PAGES, report.traces)

    def let_go(self) -> None:
        """The report is no longer at hand."""
        self._report = self._preview = None
        self._on_limited(())
        self.end()

    def end(self) -> None:
        """The pages are there, or nobody waits for them any more: nothing is marked."""
        self._noting.stop()
        if self._attempt is not None:
            self._attempt.end()
            self._attempt = None

    def stop(self) -> None:
        """The window goes: no pages are made any more."""
        if self._preview is not None:
            self._preview.stop()
        self.end()

    def ask_pages(self) -> None:
        """Try again to make the pages that are held."""
        if self._report is not None and self._preview is not None:
            self._messages.clear(notices.PAGES)
            self._files.desk.attempts.forgive(self._report.traces)
            self._begin(self._report)
            self._preview.release()

    def export_text(self) -> None:
        """Write the text of the report at hand, which needs no pages, to a place that the person chooses."""
        self._files.commit()
        session = self._files.session
        if session is None:
            return
        name = self._files.desk.propose_name(session.draft)
        path = self._messages.ask_save_path(self._files.folder() / f"{name}.txt", TEXT_FILES)
        if path is not None:
            draft, left = session.draft, session.tally.left
            self._files.workers.start(
                lambda _work: self._files.desk.export_text(draft, path),
                lambda _done: self._messages.tell(notices.exported(path, (), left)),
                lambda error: self._files.on_failed(notices.failed(error)),
            )

    def _on_saved(self) -> None:
        """Whoever could be saved was laid out whole: nothing speaks against its pages any more."""
        if self._report is not None and self._files.desk.attempts.ended(self._report.traces) is not None:
            self.ask_pages()

    def _on_laid_out(self) -> None:
        self.end()
        self._messages.clear(notices.PAGES)

    def _on_limited(self, limits: tuple[Problem, ...]) -> None:
        """Say which limits cut the pages off: once, until they are others."""
        if limits != self._limits:
            self._limits = limits
            self._messages.clear(notices.LIMITS)
            if limits:
                self._messages.tell(notices.cut_off(limits))

    def _on_refused(self, error: NigaoError) -> None:
        self.end()
        self._messages.tell(notices.not_laid(error))

    def _on_waiting(self, is_waiting: bool) -> None:
        if is_waiting:
            self._messages.tell(notices.laying_out())
            self._noting.start()

    def _note(self) -> None:
        if self._attempt is not None and self._report is not None:
            self._attempt.note(AttemptStage.PAGES, self._report.traces)
