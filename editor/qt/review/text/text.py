"""The sample on paper: each line with its name, blanks tinted by field, noise struck. Only what is seen is laid out and painted."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from editor.model.sample.inspection import SlotSpan, Span
from editor.model.sample.review import Role, role_of
from editor.model.words import tr
from editor.qt.keys.announcing import tell_where
from editor.qt.look import paint, theme
from editor.qt.prose.phrases import phrase_at
from editor.qt.review.session.looks import next_role, role_menu, role_words
from editor.qt.review.session.session import ReviewSession
from editor.qt.review.text.box import LINE
from editor.qt.review.text.caret import Caret
from editor.qt.review.text.line import PieceKind, ShownPiece
from editor.qt.review.text.links import GUTTER, SIDE, RowLinks
from editor.qt.review.text.rows import TextRows

PAPER, _DESK, _PADDING = 792, 12, 20


class ReviewText(QAbstractScrollArea):
    """`mark_asked` wants the selected text made a blank, `asked` passes on a key that may be an act, `menu_asked` the point of the screen for a menu
    of what stands at the caret.
    """

    mark_asked = Signal(object)
    asked = Signal(object)
    menu_asked = Signal(QPoint)

    def __init__(self, session: ReviewSession, rows: TextRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._rows = session, rows
        self.caret = Caret(self._rows, session.slot)
        self._links = RowLinks(session, rows)
        self._pressed = self._by_mouse = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(tr("范文"))
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.verticalScrollBar().setSingleStep(LINE)
        session.changed.connect(self._on_changed)
        session.moved.connect(self._on_moved)

    # The session

    def _on_changed(self) -> None:
        self._rows.show(self._session.seen, self._session.lines)
        self.caret.keep_within(self._session.lines)
        if self.hasFocus():
            # The person works here: the caret stays.
            self._show_line(self.caret.line, self.caret.column)
            self._tell_caret()
        else:
            self._on_moved()

    def _on_moved(self) -> None:
        slot = self._session.slot
        if slot is not None and not (slot.line == self.caret.line and slot.start <= self.caret.column <= slot.end):
            self.caret.put(slot.line, slot.start)
        if slot is not None:
            self._show_line(slot.line, slot.start)
        self._tell_caret()

    def show_line(self, line: int, column: int = 0) -> None:
        """Bring a line into sight and put the caret there."""
        self._by_mouse = False
        self.caret.put(line, column)
        self._show_line(line, column)
        self.viewport().update()

    def _show_line(self, line: int, column: int) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        row = self._rows.of(line, column)
        if self._by_mouse and self.hasFocus() and -LINE < self._top_of(row) < high:
            return  # What is under the pointer stays there.
        for _ in range(3):
            top = self._rows.top(row) + _DESK + _PADDING
            bottom = top + self._rows.box(row).height
            if bar.value() > top - 40:
                bar.setValue(top - 40 if bar.value() - top < high else top - high // 3)
            elif bar.value() + high < bottom + 40:
                bar.setValue(bottom + 40 - high if bottom - bar.value() < 2 * high else top - high // 3)
            self._settle()

    # Size

    @property
    def _paper(self) -> QRect:
        wide = min(PAPER, self.viewport().width() - 16)
        left = (self.viewport().width() - wide) // 2
        return QRect(left, _DESK - self.verticalScrollBar().value(), wide, self._rows.height + 2 * _PADDING)

    def _left(self) -> int:
        return self._paper.left() + GUTTER + 12

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._rows.set_width(max(120, self._paper.width() - GUTTER - 12 - SIDE))
        self._settle()

    def _settle(self) -> None:
        top = self.verticalScrollBar().value() - _DESK - _PADDING
        self._rows.settle(max(0, top), top + self.viewport().height())
        bar, high = self.verticalScrollBar(), self.viewport().height()
        bar.setPageStep(high)
        bar.setRange(0, max(0, self._rows.height + 2 * (_PADDING + _DESK) - high))

    # Painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._settle()
        painter, paper = QPainter(self.viewport()), self._paper
        painter.fillRect(self.viewport().rect(), theme.color("desk"))
        painter.fillRect(paper, theme.color("paper"))
        row = self._rows.at(max(0, -paper.top() - _PADDING))
        y = self._top_of(row)
        while row < len(self._rows.rows) and y < self.viewport().height():
            self._paint_row(painter, row, y)
            y += self._rows.box(row).height
            row += 1
        if self.hasFocus():
            paint.focused_pane(painter, self.viewport())

    def _paint_row(self, painter: QPainter, row: int, y: int) -> None:
        box, line = self._rows.box(row), self._rows.rows[row][0]
        paper, slot = self._paper, self._session.slot
        if slot is not None and slot.line == line:
            painter.fillRect(QRect(paper.left() + 12, y, paper.width() - 24, box.height), theme.color("fill"))
        self._links.paint(painter, row, paper, y)
        box.paint(painter, QPointF(self._left(), y), self._session.seen.tints, slot, self.caret.selected_in(row))
        if self.hasFocus() and row == self.caret.row:
            box.paint_caret(painter, QPointF(self._left(), y), self.caret.column)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_mouse = True
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point, row = event.position().toPoint(), self._row_at(event.position().toPoint())
        line, top = self._rows.rows[row][0], self._top_of(row)
        if point.x() < self._paper.left() + GUTTER:
            self._open_roles(line, self.viewport().mapToGlobal(QPoint(self._paper.left() + GUTTER, top)))
        elif self._links.is_back(row, self._paper, top, point):
            self._session.restore_line(line)
        elif self._links.is_offer(row, self._paper, top, point):
            self._session.toggle_list(line)
        else:
            self._pressed = True
            self._stand_at(line, self._column_at(row, point))

    def _stand_at(self, line: int, column: int) -> None:
        """Put the caret to where the pointer is; a blank there comes into hand."""
        self.caret.put(line, column)
        if (piece := self.piece) is not None and isinstance(piece.span, SlotSpan):
            self._session.go_to(piece.span)
        self._tell_caret()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        row = self._row_at(point)
        if self._pressed:
            self.caret.move(self._rows.rows[row][0], self._column_at(row, point), select=True)
            self.viewport().update()
            return
        over_link = point.x() < self._paper.left() + GUTTER or self._links.is_offer(row, self._paper, self._top_of(row), point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        # What was only pressed, and not drawn over, is what was meant.
        if self._pressed and self.caret.selection is None:
            self.act_here()
        self._pressed = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if event.button() == Qt.MouseButton.LeftButton and point.x() >= self._paper.left() + GUTTER:
            row = self._row_at(point)
            self._take_word(self._rows.rows[row][0], self._column_at(row, point))

    def _take_word(self, line: int, column: int) -> None:
        """Select the word at a column, as far as no blank and no noise stands in it; a blank comes into hand instead."""
        self._stand_at(line, column)
        if (piece := self.piece) is not None and piece.kind == PieceKind.LIKE:
            self.caret.take(line, piece.span.start, piece.span.end)
        elif piece is None:
            start, end = self._rows.box(self.caret.row).shown.free_around(column)
            first, last = phrase_at(self._session.inspection.source.lines[line][start:end], column - start)
            self.caret.take(line, start + first, start + last)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.menu_asked.emit(self._foot_of_caret())
            return
        row = self._row_at(event.pos())
        line, column = self._rows.rows[row][0], self._column_at(row, event.pos())
        if not self.caret.holds(line, column):
            self._take_word(line, column)
        self.menu_asked.emit(event.globalPos())

    def _row_at(self, point: QPoint) -> int:
        return self._rows.at(point.y() - self._paper.top() - _PADDING)

    def _top_of(self, row: int) -> int:
        return self._paper.top() + _PADDING + self._rows.top(row)

    def _column_at(self, row: int, point: QPoint) -> int:
        return self._rows.box(row).column_at(point.x() - self._left(), point.y() - self._top_of(row))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_mouse = False
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_role(-1 if key == Qt.Key.Key_Left else 1)
        elif alt and key == Qt.Key.Key_Down:
            self.open_roles()
        elif key == Qt.Key.Key_F2:
            self.mark()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.restore():
            return
        elif self.caret.press(event, self.viewport().height() // LINE):
            self._follow_caret()
        else:
            self.asked.emit(event)

    def mark(self) -> None:
        """Ask for the selected text, or for what looks like a blank at the caret, to be made a blank."""
        span = piece.span if (piece := self.piece) is not None and piece.kind == PieceKind.LIKE else None
        if (selected := self.caret.selection) is not None:
            line, start, end = selected
            span = Span(line, start, end, self._session.inspection.source.lines[line][start:end])
        self.mark_asked.emit(span)

    @property
    def piece(self) -> ShownPiece | None:
        """What the caret stands in that is more than text."""
        return self._rows.box(self.caret.row).shown.piece_at(self.caret.column)

    def restore(self) -> bool:
        """Put the line of noise back that the caret stands in, or do what its place offers; False where there is nothing of it."""
        if self.caret.line in self._session.seen.noise:
            self._session.restore_line(self.caret.line)
            return True
        return self.act_here()

    def act_here(self) -> bool:
        """Put noise inside a line back, or take a proposal, where the caret stands; False for anything else."""
        acts = {PieceKind.NOISE: self._session.restore_span, PieceKind.PROPOSAL: self._session.take_at}
        piece = self.piece
        if piece is None or piece.kind not in acts:
            return False
        acts[piece.kind](piece.span)
        return True

    def _move_role(self, step: int) -> None:
        role, level = role_of(self._session.inspection, self.caret.line)
        self._session.set_role(self.caret.line, *next_role(role, level, step))

    def where(self, line: int, column: int) -> QPoint:
        """The middle of a character, in pixels of the view; what stands behind the last one is as wide as none."""
        row = self._rows.of(line, column)
        return QPoint(self._left(), self._top_of(row)) + self._rows.box(row).middle(column)

    def _foot_of_caret(self) -> QPoint:
        return self.viewport().mapToGlobal(self.where(self.caret.line, self.caret.column) + QPoint(0, LINE // 2))

    def open_roles(self) -> None:
        """Open the list of levels of the line that the caret stands in."""
        self._open_roles(self.caret.line, self._foot_of_caret())

    def _open_roles(self, line: int, where: QPoint) -> None:
        role, level = role_of(self._session.inspection, line)
        if role != Role.BLANK:
            self.caret.put(line, 0)
            menu = role_menu(self, role, level, lambda new, depth: self._session.set_role(line, new, depth))
            menu.popup(where)

    def _follow_caret(self) -> None:
        piece = self.piece
        if piece is not None and isinstance(piece.span, SlotSpan) and self.caret.selection is None:
            self._session.go_to(piece.span)
        self._show_line(self.caret.line, self.caret.column)
        self._tell_caret()

    def _tell_caret(self) -> None:
        self.viewport().update()
        line, seen = self.caret.line, self._session.inspection
        tell_where(self, f"{role_words(*role_of(seen, line))}：{seen.source.lines[line].strip()[:200]}")

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.viewport().update()
        return super().event(event)
