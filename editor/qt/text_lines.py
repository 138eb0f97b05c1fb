"""Words on several lines: in a font and a colour by name, wrapped, following the look."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from editor.qt import theme
from editor.qt.theme import FontName


class Lines(QLabel):
    """Plain text that is wrapped; of a very long one the beginning."""

    def __init__(self, words: str, font: FontName = "body", token: str = "text", most: int = 1200, parent: QWidget | None = None) -> None:
        super().__init__(words if len(words) <= most else f"{words[:most]}…", parent)
        self._font: FontName = font
        self._token, self._is_dressing = token, False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._dress()

    def _dress(self) -> None:
        if self._is_dressing:
            return
        self._is_dressing = True
        self.setFont(theme.font(self._font))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._token))
        self.setPalette(palette)
        self._is_dressing = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_token"):
            self._dress()
