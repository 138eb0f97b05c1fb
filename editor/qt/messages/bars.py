"""Bars below the window's head: what happened, in one sentence, with the ways on. They never take the focus."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.keys.announcing import alert
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, IconButton


class NoticeKind(StrEnum):
    """What a bar is about, the gravest first; what can't be had back stands behind what can."""

    PROBLEM = "problem"
    RECOVERY = "recovery"
    DAMAGED = "damaged"
    INFO = "info"
    BUSY = "busy"
    SAVED = "saved"


SECONDS_SAVED = 6
_ORDER: tuple[NoticeKind, ...] = tuple(NoticeKind)
_LOOKS: dict[NoticeKind, tuple[str, str, str]] = {
    NoticeKind.PROBLEM: ("warn", "prob", "probbg"),
    NoticeKind.RECOVERY: ("clock", "warn", "warnbg"),
    NoticeKind.DAMAGED: ("warn", "prob", "probbg"),
    NoticeKind.INFO: ("info", "focus", "sel2"),
    NoticeKind.BUSY: ("refresh", "focus", "sel2"),
    NoticeKind.SAVED: ("check", "ok", "okbg"),
}
_MOST = 2


@dataclass(frozen=True, slots=True)
class Act:
    """A way on: its words and what it does."""

    words: str
    do: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Notice:
    """What a bar says. Notices with the same `topic` take each other's place. A `path` stands behind the words, to be selected and copied."""

    kind: NoticeKind
    text: str
    acts: Sequence[Act] = field(default=())
    topic: str = ""
    path: str = ""


class Bar(QWidget):
    """One notice. `closed` tells that it goes."""

    closed = Signal()

    def __init__(self, notice: Notice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.notice = notice
        self.setFixedHeight(40)
        self.setAccessibleName(notice.text)
        self._timer = QTimer(self, interval=SECONDS_SAVED * 1000, singleShot=True)
        self._timer.timeout.connect(self.closed)
        if notice.kind == NoticeKind.SAVED:
            self._timer.start()
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(40, 0, 8, 0)
        row.setSpacing(8)
        words = Words(self.notice.text, "body", "text", shrinks=True)
        words.setToolTip(self.notice.text)
        row.addWidget(words, 1)
        if self.notice.path:
            row.addWidget(_PathBox(self.notice.path), 1)
        for act in self.notice.acts:
            button = Button(act.words)
            button.setFixedHeight(28)
            # A click leaves the focus where the person works: the bar goes, and the focus would pass to whatever comes next.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, act=act: self._on_act(act))
            row.addWidget(button)
        close = IconButton("close", tr("收起"))
        close.setFixedSize(28, 28)
        close.clicked.connect(self.closed)
        row.addWidget(close)

    def _on_act(self, act: Act) -> None:
        self.closed.emit()
        act.do()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self.notice.kind == NoticeKind.SAVED:
            self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, (icon, token, ground) = QPainter(self), _LOOKS[self.notice.kind]
        painter.fillRect(self.rect(), theme.color(ground))
        painter.drawPixmap(14, (self.height() - 16) // 2, icons.pixmap(icon, 16, token))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)


class _PathBox(QLineEdit):
    """A path that can be selected and copied; the longest one is scrolled through."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.setReadOnly(True)
        self.setFixedHeight(28)
        self.setCursorPosition(0)
        self.setToolTip(path)
        self.setAccessibleName(tr("路径"))


class BarStack(QWidget):
    """The bars of a window, the gravest first; two are shown, the others wait."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[Bar] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._more = Words("", "small", "text2")
        self._more.setFixedHeight(24)
        indented = QHBoxLayout()
        indented.setContentsMargins(40, 0, 0, 0)
        indented.addWidget(self._more)
        indented.addStretch(1)
        self._column.addLayout(indented)
        self.hide()

    def show_notice(self, notice: Notice) -> Bar:
        """Show a notice; one of the same topic goes."""
        if notice.topic:
            self.clear(notice.topic)
        bar = Bar(notice, self)
        bar.closed.connect(lambda: self._remove(bar))
        self.bars.append(bar)
        self.bars.sort(key=lambda b: _ORDER.index(b.notice.kind))
        self._arrange()
        alert(bar, notice.text)
        return bar

    def clear(self, topic: str) -> bool:
        """Take away the notice of a topic; whether it was there."""
        shown = [bar for bar in self.bars if bar.notice.topic == topic]
        for bar in shown:
            self._remove(bar)
        return bool(shown)

    def _remove(self, bar: Bar) -> None:
        if bar in self.bars:
            self.bars.remove(bar)
            self._column.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
            self._arrange()

    def _arrange(self) -> None:
        for at, bar in enumerate(self.bars):
            self._column.insertWidget(at, bar)
            bar.setVisible(at < _MOST)
        left = len(self.bars) - _MOST
        self._more.say(tr("还有 {count} 条", count=left) if left > 0 else "")
        self._more.setVisible(left > 0)
        self.setVisible(bool(self.bars))
