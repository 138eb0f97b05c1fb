"""The pictures of the help, one folder a language: parts of the real window, small, with few colours."""

import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPixmap

from editor.cli.speaking.language import Language, speak
from editor.qt.look import theme
from editor.shipped import shipped_path
from tests.screens import filling, remarking, reviewing, starting, telling, writing
from tests.screens.studio import LOOKS, SIZES, Studio

LANGUAGES: tuple[Language, ...] = ("zh", "en")
_MARKS = {"light": "", "dark": "-dark"}
_COLORS = 128
_Part = Callable[[Studio], QPixmap]


def _window(studio: Studio) -> QPixmap:
    studio.frame.resize(SIZES["low"])
    studio.rest()
    return studio.picture()


def _library(studio: Studio) -> QPixmap:
    studio.frame.resize(SIZES["low"])
    page = starting.start_page(studio)
    studio.rest()
    corner = page.library.mapTo(studio.frame, page.library.rect().topLeft())
    return studio.picture().copy(QRect(corner.x() - 16, corner.y() - 12, page.library.width() + 32, 260))


def _fields(studio: Studio) -> QPixmap:
    workspace = studio.window.workspace
    assert workspace is not None
    corner = workspace.fields.mapTo(studio.frame, workspace.fields.rect().topLeft())
    return studio.picture().copy(QRect(corner, workspace.fields.size().boundedTo(SIZES["small"])))


def _pages(studio: Studio) -> QPixmap:
    workspace = studio.window.workspace
    assert workspace is not None
    corner = workspace.pages.mapTo(studio.frame, workspace.pages.rect().topLeft())
    return studio.picture().copy(QRect(corner.x(), corner.y(), workspace.pages.width(), 460))


def _outline(studio: Studio) -> QPixmap:
    workspace = studio.window.workspace
    assert workspace is not None
    return studio.picture().copy(QRect(0, workspace.mapTo(studio.frame, workspace.rect().topLeft()).y(), 480, 520))


def _top(studio: Studio) -> QPixmap:
    return _window(studio).copy(QRect(0, 0, SIZES["low"].width(), 300))


def _remarks(studio: Studio) -> QPixmap:
    return _window(studio).copy(QRect(0, 40, 700, 480))


def _beside(studio: Studio) -> QPixmap:
    page = studio.window.setting_acts.page
    assert page is not None
    return page.grab()


PARTS: tuple[tuple[str, Callable[[Studio], object], _Part], ...] = (
    ("start", starting.used, _window),
    ("library", starting.used, _library),
    ("review", reviewing.review, _window),
    ("fill", filling.partly, _window),
    ("offers", filling.offers, _fields),
    ("rows", filling.rows, _fields),
    ("pages", filling.money, _pages),
    ("outline", writing.outline_menu, _outline),
    ("text", writing.prose, _fields),
    ("checks", remarking.remarks, _remarks),
    ("recovered", telling.recovered, _top),
    ("word", telling.merge_list, _window),
    ("preferences", writing.preferences, _beside),
)


def take(language: Language, folder: Path) -> None:
    """Take the pictures of one language into a folder."""
    speak(language)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        studio = Studio(Path(home), folder)
        studio.furnish()
        for name, make, part in PARTS:
            studio.reset()
            make(studio)
            for look in LOOKS:
                theme.put_on(studio.app, look)
                studio.rest()
                _small(part(studio).toImage()).save(str(folder / f"{name}{_MARKS[look]}.png"), "PNG", 0)
            theme.put_on(studio.app, "light")
        studio.end()


def _small(image: QImage) -> QImage:
    """The picture with a palette of the look's colours and its own commonest: a third of the size, and nothing to be seen of it."""
    pixels = image.convertToFormat(QImage.Format.Format_RGB32)
    counts = Counter(memoryview(pixels.constBits()).cast("I"))
    named = [QColor(color).rgb() for color in theme.current().colors.values()]
    table = list(dict.fromkeys([*named, *(color for color, _count in counts.most_common(_COLORS))]))[:256]
    return pixels.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)


def take_all() -> None:
    """Take the pictures of all languages, each in a program of its own: words are chosen when the window is made."""
    for language in LANGUAGES:
        folder = shipped_path("help/pictures") / language
        act = f"from pathlib import Path; from tests.screens.helping import take; take({language!r}, Path({str(folder)!r}))"
        subprocess.run([sys.executable, "-c", act], check=True, cwd=Path(__file__).parents[2])
