"""The label of a field's row: mark, name and remark at the left, and behind the name the button for what can be done to the field."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from editor.qt.fields.field_look import FieldLook
from editor.qt.look import paint, theme
from editor.qt.look.density import Density

LEFT, MARKS, RIGHT, NARROW = 12, 20, 16, 400
MORE = 20  # the side of the button, in pixels
_LINE, _REMARK = 18, 16
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextWrapAnywhere)


class RowLabel:
    """What stands in the label of a row, and where. `held` is the row of the field in hand, which has the button."""

    def __init__(self) -> None:
        self.name, self.remark, self.held = "", "", False
        self._measured: tuple[tuple[str, int, QFont] | None, int] = (None, 1)

    def box(self, width: int, density: Density) -> QRect:
        """Where label and remark stand in a row of this width."""
        stacked = width < NARROW
        wide = width - LEFT - MARKS - RIGHT if stacked else density.label - 8
        top = density.held_padding if self.held else density.row_padding
        lines = self._lines(wide)
        offset = 0 if stacked or lines > 1 else (density.control - _LINE) // 2
        return QRect(LEFT + MARKS, top + offset, wide, lines * _LINE + (_REMARK if self.remark else 0))

    def more_box(self, box: QRect) -> QRect:
        """Where the button stands: behind the name, at the right edge where that takes two lines."""
        behind = QFontMetrics(self._font()).horizontalAdvance(self.name) + 4
        return QRect(box.left() + min(behind, box.width() - MORE), box.top() + (_LINE - MORE) // 2, MORE, MORE)

    def _font(self) -> QFont:
        return theme.font("bold" if self.held else "body")

    def _room(self, wide: int) -> int:
        return wide - MORE if self.held else wide

    def _lines(self, wide: int) -> int:
        measured = self.name, self._room(wide), self._font()
        if self._measured[0] != measured:
            metrics = QFontMetrics(measured[2])
            box = metrics.boundingRect(QRect(0, 0, measured[1], 400), _WRAP, self.name)
            self._measured = measured, 1 if box.height() < metrics.lineSpacing() * 1.5 else 2
        return self._measured[1]

    def paint(self, painter: QPainter, box: QRect, look: FieldLook) -> None:
        """Paint mark, name and remark."""
        self._paint_mark(painter, box.top() + _LINE // 2, look)
        painter.setFont(self._font())
        painter.setPen(theme.color("text" if look.counted else "text3"))
        lines, wide = self._lines(box.width()), self._room(box.width())
        label = QRect(box.left(), box.top(), wide, lines * _LINE + 2)
        words = QFontMetrics(painter.font()).elidedText(self.name, Qt.TextElideMode.ElideRight, wide * lines - 13 * (lines - 1))
        painter.drawText(label, _WRAP | int(Qt.AlignmentFlag.AlignTop), words)
        if self.remark:
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color("text3"))
            line = QRect(box.left(), box.top() + lines * _LINE, box.width(), _REMARK)
            words = QFontMetrics(painter.font()).elidedText(self.remark, Qt.TextElideMode.ElideRight, line.width())
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)

    @staticmethod
    def _paint_mark(painter: QPainter, middle: int, look: FieldLook) -> None:
        if look.problem:
            paint.problem_mark(painter, LEFT - 3, middle - 8)
        elif look.waits and look.counted:
            paint.unfilled_mark(painter, LEFT, middle - paint.MARK // 2)
        elif look.let_stand:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text3"))
            painter.drawText(QRect(LEFT - 2, middle - _LINE // 2, MARKS, _LINE), Qt.AlignmentFlag.AlignVCenter, "≈")
