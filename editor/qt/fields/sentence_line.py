"""A painted line of words: a sentence with its slot marked, a problem, an amount in words. Elided around the slot, or wrapped."""

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QTextCharFormat, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QLabel, QWidget

from editor.qt.fields.sentence import PartKind, SentencePart
from editor.qt.look import icons, paint, theme

_BLANK = "\u00a0" * 7
_LINE = 18
_ICON_ROOM, _RAGGED = 22, 16


class SentenceLine(QLabel):
    """Words of one meaning below or beside an editor. It may take `lines` lines; one line is elided around the slot.

    A label by name alone, for screen readers: it paints itself.
    """

    def __init__(self, parent: QWidget | None = None, *, lines: int = 1) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._parts: tuple[SentencePart, ...] = ()
        self._icon = self._token = ""
        self._active = False
        self._most = lines

    def set_lines(self, lines: int) -> None:
        """Take so many lines at most from now on."""
        self._most = lines

    def say(self, parts: Sequence[SentencePart], *, icon: str = "", token: str = "text2", active: bool = False) -> None:
        """Show these parts; `active` marks the slot as the one in hand."""
        told = (tuple(parts), icon, token, active)
        if told == (self._parts, self._icon, self._token, self._active):
            return
        self._parts, self._icon, self._token, self._active = told
        self.setAccessibleName(self.words)
        self.update()

    @property
    def words(self) -> str:
        """The words without marks."""
        return "".join(part.text or "＿＿" if part.kind != PartKind.TEXT else part.text for part in self._parts)

    def height_for(self, width: int) -> int:
        """How high the words are at this width; 0 when there are none."""
        if not self._parts:
            return 0
        if self._most == 1:
            return _LINE
        layout, _ = self._laid(self._fitting(width), width)
        return max(1, min(self._most, layout.lineCount())) * _LINE

    def _fitting(self, width: int) -> Sequence[SentencePart]:
        """The parts that there is room for; a wrapped line is rarely full to its end."""
        room = width - self._left()
        return elided(self._parts, room if self._most == 1 else self._most * (room - _RAGGED))

    def width_for(self) -> int:
        """How wide the words are on one line."""
        metrics = QFontMetricsF(theme.font("small"))
        return round(sum(metrics.horizontalAdvance(_shown(p)) for p in self._parts)) + self._left() + 2

    def _left(self) -> int:
        return _ICON_ROOM if self._icon else 0

    def _laid(self, parts: Sequence[SentencePart], width: int) -> tuple[QTextLayout, list[tuple[int, int, SentencePart]]]:
        text, spans = "", []
        for part in parts:
            if part.kind != PartKind.TEXT:
                spans.append((len(text), len(text) + len(_shown(part)), part))
            text += _shown(part)
        layout = QTextLayout(text, theme.font("small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        self._break(layout, width - self._left())
        return layout, spans

    def _break(self, layout: QTextLayout, width: int) -> None:
        layout.beginLayout()
        top = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(20, width))
            line.setPosition(QPointF(0, top + (_LINE - line.height()) / 2))
            top += _LINE
        layout.endLayout()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._parts:
            return
        painter = QPainter(self)
        if self._icon:
            painter.drawPixmap(0, 1, icons.pixmap(self._icon, 16, self._token))
        layout, spans = self._laid(self._fitting(self.width()), self.width())
        for start, end, part in spans:
            self._paint_slot(painter, layout, start, end, part)
        painter.setPen(theme.color(self._token))
        formats = [self._format(start, end, part) for start, end, part in spans]
        layout.draw(painter, QPointF(self._left(), 0), formats)

    def _format(self, start: int, end: int, part: SentencePart) -> QTextLayout.FormatRange:
        look = QTextCharFormat()
        look.setForeground(theme.color("onsel" if part.kind == PartKind.OWN and self._active else "text"))
        made = QTextLayout.FormatRange()
        # The stubs leave the fields of a range out.
        made.start, made.length, made.format = start, end - start, look  # pyright: ignore[reportAttributeAccessIssue]
        return made

    def _paint_slot(self, painter: QPainter, layout: QTextLayout, start: int, end: int, part: SentencePart) -> None:
        fill = "slot" if not part.text else "sel" if part.kind == PartKind.OWN and self._active else "sel2" if part.kind == PartKind.OWN else None
        if fill is None:
            return
        for box in _boxes(layout, start, end):
            placed = box.translated(self._left(), 0)
            paint.rounded(painter, placed, 3, fill)
            if part.kind == PartKind.OWN and self._active:
                painter.fillRect(QRectF(placed.left(), placed.bottom() - 1.5, placed.width(), 1.5), theme.color("focus"))

    def sizeHint(self) -> QSize:
        return QSize(self.width_for(), _LINE)


def _shown(part: SentencePart) -> str:
    return part.text if part.text or part.kind == PartKind.TEXT else _BLANK


def _x_of(line: QTextLine, at: int) -> float:
    x, _ = cast("tuple[float, int]", line.cursorToX(at))
    return x


def _boxes(layout: QTextLayout, start: int, end: int) -> list[QRectF]:
    boxes: list[QRectF] = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        first, last = max(start, line.textStart()), min(end, line.textStart() + line.textLength())
        if first < last:
            left, right = _x_of(line, first), _x_of(line, last)
            boxes.append(QRectF(left - 1, number * _LINE + 1, right - left + 2, _LINE - 2))
    return boxes


def elided(parts: Sequence[SentencePart], width: int) -> list[SentencePart]:
    """The parts on lines of this width in all: text is cut at both ends, so that the slot in hand stays in sight."""
    metrics = QFontMetricsF(theme.font("small"))

    def size(part: SentencePart) -> float:
        return metrics.horizontalAdvance(_shown(part))

    if sum(map(size, parts)) <= width or not any(part.kind == PartKind.OWN for part in parts):
        return list(parts) if sum(map(size, parts)) <= width else _cut(parts, width, Qt.TextElideMode.ElideRight)
    own = next(at for at, part in enumerate(parts) if part.kind == PartKind.OWN)
    room = width - size(parts[own])
    if room < 0:
        return [SentencePart(metrics.elidedText(_shown(parts[own]), Qt.TextElideMode.ElideMiddle, width), PartKind.OWN)]
    before, after = parts[:own], parts[own + 1 :]
    left, right = sum(map(size, before)), sum(map(size, after))
    left_room = min(left, max(room / 2, room - right))
    return [*_cut(before, left_room, Qt.TextElideMode.ElideLeft), parts[own], *_cut(after, room - left_room, Qt.TextElideMode.ElideRight)]


def _cut(parts: Sequence[SentencePart], width: float, side: Qt.TextElideMode) -> list[SentencePart]:
    """The parts behind a slot (ElideRight) or before it (ElideLeft) that there is room for; where one is left out a sign says so."""
    metrics, kept, behind = QFontMetricsF(theme.font("small")), list[SentencePart](), side == Qt.TextElideMode.ElideRight
    for part in parts if behind else reversed(parts):
        wide = metrics.horizontalAdvance(_shown(part))
        if wide > width:
            if cut := metrics.elidedText(_shown(part), side, width):
                kept.append(SentencePart(cut))
            elif kept and (last := kept[-1]).text:
                # Not even the sign has room: it takes the last characters that stand there.
                words = last.text + _shown(part) if behind else _shown(part) + last.text
                kept[-1] = replace(last, text=metrics.elidedText(words, side, width + metrics.horizontalAdvance(last.text)))
            break
        kept.append(part)
        width -= wide
    return kept if behind else kept[::-1]
