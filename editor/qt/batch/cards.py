"""How far a run is: its steps, its progress, how many rows will do."""

import time
from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button

_EDGE, _SIGN = 12, 20  # pixels of a card before what it says, and of a sign
_STEPS: tuple[Callable[[], str], ...] = (lambda: tr("选表格"), lambda: tr("对应列"), lambda: tr("预检"), lambda: tr("生成"))
_SPEAKS_AFTER = 0.5  # seconds: a rate that was measured shorter says nothing


class Card(QWidget):
    """A box with round corners on the ground of the window."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, "raised", "line")


class _Bar(QWidget):
    """A share of a whole as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedHeight(8)

    def show_share(self, share: float) -> None:
        """Show another share, from 0 to 1."""
        self._share = share
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        paint.rounded(painter, box, 4, "press")
        if self._share:
            paint.rounded(painter, QRectF(0, 0, max(8.0, box.width() * self._share), 8), 4, "focus")


class ProgressCard(Card):
    """How far work is, with rate and time left; `stop_asked` tells that it is to stop."""

    stop_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title, self.count, self.left = Words("", "strong"), Words("", "body", "text2"), Words("", "small", "text2")
        self.now, self.kept = Words("", "small", "text2", shrinks=True), Words("", "small", "text2", shrinks=True)
        self.bar, self.stop = _Bar(), Button(tr("停下"))
        self.stop.hide()
        self.stop.clicked.connect(self.stop_asked)
        self._began, self._first = 0.0, 0
        column, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self.title, self.count):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.left)
        foot.addWidget(self.now, 1)
        foot.addWidget(self.stop)
        column.addLayout(head)
        column.addWidget(self.bar)
        column.addLayout(foot)
        column.addWidget(self.kept)

    @property
    def is_going(self) -> bool:
        """Whether it shows work that has not ended."""
        return not self.stop.isHidden()

    def begin(self, title: str, total: int, kept: str) -> None:
        """Show that work on so many rows begins; `kept` says what stopping keeps."""
        self._began, self._total = time.monotonic(), total
        self.title.say(title)
        self.kept.say(kept)
        self.stop.setVisible(True)
        self.show_done(0, "")

    def show_done(self, done: int, now: str) -> None:
        """Show how many rows are done, and the last one."""
        self.count.say(tr("{done} / {total} 份", done=done, total=self._total))
        self.bar.show_share(done / self._total if self._total else 1.0)
        passed = time.monotonic() - self._began
        if done and passed > _SPEAKS_AFTER:
            rate = done / passed
            words = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}"
            self.left.say(tr("每秒 {rate} 份，大约还要 {left}", rate=words, left=_time((self._total - done) / rate)))
        else:
            self.left.say("")
        self.now.say(now)

    def end(self, title: str, words: str) -> None:
        """Show how work ended."""
        self.title.say(title)
        self.now.say(words)
        self.left.say("")
        self.kept.say("")
        self.stop.setVisible(False)


def _time(seconds: float) -> str:
    if seconds < 90:
        return tr("{count} 秒", count=max(1, round(seconds)))
    return tr("{count} 分", count=round(seconds / 60))


class CountCard(Card):
    """A number with what it counts."""

    def __init__(self, sign: str, token: str, words: str) -> None:
        super().__init__()
        self._sign, self._token, self._words = sign, token, words
        self.number = 0
        self.setFixedHeight(72)
        self.setMinimumWidth(_EDGE + _SIGN + paint.width_of(words, "small") + 8)

    def show_number(self, number: int) -> None:
        """Show another number."""
        self.number = number
        self.setAccessibleName(f"{number} {self._words}")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, box = QPainter(self), self.rect().adjusted(_EDGE, 8, -8, -10)
        painter.setFont(theme.font("display"))
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, str(self.number))
        token = self._token if self.number else "text3"
        painter.drawPixmap(box.left(), box.bottom() - 15, icons.pixmap(self._sign, 16, token))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color(token))
        painter.drawText(box.adjusted(_SIGN, 0, 0, 2), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, self._words)


class Steps(QWidget):
    """The steps of a run: those that are done with a tick, the one at hand filled."""

    def __init__(self) -> None:
        super().__init__()
        self._at = 0
        self.setFixedHeight(32)
        self.setFixedWidth(sum(paint.width_of(words(), "bold") + 72 for words in _STEPS))

    def show_step(self, at: int) -> None:
        """Show the step at hand, from 0; 4 when all are done."""
        self._at = at
        self.setAccessibleName(_STEPS[min(at, len(_STEPS) - 1)]())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, left = QPainter(self), 0
        for number, words in enumerate(_STEPS):
            left = self._paint_step(painter, left, number, words())

    def _paint_step(self, painter: QPainter, left: int, number: int, words: str) -> int:
        is_done, is_here, middle = number < self._at, number == self._at, self.height() // 2
        if number:
            paint.hairline(painter, left - 32, middle, left - 8, middle, "edge")
        disc = QRect(left, middle - 11, 22, 22)
        token = "ok" if is_done else "focus" if is_here else "press"
        paint.rounded(painter, disc.toRectF(), 11, token)
        painter.setPen(theme.color("raised" if is_done or is_here else "text2"))
        painter.setFont(theme.font("small"))
        if is_done:
            painter.drawPixmap(left + 3, middle - 8, icons.pixmap("check", 16, "raised"))
        else:
            painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, str(number + 1))
        font = "bold" if is_here else "body"
        painter.setFont(theme.font(font))
        painter.setPen(theme.color("text" if is_here else "text2"))
        width = paint.width_of(words, font)
        painter.drawText(QRect(left + 30, 0, width + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, words)
        return left + 30 + width + 40
