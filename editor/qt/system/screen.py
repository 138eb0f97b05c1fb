"""Qt ends the whole program where it finds no screen or lacks a library for it: then one sentence says so, with the exit code of the command line."""

import contextlib
import os
import sys
from collections.abc import Generator

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from editor.model.problem import ExitCode
from editor.model.words import tr


@contextlib.contextmanager
def ended_with_a_sentence() -> Generator[None]:
    """Inside, the application is made. What Qt says there is said on standard error only where the application is not made."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            heard.append(text.strip())
            return
        why = heard[0] if heard else text.strip().splitlines()[0]
        sys.stderr.write(tr("窗口打不开：连不上图形界面，或缺少系统库（{why}）。不用窗口的命令见 nigao --help。", why=why.rstrip(".")) + "\n")
        sys.stderr.flush()
        # Qt would abort next, which leaves a core and says that the program is broken.
        os._exit(ExitCode.CANNOT_RUN)

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
