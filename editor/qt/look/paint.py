"""What style sheets can't draw: rings, marks, switches, hairlines. Each draws in the look in force."""

from math import ceil

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from editor.qt.look import icons, theme
from editor.qt.look.theme import FontName

MARK = 10


def width_of(words: str, font: FontName) -> int:
    """The pixels that words of one line take in a font of the look, rounded up: in less they are cut short."""
    return ceil(QFontMetricsF(theme.font(font)).horizontalAdvance(words))


def lines_of(words: str, font: FontName, width: int, most: int) -> list[str]:
    """The lines that words take in so many pixels: broken between words, and within one that is longer; what is beyond `most` lines is elided."""
    layout, option = QTextLayout(words, theme.font(font)), QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units, lines = words.encode("utf-16-le", "surrogatepass"), list[str]()  # in which Qt counts
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        end = len(units) if len(lines) == most - 1 else 2 * (line.textStart() + line.textLength())
        lines.append(units[2 * line.textStart() : end].decode("utf-16-le", "surrogatepass"))
        if len(lines) == most:
            break
    layout.endLayout()
    return [*lines[:-1], QFontMetricsF(theme.font(font)).elidedText(lines[-1], Qt.TextElideMode.ElideRight, width)] if lines else []


def hairline(painter: QPainter, x1: int, y1: int, x2: int, y2: int, token: str = "line") -> None:
    """A line of one device pixel."""
    pen = QPen(theme.color(token))
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawLine(x1, y1, x2, y2)


def _smooth(painter: QPainter) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def ring(painter: QPainter, box: QRectF, filled: int, total: int, *, written: bool = True) -> None:
    """How much is filled, as an arc from 12 o'clock; full is a disc with a tick, not written a dashed ring, nothing to fill no ring."""
    if not written:
        _dashed_ring(painter, box)
    elif total and filled >= total:
        _done_disc(painter, box)
    elif total:
        _arc(painter, box, filled / total)


def _dashed_ring(painter: QPainter, box: QRectF) -> None:
    painter.save()
    _smooth(painter)
    pen = QPen(theme.color("edge"), 1.25)
    pen.setDashPattern([1.6, 2.0])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5))
    painter.restore()


def _done_disc(painter: QPainter, box: QRectF) -> None:
    painter.save()
    _smooth(painter)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("ok"))
    painter.drawEllipse(box.adjusted(0.5, 0.5, -0.5, -0.5))
    pen = QPen(theme.color("surface"), 1.7, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    unit, corner = box.width() / 16, box.topLeft()
    painter.drawPolyline(QPolygonF([corner + QPointF(x, y) * unit for x, y in ((4.6, 8.3), (7.1, 10.7), (11.4, 5.6))]))
    painter.restore()


def _arc(painter: QPainter, box: QRectF, share: float) -> None:
    painter.save()
    _smooth(painter)
    track, width = QColor(theme.color("edge")), 2.25 * box.width() / 16 if box.width() < 20 else 2.5
    track.setAlphaF(0.45)
    inner = box.adjusted(width / 2 + 0.4, width / 2 + 0.4, -width / 2 - 0.4, -width / 2 - 0.4)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(track, width))
    painter.drawEllipse(inner)
    if share:
        painter.setPen(QPen(theme.color("focus"), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(inner, 90 * 16, -round(360 * 16 * share))
    painter.restore()


def unfilled_mark(painter: QPainter, x: int, y: int, size: int = MARK) -> None:
    """The yellow square that says not filled; x and y are its upper left corner."""
    painter.save()
    _smooth(painter)
    painter.setPen(QPen(theme.color("slotline"), 1))
    painter.setBrush(theme.color("slot"))
    painter.drawRoundedRect(QRectF(x + 0.5, y + 0.5, size - 1, size - 1), 2, 2)
    painter.restore()


def problem_mark(painter: QPainter, x: int, y: int) -> None:
    """The triangle that says there is a problem; 16 px from x, y."""
    painter.drawPixmap(x, y, icons.pixmap("warn", 16, "prob"))


def switch(painter: QPainter, box: QRect, *, on: bool, enabled: bool = True) -> None:
    """An on-off switch of 28 × 16 px in the middle of the box."""
    painter.save()
    _smooth(painter)
    track = QRectF(0, 0, 28, 16)
    track.moveCenter(QRectF(box).center())
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("focus" if on and enabled else "edge" if enabled else "line"))
    painter.drawRoundedRect(track, 8, 8)
    knob = QRectF(track.right() - 14 if on else track.left() + 2, track.top() + 2, 12, 12)
    painter.setBrush(theme.color("raised"))
    painter.drawEllipse(knob)
    painter.restore()


def rounded(painter: QPainter, box: QRectF, radius: float, fill: str | None, edge: str | None = None, width: float = 1) -> None:
    """A rectangle with round corners, filled and edged in the colours of tokens."""
    painter.save()
    _smooth(painter)
    painter.setBrush(QBrush(theme.color(fill)) if fill else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(QPen(theme.color(edge), width) if edge else QPen(Qt.PenStyle.NoPen))
    inset = width / 2 if edge else 0
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def focused_pane(painter: QPainter, pane: QWidget) -> None:
    """The frame inside a pane of paper that has the focus; a line of the desk parts it from the paper, on which its colour can't be told."""
    box = QRectF(pane.rect())
    rounded(painter, box, 0, None, "desk", 3)
    rounded(painter, box, 0, None, "focus" if pane.isActiveWindow() else "edge", 2)
