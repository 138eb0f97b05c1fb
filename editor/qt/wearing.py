"""The look and the size of text that the settings ask for."""

from PySide6.QtWidgets import QApplication

from editor.qt import theme
from editor.qt.theme import Look
from editor.storage.settings import Settings

_PIXELS = {"small": 12, "medium": 13, "large": 15}
_LOOKS: dict[str, Look] = {"light": "light", "dark": "dark"}


def wear(settings: Settings) -> None:
    """Give the whole program the look and size of text of the settings."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.put_on(app, _LOOKS.get(settings.text("theme"), "auto"), _PIXELS[settings.text("text_size")])
