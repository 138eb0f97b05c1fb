"""The program with somebody at its keyboard: each character is told on standard output once it was typed. Started by `ending.py`."""

import signal
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from editor.model.words import tr
from editor.qt.app import app as program
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.storage.folders import Folders
from editor.storage.instance import Instance
from tests.proofs.ends.situations import LETTERS, How, Situation

_PACE = 15


class Person(QObject):
    """Types without end; after some characters the situation begins that the end is to meet."""

    def __init__(self, windows: Windows, situation: Situation, how: How, random: Random, out: Path) -> None:
        super().__init__(windows)
        self._windows, self._situation, self._how, self._out = windows, situation, how, out
        self._begins_at, self._ends_after = random.randint(3, 40), random.uniform(0.0, 1.2)
        self._typed = 0
        self._timer = QTimer(self, interval=_PACE)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    @property
    def _window(self) -> MainWindow:
        return self._windows.all[0]

    def _go_on(self) -> None:
        if self._situation is Situation.REVIEW:
            self._review()
        elif self._window.workspace is not None and QApplication.activeModalWidget() is None:
            self._type()
        if self._typed == self._begins_at:
            self._typed += 1
            self._begin()

    def _review(self) -> None:
        screen = self._window.reviewing.screen
        if screen is not None:
            screen.session.rename(f"名称{self._typed}")
            self._tell(str(self._typed))

    def _type(self) -> None:
        assert self._window.workspace is not None
        fields, editor = self._window.workspace.fields, QApplication.focusWidget()
        if editor is None or not fields.isAncestorOf(editor):
            # Where there is no screen, nothing makes a window active again once another one over it is gone; without that none has the focus.
            self._window.activateWindow()
            fields.focus_field()
            return
        letter = LETTERS[self._typed % len(LETTERS)]
        QTest.keyClick(editor, letter)
        self._tell(letter)

    def _tell(self, what: str) -> None:
        self._typed += 1
        sys.stdout.write(what + "\n")
        sys.stdout.flush()

    def _begin(self) -> None:
        """Let the situation begin, and tell when the end may come."""
        act = {Situation.SAVING: self._save, Situation.QUESTION: self._ask, Situation.LAYOUT: self._work, Situation.BLOCKED: self._block}
        if self._how is How.SESSION:
            QTimer.singleShot(int(1000 * self._ends_after), self, self._end_session)
        sys.stdout.write(f"begun {self._ends_after}\n")
        sys.stdout.flush()
        act.get(self._situation, lambda: None)()

    def _save(self) -> None:
        self._window.messages.ask_save_path = lambda *_what: self._out  # type: ignore[method-assign]
        self._saver = QTimer(self, interval=60)
        self._saver.timeout.connect(self._window.file_acts.save)
        self._saver.start()

    def _ask(self) -> None:
        QTimer.singleShot(0, self, self._windows.quit)

    def _work(self) -> None:
        self._window.file_acts.workers.start(lambda _work: _busy(6.0), lambda _done: None, lambda _error: None)

    def _block(self) -> None:
        QTimer.singleShot(0, self, lambda: _busy(20.0))

    def _end_session(self) -> None:
        """What Qt does when the session manager asks: work is to be kept, then the program is told to go."""
        sys.stdout.write(f"session {time.monotonic()}\n")
        sys.stdout.flush()
        running = QGuiApplication.instance()
        assert isinstance(running, QGuiApplication)
        manager = running.findChild(QSessionManager)
        assert manager is not None
        running.commitDataRequest.emit(manager)  # type: ignore[attr-defined]
        QApplication.postEvent(running, QEvent(QEvent.Type.Quit), Qt.EventPriority.HighEventPriority.value)


def _busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        sum(range(1000))


def main(file: str, out: str, situation: str, how: str, seed: str) -> int:
    """Start the program on a file."""
    # Whoever started the proof may have it ignore hang-ups (nohup), and children do as their starter does.
    signal.signal(signal.SIGHUP, signal.SIG_DFL)
    listen = program.listen

    def begin(windows: Windows, instance: Instance | None) -> None:
        listen(windows, instance)
        windows.person = Person(windows, Situation(situation), How(how), Random(seed), Path(out))  # type: ignore[attr-defined]

    program.listen = begin
    assert tr("拟稿") == "拟稿"
    instance = Instance(Folders.of_person())
    assert instance.claim()
    return program.run([Path(file)], instance)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
