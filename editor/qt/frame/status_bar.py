"""The status bar: how much is filled, the next slot, problems; when it was kept, words, page, zoom."""

from enum import Enum, auto

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSlider, QWidget

from editor.model.words import tr
from editor.qt.keys.announcing import announce
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, ButtonKind, IconButton


class Kept(Enum):
    """Whether what was typed is on the disk: the disk said so, it is on its way there, or the disk refuses."""

    YES = auto()
    WAITS = auto()
    NO = auto()


class _Progress(QWidget):
    """A bar of 96 × 4 px."""

    share = 0.0

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(96, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, track = QPainter(self), QRectF(0, self.height() / 2 - 2, self.width(), 4)
        paint.rounded(painter, track, 2, "press")
        if self.share:
            paint.rounded(painter, QRectF(track.left(), track.top(), max(4, track.width() * self.share), 4), 2, "focus")


class _NextButton(QPushButton):
    """下一空位, with the yellow mark before it."""

    def __init__(self) -> None:
        super().__init__()
        self.marked, self.tight = True, False
        self.setFont(theme.font("small"))
        self.setFixedHeight(22)
        self.setAutoDefault(False)

    def _key(self) -> str:
        return "" if self.tight or not self.marked else "F8"

    def sizeHint(self) -> QSize:
        key = self.fontMetrics().horizontalAdvance(self._key()) + 8 if self._key() else 0
        return QSize(self.fontMetrics().horizontalAdvance(self.text()) + key + 20 + (18 if self.marked else 0), 22)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        fill = "press" if self.isDown() else "hover" if self.underMouse() else "raised"
        paint.rounded(painter, QRectF(self.rect()), 5, fill, "edge")
        left = 9
        if self.marked:
            paint.unfilled_mark(painter, left, (self.height() - paint.MARK) // 2)
            left += 18
        painter.setFont(self.font())
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(self.rect().adjusted(left, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text3"))
        painter.drawText(self.rect().adjusted(0, 0, -9, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._key())


class StatusBar(QWidget):
    """One row of 28 px. `zoom_asked` tells a zoom in percent."""

    next_asked = Signal()
    check_asked = Signal()
    problem_asked = Signal()
    zoom_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(28)
        self._progress, self.next = _Progress(), _NextButton()
        self._filled, self._pen = Words("", "small", "text2"), Words("", "small", "text2")
        self.problems = Button("", ButtonKind.GHOST)
        self.problems.show_icon("warn", "prob")
        self._kept, self._kept_icon = Words("", "small", "text2"), _Tick()
        self._words, self._page, self._percent = Words("", "small", "text2"), Words("", "small", "text2"), Words("", "small", "text2")
        self._zoom = QSlider(Qt.Orientation.Horizontal)
        self._build()

    def _build(self) -> None:
        self.problems.setFixedHeight(22)
        self.problems.setFont(theme.font("small"))
        self.problems.setProperty("state", "problem")
        self._zoom.setRange(25, 400)
        self._zoom.setFixedWidth(88)
        self._zoom.setAccessibleName(tr("缩放"))
        self._zoom.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        less, more = IconButton("minus", tr("缩小"), "Ctrl+-"), IconButton("plus", tr("放大"), "Ctrl++")
        for button, step in ((less, -10), (more, 10)):
            button.setFixedSize(24, 22)
            button.clicked.connect(lambda _checked=False, step=step: self.zoom_asked.emit(self._zoom.value() + step))
        self._zoom_parts = (less, self._zoom, more, self._percent)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(8)
        for widget in (self._progress, self._filled, self._pen, _Rule(), self.next, self.problems):
            row.addWidget(widget)
        row.addStretch(1)
        self._rules = (_Rule(), _Rule(), _Rule())
        for widget in (self._kept_icon, self._kept, self._rules[0], self._words, self._rules[1], self._page, self._rules[2]):
            row.addWidget(widget)
        for widget in self._zoom_parts:
            row.addWidget(widget)
        self.next.clicked.connect(lambda: self.next_asked.emit() if self.next.marked else self.check_asked.emit())
        self.problems.clicked.connect(self.problem_asked)
        self._zoom.sliderMoved.connect(self.zoom_asked)
        self._zoom.actionTriggered.connect(lambda _action: self.zoom_asked.emit(self._zoom.sliderPosition()))

    def show_progress(self, filled: int, total: int, problems: int, pens: int = 0) -> None:
        """Show how many fields are filled, how many are left, how many have a problem; what is left for the pen counts as neither."""
        self._pen.say(tr("留白 {count}", count=pens))
        self._pen.setVisible(pens > 0)
        self._progress.share = filled / total if total else 0.0
        self._progress.setAccessibleName(tr("已填 {filled}，共 {total}", filled=filled, total=total))
        self._progress.update()
        self._filled.say(tr("已填 {filled} / {total}", filled=filled, total=total))
        left = total - filled
        if self.next.marked and not left:
            announce(self.next, tr("全部填完"))
        self.next.marked = left > 0
        self.next.setText(tr("下一空位，剩 {left} 项", left=left) if left else tr("全部填完，去校核"))
        self.next.setAccessibleName(self.next.text())
        self.next.setToolTip(tr("下一空位  F8") if left else tr("校核  Ctrl+Shift+C"))
        self.next.updateGeometry()
        self.problems.setText(tr("{count} 处待核对", count=problems))
        self.problems.setToolTip(tr("下一个问题  F7"))
        self.problems.setVisible(problems > 0)

    def show_kept(self, words: str, kept: Kept = Kept.YES) -> None:
        """Say when what was typed was kept, or that it is not; the tick stands for the word of the disk alone."""
        self._kept.say(words)
        self._kept_icon.show_state(kept)
        self._kept_icon.setVisible(bool(words) and kept != Kept.WAITS)
        self._kept_icon.setToolTip(words)
        self._rules[0].setVisible(bool(words))

    def show_words(self, count: int) -> None:
        """Show the number of characters in the document."""
        self._words.say(tr("{count} 字", count=f"{count:,}"))

    def show_page(self, number: int, total: int) -> None:
        """Show the page in sight."""
        self._page.say(tr("第 {number} / {total} 页", number=number, total=total) if total else "")

    def show_zoom(self, zoom: float) -> None:
        """Show the pages' zoom (1.0 is 100 %)."""
        self._zoom.setValue(round(zoom * 100))
        self._percent.say(f"{round(zoom * 100)} %")

    def set_density(self, width: int) -> None:
        """Drop what there is no room for: the page, then the words, then the words of 自动保存 and the zoom."""
        self.next.tight = width < 900
        self._page.setVisible(width >= 1180)
        self._rules[1].setVisible(width >= 1180)
        self._words.setVisible(width >= 1000)
        self._kept.setVisible(width >= 900)
        # Where fields and pages take turns, the bar stands below the fields too.
        for part in self._zoom_parts:
            part.setVisible(width > 900)
        self._rules[2].setVisible(width >= 1000)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(painter, 0, 0, self.width(), 0)


class _Rule(QWidget):
    """A short hairline between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(9, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.hairline(QPainter(self), 4, 7, 4, 20)


class _Tick(QWidget):
    """The tick of 自动保存; a warning where nothing can be kept."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(16, 28)
        self._icon = ("check", "text2")

    def show_state(self, kept: Kept) -> None:
        """Draw the tick, or the warning."""
        self._icon = ("warn", "prob") if kept == Kept.NO else ("check", "text2")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).drawPixmap(0, 6, icons.pixmap(self._icon[0], 16, self._icon[1]))
