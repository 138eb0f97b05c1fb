"""When the system ends the program: a signal, or the end of the person's session. What was typed is on the disk within two seconds, unasked."""

import contextlib
import os
import signal
import socket
import sys
import threading
import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from editor.qt.app.windows import Windows
from editor.storage.instance import Instance

_PATIENCE, _LAST_TRY, _SAVING = 1.2, 0.4, 800
_CALLED_OFF = 60_000
"""Milliseconds after which a session that was about to end, and did not, goes on."""
_SIGNALS = tuple(number for name in ("SIGTERM", "SIGHUP", "SIGINT") if (number := getattr(signal, name, None)) is not None)


class Endings(QObject):
    """Hears of the end. A thread waits for signals: where the window does not come round in time, what the journals were told is written by it."""

    _asked = Signal(int)

    def __init__(self, app: QGuiApplication, windows: Windows, instance: Instance | None) -> None:
        super().__init__(windows)
        self._app, self._windows, self._instance = app, windows, instance
        self._called_off = QTimer(self, interval=_CALLED_OFF, singleShot=True)
        self._called_off.timeout.connect(lambda: app.removeEventFilter(self))
        self._asked.connect(self._end, Qt.ConnectionType.QueuedConnection)
        app.commitDataRequest.connect(self._on_session_ends, Qt.ConnectionType.DirectConnection)
        app.saveStateRequest.connect(self._on_session_ends, Qt.ConnectionType.DirectConnection)

    def hear_signals(self) -> None:
        """From now on the signals of the system end the program by way of this; one that its starter had it ignore (nohup) stays ignored."""
        ear, mouth = socket.socketpair()
        mouth.setblocking(False)
        for number in _SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                signal.signal(number, lambda *_what: None)
        signal.set_wakeup_fd(mouth.fileno(), warn_on_full_buffer=False)
        threading.Thread(target=self._wait, args=(ear, mouth), name="signals", daemon=True).start()

    def _wait(self, ear: socket.socket, _kept_open: socket.socket) -> None:
        number = ear.recv(1)[0]
        self._asked.emit(number)
        time.sleep(_PATIENCE)
        last = threading.Thread(target=self._windows.flush_quietly, daemon=True)
        last.start()
        last.join(_LAST_TRY)
        self._abandon()
        _leave(number)

    def _end(self, number: int) -> None:
        """Keep all work for the next start and leave, from within whatever question or dialog is open."""
        _take_typed()
        self._windows.put_away(_SAVING)
        self._abandon()
        _leave(number)

    def _abandon(self) -> None:
        if self._instance is not None:
            self._instance.abandon()

    # The end of the session: the person may still call it off

    # WORKAROUND PySide 6.9: a slot that takes the session's manager, which Qt hands over by reference, ends the process.
    @Slot()
    def _on_session_ends(self) -> None:
        focus = QApplication.focusWidget()
        _take_typed()
        self._windows.flush_quietly()
        if focus is not None:
            focus.setFocus()
        self._app.installEventFilter(self)
        self._called_off.start()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Leave without a question when the session ends."""
        if event.type() == QEvent.Type.Quit:
            self._end(0)
        return False


def _take_typed() -> None:
    """Let the editor at hand give what was typed into it to the draft, as it does when the person goes elsewhere."""
    focus = QApplication.focusWidget()
    if focus is not None:
        QGuiApplication.inputMethod().commit()
        focus.clearFocus()


def _leave(number: int) -> None:
    """End the process at once, with the exit code of a signal. Nothing waits: not for threads at work, nor for questions that are open."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(128 + number if number else 0)
