"""What stands beside and below the rows of the text and can be clicked: the names of lines, 放回 at noise, the offer of a list."""

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from editor.model.sample.review import Role, role_of
from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.review.session.looks import GREY, role_words
from editor.qt.review.session.session import ReviewSession
from editor.qt.review.text.box import FOOT, GAP, LINE
from editor.qt.review.text.rows import TextRows

GUTTER, SIDE = 60, 34
_BACK = 48


class RowLinks:
    """The links of the rows on a paper; `y` is where a row begins, in pixels of the view."""

    def __init__(self, session: ReviewSession, rows: TextRows) -> None:
        self._session, self._rows = session, rows

    def paint(self, painter: QPainter, row: int, paper: QRect, y: int) -> None:
        """Draw what stands around a row."""
        line, start, _end = self._rows.rows[row]
        role, level = role_of(self._session.inspection, line)
        if not start and not (role == Role.BODY and self._rows.goes_on(row)):
            _words(painter, QRect(paper.left(), y, GUTTER - 4, LINE + GAP), role_words(role, level), theme.font("micro"))
        if role == Role.NOISE and not start and self._session.inspection.source.lines[line].strip():
            _words(painter, self._back_box(paper, y), tr("放回"), theme.font("small"), link=True)
        if self._rows.offer(row):
            box = self._offer_box(row, paper, y)
            paint.rounded(painter, QRectF(box), 11, "fill" if self._is_taken(row) else "paper", "pfocus")
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("pfocus"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._offer_words(row))

    def is_back(self, row: int, paper: QRect, y: int, point: QPoint) -> bool:
        """Whether a point is on 放回."""
        return self._rows.rows[row][0] in self._session.seen.noise and self._back_box(paper, y).contains(point)

    def is_offer(self, row: int, paper: QRect, y: int, point: QPoint) -> bool:
        """Whether a point is on the offer of a list."""
        return self._rows.offer(row) > 0 and self._offer_box(row, paper, y).contains(point)

    def _is_taken(self, row: int) -> bool:
        return self._session.seen.paragraph_of(self._rows.rows[row][0]) in self._session.inspection.lists

    def _offer_words(self, row: int) -> str:
        count, taken = self._rows.offer(row), self._is_taken(row)
        return tr("已成清单，{count} 项；改回段落  L", count=count) if taken else tr("{count} 项，改成清单  L", count=count)

    def _offer_box(self, row: int, paper: QRect, y: int) -> QRect:
        wide = QFontMetrics(theme.font("small")).horizontalAdvance(self._offer_words(row)) + 24
        return QRect(paper.right() - SIDE - wide, y + self._rows.box(row).height - FOOT, wide, FOOT - 4)

    def _back_box(self, paper: QRect, y: int) -> QRect:
        return QRect(paper.right() - SIDE - _BACK + 14, y, _BACK, LINE + GAP)


def _words(painter: QPainter, box: QRect, words: str, font: QFont, *, link: bool = False) -> None:
    painter.setFont(font)
    painter.setPen(theme.color("pfocus") if link else theme.color("ink"))
    if link:
        painter.fillRect(box, theme.color("paper"))
    elif words:
        painter.setPen(GREY)
    painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
