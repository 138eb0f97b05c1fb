"""The lowest line of the start page: that nothing leaves this machine, and the program's version."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor import __version__
from editor.model.words import tr
from editor.qt import icons, paint, theme
from editor.qt.labels import Words

HEIGHT = 28


class StartFoot(QWidget):
    """As high as a status bar."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(34, 0, 12, 0)
        layout.addWidget(Words(tr("打开的文件只留在本机，不联网"), "small", "text2", shrinks=True), 1)
        layout.addWidget(Words(tr("拟稿 {version}", version=__version__), "small", "text2"))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        painter.drawPixmap(12, (self.height() - 16) // 2, icons.pixmap("info", 16, "text2"))
        paint.hairline(painter, 0, 0, self.width(), 0)
