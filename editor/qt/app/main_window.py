"""A window at work: it ties the frame, the acts on files and the panes of the draft at hand together and does nothing else."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor import __version__
from editor.desk import Desk
from editor.model.session.session import Change, Session
from editor.model.words import tr
from editor.qt.app.draft_acts import tie_draft_acts
from editor.qt.app.pane_switches import PaneSwitches
from editor.qt.changes.comparing import Comparing
from editor.qt.changes.merging import Merging
from editor.qt.files.desk_acts import DeskActs
from editor.qt.files.file_watch import FileWatch
from editor.qt.files.recovering import Recovering
from editor.qt.frame.frame import Frame
from editor.qt.look.density import Density
from editor.qt.messages import notices
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages, WindowMessages
from editor.qt.review.reviewing import Reviewing
from editor.qt.settings.preferences import Preferring
from editor.qt.system.clipboard import text_and_html
from editor.qt.workspace.workspace import Workspace

if TYPE_CHECKING:
    from editor.qt.start.start_page import StartPage

_KEPT_AFTER, _COUNTED_AFTER = 1000, 300


class MainWindow(QObject):
    """One window with at most one draft at hand."""

    def __init__(self, frame: Frame, desk: Desk, messages: Messages | None = None) -> None:
        super().__init__(frame)
        self.frame, self.desk, self.acts = frame, desk, frame.acts
        messages = self.messages = messages or WindowMessages(frame, frame.bars)
        self.desk_acts = DeskActs(desk, messages, self)
        self.workspace: Workspace | None = None
        self.reviewing = Reviewing(frame, self.desk_acts, messages, self.close_workspace)
        self.preferring = Preferring(frame, desk, messages, lambda: self.workspace)
        self.preferring.changed.connect(lambda _name: self.refresh_start())
        self.watch = FileWatch(self.desk_acts, messages, self)
        self.panes = PaneSwitches(frame, lambda: self.workspace)
        self.merging = Merging(self.desk_acts, messages, self.acts, lambda: self.workspace, self)
        self.comparing = Comparing(self.desk_acts, messages, lambda: self.workspace, self.merging.places, self)
        self.recovering = Recovering(self.desk_acts, messages)
        self._start: StartPage | None = None
        self._kept = QTimer(self, interval=_KEPT_AFTER, singleShot=True)
        self._kept.timeout.connect(self._show_kept)
        # Counting all words of a long report at each key would be felt.
        self._counted = QTimer(self, interval=_COUNTED_AFTER, singleShot=True)
        self._counted.timeout.connect(self._count_words)
        frame.may_close = self._may_close
        frame.fitted.connect(self._on_fitted)
        self._tie_acts()
        self._tie_files()

    def _tie_acts(self) -> None:
        acts, files, do = self.acts, self.desk_acts, self.acts.do
        do(acts.open, files.ask_open)
        do(acts.paste_sample, self.paste_sample)
        do(acts.start_page, self.ask_start)
        do(acts.save, files.save)
        do(acts.save_as, files.save_as)
        do(acts.export_pdf, files.export_pdf)
        do(acts.export_through_office, lambda: files.export_pdf(through_office=True))
        acts.export_through_office.setVisible(self.desk.prints_through_office)
        do(acts.undo, lambda: self._step(back=True))
        do(acts.redo, lambda: self._step(back=False))
        do(acts.find, self.frame.head.finder.take_focus)
        do(acts.compare, self.comparing.show)
        do(acts.about, self._tell_about)
        do(acts.menu, self.frame.head.open_menu)
        for act in (acts.text, acts.next_unfilled, acts.last_unfilled, acts.next_problem, acts.last_problem):
            do(act, self.panes.show_fields)
        tie_draft_acts(acts, self.frame.status, lambda: self.workspace)

    def _tie_files(self) -> None:
        files, finder = self.desk_acts, self.frame.head.finder
        files.opened.connect(self._on_opened)
        files.saved.connect(self._on_saved)
        files.failed.connect(lambda: self.show_start() if self.workspace is None and self.reviewing.screen is None else None)
        files.committing.connect(self._on_committing)
        self.watch.moved.connect(self._show_draft)
        finder.chosen.connect(lambda target: self.workspace and self.workspace.go_to(target))
        finder.left.connect(lambda: self.workspace and self.workspace.fields.focus_field())

    def _tell_about(self) -> None:
        words = tr("拟稿 {version}：范文变模板，填好存成 Word。", version=__version__)
        self.frame.bars.show_notice(Notice(NoticeKind.INFO, words, topic="about"))

    # The draft at hand

    def _on_opened(self, session: Session) -> None:
        self.close_workspace()
        self.reviewing.make_way(session)
        self.workspace = Workspace(self.desk, session)
        session.subscribe(self._on_change)
        self.frame.set_working(working=True)
        self._tie_workspace(self.workspace)
        self.workspace.set_density(self.frame.density)
        self.panes.put_on()
        self.frame.show_widget(self.workspace)
        self.workspace.set_widths(self._widths())
        self.workspace.start()
        self._show_draft()

    def _tie_workspace(self, workspace: Workspace) -> None:
        workspace.pages_made.connect(lambda: self._tie_pages(workspace))
        workspace.sizes_changed.connect(self._remember_widths)
        workspace.preview.laid_out.connect(self._on_laid_out)

    def _tie_pages(self, workspace: Workspace) -> None:
        view, status = workspace.pages.view, self.frame.status
        view.page_changed.connect(status.show_page)
        view.zoom_changed.connect(status.show_zoom)
        self.merging.places.tie(workspace)
        self.preferring.put_paper()

    def _on_laid_out(self) -> None:
        self._counted.start()
        if self.workspace is not None:
            self.frame.status.show_zoom(self.workspace.pages.view.zoom)

    def _count_words(self) -> None:
        laid = self.workspace.preview.laid if self.workspace is not None else None
        if laid is not None:
            self.frame.status.show_words(sum(len(p.text) for p in laid.document.paragraphs()))

    def _on_change(self, change: Change) -> None:
        self._show_draft()
        self._kept.start()
        if self.workspace is not None and change.who is None and len(change.keys) == 1:
            self.workspace.show_change(next(iter(change.keys)))

    def _show_draft(self) -> None:
        session = self.desk_acts.session
        if session is None:
            return
        history = session.history
        self.reviewing.follow(session)
        self.acts.show_steps(history.undo_label, history.redo_label)
        self.frame.status.show_progress(*session.tally.progress, len(session.tally.problems))
        self.frame.head.finder.serve(session.draft)
        name = session.path.name if session.path else session.name
        self.frame.setWindowTitle(f"{'*' if self.desk_acts.has_work else ''}{name} — {tr('拟稿')}")
        self.frame.setWindowFilePath(str(session.path) if session.path else "")

    def _step(self, *, back: bool) -> None:
        session = self.desk_acts.session
        if not self.reviewing.step(back=back) and session is not None:
            self._on_committing()
            (session.undo if back else session.redo)()

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
        when = self.desk_acts.last_kept()
        if when is None and self.desk_acts.session is not None and self.desk_acts.session.is_dirty:
            self._kept.start()
        self.frame.status.show_kept(tr("{time} 已自动保存", time=notices.clock(when)) if when else "")

    # Start and end

    @property
    def is_free(self) -> bool:
        """Whether there is room for a report: nothing is at hand."""
        return self.desk_acts.session is None and self.reviewing.screen is None

    def holds(self, path: Path) -> bool:
        """Whether a file is open here: as the report at hand, or as the sample that is looked at."""
        session, screen = self.desk_acts.session, self.reviewing.screen
        seen = screen.opened.inspection if screen is not None else None
        held = session.path if session is not None else Path(seen.source.name) if seen is not None else None
        return held is not None and _is_same(held, path)

    @property
    def title(self) -> str:
        """What the window is called in a list of windows."""
        return tr("开始页") if self.is_free else self.frame.windowTitle().removesuffix(f" — {tr('拟稿')}")

    def open_first(self, files: Sequence[Path]) -> None:
        """Open the named files, or show the start page; unsaved work of an earlier run is offered."""
        for file in files:
            self.desk_acts.open_path(file)
        if not files:
            self.show_start()
        self.preferring.tell_notes()
        self.recovering.offer()
        self.reviewing.keeping.offer()

    def show_start(self) -> None:
        """Show the start page."""
        if self._start is None:
            from editor.qt.start.start_page import StartPage  # noqa: PLC0415 - a start with a file shows none

            page = self._start = StartPage(self.desk, self.desk_acts.workers)
            page.open_file.connect(self.desk_acts.open_path)
            page.told.connect(self.frame.bars.show_notice)
            page.came_up.connect(lambda: self.frame.head.host(page.box, page.open_button))
            page.open_text.connect(self.desk_acts.open_text)
            page.browse_requested.connect(self.desk_acts.ask_open)
        self.frame.show_widget(self._start)
        self._start.focus_first()

    def refresh_start(self) -> None:
        """Show on the start page what is new, where it is shown."""
        if self._start is not None and self._start.isVisible():
            self._start.refresh()

    def ask_start(self) -> None:
        """Let go of the draft at hand and show the start page."""
        self.desk_acts.close_then(self._leave_draft)

    def _leave_draft(self) -> None:
        self.close_workspace()
        self.reviewing.leave()
        self.frame.set_working(working=False)
        self.show_start()

    def close_workspace(self) -> None:
        """Take the panes of the draft at hand away."""
        before, self.workspace = self.workspace, None
        if before is not None:
            before.close_session()
            self.frame.drop_widget(before)

    def paste_sample(self) -> None:
        """Start from the text on the clipboard."""
        self.desk_acts.open_text(*text_and_html(QApplication.clipboard().mimeData()))

    def _may_close(self) -> bool:
        self.close_then(lambda: None)
        return self.frame.is_ending

    def close_then(self, act: Callable[[], object], answer: int | None = None) -> None:
        """Close the window, asking about unsaved work unless the `answer` is known; `act` follows where it closes."""
        self.desk_acts.close_then(lambda: self._end(act), answer)

    def _end(self, then: Callable[[], object]) -> None:
        self.reviewing.keeping.forget()
        self.frame.end()
        then()

    # Size

    def _on_fitted(self, density: Density) -> None:
        if self.workspace is not None and self.workspace.set_density(density):
            self.workspace.set_widths(self._widths())

    def _widths(self) -> list[int]:
        density, wide = self.frame.density, self.frame.width()
        remembered = self.frame.state.numbers("narrow panes" if density.narrow else "panes", 2)
        outline, fields = remembered or (density.outline_width, density.fields_width)
        return [outline, fields, max(300, wide - outline - fields)]

    def _remember_widths(self) -> None:
        if self.workspace is not None and self.workspace.outline.isVisible() and self.workspace.fields.isVisible():
            name = "narrow panes" if self.frame.density.narrow else "panes"
            self.frame.state.remember(name, self.workspace.splitter.sizes()[:2])


def _is_same(one: Path, other: Path) -> bool:
    """Whether two paths lead to one file; of a file that can't be reached its name tells."""
    try:
        return one.samefile(other)
    except OSError:
        return one.absolute() == other.absolute()
