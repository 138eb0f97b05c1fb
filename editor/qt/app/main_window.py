"""A window at work: it ties the frame, the acts on files and the panes of the draft at hand together and does nothing else."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.desk import Desk
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.app.draft_acts import tie_draft_acts, tie_outputs, tie_recents, tie_start
from editor.qt.app.field_changes import FieldChanges
from editor.qt.app.pane_sizes import PaneSizes
from editor.qt.app.pane_switches import PaneSwitches
from editor.qt.app.stage import Stage, Start, State
from editor.qt.app.undoing import Undoing
from editor.qt.batch.batching import Batching
from editor.qt.changes.comparing import Comparing
from editor.qt.changes.merging import Merging
from editor.qt.changes.remarking import Remarking
from editor.qt.files.file_acts import FileActs
from editor.qt.files.file_watch import FileWatch
from editor.qt.files.recovering import Recovering
from editor.qt.files.report import Report, UnsavedAnswer
from editor.qt.frame.frame import Frame
from editor.qt.frame.status_bar import Kept
from editor.qt.messages import notices
from editor.qt.messages.message import Messages, WindowMessages
from editor.qt.printing.printing import Printing
from editor.qt.review.reviewing import Reviewing
from editor.qt.settings.setting_acts import SettingActs
from editor.qt.system.clipboard import text_and_html
from editor.qt.workspace.missing_pages import MissingPages
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.start.start_page import StartPage

_KEPT_AFTER, _COUNTED_AFTER = 1000, 300


class Rooms(Protocol):
    """What a window asks of the windows of the program."""

    def room(self, asking: "MainWindow", path: Path | None) -> "MainWindow":
        """The window that has a file open, else the one that asks where it is free, else a new one."""
        ...

    def shows(self, path: Path) -> bool:
        """Bring the window forward that has a file open; False where none has."""
        ...


class MainWindow(QObject):
    """One window. Its `stage` holds what it shows: the start page, a review, or a report with its panes."""

    def __init__(self, frame: Frame, desk: Desk, rooms: Rooms, messages: Messages | None = None) -> None:
        super().__init__(frame)
        self.frame, self.desk, self.acts, self._rooms = frame, desk, frame.acts, rooms
        messages = self.messages = messages or WindowMessages(frame, frame.bars)
        self.stage = Stage(frame, desk)
        self.file_acts = FileActs(desk, messages, self, self)
        self.reviewing = Reviewing(frame, self.file_acts, messages, self.stage, lambda: rooms.room(self, None).reviewing)
        self.stage.changed.connect(self.reviewing.follow_stage)
        self.reviewing.resumed.connect(self.show_report)
        self.setting_acts = SettingActs(frame, desk, messages, lambda: self.workspace)
        self.setting_acts.changed.connect(lambda _name: self.refresh_start())
        self.watch = FileWatch(self.file_acts, messages, self)
        self.panes, self.sizes = PaneSwitches(frame, lambda: self.workspace), PaneSizes(frame, lambda: self.workspace)
        self.merging = Merging(self.file_acts, messages, self.acts, lambda: self.workspace, self)
        self.comparing = Comparing(self.file_acts, messages, lambda: self.workspace, self.merging.places, self)
        self.remarking = Remarking(frame.head, self.acts, self.file_acts, lambda: self.workspace, self.merging.places, self)
        self.setting_acts.changed.connect(self.remarking.renew)
        self.reviewing.resumed.connect(lambda report: self.merging.follow(report.session))
        self.recovering, self.missing_pages = Recovering(self.file_acts, messages), MissingPages(self.file_acts, messages, self)
        self.undoing = Undoing(self.stage, self.acts, messages, self)
        self.fields = FieldChanges(self.file_acts, self.acts, lambda: self.workspace)
        self.printing = Printing(self.file_acts, messages, frame, lambda: self.workspace.pages.view.current_page if self.workspace else 1)
        for shown in (self.comparing, self.remarking, self.missing_pages, self.printing):
            self.stage.changed.connect(shown.let_go)
        self.batching = Batching(self.file_acts, frame)
        self._start: StartPage | None = None
        self._heard: Session | None = None
        self._kept = QTimer(self, interval=_KEPT_AFTER, singleShot=True)
        self._kept.timeout.connect(self._show_kept)
        # Counting all words of a long report at each key would be felt.
        self._counted = QTimer(self, interval=_COUNTED_AFTER, singleShot=True)
        self._counted.timeout.connect(self._count_words)
        frame.close_asked.connect(lambda: self.close_then(lambda: None))
        self._tie_acts()
        self._tie_files()

    def _tie_acts(self) -> None:
        acts, files, do = self.acts, self.file_acts, self.acts.do
        do(acts.open, files.ask_open)
        do(acts.paste_sample, lambda: files.open_text(*text_and_html(QApplication.clipboard().mimeData())))
        do(acts.start_page, self.ask_start)
        do(acts.save, files.save)
        do(acts.save_as, files.save_as)
        for wanted in (files.exporting.blanks_wanted, self.printing.blanks_wanted, self.printing.problems_wanted):
            wanted.connect(self.panes.show_fields)
        tie_outputs(acts, files, self.printing, self.batching, lambda: self.workspace)
        do(acts.compare, self.comparing.show)
        for act in (acts.text, acts.next_unfilled, acts.previous_unfilled, acts.next_problem, acts.previous_problem):
            do(act, self.panes.show_fields)
        for act, step in ((acts.next_problem, 1), (acts.previous_problem, -1)):
            do(act, partial(self.remarking.go_on, step))
        tie_draft_acts(acts, self.frame, lambda: self.workspace)
        tie_recents(acts, files)

    def _tie_files(self) -> None:
        files = self.file_acts
        files.saved.connect(self._on_saved)
        files.failed.connect(lambda: self.show_start() if self.is_free else None)
        files.committing.connect(self._on_committing)
        files.journal_troubled.connect(lambda _trouble: self._show_kept())
        self.watch.moved.connect(self._show_draft)

    # What the window holds

    @property
    def state(self) -> State:
        """What is at hand: nothing, a review, or a report."""
        return self.stage.state

    @property
    def report(self) -> Report | None:
        """The report at hand."""
        return self.stage.report

    @property
    def workspace(self) -> Workspace | None:
        """The panes of the report at hand."""
        return self.stage.workspace

    def may_go(self) -> bool:
        """Whether what is at hand may be left without loss, or the person agreed; of a report its own question comes later."""
        return self.reviewing.may_go()

    def room(self, path: Path | None) -> FileActs:
        """The acts of the window that has a file open, else of one that has room for a report."""
        return self._rooms.room(self, path).file_acts

    def shows(self, path: Path) -> bool:
        """Bring the window forward that has a file open; False where none has."""
        return self._rooms.shows(path)

    def show_report(self, report: Report) -> None:
        """Show a report in panes of its own, in the place of what is at hand."""
        workspace = self.stage.show_report(report)
        if report.session is not self._heard:
            self._heard = report.session
            report.session.subscribe(self._on_change)
        self.missing_pages.follow(report, workspace.preview)
        self.frame.set_working(working=True)
        self._tie_workspace(workspace)
        self.undoing.follow(workspace)
        self.fields.follow(workspace)
        workspace.set_density(self.frame.density)
        self.panes.put_on()
        self.frame.show_widget(workspace)
        self.sizes.put_on()
        workspace.start(self.stage.in_hand)
        self._show_draft()

    def leave(self) -> None:
        """Let go of what is at hand, without a question."""
        self.file_acts.end_journal(keep=False)
        self.stage.clear()

    def flush(self) -> bool:
        """Put what was typed on the disk now; False where the disk did not take all of it."""
        return all([self.file_acts.flush(), self.reviewing.keeping.flush()])

    # The draft at hand

    def _tie_workspace(self, workspace: Workspace) -> None:
        workspace.pages_made.connect(lambda: self._tie_pages(workspace))
        workspace.sizes_changed.connect(self.sizes.remember)
        self.remarking.serve(workspace)
        workspace.pages_place.pages_asked.connect(self.missing_pages.ask_pages)
        workspace.pages_place.text_asked.connect(self.missing_pages.export_text)
        workspace.preview.laid_out.connect(self._on_laid_out)
        self.frame.status.show_page(0, 0)

    def _tie_pages(self, workspace: Workspace) -> None:
        view, status = workspace.pages.view, self.frame.status
        view.page_changed.connect(status.show_page)
        view.zoom_changed.connect(status.show_zoom)
        self.merging.places.tie(workspace)
        self.remarking.tie(workspace)
        self.setting_acts.put_paper()

    def _on_laid_out(self) -> None:
        self._counted.start()
        if self.workspace is not None:
            self.frame.status.show_zoom(self.workspace.pages.view.zoom)

    def _count_words(self) -> None:
        if self.workspace is not None and (laid := self.workspace.preview.laid) is not None:
            self.frame.status.show_words(sum(len(p.text) for p in laid.document.paragraphs()))

    def _on_change(self, change: SessionChange) -> None:
        self._show_draft()
        self._show_kept()
        self.undoing.go_on(change)

    def _show_draft(self) -> None:
        report = self.report
        if report is None or self.workspace is None:
            return
        session, history = report.session, report.session.history
        self.reviewing.follow(session)
        self.acts.show_steps(history.undo_label, history.redo_label)
        self.frame.status.show_progress(*session.tally.progress, len(session.tally.problems), session.tally.for_the_pen)
        self.frame.head.finder.serve(session.draft)
        self.frame.setWindowTitle(f"{'*' if report.has_work else ''}{report.name} — {tr('拟稿')}")
        self.frame.setWindowFilePath(str(session.path) if session.path else "")

    def _on_committing(self) -> None:
        if self.workspace is not None:
            self.workspace.fields.commit()

    def _on_saved(self) -> None:
        if self.workspace is not None:
            self.workspace.own.learn()
        self._show_draft()
        self._kept.stop()
        self.frame.status.show_kept("")

    def _show_kept(self) -> None:
        report, status = self.report, self.frame.status
        if report is None or not report.has_work:
            status.show_kept("")
        elif report.journal.trouble is not None:
            status.show_kept(tr("没能暂存，请保存"), Kept.NO)
        elif report.is_kept and (when := report.last_kept) is not None:
            status.show_kept(tr("{time} 已自动保存", time=notices.clock(when)))
        else:
            status.show_kept(tr("正在暂存"), Kept.WAITS)
            self._kept.start()

    # Start and end

    @property
    def is_free(self) -> bool:
        """Whether there is room for a report: nothing is at hand."""
        return isinstance(self.state, Start)

    @property
    def title(self) -> str:
        """What the window is called in a list of windows."""
        return tr("开始页") if self.is_free else self.frame.windowTitle().removesuffix(f" — {tr('拟稿')}")

    def open_first(self, files: Sequence[Path]) -> None:
        """Open the named files, or show the start page; unsaved work of an earlier run is offered."""
        for file in files:
            self.file_acts.open_path(file)
        if not files:
            self.show_start()
        self.setting_acts.tell_notes()
        self.recovering.offer()
        self.reviewing.keeping.offer()

    def show_start(self) -> None:
        """Show the start page."""
        if self._start is None:
            from editor.qt.start.start_page import StartPage  # noqa: PLC0415 - a start with a file shows none

            page = self._start = StartPage(self.desk, self.file_acts.workers)
            tie_start(page, self.file_acts, self.frame)
        self.frame.show_widget(self._start)
        self._start.focus_first()

    def refresh_start(self) -> None:
        """Show on the start page what is new, where it is shown."""
        if self._start is not None and self._start.isVisible():
            self._start.refresh()

    def ask_start(self) -> None:
        """Let go of the draft at hand and show the start page."""
        self.file_acts.close_then(self._leave_draft)

    def _leave_draft(self) -> None:
        self.stage.clear()
        self.frame.set_working(working=False)
        self.show_start()

    def close_then(self, act: Callable[[], object], answer: UnsavedAnswer | None = None) -> None:
        """Close the window, asking about unsaved work unless the `answer` is known; `act` follows where it closes."""
        self.file_acts.close_then(lambda: self._end(act), answer)

    def _end(self, then: Callable[[], object]) -> None:
        self.reviewing.keeping.forget()
        self.missing_pages.stop()
        self.frame.end()
        then()
