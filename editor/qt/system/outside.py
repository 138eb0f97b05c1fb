"""How a folder is written on the screen: short where it lies under the person's own folder."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from editor.looking import home


def open_outside(path: Path) -> bool:
    """Open it in the program that the system has for it; False when there is none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def shown_path(path: Path) -> str:
    """The path, with ~ for the person's own folder."""
    own = home()
    return str(Path("~") / path.relative_to(own)) if path.is_relative_to(own) and own.name else str(path)
