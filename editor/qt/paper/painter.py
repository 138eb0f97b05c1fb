"""Draws the pages that layout placed, glyph by glyph: for the window, for PNG and for PDF."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QPaintEngine, QPainter, QPainterPath, QPen

from editor.layout import A4, Line, LineBox, PageBox, PagePicture, Piece, Rule
from editor.qt.paper.fonts import PageFonts
from editor.qt.paper.looks import PageLooks
from editor.qt.paper.marks import PageMarks, SlotMark, edges_of, reach

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


_RADIUS, _STROKE = 3.0, 2.0  # pixels of the screen
_EMBOLDEN = 0.03  # of an em: how far the second drawing of a letter stands beside the first where the machine has no bold face
_PALEST = 0.4
_MOST_DOTS = 5_000  # of a picture along a side: finer than 400 an inch on A4, which no eye tells from a printer's own
NO_TABS = str.maketrans("\t\n", "  ")


class PagePainter:
    """Draws pages. What was worked out for a line is kept: most lines stay as they are from one edit to the next."""

    _MOST = 2_000

    def __init__(self, fonts: PageFonts | None = None) -> None:
        self._fonts = fonts or PageFonts()
        self._inks: dict[tuple[int, float], tuple[Line, tuple[Ink, ...]]] = {}
        self.marks = PageMarks()
        self.paper: tuple[int, int] = A4
        self._picture: tuple[PagePicture, tuple[int, int], QImage] | None = None

    def paint_page(self, painter: QPainter, page: PageBox, looks: PageLooks, band: QRect | None = None) -> None:
        """Draw a page with its upper left corner at the origin, in device pixels, paper not included; `band` leaves out the lines outside it."""
        boxes = [box for box in (*page.lines, page.footer) if band is None or _meets(box, looks, band)]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if page.picture is not None:
            self._paint_picture(painter, page.picture, looks, boxes, page.paper or self.paper)
            return
        for box in boxes:
            self._paint_marks(painter, box, looks)
            self._paint_edges(painter, box, looks)
        _paint_rules(painter, page.rules, looks)
        for box in boxes:
            self._paint_ink(painter, box, looks)
        for box in boxes:
            self._paint_frames(painter, box, looks)

    def _paint_picture(self, painter: QPainter, picture: PagePicture, looks: PageLooks, boxes: Sequence[LineBox], paper: tuple[int, int]) -> None:
        """What another program printed, with the marks over it as a pen for marking has them: what is below is still read."""
        place = QRect(0, 0, looks.at(paper[0]), looks.at(paper[1]))
        shrunk = min(1.0, _MOST_DOTS / max(1, place.width(), place.height()))
        size = round(place.width() * shrunk), round(place.height() * shrunk)
        if self._picture is None or self._picture[:2] != (picture, size):
            pixels = picture.drawn(*size)
            self._picture = picture, size, QImage(pixels, *size, 4 * size[0], QImage.Format.Format_RGB32).copy()
        painter.drawImage(place, self._picture[2])
        if QColor(looks.colors.paper) == Qt.GlobalColor.white and not any(self.marks.of(box.line) for box in boxes):
            return  # A printer knows no colours that lie over others.
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillRect(place, QColor(looks.colors.paper))
        for box in boxes:
            self._paint_marks(painter, box, looks)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        for box in boxes:
            self._paint_edges(painter, box, looks)
            self._paint_frames(painter, box, looks)

    def _paint_marks(self, painter: QPainter, box: LineBox, looks: PageLooks) -> None:
        for mark in self.marks.of(box.line):
            if color := _mark_color(mark, looks, in_hand=looks.holds(mark.field)):
                _fill_rounded(painter, mark_rect(box, mark, looks), color, looks.pixel)

    def _paint_edges(self, painter: QPainter, box: LineBox, looks: PageLooks) -> None:
        for mark in self.marks.of(box.line):
            if looks.holds(mark.field):
                _underline(painter, mark_rect(box, mark, looks), looks, looks.colors.edge)
            if mark.filled and mark.field in looks.wrong:
                _underline(painter, mark_rect(box, mark, looks), looks, looks.colors.wrong)

    def _paint_ink(self, painter: QPainter, box: LineBox, looks: PageLooks) -> None:
        baseline = box.baseline * looks.scale
        for ink in self._ink_of(box.line, looks.scale):
            draw_ink(painter, ink, baseline, QColor(looks.colors.shown(ink.color)))

    def _paint_frames(self, painter: QPainter, box: LineBox, looks: PageLooks) -> None:
        if not looks.place:
            return
        for mark in self.marks.of(box.line):
            if mark.place == looks.place and mark.field == looks.field:
                _frame(painter, mark_rect(box, mark, looks), looks)

    def _ink_of(self, line: Line, scale: float) -> tuple[Ink, ...]:
        key = (id(line), scale)
        known = self._inks.get(key)
        if known is None or known[0] is not line:
            if len(self._inks) >= self._MOST:
                self._inks.clear()
            known = self._inks[key] = (line, tuple(self._ink(piece, scale) for piece in line.pieces))
        return known[1]

    def _ink(self, piece: Piece, scale: float) -> Ink:
        pixels = piece.size * scale
        raw = self._fonts.raw(piece.face, pixels)
        glyphs = raw.glyphIndexesForString(piece.text.translate(NO_TABS))
        run = QGlyphRun()
        run.setRawFont(raw)
        run.setGlyphIndexes(glyphs)
        run.setPositions([QPointF(x * scale, 0) for x in piece.xs[: len(glyphs)]])
        return Ink(run, piece.color, pixels * _EMBOLDEN if piece.bold and not piece.face.bold else 0.0)


def mark_rect(box: LineBox, mark: SlotMark, looks: PageLooks) -> QRect:
    """Where a mark stands on its page, in whole device pixels."""
    top, bottom = edges_of(box, mark)
    return snapped(mark.left, top, mark.right, bottom, looks)


def snapped(left: float, top: float, right: float, bottom: float, looks: PageLooks) -> QRect:
    """A rectangle in twips as whole device pixels, at least one wide and high."""
    corner, opposite = (looks.at(left), looks.at(top)), (looks.at(right), looks.at(bottom))
    return QRect(*corner, max(1, opposite[0] - corner[0]), max(1, opposite[1] - corner[1]))


def line_rect(box: LineBox, looks: PageLooks) -> QRect:
    """The band across the page that a line with its marks may touch, in whole device pixels, as wide as needed."""
    # Accents and descenders reach about as far as a mark around text a little larger.
    top, bottom = reach(box.baseline, 1.2 * max((piece.size for piece in box.line.pieces), default=0.0))
    upper, lower = looks.at(min(box.top, top)), looks.at(max(box.top + box.line.height, bottom))
    slack = round(2 * _STROKE * looks.pixel)
    return QRect(0, upper - slack, 1 << 20, lower - upper + 2 * slack)


def _meets(box: LineBox, looks: PageLooks, band: QRect) -> bool:
    rectangle = line_rect(box, looks)
    return rectangle.top() <= band.bottom() and rectangle.bottom() >= band.top()


def _mark_color(mark: SlotMark, looks: PageLooks, *, in_hand: bool) -> str:
    """The colour behind a slot; what is not filled is always marked."""
    if not mark.filled:
        return looks.colors.slot
    if in_hand:
        return looks.colors.glow
    return looks.colors.fill if looks.tint else ""


def _fill_rounded(painter: QPainter, rectangle: QRect, color: str, pixel: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    # A hair of paper on the right keeps two slots side by side apart.
    painter.drawRoundedRect(rectangle.adjusted(0, 0, -max(1, round(pixel)), 0), _RADIUS * pixel, _RADIUS * pixel)


def _underline(painter: QPainter, rectangle: QRect, looks: PageLooks, color: str) -> None:
    height = max(1, round(_STROKE * looks.pixel))
    painter.fillRect(rectangle.left(), rectangle.bottom() + 1 - height, rectangle.width(), height, QColor(color))


def _frame(painter: QPainter, rectangle: QRect, looks: PageLooks) -> None:
    width = max(1.0, float(round(_STROKE * looks.pixel)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(looks.colors.edge), width))
    inside = QRectF(rectangle).adjusted(width / 2, width / 2, -width / 2, -width / 2)
    painter.drawRoundedRect(inside, _RADIUS * looks.pixel, _RADIUS * looks.pixel)


def _paint_rules(painter: QPainter, rules: Iterable[Rule], looks: PageLooks) -> None:
    for rule in rules:
        weight = max(1, looks.at(rule.weight))
        left, top = looks.at(rule.left) - weight // 2, looks.at(rule.top) - weight // 2
        width, height = looks.at(rule.right) - looks.at(rule.left) + weight, looks.at(rule.bottom) - looks.at(rule.top) + weight
        color = QColor(looks.colors.shown(rule.color))
        # A line much thinner than a pixel would look fat on a page seen from far: it is drawn a pixel wide, but paler.
        color.setAlphaF(min(1.0, max(_PALEST, 2 * rule.weight * looks.scale)))
        painter.fillRect(left, top, max(weight, width), max(weight, height), color)
