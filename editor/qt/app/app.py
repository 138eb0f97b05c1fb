"""The program with its window: one application, the look of the settings, a way out for mistakes of the program."""

import contextlib
import gc
import os
import sys
import threading
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMessageLogContext, QObject, QTimer, QtMsgType, Signal, qInstallMessageHandler
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from editor.model.problem import ExitCode
from editor.model.words import tr
from editor.qt.frame.frame import Frame
from editor.qt.keys.focus_ring import FocusRing
from editor.qt.keys.undo_keys import UndoKeys
from editor.qt.look.theme import wear
from editor.storage.folders import Folders
from editor.storage.instance import Instance
from editor.storage.settings import Settings

if TYPE_CHECKING:
    from editor.desk import Desk
    from editor.qt.app.windows import Windows

_TURN = 0.0005  # seconds: a tenth of Python's own, so that a click during a check takes 0.1 s and not 0.7 s


def dropped_files(event: QDropEvent) -> list[Path]:
    """The local files that a drag carries."""
    urls = event.mimeData().urls() if event.mimeData().hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]


class FileDrops(QObject):
    """`dropped` tells the paths of files that were let go over the program, and the window that they were let go over."""

    dropped = Signal(object, object)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Drags entering and moving are drop events too; asking for the type of every event of the program would be slow.
        if not isinstance(event, QDropEvent) or not isinstance(watched, QWidget) or not (files := dropped_files(event)):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files, watched.window())
        return True


# Qt's wheel has no plugin of its own for fcitx; the first of the list that is there is taken.
INPUT_METHODS = ("fcitx", "ibus")
NO_INPUT_METHOD = "none"
_SOON, _QUIET = 500, 1000


@contextlib.contextmanager
def ended_with_a_sentence() -> Generator[None]:
    """Inside, the application is made: where Qt finds no screen or lacks a library, it would abort; one sentence and exit code 5 instead."""
    heard: list[str] = []

    def hear(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind != QtMsgType.QtFatalMsg:
            # Of the screen and its libraries Qt speaks under this name; what else it says (of the locale) is not the reason.
            heard.extend([text.strip()] if str(getattr(context, "category", "")).startswith("qt.qpa") else [])
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


def input_methods(wanted: str) -> str:
    """The input methods to try, in Qt's form: those that the desktop wants first, behind them those that Chinese desktops have."""
    named = [name for name in wanted.split(";") if name]
    return wanted if NO_INPUT_METHOD in named else ";".join(dict.fromkeys((*named, *INPUT_METHODS)))


def prepare(settings: Settings) -> QApplication:
    """The one QApplication, with the look of the settings and the keys that are the same everywhere."""
    os.environ["QT_IM_MODULES"] = input_methods(os.environ.get("QT_IM_MODULES") or os.environ.get("QT_IM_MODULE", ""))
    with ended_with_a_sentence():
        # Named as an argument, since setStyle() hands over the style: making Python's view of that takes longer than all else here.
        app = QApplication.instance() or QApplication([*sys.argv[:1], "-style", "Fusion"])
    assert isinstance(app, QApplication)
    # What Qt does lets other threads work, and each time waits for its turn behind one that is busy: a check of a long report, a layout.
    sys.setswitchinterval(_TURN)
    app.setApplicationName("nigao")
    app.setDesktopFileName("nigao")
    wear(settings)
    UndoKeys(app)
    FocusRing(app)
    return app


def begin(app: QApplication, frame: Frame, folders: Folders, files: list[Path], instance: Instance | None) -> None:
    """Load what does the work, tie it to the frame that is on the screen already, and open what was asked for."""
    from editor.desk import Desk  # noqa: PLC0415 - loaded after the first paint
    from editor.qt.app.crash import catch_mistakes  # noqa: PLC0415 - the same
    from editor.qt.app.ending import Endings  # noqa: PLC0415 - the same
    from editor.qt.app.windows import DamageNotes, Windows  # noqa: PLC0415 - the same
    from editor.qt.look.icons import seal  # noqa: PLC0415 - the same
    from editor.qt.system.qt_words import speak_qt  # noqa: PLC0415 - the same

    desk = Desk(folders)
    windows = Windows(desk, parent=app)
    windows.add(frame)
    catch_mistakes(windows)
    DamageNotes(windows)
    drops = FileDrops(app)
    drops.dropped.connect(windows.on_dropped)
    QTimer.singleShot(_QUIET, drops, lambda: app.installEventFilter(drops))
    app.setWindowIcon(seal())
    speak_qt(app)
    Endings(app, windows, instance).hear_signals()
    windows.open_first(files)
    listen(windows, instance)
    QTimer.singleShot(_QUIET, app, lambda: threading.Thread(target=work_later, args=(desk,), daemon=True).start())


def listen(windows: "Windows", instance: Instance | None) -> None:
    """Open the files of later starts, when the window is on the screen."""
    if instance is not None:
        from editor.qt.app.arrivals import Arrivals  # noqa: PLC0415 - loaded after the first paint

        arrivals = Arrivals(windows)
        arrivals.came.connect(windows.on_arrived)
        QTimer.singleShot(_SOON, windows, lambda: instance.listen(arrivals.take))


def work_later(desk: "Desk") -> None:
    """Load, in a thread of its own, what the first amount of money and the first menu need, so that nobody waits for it; then sweep the folders."""
    from decimal import Decimal  # noqa: PLC0415 - loaded when the window is on the screen

    from editor.model.text.numerals import capital_amount  # noqa: PLC0415 - the same

    capital_amount(Decimal(0))
    _ = desk.prints_through_office
    desk.sweep()


def run(files: list[Path], instance: Instance | None = None) -> int:
    """Open a window for each of the files, or one with the start page; gives the exit code when all were closed. Later starts come by `instance`."""
    # What a start makes stays, and is not looked through; from the first window on `Collecting` looks for what is unused.
    gc.disable()
    folders = Folders.of_person()
    app = prepare(Settings(folders.settings_file))
    frame = Frame(folders)
    frame.painted.connect(lambda: begin(app, frame, folders, files, instance))
    frame.show()
    return app.exec()
