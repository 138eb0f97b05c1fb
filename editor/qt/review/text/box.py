"""A stretch of a line laid out and painted on the review's paper."""

from functools import cache
from typing import cast

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen, QTextCharFormat, QTextLayout, QTextLine, QTextOption

from editor.model.sample.inspection import SlotSpan
from editor.model.sample.review import Role
from editor.qt.look import theme
from editor.qt.review.session.looks import GREY, ON_TINT, TINTS
from editor.qt.review.text.line import PieceKind, ShownLine, ShownPiece

LINE, GAP, BLANK, FOOT = 28, 4, 10, 26
_BACK = 36
_DOTTED = frozenset((PieceKind.LIKE, PieceKind.PROPOSAL))
SIZE = 15
_FAMILIES = ("Noto Serif CJK SC", "Source Han Serif SC", "Source Han Serif CN", "SimSun", "NSimSun", "Songti SC", "FangSong")


@cache
def _family() -> str:
    installed = set(QFontDatabase.families())
    return next((name for name in _FAMILIES if name in installed), theme.family())


@cache
def paper_font(*, bold: bool) -> QFont:
    """The font of the sample's text."""
    font = QFont(_family())
    font.setPixelSize(SIZE)
    font.setBold(bold)
    return font


class StretchBox:
    """The layout of one stretch at one width, with room for an offer below when it is footed. Positions are pixels from its upper left corner."""

    def __init__(self, shown: ShownLine, role: Role, level: int, width: int, *, goes_on: bool, footed: bool = False) -> None:
        self.shown = shown
        self._role: Role = role
        bold = role == Role.TITLE or (role == Role.HEADING and level == 1)
        self._layout = QTextLayout(shown.text, paper_font(bold=bold))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setAlignment(
            {Role.TITLE: Qt.AlignmentFlag.AlignHCenter, Role.SIGNATURE: Qt.AlignmentFlag.AlignRight, Role.DATE: Qt.AlignmentFlag.AlignRight}.get(
                role, Qt.AlignmentFlag.AlignLeft
            )
        )
        self._layout.setTextOption(option)
        self._layout.setFormats([_format(piece.number, piece.end, _small()) for piece in shown.pieces if piece.kind == PieceKind.SLOT])
        # Beside noise stands 放回.
        self._break(width - (_BACK if role == Role.NOISE else 0), 0 if goes_on or role not in (Role.BODY, Role.HEADING, Role.BLANK) else 2 * SIZE)
        self.height = (max(1, self._layout.lineCount()) * LINE + GAP if shown.text else BLANK) + (FOOT if footed else 0)

    def _break(self, width: int, indent: int) -> None:
        self._layout.beginLayout()
        top = GAP / 2
        while (line := self._layout.createLine()).isValid():
            left = indent if top < LINE else 0
            line.setLineWidth(max(40, width - left))
            line.setPosition(QPointF(left, top + (LINE - line.height()) / 2))
            top += LINE
        self._layout.endLayout()

    # Where things stand

    def column_at(self, x: float, y: float) -> int:
        """The source's column nearest to a point."""
        line = self._layout.lineAt(min(max(0, int((y - GAP / 2) // LINE)), self._layout.lineCount() - 1))
        # A point within a character belongs to it: a click on a slot means the slot.
        at = line.xToCursor(x, QTextLine.CursorPosition.CursorOnCharacter) if line.isValid() else 0
        return self.shown.column(at)

    def above(self, column: int, step: int) -> int | None:
        """The column one line below (1) or above (−1); None where that is outside of this stretch."""
        at = self.shown.shown(column)
        line = self._layout.lineForTextPosition(at)
        number = line.lineNumber() + step
        if not line.isValid() or not 0 <= number < self._layout.lineCount():
            return None
        return self.shown.column(self._layout.lineAt(number).xToCursor(_x_of(line, at)))

    def ends(self, column: int) -> tuple[int, int]:
        """The columns at which the line around a column begins and ends."""
        line = self._layout.lineForTextPosition(self.shown.shown(column))
        start, length = line.textStart(), line.textLength()
        last = start + length - (1 if start + length < len(self.shown.text) else 0)
        return self.shown.column(start), self.shown.column(last)

    def boxes(self, start: int, end: int) -> list[QRectF]:
        """The rectangles of shown characters, one a line."""
        found: list[QRectF] = []
        for number in range(self._layout.lineCount()):
            line = self._layout.lineAt(number)
            first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
            if first < last:
                left, right = _x_of(line, first), _x_of(line, last)
                found.append(QRectF(left, number * LINE + GAP / 2 + 3, right - left, LINE - 6))
        return found

    def middle(self, column: int) -> QPoint:
        """The middle of a character."""
        at = self.shown.shown(column)
        line = self._layout.lineForTextPosition(at)
        if not line.isValid():
            return QPoint(0, LINE // 2)
        across = (_x_of(line, at) + _x_of(line, min(at + 1, line.textStart() + line.textLength()))) / 2
        return QPoint(round(across), line.lineNumber() * LINE + (LINE + GAP) // 2)

    # Painting

    def paint(self, painter: QPainter, at: QPointF, tints: dict[str, int], held: SlotSpan | None, selected: tuple[int, int]) -> None:
        """Draw the text at a point; `held` is the place in hand, `selected` the shown characters that are selected."""
        for piece in self.shown.pieces:
            self._paint_piece(painter, at, piece, tints, held=piece.span == held)
        grey = self._role == Role.NOISE
        formats = [_format(0, len(self.shown.text), _struck())] if grey else [f for p in self.shown.pieces for f in _formats(p)]
        if selected[0] < selected[1]:
            chosen = QTextCharFormat()
            chosen.setBackground(theme.color("glow"))
            formats.append(_format(*selected, chosen))
        painter.setPen(QColor(GREY) if grey else theme.color("ink"))
        self._layout.draw(painter, at, formats)
        for piece in self.shown.pieces:
            if piece.kind in _DOTTED:
                self._dot(painter, at, piece)

    def paint_caret(self, painter: QPainter, at: QPointF, column: int) -> None:
        """Draw the caret before a column."""
        painter.setPen(theme.color("ink"))
        self._layout.drawCursor(painter, at, self.shown.shown(column), 2)

    def _paint_piece(self, painter: QPainter, at: QPointF, piece: ShownPiece, tints: dict[str, int], *, held: bool) -> None:
        if piece.kind in _DOTTED:
            return
        fill, under = TINTS[tints[piece.span.field]] if isinstance(piece.span, SlotSpan) else ("#EFECE5", "")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in self.boxes(piece.start, piece.end):
            placed = box.translated(at).adjusted(-1, 0, 1, 0)
            painter.setBrush(QColor(fill))
            painter.setPen(QPen(theme.color("pfocus"), 2) if held else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(placed, 3, 3)
            if under and not held:
                painter.fillRect(QRectF(placed.left(), placed.bottom() - 2, placed.width(), 2), QColor(under))
        painter.restore()

    def _dot(self, painter: QPainter, at: QPointF, piece: ShownPiece) -> None:
        painter.setPen(QPen(QColor(GREY), 1, Qt.PenStyle.DotLine))
        for box in self.boxes(piece.start, piece.end):
            placed = box.translated(at)
            painter.drawLine(QPointF(placed.left(), placed.bottom() - 1), QPointF(placed.right(), placed.bottom() - 1))


@cache
def _small() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
    look.setFontFamilies([theme.family()])
    return look


def _struck() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontStrikeOut(True)
    look.setForeground(QColor(GREY))
    return look


def _formats(piece: ShownPiece) -> list[QTextLayout.FormatRange]:
    if piece.kind in _DOTTED:
        return []
    if piece.kind == PieceKind.NOISE:
        return [_format(piece.start, piece.end, _struck())]
    look = QTextCharFormat()
    look.setForeground(QColor(ON_TINT))
    return [_format(piece.start, piece.end, look)]


def _format(start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    # The stubs leave the fields of a range out.
    made.start, made.length, made.format = start, end - start, look  # pyright: ignore[reportAttributeAccessIssue]
    return made


def _x_of(line: QTextLine, at: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(at))
    return x
