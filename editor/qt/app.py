"""The program with its window: one application, the look of the settings, a way out for mistakes of the program."""

import os
import sys
import threading
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from editor.model.words import tr
from editor.qt.focus_ring import FocusRing
from editor.qt.frame import Frame
from editor.qt.undo_keys import UndoKeys
from editor.qt.wearing import wear
from editor.storage.folders import Folders
from editor.storage.settings import Settings

# Qt's wheel has no plugin of its own for fcitx; the first of the list that is there is taken.
INPUT_METHODS = "fcitx;ibus"
_QUIET = 1000


def prepare(settings: Settings) -> QApplication:
    """The one QApplication, with the look of the settings and the keys that are the same everywhere."""
    os.environ.setdefault("QT_IM_MODULES", INPUT_METHODS)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    app.setApplicationName("nigao")
    app.setDesktopFileName("nigao")
    wear(settings)
    app.installEventFilter(UndoKeys(app))
    FocusRing(app)
    return app


def speak_qt(app: QApplication) -> None:
    """Let Qt's own dialogs speak the language of the program's words."""
    if tr("拟稿") != "拟稿":
        QLocale.setDefault(QLocale(QLocale.Language.English))
        return
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    if translator.load("qtbase_zh_CN", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)


def begin(app: QApplication, frame: Frame, folders: Folders, files: list[Path]) -> None:
    """Load what does the work, tie it to the frame that is on the screen already, and open what was asked for."""
    from editor.desk import Desk  # noqa: PLC0415 - loaded after the first paint
    from editor.qt.crash import catch_mistakes  # noqa: PLC0415 - the same
    from editor.qt.file_drops import FileDrops  # noqa: PLC0415 - the same
    from editor.qt.main_window import MainWindow  # noqa: PLC0415 - the same
    from editor.qt.seal import seal  # noqa: PLC0415 - the same

    window = MainWindow(frame, Desk(folders))
    catch_mistakes(window)
    drops = FileDrops(app)
    app.installEventFilter(drops)
    drops.dropped.connect(window.desk_acts.open_path)
    app.setWindowIcon(seal())
    speak_qt(app)
    window.open_first(files)
    QTimer.singleShot(_QUIET, app, lambda: threading.Thread(target=load_later).start())


def load_later() -> None:
    """Load what the first amount of money needs, so that no change of section waits for it."""
    from editor.composing.numerals import capital_amount  # noqa: PLC0415 - loaded in a thread of its own

    capital_amount(Decimal(0))


def run(files: list[Path]) -> int:
    """Open the window, with the first of the files where one is given; gives the exit code when it was closed."""
    folders = Folders.of_person()
    app = prepare(Settings(folders.settings_file))
    frame = Frame(folders)
    frame.painted.connect(lambda: begin(app, frame, folders, files))
    frame.show()
    return app.exec()
