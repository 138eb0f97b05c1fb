"""The program's seal: 拟 in white on red, as windows and task bars show it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPixmap

from editor.qt.look import theme

_SIZES = (16, 32, 64)


def seal() -> QIcon:
    """The seal in the sizes that desktops ask for."""
    icon = QIcon()
    for size in _SIZES:
        icon.addPixmap(_drawn(size))
    return icon


def _drawn(size: int) -> QPixmap:
    drawn = QPixmap(size, size)
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("brand"))
    painter.drawRoundedRect(QRectF(0, 0, size, size), size / 5, size / 5)
    font = QFont(theme.font("bold"))
    font.setPixelSize(round(size * 0.68))
    painter.setFont(font)
    painter.setPen(theme.color("onbrand"))
    painter.drawText(QRectF(0, 0, size, size), Qt.AlignmentFlag.AlignCenter, "拟")
    painter.end()
    return drawn
