"""The bar that finds and replaces in the document: through its text and through the values of its fields."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.model.acts.finding import Match, find_all, replaced
from editor.model.acts.prose import settled
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.keys.announcing import announce
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, IconButton

_HIGH = 28


class _Box(TextBox):
    """Enter asks for the next place (`went` 1, with Shift −1), Esc ends."""

    went = Signal(int)
    left = Signal()

    def __init__(self, hint: str) -> None:
        super().__init__()
        self.setFont(theme.font("body"))
        self.setFixedHeight(_HIGH)
        self.setMaximumWidth(280)
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3):
            self.went.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class ReplaceBar(QWidget):
    """`match_shown` asks for a place to be shown while the focus stays in the bar; `closed` that the focus goes back.

    `words_changed` tells what is sought, nothing once the bar is closed.
    """

    match_shown = Signal(object)
    words_changed = Signal(str)
    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._matches: tuple[Match, ...] = ()
        self._at = -1
        self.sought, self.new = _Box(tr("查找的文字")), _Box(tr("换成"))
        self.count = Words("", "small", "text2")
        self.one, self.all = Button(tr("换这处")), Button(tr("全部换"))
        self._last, self._next = IconButton("up", tr("上一处"), "Shift+Enter"), IconButton("down", tr("下一处"), "Enter")
        self._build()
        self._connect()
        self.hide()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(8)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.end)
        for button in (self._last, self._next, close):
            button.setFixedSize(_HIGH, _HIGH)
        for button in (self.one, self.all):
            button.setFixedHeight(_HIGH)
        for widget in (self.sought, self.count, self._last, self._next, self.new, self.one, self.all):
            row.addWidget(widget, 1 if isinstance(widget, _Box) else 0)
        row.addStretch(1)
        row.addWidget(close)

    def _connect(self) -> None:
        self._unsubscribe = self._session.subscribe(self._on_change)
        self.sought.textChanged.connect(lambda _words: self._on_typed())
        self._last.clicked.connect(lambda: self.go(-1))
        self._next.clicked.connect(lambda: self.go(1))
        self.one.clicked.connect(self.replace_one)
        self.all.clicked.connect(self.replace_all)
        for box in (self.sought, self.new):
            box.went.connect(self.go)
            box.left.connect(self.end)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()

    def begin(self, *, replacing: bool) -> None:
        """Show the bar, with what replaces where that is wanted, and take the focus."""
        for widget in (self.new, self.one, self.all):
            widget.setVisible(replacing)
        self.show()
        self.sought.setFocus()
        self.sought.selectAll()
        self._search()
        self.words_changed.emit(self.sought.text())

    def end(self) -> None:
        """Close the bar."""
        self.hide()
        self.words_changed.emit("")
        self.closed.emit()

    def _on_typed(self) -> None:
        self._at = -1
        self._search()
        self.words_changed.emit(self.sought.text())
        if self._matches:
            self.go(1)

    def _search(self) -> None:
        # Replacing takes a value once for all of its places.
        self._matches = find_all(self._session.draft, self.sought.text(), everywhere=self.new.isHidden())
        self._at = min(self._at, len(self._matches) - 1)
        self._say()

    def _say(self) -> None:
        found = len(self._matches)
        words = tr("{at} / {count} 处", at=self._at + 1, count=found) if found else tr("没有") if self.sought.text() else ""
        self._tell(words, "text2")
        for button in (self._last, self._next, self.one, self.all):
            button.setEnabled(bool(found))

    def _tell(self, words: str, token: str = "") -> None:
        """Say how the search goes; the focus is in the box."""
        if words != self.count.words:
            announce(self.count, words)
        self.count.say(words, token)

    def _on_change(self, _change: SessionChange) -> None:
        if self.isVisible():
            self._search()

    def number_in_line(self, match: Match) -> int:
        """Which of the matches in its line of text a match is, from 0."""
        before = self._matches[: self._matches.index(match)] if match in self._matches else ()
        return sum((one.section, one.line, one.key) == (match.section, match.line, "") for one in before)

    def go(self, step: int) -> None:
        """Show the next place (1) or the one before (−1), around the end."""
        if not self._matches:
            return
        self._at = (self._at + step) % len(self._matches) if self._at >= 0 or step > 0 else len(self._matches) - 1
        self._show()

    def _show(self) -> None:
        focus = self.new if self.new.hasFocus() else self.sought
        self._say()
        self.match_shown.emit(self._matches[self._at])
        focus.setFocus()

    def replace_one(self) -> None:
        """Replace the place that is shown and show the next one."""
        if not self._matches:
            return
        at = max(0, self._at)
        if not self._take((self._matches[at],)):
            return
        # New words may hold the old ones: the next place begins behind them.
        self._at = at + self.new.text().count(self.sought.text()) if self.sought.text() else at
        if self._matches:
            self._at %= len(self._matches)
            self._show()

    def replace_all(self) -> None:
        """Replace every place, as one step of undo."""
        count = len(self._matches)
        if count and self._take(self._matches):
            left = len(self._matches) if self.sought.text() not in self.new.text() else 0
            self._tell(tr("换了 {count} 处", count=count - left))

    def _take(self, matches: tuple[Match, ...]) -> bool:
        before = self._session.draft
        after = replaced(before, matches, self.new.text())
        if after == before:
            self._tell(tr("这处要留着文字，没有换"), "prob")
            return False
        self._session.seal()
        self._session.edit(settled(after), tr("替换“{words}”", words=self.sought.text()), who=self)
        self._session.seal()
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
