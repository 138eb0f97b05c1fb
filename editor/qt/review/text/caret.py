"""The caret of the review's text: where it stands, what is selected (within one line of the source), how keys move it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from editor.model.sample.inspection import SlotSpan
from editor.qt.review.text.rows import TextRows

_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Caret:
    """A line and a column of the source."""

    def __init__(self, rows: TextRows, slot: SlotSpan | None) -> None:
        self._rows = rows
        first = rows.rows[0][0] if rows.rows else 0
        self.line, self.column = (slot.line, slot.start) if slot is not None else (first, 0)
        self._anchor = self.column

    @property
    def row(self) -> int:
        """The row that it stands in."""
        return self._rows.of(self.line, self.column)

    @property
    def selection(self) -> tuple[int, int, int] | None:
        """Line, first and last column of the selected text; None where nothing is."""
        start, end = sorted((self._anchor, self.column))
        return (self.line, start, end) if start < end else None

    def holds(self, line: int, column: int) -> bool:
        """Whether a place is part of the selected text."""
        return self.selection is not None and line == self.line and self.selection[1] <= column < self.selection[2]

    def selected_in(self, row: int) -> tuple[int, int]:
        """The shown characters of a row that are selected."""
        if self.selection is None or self._rows.rows[row][0] != self.line:
            return (0, 0)
        shown = self._rows.box(row).shown
        return shown.shown(self.selection[1]), shown.shown(self.selection[2])

    def put(self, line: int, column: int) -> None:
        """Stand at a place, nothing selected."""
        self.line, self.column, self._anchor = line, column, column

    def take(self, line: int, start: int, end: int) -> None:
        """Select columns of a line."""
        self.put(line, start)
        self.column = end

    def keep_within(self, lines: range) -> None:
        """Stand at the start of the last line where the caret's own is gone."""
        if lines and self.line not in lines:
            self.put(lines[-1], 0)

    def move(self, line: int, column: int, *, select: bool) -> None:
        """Go to a place; with `select` as far as the line of the selection reaches."""
        if not select:
            self.put(line, column)
        elif line == self.line:
            self.column = column
        else:
            row = self._rows.rows[self._rows.of(self.line, 1 << 30)]
            self.column = 0 if line < self.line else row[2]

    def press(self, event: QKeyEvent, page: int) -> bool:
        """Move by a key; False where the key is none of the caret's."""
        place = self._target(Qt.Key(event.key()), control=bool(event.modifiers() & _CONTROL), page=page)
        if place is None or event.modifiers() & Qt.KeyboardModifier.AltModifier:
            return False
        self.move(*place, select=bool(event.modifiers() & _SHIFT))
        return True

    def _target(self, key: Qt.Key, *, control: bool, page: int) -> tuple[int, int] | None:
        rows = self._rows.rows
        last = rows[-1]
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End) and control:
            return (rows[0][0], 0) if key == Qt.Key.Key_Home else (last[0], last[2])
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return self.line, self._rows.box(self.row).ends(self.column)[key == Qt.Key.Key_End]
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return self._beside(-1 if key == Qt.Key.Key_Left else 1)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page}
        return self._lines_away(steps[key]) if key in steps else None

    def _beside(self, step: int) -> tuple[int, int]:
        row = self.row
        line, _, end = self._rows.rows[row]
        column = self.column + step
        if 0 <= column <= end or (self._rows.rows[min(row + 1, len(self._rows.rows) - 1)][0] == line == self.line and column >= 0):
            return line, column
        other = self._rows.rows[min(max(row + step, 0), len(self._rows.rows) - 1)]
        return (other[0], other[2] if step < 0 else other[1]) if other[0] != line else (line, self.column)

    def _lines_away(self, steps: int) -> tuple[int, int]:
        line, column, row = self.line, self.column, self.row
        step = 1 if steps > 0 else -1
        for _ in range(abs(steps)):
            inside = self._rows.box(row).above(column, step)
            if inside is None and not 0 <= row + step < len(self._rows.rows):
                break
            if inside is None:
                row += step
                line, start, end = self._rows.rows[row]
                column = start if step > 0 else end
                column = self._rows.box(row).ends(column)[0]
            else:
                column = inside
        return line, column
