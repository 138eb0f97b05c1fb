"""A person at the real window: opens a report, types, saves, exports, types on and is cut off; starts again, takes what was found, saves, quits."""

import os
from collections.abc import Callable, Generator
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from editor.cli import main
from editor.qt.app.main_window import MainWindow
from editor.qt.app.windows import Windows
from editor.qt.messages.bars import Notice, NoticeKind
from editor.qt.messages.message import Choices, WindowMessages

_STEP = 5  # milliseconds
Script = Generator[Callable[[], object], None, None]
Answer = TypeVar("Answer")


class Person(QObject):
    """Does what a script says, step by step, whenever the window has done what was waited for."""

    def __init__(self, out: Path, *, is_first: bool) -> None:
        super().__init__()
        self._out, self._offers = out, list[Notice]()
        self._script = self._first() if is_first else self._second()
        self._wanted: Callable[[], object] = lambda: True
        self._timer = QTimer(self, interval=_STEP)
        self._timer.timeout.connect(self._step)
        self._stand_at_the_door()
        self._timer.start()

    def _stand_at_the_door(self) -> None:
        tell = WindowMessages.tell

        def heard(door: WindowMessages, notice: Notice) -> None:
            if notice.kind == NoticeKind.RECOVERY:
                self._offers.append(notice)
            tell(door, notice)

        def path_for(_door: WindowMessages, proposed: Path, _kinds: str) -> Path:
            return self._out / f"窗口{proposed.suffix}"

        def first(_door: WindowMessages, _question: str, _why: str, verbs: Choices[Answer], _listed: object = ()) -> Answer:
            return verbs[0][0]

        WindowMessages.tell, WindowMessages.ask_save_path, WindowMessages.ask = heard, path_for, first

    def _step(self) -> None:
        if self._wanted():
            try:
                self._wanted = next(self._script)
            except StopIteration:
                self._timer.stop()

    @property
    def _windows(self) -> Windows | None:
        return cast("Windows | None", QApplication.instance().findChild(Windows))

    @property
    def _open(self) -> list[MainWindow]:
        return [window for window in self._windows.all if window.report is not None] if self._windows is not None else []

    def _idle(self) -> bool:
        return not any(window.file_acts.workers.is_busy for window in self._open)

    def _first(self) -> Script:
        yield lambda: self._open
        window = self._open[0]
        window.report.session.set_value("单位", "江畔水务集团")
        window.file_acts.save()
        yield lambda: (self._out / "窗口.docx").exists() and self._idle()
        window.file_acts.export_pdf()
        yield lambda: (self._out / "窗口.pdf").exists() and self._idle()
        window.report.session.set_value("单位", "清溪县水务局")
        self._windows.flush()
        os._exit(0)

    def _second(self) -> Script:
        yield lambda: self._windows is not None and self._offers
        next(act for act in self._offers[0].acts if act.words in ("用找回的", "全部找回")).do()
        yield lambda: self._open
        self._open[0].file_acts.save()
        yield lambda: not self._open[0].report.session.is_dirty and self._idle()
        self._windows.quit()


def work(template: Path, out: Path, *, is_first: bool) -> int:
    """Start the program, with a template the first time, and work in it."""
    application = QApplication(["nigao", "-style", "Fusion"])
    person = Person(out, is_first=is_first)
    code = main(["--lang", "zh", "--quiet", *([str(template)] if is_first else [])])
    del person, application
    return code
