"""The look, the size of text and the motion that the settings ask for."""

from PySide6.QtWidgets import QApplication

from editor.qt import theme
from editor.qt.motion import want_motion
from editor.qt.theme import Look
from editor.storage.settings import Settings

_PIXELS = {"small": 12, "medium": 13, "large": 15}
_LOOKS: dict[str, Look] = {"light": "light", "dark": "dark", "contrast": "contrast"}


def wear(settings: Settings) -> None:
    """Give the whole program the look, size of text and motion of the settings."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    want_motion(on=settings.text("motion") == "auto")
    theme.put_on(app, _LOOKS.get(settings.text("theme"), "auto"), _PIXELS[settings.text("text_size")])
