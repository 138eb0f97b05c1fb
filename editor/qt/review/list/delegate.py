"""Draws a row of the review's list: number in its colour, name, type, places, how certain it is; or words with 放回 or 采用."""

from PySide6.QtCore import QObject, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from editor.model.sample.review import ReviewField
from editor.model.words import tr
from editor.qt.editors.type_looks import look_of, type_words
from editor.qt.look import icons, paint, theme
from editor.qt.look.theme import FontName
from editor.qt.review.list.model import ROW_ROLE, Index, ListRow
from editor.qt.review.session.looks import ON_TINT, TINTS, sure_words
from editor.qt.widgets.delegates import box_and_state

ROW, CAPTION = 36, 34
EDGE = 16
_NUMBER, _SURE, _PLACES, _TIGHT, _ACT = 26, 80, 44, 420, 66
_TYPE, _TYPE_NARROW, _NARROW = 118, 96, 500
_VCENTER, _RIGHT = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight


class ReviewDelegate(QStyledItemDelegate):
    """`opened` is the row that stands open and its height (the panel below is a widget of the list); `lift` and `tail` are pixels of nothing above
    the first row and below the last one, so that a row can stay where it was pressed when one above it folds.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.opened, self.lift, self.tail = (-1, 0), 0, 0

    def open(self, row: int, height: int) -> None:
        """Let a row stand open from now on, so many pixels high; row -1 lets none."""
        self.opened = (row, height)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        own = CAPTION if index.data(ROW_ROLE).is_caption else self.opened[1] if index.row() == self.opened[0] else ROW
        return QSize(100, own + self.above(index) + self._below(index))

    def above(self, index: Index) -> int:
        """How many pixels of nothing stand above a row."""
        return self.lift if index.row() == 0 else 0

    def _below(self, index: Index) -> int:
        return self.tail if index.row() == index.model().rowCount() - 1 else 0

    def bared(self, box: QRect, index: Index) -> QRect:
        """The box of a row without the nothing above and below it."""
        return box.adjusted(0, self.above(index), 0, -self._below(index))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, (box, state) = index.data(ROW_ROLE), box_and_state(option)
        box = self.bared(box, index)
        painter.save()
        if row.is_caption:
            _words(painter, box.adjusted(EDGE, 4, -EDGE, 0), row.words, "small", "text2")
        else:
            self._paint_row(painter, box, state, row, is_open=index.row() == self.opened[0])
        painter.restore()

    def _paint_row(self, painter: QPainter, box: QRect, state: QStyle.StateFlag, row: ListRow, *, is_open: bool) -> None:
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if is_open or selected:
            painter.fillRect(box, theme.color("raised"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        paint.hairline(painter, box.left(), box.bottom(), box.right(), box.bottom())
        if row.field is not None:
            self._paint_field(painter, QRect(box.left(), box.top(), box.width(), ROW), row.field, row.tint, bold=is_open)
        else:
            _paint_line(painter, box, row)
        if selected:
            painter.fillRect(box.left(), box.top(), 3, box.height(), theme.color("focus"))
        if state & QStyle.StateFlag.State_HasFocus:
            paint.rounded(painter, QRectF(box), 0, None, "focus", 2)

    def _paint_field(self, painter: QPainter, box: QRect, field: ReviewField, tint: int, *, bold: bool) -> None:
        _paint_number(painter, QRect(box.left() + EDGE, box.center().y() - 9, _NUMBER, 20), field.number, tint)
        right = box.right() - EDGE - _SURE
        _paint_sure(painter, QRect(right, box.top(), _SURE, box.height()), field)
        places = max(_PLACES, QFontMetrics(theme.font("small")).horizontalAdvance(tr("{count} 处", count=88)))
        right -= places + 12
        _words(painter, QRect(right, box.top(), places, box.height()), tr("{count} 处", count=len(field.places)), "small", "text2", right=True)
        words = "" if box.width() < _TIGHT else type_words(field.type) + (f" · {field.unit}" if field.unit else "")
        wide = _TYPE if box.width() > _NARROW else _TYPE_NARROW
        right -= (wide if words else 16) + 8
        painter.drawPixmap(right, box.center().y() - 7, icons.pixmap(look_of(field.type).icon, 16, "text2"))
        _words(painter, QRect(right + 22, box.top(), wide - 22, box.height()), words, "small", "text2")
        left = box.left() + EDGE + _NUMBER + 10
        _words(painter, QRect(left, box.top(), right - left - 12, box.height()), field.label, "bold" if bold else "body", "text")


def _words(painter: QPainter, box: QRect, words: str, font: FontName, token: str, *, right: bool = False) -> None:
    painter.setFont(theme.font(font))
    painter.setPen(theme.color(token))
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, _VCENTER | (_RIGHT if right else Qt.AlignmentFlag.AlignLeft), shown)


def _paint_number(painter: QPainter, box: QRect, number: int, tint: int) -> None:
    fill, under = TINTS[tint]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(under))
    painter.drawRoundedRect(box, 3, 3)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(QRectF(box).adjusted(0, 0, 0, -2), 3, 3)
    painter.setPen(QColor(ON_TINT))
    painter.setFont(theme.font("micro"))
    painter.drawText(box.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, str(number))


def _paint_sure(painter: QPainter, box: QRect, field: ReviewField) -> None:
    token = "ok" if field.accepted else ("prob", "text2", "ok")[field.sure]
    if field.accepted:
        painter.drawPixmap(box.left() + 8, box.center().y() - 7, icons.pixmap("check", 16, "ok"))
    else:
        for number, high in enumerate((5, 8, 11)):
            lit = number <= field.sure
            painter.fillRect(QRect(box.left() + 8 + number * 6, box.center().y() + 6 - high, 4, high), theme.color(token if lit else "press"))
    _words(painter, box.adjusted(32, 0, 0, 0), sure_words(field), "small", "text2" if token == "text2" else token)


def _paint_line(painter: QPainter, box: QRect, row: ListRow) -> None:
    """Noise struck out, a proposal with dots below it, what was left out as it is, each with what can be done with it."""
    shown = QFont(theme.font("body"))
    shown.setStrikeOut(row.span is not None)
    painter.setFont(shown)
    painter.setPen(theme.color("text3" if row.span is not None else "text"))
    act = row.act_words
    room = box.adjusted(EDGE, 0, -EDGE - (_ACT if act else 0), 0)
    words = QFontMetrics(shown).elidedText(row.words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, _VCENTER, words)
    if len(row.proposals) == 1:
        painter.setPen(QPen(theme.color("text3"), 1, Qt.PenStyle.DotLine))
        below = box.center().y() + QFontMetrics(shown).ascent() // 2 + 4
        painter.drawLine(room.left(), below, room.left() + QFontMetrics(shown).horizontalAdvance(words), below)
    _words(painter, box.adjusted(0, 0, -EDGE, 0), act, "small", "focus", right=True)
