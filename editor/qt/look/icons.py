"""Icons: one line drawing each, recoloured for the look in force and drawn at the screen's own resolution."""

import re
from functools import lru_cache

from PySide6.QtCore import QAbstractItemModel, QByteArray, QModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from editor.looking import is_there
from editor.qt.look import theme
from editor.shipped import shipped_path

_STROKE = re.compile(r'stroke="#[0-9A-Fa-f]{6}"')
_SEAL_SIZES = (16, 32, 64)
_DRAWN = int(Qt.ItemDataRole.UserRole) + 99  # the name and the token of the icon of a row


def pixmap(name: str, size: int = 16, token: str = "text2") -> QPixmap:
    """The drawing of an icon in the colour of a token, `size` logical pixels wide."""
    app = QGuiApplication.instance()
    ratio = app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0
    return _pixmap(name, size, theme.current().colors[token], ratio)


@lru_cache(maxsize=512)
def _pixmap(name: str, size: int, value: str, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_STROKE.sub(f'stroke="{value}"', _drawing(name, size)).encode()))
    drawn = QPixmap(round(size * ratio), round(size * ratio))
    drawn.fill(Qt.GlobalColor.transparent)
    painter = QPainter(drawn)
    renderer.render(painter, QRectF(0, 0, drawn.width(), drawn.height()))
    painter.end()
    drawn.setDevicePixelRatio(ratio)
    return drawn


@lru_cache(maxsize=128)
def _drawing(name: str, size: int) -> str:
    small = shipped_path(f"icons/16/{name}.svg")
    return (small if size < 20 and is_there(small) else shipped_path(f"icons/{name}.svg")).read_text("utf-8")


def icon(name: str, size: int = 16, token: str = "text2") -> QIcon:
    """The icon for a button or a row: in the token's colour, in that of `disabled` when it is. On the ground of what is selected, where Qt would
    tint it, plain ones have the colour of the words there.
    """
    made = QIcon(pixmap(name, size, token))
    made.addPixmap(pixmap(name, size, "onsel" if token == "text2" else token), QIcon.Mode.Selected)
    made.addPixmap(pixmap(name, size, "disabled"), QIcon.Mode.Disabled)
    return made


def put_on(row: QModelIndex, name: str, token: str = "text2") -> None:
    """Give a row of a list an icon, which `recolour` draws anew."""
    row.model().setData(row, (name, token), _DRAWN)
    row.model().setData(row, icon(name, token=token), Qt.ItemDataRole.DecorationRole)


def recolour(rows: QAbstractItemModel) -> None:
    """Draw the icons of rows in the colours of the look in force; who holds the rows asks when the palette changes."""
    for number in range(rows.rowCount()):
        if drawn := (row := rows.index(number, 0)).data(_DRAWN):
            put_on(row, *drawn)


def seal() -> QIcon:
    """The program's seal, 拟 in white on red, in the sizes that desktops ask for."""
    icon = QIcon()
    for size in _SEAL_SIZES:
        icon.addPixmap(_seal(size))
    return icon


def _seal(size: int) -> QPixmap:
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
