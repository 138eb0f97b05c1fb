"""Pictures of every screen, light and dark, from the shipped sample: `python tests/pictures.py FOLDER [zh|en]`.

The one that the help and the READMEs show is `fill-light.png` in Chinese, stored as resources/help/pictures/fill.png.
"""

import itertools
import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from editor.desk import Desk
from editor.model.draft import Draft
from editor.model.field import FieldType
from editor.model.session import Session
from editor.qt import theme
from editor.qt.app import prepare
from editor.qt.frame import Frame
from editor.qt.main_window import MainWindow
from editor.shipped import shipped_path
from editor.storage.folders import Folders
from editor.storage.languages import Language, speak
from editor.storage.value_history import Written

SIZE, SMALL, REST = QSize(1440, 900), QSize(1280, 720), 700
VALUES: dict[FieldType, tuple[str, ...]] = {
    "date": ("2026-07-08",),
    "month": ("6",),
    "percent": ("96", "58.5"),
    "money": ("3.6", "2.15"),
    "number": ("42", "18", "137", "24", "15"),
    "org": ("市住建", "滨江城建"),
}


def partly_filled(draft: Draft) -> Draft:
    """The draft with the fields of its first half filled."""
    waiting = {kind: itertools.cycle(values) for kind, values in VALUES.items()}
    fields = draft.fields[: len(draft.fields) // 2]
    return draft.with_values({field.key: next(waiting[field.type]) for field in fields if field.type in waiting})


def in_hand(draft: Draft) -> str:
    """The field that the pictures have in hand: the first one with several places."""
    return max(draft.fields, key=lambda field: len(draft.template.places_of[field.key])).key


class Studio:
    """One window over folders of its own, and the folder that pictures go to."""

    def __init__(self, home: Path, folder: Path) -> None:
        desk = Desk(Folders.under(home))
        self.app = prepare(desk.settings)
        self._folder = folder
        self.frame = Frame(desk.folders)
        self.frame.resize(SIZE)
        self.frame.show()
        self.window = MainWindow(self.frame, desk)
        self.sample = next(shipped_path("samples").glob("*.txt"))
        self.draft = desk.open(self.sample).draft
        field = self.draft.template.by_key[in_hand(self.draft)]
        for text in ("江畔城市投资有限公司", "新区财政局"):
            desk.value_history.remember([Written(field.name, field.type, text)])

    def take(self, name: str, widget: QWidget | None = None) -> None:
        """One picture in each look."""
        looks: tuple[theme.Look, ...] = ("light", "dark")
        for look in looks:
            theme.put_on(self.app, look)
            QTest.qWait(REST)
            (widget or self.frame).grab().save(str(self._folder / f"{name}-{look}.png"))

    def start(self) -> None:
        """The start page."""
        self.window.show_start()
        self.take("start")

    def review(self) -> None:
        """The review of what was read."""
        self.window.desk_acts.open_path(self.sample)
        wait_until(lambda: self.window.reviewing.screen is not None)
        self.take("review")
        self.window.reviewing.leave()

    def fill(self) -> None:
        """Filling in, also in a small window and from a list of what was written before."""
        self.window.desk_acts.take(Session(partly_filled(self.draft), name=self.sample.stem))
        workspace = self.window.workspace
        assert workspace is not None
        workspace.navigator.go_to_field(in_hand(self.draft))
        self.take("fill")
        self.frame.resize(SMALL)
        self.take("fill-1280")
        self.frame.resize(SIZE)

    def beside(self) -> None:
        """The windows beside the work."""
        self.window.preferring.show()
        self.take("preferences", self.window.preferring.page)
        self.window.preferring.show_help()
        help_window = self.window.preferring.help
        assert help_window is not None
        help_window.contents.setCurrentRow(1)
        self.take("help", help_window)

    def end(self) -> None:
        """Let go of the draft."""
        self.window.desk_acts.drop()
        self.window.close_workspace()


def wait_until(happened: Callable[[], bool]) -> None:
    """Let the window work until something has happened, for twenty seconds at most."""
    for _ in range(200):
        if happened():
            return
        QTest.qWait(100)
    message = "the window did not come that far"
    raise TimeoutError(message)


def main(folder: Path, language: Language) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    speak(language)
    with tempfile.TemporaryDirectory() as home:
        studio = Studio(Path(home), folder)
        for screen in (studio.start, studio.review, studio.fill, studio.beside):
            screen()
        studio.end()
        QApplication.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), "en" if sys.argv[2:] == ["en"] else "zh")
