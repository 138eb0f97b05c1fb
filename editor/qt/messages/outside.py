"""The one door to other programs: what is opened outside of the window, or a bar that says what could not be and where it lies."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from editor.looking import is_taken
from editor.model.words import tr
from editor.qt.messages.bars import Act, Notice
from editor.qt.messages.notices import not_opened

Tell = Callable[[Notice], object]


def open_outside(path: Path, tell: Tell) -> None:
    """Open a file or a folder in the program that the system has for it; where there is none, or where it is gone, that is told with the path."""
    is_there = is_taken(path)
    if not is_there or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
        tell(not_opened(path, is_there=is_there))


def open_act(words: str, path: Path, tell: Tell) -> Act:
    """The act of a bar that opens something outside."""
    return Act(words, lambda: open_outside(path, tell))


def folder_act(path: Path, tell: Tell, words: str = "") -> Act:
    """The act of a bar that opens the folder of a file."""
    return open_act(words or tr("打开所在文件夹"), path.parent, tell)
