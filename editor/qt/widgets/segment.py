"""A segment: a few words in one frame, of which one is chosen."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QWidget

from editor.qt.look import icons, paint, theme


@dataclass(frozen=True, slots=True)
class SegmentChoice:
    """One of a segment's choices: words, an icon that may stand before them, and the tooltip."""

    words: str
    icon: str = ""
    tip: str = ""


class _Part(QRadioButton):
    """One choice of a segment, a radio button for screen readers."""

    def __init__(self, choice: SegmentChoice, parent: QWidget, *, framed: bool) -> None:
        super().__init__(parent)
        self.choice, self.tight, self._high = choice, False, 24 if framed else 28
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFont(theme.font("small" if framed else "body"))
        self.setText(choice.words)
        self.setToolTip(choice.tip)
        self.setAccessibleName(choice.words or choice.tip)

    def _words(self) -> str:
        return "" if self.tight and self.choice.icon else self.text()

    def hitButton(self, point: QPoint) -> bool:
        return self.rect().contains(point)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._words()) if self._words() else 0
        icon = 16 + (6 if words else 0) if self.choice.icon else 0
        return QSize(words + icon + (16 if words else 18) + self._high - 24, self._high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        token = "onsel" if self.isChecked() else "text2"
        fill = "sel" if self.isChecked() else "hover" if self.underMouse() else None
        paint.rounded(painter, QRectF(self.rect()), 4, fill)
        left = (8 if self._words() else 9) + (self._high - 24) // 2
        if self.choice.icon:
            painter.drawPixmap(left, (self.height() - 16) // 2, icons.pixmap(self.choice.icon, 16, token))
            left += 22
        painter.setPen(theme.color(token))
        painter.setFont(self.font())
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._words())
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()), 4, None, "focus", 2)


class Segment(QWidget):
    """Choices in one frame, or as tabs without. `chosen` tells the place, from 0, of the one that the person picked."""

    chosen = Signal(int)

    def __init__(self, choices: tuple[SegmentChoice, ...], parent: QWidget | None = None, *, framed: bool = True) -> None:
        super().__init__(parent)
        self._framed, inset = framed, 2 if framed else 0
        row = QHBoxLayout(self)
        row.setContentsMargins(inset, inset, inset, inset)
        row.setSpacing(1 if framed else 2)
        self._group = QButtonGroup(self)
        self.parts = [_Part(choice, self, framed=framed) for choice in choices]
        for number, part in enumerate(self.parts):
            self._group.addButton(part, number)
            row.addWidget(part)
        self._group.idClicked.connect(self.chosen)
        self.setFixedHeight(28)

    def choose(self, number: int) -> None:
        """Show one choice as the picked one, without telling; -1 shows none."""
        self._group.setExclusive(False)
        for at, part in enumerate(self.parts):
            part.setChecked(at == number)
        self._group.setExclusive(True)

    @property
    def number(self) -> int:
        """The place of the picked choice from 0; -1 when none is."""
        return self._group.checkedId()

    def rename(self, number: int, words: str) -> None:
        """Give a choice other words."""
        part = self.parts[number]
        if part.text() != words:
            part.setText(words)
            part.setAccessibleName(words)
            part.updateGeometry()

    def set_tight(self, tight: bool) -> None:
        """Leave the words out where there is an icon."""
        for part in self.parts:
            part.tight = tight
            part.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._framed:
            paint.rounded(QPainter(self), QRectF(self.rect()), 6, "canvas", "line")
