"""Glyphs along a baseline, and how they get onto a page."""

from typing import NamedTuple

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QGlyphRun, QPaintEngine, QPainter, QPainterPath

# Qt's own raster engine draws no glyph of a raw font that is larger (in pixels an em): it keeps none in its cache, and its way around fails.
LARGEST = 64.0


class Ink(NamedTuple):
    """Glyphs of one colour, in device pixels from the page's left edge; `smear` is how far a bold without a face is drawn twice."""

    run: QGlyphRun
    color: str
    smear: float


def draw_ink(painter: QPainter, ink: Ink, baseline: float, color: QColor) -> None:
    """Draw glyphs on a baseline (device pixels from the page's top), as text where the device can, else as shapes."""
    shifts = (0.0, ink.smear) if ink.smear else (0.0,)
    if ink.run.rawFont().pixelSize() > LARGEST and painter.paintEngine().type() == QPaintEngine.Type.Raster:
        path = _shape(ink.run)
        for shift in shifts:
            painter.fillPath(path.translated(shift, baseline), color)
        return
    painter.setPen(color)
    for shift in shifts:
        painter.drawGlyphRun(QPointF(shift, baseline), ink.run)


def _shape(run: QGlyphRun) -> QPainterPath:
    raw, shape = run.rawFont(), QPainterPath()
    for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
        shape.addPath(raw.pathForGlyph(glyph).translated(place))
    return shape
