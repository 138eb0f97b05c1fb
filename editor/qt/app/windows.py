"""The windows of the program: each with a report of its own. What is opened goes where there is room; what is open comes forward."""

import contextlib
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from editor.desk import Desk
from editor.model.words import tr
from editor.qt.app.arrivals import Arrival
from editor.qt.app.main_window import MainWindow
from editor.qt.files.file_acts import FileActs
from editor.qt.files.report import UnsavedAnswer
from editor.qt.frame.frame import Frame
from editor.qt.look.theme import wear
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Messages, WindowMessages
from editor.qt.system.collecting import Collecting
from editor.storage.own_files import on_note, take_notes

Door = Callable[[Frame], Messages]


def _door(frame: Frame) -> Messages:
    return WindowMessages(frame, frame.bars)


class Windows(QObject):
    """Makes and ends windows. `door` gives a window's door for words to the person."""

    def __init__(self, desk: Desk, door: Door = _door, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._door = desk, door
        Collecting(self)
        self.all: list[MainWindow] = []
        self._active: MainWindow | None = None
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def _on_scheme_changed(self) -> None:
        wear(self._desk.settings)

    # Coming

    def add(self, frame: Frame) -> MainWindow:
        """Put what does the work behind a frame."""
        window = MainWindow(frame, self._desk, self, self._door(frame))
        self.all.append(window)
        self._active = self._active or window
        window.setting_acts.changed.connect(partial(self._follow, window))
        for told in (window.file_acts.opened, window.file_acts.saved):
            told.connect(lambda *_what: self._refresh())
        window.file_acts.saved.connect(partial(self._on_saved, window))
        frame.installEventFilter(self)
        frame.closed.connect(partial(self._on_closed, window))
        self._tie_acts(window)
        return window

    def _tie_acts(self, window: MainWindow) -> None:
        acts = window.acts
        acts.do(acts.new_window, self.start)
        acts.do(acts.close_window, window.frame.close)
        acts.do(acts.next_window, partial(self._go_on, window, 1))
        acts.do(acts.previous_window, partial(self._go_on, window, -1))
        acts.do(acts.quit, self.quit)
        acts.windows.aboutToShow.connect(partial(self._list_windows, acts.windows, window))

    def new(self) -> MainWindow:
        """An empty window beside the one at hand."""
        beside = self.active.frame
        frame = Frame(self._desk.folders, beside.state)
        frame.setWindowIcon(beside.windowIcon())
        frame.stand_beside(beside)
        window = self.add(frame)
        frame.show()
        return window

    def start(self) -> None:
        """The start page in a window of its own, also where one is open already."""
        window = self.new()
        window.show_start()
        bring(window)

    # Opening

    def open_first(self, files: Sequence[Path]) -> None:
        """Open the named files, or show the start page; unsaved work of an earlier run is offered."""
        self.active.open_first(files)

    def on_dropped(self, files: Sequence[Path], on: QWidget) -> None:
        """Open files that were let go over a window."""
        window = next((w for w in self.all if w.frame is on), self.active)
        for file in files:
            window.file_acts.open_path(file)

    def on_arrived(self, arrival: Arrival) -> None:
        """Open the files of a later start; without files its person wants to see the program."""
        if not self.all:
            # The program is on its way out.
            arrival.decline()
        if not arrival.accept():
            return
        free = next((window for window in self.all if window.is_free), None)
        if free is None and not arrival.files:
            self.start()
            return
        window = free or self.active
        bring(window)
        for file in arrival.files:
            window.file_acts.open_path(file)

    def shows(self, path: Path) -> bool:
        """Bring the window forward that has a file open; False where none has."""
        window = self._holder(path)
        if window is not None:
            bring(window)
        return window is not None

    def _holder(self, path: Path) -> MainWindow | None:
        return next((window for window in self.all if window.stage.holds(path)), None)

    def room(self, asking: MainWindow, path: Path | None) -> MainWindow:
        """The window that has a file, else the one that asks where it is free, else a new one."""
        holder = self._holder(path) if path is not None else None
        window = holder or (asking if asking.is_free and asking in self.all else self.new())
        bring(window)
        return window

    # All together

    @property
    def active(self) -> MainWindow:
        """The window that the person used last."""
        assert self._active is not None
        return self._active

    def flush(self) -> list[MainWindow]:
        """Put what was typed in all windows on the disk now; gives the windows of which the disk did not take all."""
        return [window for window in self.all if not window.flush()]

    def flush_quietly(self) -> None:
        """Put what was typed in all windows on the disk now, from any thread, and say nothing: the program is ending."""
        for window in tuple(self.all):
            for flush in (window.file_acts.flush_quietly, window.reviewing.keeping.flush_quietly):
                with contextlib.suppress(Exception):
                    flush()

    def put_away(self, milliseconds: int) -> None:
        """Keep the work in all windows for the next start, without a question; what is being saved has so long to end, all else is stopped."""
        self.flush_quietly()
        for window in tuple(self.all):
            for act in (window.file_acts.commit, partial(_keep_work, window.file_acts), window.reviewing.keeping.put_away):
                with contextlib.suppress(Exception):
                    act()
        for window in tuple(self.all):
            window.file_acts.workers.wait(milliseconds)

    def _follow(self, source: MainWindow, name: str) -> None:
        for window in self.all:
            if window is not source:
                window.setting_acts.follow(name)

    def _refresh(self) -> None:
        for window in self.all:
            window.refresh_start()

    def _on_saved(self, window: MainWindow) -> None:
        """What was left of a report is offered no more once it is saved, in whichever window."""
        session = window.file_acts.session
        if session is not None and session.path is not None:
            for other in self.all:
                other.recovering.on_saved(session.path, session.saved or session.draft)

    def _go_on(self, window: MainWindow, step: int) -> None:
        bring(self.all[(self.all.index(window) + step) % len(self.all)])

    def _list_windows(self, menu: QMenu, of: MainWindow) -> None:
        """Name the windows in a menu, the one that it belongs to marked."""
        for act in menu.findChildren(QAction, "window", Qt.FindChildOption.FindDirectChildrenOnly):
            act.deleteLater()
            menu.removeAction(act)
        for window in self.all:
            act = QAction(window.title.replace("&", "&&"), menu)
            act.setObjectName("window")
            act.setCheckable(True)
            act.setChecked(window is of)
            act.triggered.connect(lambda _on=False, window=window: bring(window))
            menu.addAction(act)

    # Going

    def _on_closed(self, window: MainWindow) -> None:
        if window not in self.all:
            return
        self.all.remove(window)
        if window is self._active and self.all:
            self._active = self.all[-1]
        if self.all:
            window.leave()
            # Threads that still work would be waited for by what they need to go on.
            window.file_acts.workers.wait()
            # WORKAROUND PySide 6.9: a method that waits for its turn when its widget goes would keep all of the window in memory.
            QTimer.singleShot(0, self, window.frame.deleteLater)

    def quit(self) -> None:
        """Close all windows. Work that is in no file yet is asked about: once for all where several have some, or window by window."""
        at_work = [window for window in self.all if window.file_acts.has_work]
        if len(at_work) < 2:
            self._end(at_work, None)
            return
        answer = self._ask(at_work)
        if isinstance(answer, MainWindow):
            bring(answer)
        elif answer is not UnsavedAnswer.STAY:
            self._end(at_work, answer)

    def _ask(self, at_work: Sequence[MainWindow]) -> UnsavedAnswer | MainWindow | None:
        """The answer for all windows, None where each is asked about, or the window that the person wants to see."""
        unsafe = [window for window in at_work if not window.file_acts.flush()]
        keep = () if unsafe else ((UnsavedAnswer.KEEP, tr("全部留到下次")),)
        return self.active.messages.ask(
            tr("{count} 份文稿还有没存进 Word 的内容。", count=len(at_work)),
            tr("留到下次：这些内容留在本机，下次打开时可以找回。") if keep else tr("有的内容没能留在本机，不保存就没有了。"),
            (
                (UnsavedAnswer.SAVE, tr("全部保存")),
                *keep,
                (None, tr("逐份看")),
                (UnsavedAnswer.STAY, tr("接着写")),
            ),
            [(window, window.title.removeprefix("*")) for window in at_work],
        )

    def _end(self, waiting: Sequence[MainWindow], answer: UnsavedAnswer | None) -> None:
        """End the windows one after the other; one that stays open keeps those that follow and all others open too."""
        if waiting:
            bring(waiting[0])
            waiting[0].close_then(partial(self._end, waiting[1:], answer), answer)
            return
        for window in tuple(self.all):
            window.frame.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate:
            self._active = next((window for window in self.all if window.frame is watched), self._active)
            # Folders on the network don't tell of changes: who comes back to a window may have made one.
            self.active.watch.check()
        return False


def _keep_work(files: FileActs) -> None:
    files.end_journal(keep=files.has_work)


def bring(window: MainWindow) -> None:
    """Bring a window to the front, also from the task bar; a question that is waiting for an answer stays before it."""
    frame = window.frame
    frame.setWindowState(frame.windowState() & ~Qt.WindowState.WindowMinimized)
    for widget in (frame, QApplication.activeModalWidget()):
        if widget is not None:
            widget.raise_()
            widget.activateWindow()


class DamageNotes(QObject):
    """Tells, in the window at hand, of each damaged file of the program's own, whichever thread finds it; of those found before too."""

    _found = Signal()

    def __init__(self, windows: Windows) -> None:
        super().__init__(windows)
        self._windows = windows
        self._found.connect(self._tell)
        end = on_note(self._found.emit)
        self.destroyed.connect(end)
        self._tell()

    def _tell(self) -> None:
        for note in take_notes() if self._windows.all else ():
            self._windows.active.messages.tell(Notice(NoticeKind.PROBLEM, note.text, topic=note.text))
