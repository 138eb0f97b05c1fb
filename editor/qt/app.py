"""The program with its window: one application, the look of the settings, a way out for mistakes of the program."""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from editor.desk import Desk
from editor.model.words import tr
from editor.qt.crash import catch_mistakes
from editor.qt.file_drops import FileDrops
from editor.qt.focus_ring import FocusRing
from editor.qt.main_window import MainWindow
from editor.qt.seal import seal
from editor.qt.undo_keys import UndoKeys
from editor.qt.wearing import wear

# Qt's wheel has no plugin of its own for fcitx; the first of the list that is there is taken.
INPUT_METHODS = "fcitx;ibus"


def prepare(desk: Desk) -> QApplication:
    """The one QApplication, with the look of the settings and the keys and drops that are the same everywhere."""
    os.environ.setdefault("QT_IM_MODULES", INPUT_METHODS)
    os.environ.setdefault("DBUS_FATAL_WARNINGS", "0")  # a machine without an id would end the program at its first window
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setApplicationName("nigao")
    app.setDesktopFileName("nigao")
    speak_qt(app)
    wear(desk)
    return app


def speak_qt(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language of the program's words."""
    if tr("拟稿") != "拟稿":
        return
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def serve(app: QApplication, window: MainWindow) -> None:
    """Put the program's own filters in force for a window."""
    undo, drops = UndoKeys(app), FileDrops(app)
    app.installEventFilter(undo)
    app.installEventFilter(drops)
    drops.dropped.connect(window.desk_acts.open_path)
    FocusRing(app)
    app.styleHints().colorSchemeChanged.connect(lambda _scheme: wear(window.desk))


def run(files: list[Path]) -> int:
    """Open the window, with the first of the files where one is given; gives the exit code when it was closed."""
    desk = Desk()
    app = prepare(desk)
    window = MainWindow(desk)
    catch_mistakes(window)
    serve(app, window)
    app.setWindowIcon(seal())
    window.show()
    QTimer.singleShot(0, window, lambda: window.open_first(files))
    return app.exec()
