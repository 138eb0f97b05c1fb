"""The sample on paper: each line with its name, blanks tinted by field, noise struck. Only what is seen is laid out and painted."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from editor.model.sample.inspection import SlotSpan, Span
from editor.model.sample.review import Role, role_of
from editor.model.words import tr
from editor.qt.keys.announcing import tell_where
from editor.qt.look import paint, theme
from editor.qt.review.session.looks import GREY, next_role, role_menu, role_words
from editor.qt.review.session.session import ReviewSession
from editor.qt.review.text.box import FOOT, GAP, LINE
from editor.qt.review.text.caret import Caret
from editor.qt.review.text.line import PieceKind, ShownPiece
from editor.qt.review.text.rows import TextRows

PAPER, GUTTER, _SIDE, _DESK = 792, 60, 34, 12
_PADDING = 20
_BACK = 48


class ReviewText(QAbstractScrollArea):
    """`mark_asked` wants the selected text made a blank, `asked` passes on an act by its name (see review_keys)."""

    mark_asked = Signal(object)
    asked = Signal(object)

    def __init__(self, session: ReviewSession, rows: TextRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._rows = session, rows
        self.caret = Caret(self._rows, session.slot)
        self._pressed = False
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
            self._tell_line()
            self.viewport().update()
        else:
            self._on_moved()

    def _on_moved(self) -> None:
        slot = self._session.slot
        held = self.caret.line, self.caret.column
        if slot is not None and not (slot.line == held[0] and slot.start <= held[1] <= slot.end):
            self.caret.put(slot.line, slot.start)
        if slot is not None:
            self._show_line(slot.line, slot.start)
        self._tell_line()
        self.viewport().update()

    def show_line(self, line: int) -> None:
        """Bring a line into sight and put the caret there."""
        self.caret.put(line, 0)
        self._show_line(line, 0)
        self.viewport().update()

    def _show_line(self, line: int, column: int) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        row = self._rows.of(line, column)
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
        self._rows.set_width(max(120, self._paper.width() - GUTTER - 12 - _SIDE))
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
        y, row = paper.top() + _PADDING, 0
        row = self._rows.at(max(0, -y))
        y += self._rows.top(row)
        while row < len(self._rows.rows) and y < self.viewport().height():
            self._paint_row(painter, row, y)
            y += self._rows.box(row).height
            row += 1
        if self.hasFocus():
            paint.focused_pane(painter, self.viewport())

    def _paint_row(self, painter: QPainter, row: int, y: int) -> None:
        box, (line, start, _end) = self._rows.box(row), self._rows.rows[row]
        paper, slot = self._paper, self._session.slot
        if slot is not None and slot.line == line:
            painter.fillRect(QRect(paper.left() + 12, y, paper.width() - 24, box.height), theme.color("fill"))
        role, level = role_of(self._session.inspection, line)
        if not start and not (role == Role.BODY and self._rows.goes_on(row)):
            self._paint_words(painter, QRect(paper.left(), y, GUTTER - 4, LINE + GAP), role_words(role, level), theme.font("micro"))
        if role == Role.NOISE and not start and self._session.inspection.source.lines[line].strip():
            self._paint_words(painter, self._back_box(y), tr("放回"), theme.font("small"), link=True)
        if self._rows.offer(row):
            self._paint_offer(painter, row, y)
        box.paint(painter, QPointF(self._left(), y), self._session.seen.tints, slot, self.caret.selected_in(row))
        if self.hasFocus() and row == self.caret.row:
            box.paint_caret(painter, QPointF(self._left(), y), self.caret.column)

    def _paint_offer(self, painter: QPainter, row: int, y: int) -> None:
        box = self._offer_box(row, y)
        paint.rounded(painter, QRectF(box), 11, "fill" if self._is_taken(row) else "paper", "pfocus")
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("pfocus"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._offer_words(row))

    def _is_taken(self, row: int) -> bool:
        return self._session.seen.paragraph_of(self._rows.rows[row][0]) in self._session.inspection.lists

    def _offer_words(self, row: int) -> str:
        count, taken = self._rows.offer(row), self._is_taken(row)
        return tr("已成清单，{count} 项；改回段落  L", count=count) if taken else tr("{count} 项，改成清单  L", count=count)

    def _offer_box(self, row: int, y: int) -> QRect:
        wide = QFontMetrics(theme.font("small")).horizontalAdvance(self._offer_words(row)) + 24
        return QRect(self._paper.right() - _SIDE - wide, y + self._rows.box(row).height - FOOT, wide, FOOT - 4)

    def _back_box(self, y: int) -> QRect:
        return QRect(self._paper.right() - _SIDE - _BACK + 14, y, _BACK, LINE + GAP)

    def _paint_words(self, painter: QPainter, box: QRect, words: str, font: QFont, *, link: bool = False) -> None:
        painter.setFont(font)
        painter.setPen(theme.color("pfocus") if link else theme.color("ink"))
        if link:
            painter.fillRect(box, theme.color("paper"))
        elif words:
            painter.setPen(GREY)
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        point, row = event.position().toPoint(), self._row_at(event.position().toPoint())
        line = self._rows.rows[row][0]
        top = self._top_of(row)
        if point.x() < self._paper.left() + GUTTER:
            self._open_roles(line, self.viewport().mapToGlobal(QPoint(self._paper.left() + GUTTER, top)))
        elif line in self._session.seen.noise and self._back_box(top).contains(point):
            self._session.restore_line(line)
        elif self._is_offer(row, point):
            self._session.toggle_list(line)
        else:
            self._press_text(line, self._column_at(row, point))

    def _press_text(self, line: int, column: int) -> None:
        self._pressed = True
        self.caret.put(line, column)
        piece = self._rows.box(self.caret.row).shown.piece_at(column)
        if piece is not None and isinstance(piece.span, SlotSpan):
            self._session.go_to(piece.span)
        else:
            self._act_on(piece)
        self._tell_line()
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed:
            row = self._row_at(point)
            self.caret.move(self._rows.rows[row][0], self._column_at(row, point), select=True)
            self.viewport().update()
            return
        over_link = point.x() < self._paper.left() + GUTTER or self._is_offer(self._row_at(point), point)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.IBeamCursor)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._pressed = False

    def _is_offer(self, row: int, point: QPoint) -> bool:
        return self._rows.offer(row) > 0 and self._offer_box(row, self._top_of(row)).contains(point)

    def _row_at(self, point: QPoint) -> int:
        return self._rows.at(point.y() - self._paper.top() - _PADDING)

    def _top_of(self, row: int) -> int:
        return self._paper.top() + _PADDING + self._rows.top(row)

    def _column_at(self, row: int, point: QPoint) -> int:
        return self._rows.box(row).column_at(point.x() - self._left(), point.y() - self._top_of(row))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), event.modifiers() & Qt.KeyboardModifier.AltModifier
        if alt and key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._move_role(-1 if key == Qt.Key.Key_Left else 1)
        elif (alt and key == Qt.Key.Key_Down) or key == Qt.Key.Key_Menu:
            self._open_roles(self.caret.line, self.viewport().mapToGlobal(QPoint(self._paper.left() + GUTTER, self._top_of(self.caret.row))))
        elif key == Qt.Key.Key_F2:
            self.mark()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self._restore():
            return
        elif self.caret.press(event, self.viewport().height() // LINE):
            self._follow_caret()
        else:
            self.asked.emit(event)

    def mark(self) -> None:
        """Ask for the selected text, or for what looks like a blank at the caret, to be made a blank."""
        if (selected := self.caret.selection) is not None:
            line, start, end = selected
            text = self._session.inspection.source.lines[line][start:end]
            self.mark_asked.emit(Span(line, start, end, text))
        elif (piece := self._piece()) is not None and piece.kind == PieceKind.LIKE:
            self.mark_asked.emit(piece.span)
        else:
            self.mark_asked.emit(None)

    def _piece(self) -> ShownPiece | None:
        return self._rows.box(self.caret.row).shown.piece_at(self.caret.column)

    def _restore(self) -> bool:
        piece = self._piece()
        if self.caret.line in self._session.seen.noise:
            self._session.restore_line(self.caret.line)
            return True
        return self._act_on(piece)

    def _act_on(self, piece: ShownPiece | None) -> bool:
        """Put noise back, or take a proposal; False for any other piece."""
        acts = {PieceKind.NOISE: self._session.restore_span, PieceKind.PROPOSAL: self._session.take_at}
        if piece is None or piece.kind not in acts:
            return False
        acts[piece.kind](piece.span)
        return True

    def _move_role(self, step: int) -> None:
        role, level = role_of(self._session.inspection, self.caret.line)
        self._session.set_role(self.caret.line, *next_role(role, level, step))

    def _open_roles(self, line: int, where: QPoint) -> None:
        role, level = role_of(self._session.inspection, line)
        if role != Role.BLANK:
            self.caret.put(line, 0)
            menu = role_menu(self, role, level, lambda new, depth: self._session.set_role(line, new, depth))
            menu.popup(where)

    def _follow_caret(self) -> None:
        piece = self._piece()
        if piece is not None and isinstance(piece.span, SlotSpan) and self.caret.selection is None:
            self._session.go_to(piece.span)
        self._show_line(self.caret.line, self.caret.column)
        self._tell_line()
        self.viewport().update()

    def _tell_line(self) -> None:
        line, seen = self.caret.line, self._session.inspection
        tell_where(self, f"{role_words(*role_of(seen, line))}：{seen.source.lines[line].strip()[:200]}")

    def focusInEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().focusInEvent(event)  # pyright: ignore[reportArgumentType]
        self.viewport().update()

    def focusOutEvent(self, event: QEvent) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        super().focusOutEvent(event)  # pyright: ignore[reportArgumentType]
        self.viewport().update()
