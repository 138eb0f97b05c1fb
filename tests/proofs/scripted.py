"""A person at the real window: does what a script says, answers each question with its first verb, hears what is told."""

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Choices, WindowMessages

Script = Generator[Callable[[], object], None, None]
Answer = TypeVar("Answer")
_LOOK = 2  # milliseconds


class ScriptedPerson(QObject):
    """Goes on with the script, step by step, whenever the window has done what the last step waits for. `offers` are what was found again."""

    def __init__(self) -> None:
        super().__init__()
        self.offers: list[Notice] = []
        self._script: Script | None = None
        self._wanted: Callable[[], object] = lambda: True
        self._timer = QTimer(self, interval=_LOOK)
        self._timer.timeout.connect(self._step)
        self._stand_at_the_door()

    def begin(self, script: Script) -> None:
        """Do what a script says."""
        self._script = script
        self._timer.start()

    @property
    def place(self) -> str:
        """Where the script stands: the name and the line of the function that waits."""
        inner = script = self._script
        while script is not None:
            inner, script = script, script.gi_yieldfrom
        return "its beginning" if inner is None or inner.gi_frame is None else f"{inner.__name__}, line {inner.gi_frame.f_lineno}"

    def hear(self, notice: Notice) -> None:
        """What the window tells."""
        if notice.kind == NoticeKind.RECOVERY:
            self.offers.append(notice)

    def place_for(self, proposed: Path) -> Path:
        """Where a file is put that the window asks a place for."""
        raise NotImplementedError

    def _stand_at_the_door(self) -> None:
        tell = WindowMessages.tell

        def heard(door: WindowMessages, notice: Notice) -> None:
            self.hear(notice)
            tell(door, notice)

        def path_for(_door: WindowMessages, proposed: Path, _kinds: str) -> Path:
            return self.place_for(proposed)

        def first(_door: WindowMessages, _question: str, _why: str, verbs: Choices[Answer], _listed: object = ()) -> Answer:
            return verbs[0][0]

        WindowMessages.tell, WindowMessages.ask_save_path, WindowMessages.ask = heard, path_for, first

    def _step(self) -> None:
        if self._script is not None and self._wanted():
            try:
                self._wanted = next(self._script)
            except StopIteration:
                self._timer.stop()

    @property
    def windows(self) -> Windows | None:
        """The windows of the program, once there are any."""
        return cast("Windows | None", QApplication.instance().findChild(Windows))

    @property
    def at_work(self) -> list[MainWindow]:
        """The windows that have a report."""
        return [window for window in self.windows.all if window.report is not None] if self.windows is not None else []
