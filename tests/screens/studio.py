"""One window over folders of its own, its pictures, and the list of scenes."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from editor.desk import Desk
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.qt.app.app import prepare
from editor.qt.app.main_window import MainWindow
from editor.qt.frame.frame import Frame
from editor.qt.look import theme
from editor.qt.system.qt_words import speak_qt
from editor.qt.workspace.workspace import Workspace
from editor.shipped import shipped_path
from editor.storage.folders import Folders
from tests.qt.desk_fake import OneWindow
from tests.screens.content import furnish

SIZES = {"wide": QSize(1440, 900), "low": QSize(1280, 720), "small": QSize(960, 540)}
LOOKS: tuple[theme.Look, ...] = ("light", "dark")
_REST, _LONGEST, _TURN = 0.22, 40.0, 0.01  # seconds


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: `make` brings the window there and may give another widget to be taken; `sizes` are the window's."""

    name: str
    make: Callable[["Studio"], QWidget | None]
    sizes: tuple[str, ...] = ("wide",)


def type_words(box: QWidget, words: str) -> None:
    """Type any characters into a box."""
    for character in words:
        QApplication.sendEvent(box, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


def wait_until(happened: Callable[[], bool]) -> None:
    """Let the window work until something has happened, for forty seconds at most."""
    end = time.monotonic() + _LONGEST
    while not happened():
        if time.monotonic() > end:
            message = "the window did not come that far"
            raise TimeoutError(message)
        _let_work()


def _let_work() -> None:
    """A turn of the window, and time for its workers: QTest.qWait would keep Python to itself."""
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    time.sleep(_TURN)


class Studio:
    """The window, its desk, and the folder that pictures go to. `looks` are those that pictures are taken in, `pause` the seconds before each."""

    def __init__(self, home: Path, folder: Path, looks: tuple[theme.Look, ...] = LOOKS, cache: Path | None = None, pause: float = _REST) -> None:
        folders = Folders.under(home)
        self.folders = replace(folders, cache=cache) if cache else folders
        self.home, self._folder, self._looks, self._pause = home, folder, looks, pause
        self.sample = next(shipped_path("samples").glob("*.txt"))
        self.desk = Desk(self.folders)
        self.app = prepare(self.desk.settings)
        self.app.setCursorFlashTime(0)  # a caret that blinks would make each picture another one
        speak_qt(self.app)
        self.frame = Frame(self.folders)
        self.frame.resize(SIZES["wide"])
        self.frame.show()
        self.window = MainWindow(self.frame, self.desk, OneWindow())

    def furnish(self) -> None:
        """Put templates, reports and what was used before into the person's folders."""
        furnish(self.desk, self.home)

    def shoot(self, scene: Scene, sizes: tuple[str, ...] | None = None) -> list[str]:
        """Take a scene in all its sizes and looks; gives the names of the pictures."""
        self.reset()
        sizes = sizes or scene.sizes
        self.frame.resize(SIZES[sizes[0]])
        widget = scene.make(self)
        names = []
        for size in sizes:
            if widget is None:
                self.frame.resize(SIZES[size])
            for look in self._looks:
                if theme.current().name != look:
                    theme.put_on(self.app, look)
                self.rest()
                names.append("-".join((scene.name, *((size,) if size != "wide" else ()), look)))
                self.picture(widget).save(str(self._folder / f"{names[-1]}.png"))
        theme.put_on(self.app, self._looks[0])
        return names

    def picture(self, widget: QWidget | None = None) -> QPixmap:
        """The widget, or the window with what pops up over it."""
        taken = (widget or self.frame).grab()
        if widget is not None:
            return taken
        brush = QPainter(taken)
        for popup in QApplication.topLevelWidgets():
            if popup.isVisible() and popup.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
                brush.drawPixmap(popup.pos() - self.frame.mapToGlobal(QPoint(0, 0)), popup.grab())
        brush.end()
        return taken

    def rest(self) -> None:
        """Let the window finish what it does, and a pause more."""
        wait_until(lambda: not self.window.file_acts.workers.is_busy)
        end = time.monotonic() + self._pause
        _let_work()
        while time.monotonic() < end:
            _let_work()

    def reset(self) -> None:
        """Close what is open, without questions."""
        while popup := QApplication.activePopupWidget():
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if widget is not self.frame and widget.isVisible():
                widget.close()
        for bar in list(self.frame.bars.bars):
            bar.closed.emit()
        QTest.keyClick(self.frame.head.finder, Qt.Key.Key_Escape)
        # Before what follows starts new work: the start page that comes to the front reads the library.
        self.window.file_acts.workers.wait()
        self.window.leave()
        self.frame.set_working(working=False)
        self.frame.resize(SIZES["wide"])
        self.frame.activateWindow()
        wait_until(self.frame.isActiveWindow)

    def fill(self, draft: Draft, name: str = "", path: Path | None = None, field: str = "") -> Workspace:
        """Open a draft to be filled in, and take a field in hand."""
        self.window.file_acts.take(Session(draft, path, name or draft.template.name))
        workspace = self.window.workspace
        assert workspace is not None
        wait_until(lambda: workspace.preview.laid is not None)
        if field:
            workspace.navigator.go_to_field(field)
            workspace.fields.focus_field()
        self.rest()
        return workspace

    def end(self) -> None:
        """Let go of everything."""
        self.reset()
        self.window.file_acts.workers.wait()
        QApplication.processEvents()
