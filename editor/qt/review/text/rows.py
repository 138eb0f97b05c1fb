"""The rows of the review's text: stretches of lines with their heights, guessed until they are laid out; only what is seen is laid out."""

from bisect import bisect_right
from itertools import accumulate

from editor.model.sample.review import role_of
from editor.qt.review.session.seen import SeenSample
from editor.qt.review.text.box import BLANK, GAP, LINE, SIZE, StretchBox
from editor.qt.review.text.line import shown_line

_STRETCH = 2000
_KEPT = 400

Row = tuple[int, int, int]
"""A line and its columns from start to end."""


class TextRows:
    """Long lines are cut into stretches, so that none takes long to lay out."""

    def __init__(self, seen: SeenSample, lines: range) -> None:
        self._seen, self._lines = seen, lines
        self.width = 0
        self.rows: list[Row] = [row for line in lines for row in _stretches(line, len(seen.inspection.source.lines[line]))]
        self._firsts = [row[0] for row in self.rows]
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._boxes: dict[int, StretchBox] = {}

    @property
    def height(self) -> int:
        """The height of all rows."""
        return self._tops[-1]

    def show(self, seen: SeenSample) -> None:
        """Show another inspection of the same text."""
        self._seen = seen
        self._boxes.clear()

    def set_width(self, width: int) -> None:
        """Lay out for another width."""
        if width != self.width:
            self.width = width
            self._boxes.clear()
            self._heights = [BLANK if start == end else -(-(end - start) * SIZE // width) * LINE + GAP for _, start, end in self.rows]
            self._add_up()

    def _add_up(self) -> None:
        self._tops = [0, *accumulate(self._heights)]

    def at(self, y: int) -> int:
        """The row at a height."""
        return min(max(0, bisect_right(self._tops, y) - 1), len(self.rows) - 1)

    def of(self, line: int, column: int) -> int:
        """The row of a column of a line."""
        at = max(0, bisect_right(self._firsts, line) - 1)
        while at and self.rows[at][0] == line and column < self.rows[at][1]:
            at -= 1
        return at

    def top(self, row: int) -> int:
        """Where a row begins."""
        return self._tops[row]

    def box(self, row: int) -> StretchBox:
        """The layout of a row."""
        found = self._boxes.get(row)
        if found is None:
            if len(self._boxes) > _KEPT:
                self._boxes.clear()
            found = self._boxes[row] = self._made(row)
        return found

    def _made(self, row: int) -> StretchBox:
        line, start, end = self.rows[row]
        inspection = self._seen.inspection
        role, level = role_of(inspection, line)
        shown, goes_on = shown_line(self._seen, line, start, end), start > 0 or self.goes_on(row)
        return StretchBox(shown, role, level, self.width, goes_on=goes_on, footed=self.offer(row) > 0)

    def offer(self, row: int) -> int:
        """How many items are offered as a list below a row, the last of its paragraph; 0 for none."""
        line, _, end = self.rows[row]
        seen = self._seen
        at_end = end == len(seen.inspection.source.lines[line]) and seen.ends_paragraph(line)
        return seen.list_size(seen.paragraph_of(line)) if at_end else 0

    def goes_on(self, row: int) -> bool:
        """Whether a row goes on with the paragraph of the one before."""
        return self.rows[row][1] > 0 or self.rows[row][0] in self._seen.inspection.joined

    def settle(self, top: int, bottom: int) -> None:
        """Lay out what stands between two heights, so that the rows there are as high as they are."""
        row, changed = self.at(top), False
        y = self._tops[row]
        while row < len(self.rows) and y < bottom:
            height = self.box(row).height
            changed = changed or height != self._heights[row]
            self._heights[row] = height
            y, row = y + height, row + 1
        if changed:
            self._add_up()


def _stretches(line: int, length: int) -> list[Row]:
    if length <= _STRETCH:
        return [(line, 0, length)]
    return [(line, start, min(start + _STRETCH, length)) for start in range(0, length, _STRETCH)]
