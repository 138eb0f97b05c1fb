"""The window: head, bars, start page or workspace, status bar. It ties the parts together and does nothing else."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedLayout, QVBoxLayout, QWidget

from editor import __version__
from editor.desk import Desk
from editor.model.draft import problems_of
from editor.model.outline import progress_of
from editor.model.session import Change, Session
from editor.model.words import tr
from editor.qt import notices
from editor.qt.bars import BarStack, Notice
from editor.qt.density import Density
from editor.qt.desk_acts import DeskActs
from editor.qt.draft_acts import tie_draft_acts
from editor.qt.head import Head
from editor.qt.message import Messages, WindowMessages
from editor.qt.status_bar import StatusBar
from editor.qt.wearing import wear
from editor.qt.window_acts import LOOKS, SIZES, WindowActs
from editor.qt.window_state import WindowState
from editor.qt.workspace import Workspace

_KEPT_AFTER = 1000
_SIZE, _TITLE_BAR = (1440, 900), 28


class MainWindow(QWidget):
    """One window with at most one draft at hand."""

    def __init__(self, desk: Desk, messages: Messages | None = None) -> None:
        super().__init__()
        self.desk = desk
        self.bars = BarStack()
        self.desk_acts = DeskActs(desk, messages or WindowMessages(self, self.bars), self)
        self.acts = WindowActs(self)
        self.head, self.status = Head(self.acts), StatusBar()
        self.workspace: Workspace | None = None
        self._start: QWidget | None = None
        self._is_ending = False
        self._state = WindowState(desk.folders.state / "window.json")
        self._kept = QTimer(self, interval=_KEPT_AFTER, singleShot=True)
        self._kept.timeout.connect(self._show_kept)
        self._build()
        self._wire()
        self.show_steps()

    def _build(self) -> None:
        self.setWindowTitle(tr("拟稿"))
        self.setMinimumSize(640, 480)
        self.setAcceptDrops(True)
        self._stack = QStackedLayout()
        self._stack.addWidget(QWidget())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bars)
        column.addLayout(self._stack, 1)
        column.addWidget(self.status)
        self.status.hide()
        self.head.set_working(False)
        for act in self.acts.of_draft:
            act.setEnabled(False)
        self._resize_as_before()

    def _resize_as_before(self) -> None:
        """The size of the last run, at first a good one; never larger than the screen leaves room for."""
        wide, high = self._state.numbers("window", 2) or _SIZE
        room = self.screen().availableGeometry()
        self.resize(min(wide, room.width()), min(high, room.height() - _TITLE_BAR))

    def _wire(self) -> None:
        acts, files, do = self.acts, self.desk_acts, self.acts.do
        do(acts.open, files.ask_open)
        do(acts.paste_sample, self.paste_sample)
        do(acts.start_page, self.ask_start)
        do(acts.save, files.save)
        do(acts.save_as, files.save_as)
        do(acts.export_pdf, files.export_pdf)
        do(acts.quit, self.close)
        do(acts.undo, lambda: self._step(back=True))
        do(acts.redo, lambda: self._step(back=False))
        do(acts.find, lambda: (self.head.finder.setFocus(), self.head.finder.selectAll()))
        do(acts.about, self._tell_about)
        do(acts.menu, lambda: self.head.menus.setActiveAction(self.head.menus.actions()[0]))
        for look, act in zip(LOOKS, acts.looks, strict=True):
            do(act, lambda look=look: self._set("theme", look))
            act.setChecked(self.desk.settings.text("theme") == look)
        for size, act in zip(SIZES, acts.sizes, strict=True):
            do(act, lambda size=size: self._set("text_size", size))
            act.setChecked(self.desk.settings.text("text_size") == size)
        tie_draft_acts(acts, self.status, lambda: self.workspace)
        files.opened.connect(self._on_opened)
        files.saved.connect(self._on_saved)
        files.failed.connect(lambda: self.show_start() if self.workspace is None else None)
        files.committing.connect(self._on_committing)
        self.head.finder.chosen.connect(lambda target: self.workspace and self.workspace.go_to(target))
        self.head.finder.left.connect(lambda: self.workspace and self.workspace.fields.focus_field())

    def _tell_about(self) -> None:
        words = tr("拟稿 {version}：范文变模板，填好存成 Word。", version=__version__)
        self.bars.show_notice(Notice("info", words, topic="about"))

    def _set(self, name: str, value: str) -> None:
        self.desk.settings.change(name, value)
        wear(self.desk)

    # The draft at hand

    def _on_opened(self, session: Session) -> None:
        self.close_workspace()
        self.workspace = Workspace(self.desk, session)
        self._stack.addWidget(self.workspace)
        self._stack.setCurrentWidget(self.workspace)
        session.subscribe(self._on_change)
        self._show_working()
        self._tie_pages(self.workspace)
        self._fit()
        self.workspace.set_widths(self._widths())
        self.workspace.start()
        self._show_draft()

    def _show_working(self) -> None:
        self.status.show()
        self.head.set_working(True)
        for act in self.acts.of_draft:
            act.setEnabled(True)
        self.status.show_kept("")

    def _tie_pages(self, workspace: Workspace) -> None:
        view = workspace.pages.view
        view.page_changed.connect(self.status.show_page)
        view.zoom_changed.connect(self.status.show_zoom)
        workspace.sizes_changed.connect(self._remember_widths)
        workspace.preview.laid_out.connect(self._on_laid_out)

    def _on_laid_out(self, laid: object) -> None:
        count = sum(len(p.text) for p in laid.document.paragraphs())  # pyright: ignore[reportAttributeAccessIssue]
        self.status.show_words(count)
        if self.workspace is not None:
            self.status.show_zoom(self.workspace.pages.view.zoom)

    def _on_change(self, change: Change) -> None:
        self._show_draft()
        self._kept.start()
        if self.workspace is not None and change.who is None and len(change.keys) == 1:
            self._follow(next(iter(change.keys)))

    def _follow(self, key: str) -> None:
        """An undo in another section takes the person there, so that what happened is seen."""
        assert self.workspace is not None
        if key in self.workspace.session.draft.template.by_key and self.workspace.fields.column.row_of(key) is None:
            self.workspace.navigator.go_to_field(key)

    def _show_draft(self) -> None:
        session = self.desk_acts.session
        if session is None:
            return
        self.show_steps()
        self.status.show_progress(*progress_of(session.draft), len(problems_of(session.draft)))
        self.head.finder.serve(session.draft)
        name = session.path.name if session.path else session.name
        self.setWindowTitle(f"{'*' if self.desk_acts.has_work else ''}{name} — {tr('拟稿')}")
        self.setWindowFilePath(str(session.path) if session.path else "")

    def show_steps(self) -> None:
        """Name the steps that can be taken back and brought back."""
        session = self.desk_acts.session
        history = session.history if session else None
        self.acts.show_steps(history.undo_label if history else None, history.redo_label if history else None)

    def _step(self, *, back: bool) -> None:
        session = self.desk_acts.session
        if session is not None:
            self._on_committing()
            (session.undo if back else session.redo)()

    def _on_committing(self) -> None:
        if self.workspace is not None:
            self.workspace.fields.commit()

    def _on_saved(self) -> None:
        self._show_draft()
        self._kept.stop()
        self.status.show_kept("")

    def _show_kept(self) -> None:
        when = self.desk_acts.last_kept()
        if when is None and self.desk_acts.session is not None and self.desk_acts.session.is_dirty:
            self._kept.start()
        self.status.show_kept(tr("{time} 已自动保存", time=notices.clock(when)) if when else "")

    # Start

    def open_first(self, files: list[Path]) -> None:
        """What happens after the first paint: the named file is opened, or the start page shown; unsaved work is offered."""
        if files:
            self.desk_acts.open_path(files[0])
        else:
            self.show_start()
        self.desk_acts.recover()

    def show_start(self) -> None:
        """Show the start page."""
        from editor.qt.start_page import StartPage  # noqa: PLC0415 - not needed when a file is given

        if self._start is None:
            page = self._start = StartPage(self.desk, self.desk_acts.workers)
            page.open_file.connect(self.desk_acts.open_path)
            page.open_template.connect(self.desk_acts.open_template)
            page.open_text.connect(self.desk_acts.open_text)
            page.browse_requested.connect(self.desk_acts.ask_open)
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(self._start)
        self._start.setFocus()

    def ask_start(self) -> None:
        """Let go of the draft at hand and show the start page."""
        self.desk_acts.close_then(self._leave_draft)

    def close_workspace(self) -> None:
        """Take the panes of the draft at hand away."""
        before, self.workspace = self.workspace, None
        if before is not None:
            before.close_session()
            self._stack.removeWidget(before)
            before.deleteLater()

    def _leave_draft(self) -> None:
        self.close_workspace()
        self.status.hide()
        self.head.set_working(False)
        for act in self.acts.of_draft:
            act.setEnabled(False)
        self.show_steps()
        self.setWindowTitle(tr("拟稿"))
        self.show_start()

    def paste_sample(self) -> None:
        """Start from the text on the clipboard."""
        self.desk_acts.open_text(QApplication.clipboard().text())

    # Size

    def _fit(self) -> None:
        density = Density.of(self.size())
        self.head.set_density(density)
        self.status.set_density(density, self.width())
        if self.workspace is not None:
            self.workspace.set_density(density)

    def _widths(self) -> list[int]:
        density = Density.of(self.size())
        remembered = self._state.numbers("narrow panes" if density.narrow else "panes", 2)
        outline, fields = remembered or (density.outline_width, density.fields_width)
        return [outline, fields, max(300, self.width() - outline - fields)]

    def _remember_widths(self) -> None:
        if self.workspace is not None and self.workspace.outline.isVisible():
            name = "narrow panes" if Density.of(self.size()).narrow else "panes"
            self._state.remember(name, self.workspace.splitter.sizes()[:2])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        narrow = Density.of(event.size()).narrow
        if self.workspace is not None and (not event.oldSize().isValid() or narrow != Density.of(event.oldSize()).narrow):
            self.workspace.set_widths(self._widths())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._is_ending:
            self.desk_acts.close_then(self._end)
        event.setAccepted(self._is_ending)

    def _end(self) -> None:
        self._is_ending = True
        self._state.remember("window", [self.width(), self.height()])
        self._state.write()
        # Within closeEvent this is the event's answer already; after a save it closes the window.
        QTimer.singleShot(0, self, self.close)
