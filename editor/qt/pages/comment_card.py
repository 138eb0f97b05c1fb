"""A comment opened beside the text: who wrote it, what it says, what it is about."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from editor.model.returned.foreign import Foreign
from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import Button, ButtonKind

_WIDTH, _MOST_MARKED, _GAP = 320, 60, 6


def comment_words(comment: Foreign) -> str:
    """A comment in one line, for tooltips and screen readers."""
    who = tr("{author}的批注", author=comment.author) if comment.author else tr("批注")
    return tr("{who}：{text}", who=who, text=" ".join(comment.text.split()))


class CommentCard(QFrame):
    """Lies over the pages beside its mark; Esc, a click elsewhere and scrolling close it. `closed` tells whether it had the focus."""

    closed = Signal(bool)

    def __init__(self, comment: Foreign, show_all: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(comment_words(comment))
        self.setFixedWidth(_WIDTH)
        self._show_all = show_all
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(6)
        column.addWidget(Words(comment.author or tr("批注"), "strong", shrinks=True))
        if comment.marked:
            column.addWidget(Lines(tr("“{text}”", text=comment.marked), "small", "text2", _MOST_MARKED))
        column.addWidget(Lines(comment.text or tr("没有文字的批注")))
        column.addLayout(self._acts())

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        button = Button(tr("看全部批注"), ButtonKind.LINK)
        button.setFixedHeight(28)
        button.clicked.connect(self._on_all)
        row.addWidget(button)
        row.addStretch(1)
        return row

    def _on_all(self) -> None:
        self.leave()
        self._show_all()

    def open_below(self, mark: QRect) -> None:
        """Open below a mark, its right edges in line; above it where there is no room below."""
        self.resize(_WIDTH, self._column.heightForWidth(_WIDTH))
        parent = self.parentWidget()
        assert parent is not None
        below = mark.bottom() + _GAP
        top = below if below + self.height() <= parent.height() else max(0, mark.top() - _GAP - self.height())
        self.move(max(0, mark.right() - self.width()), top)
        self.show()
        self.raise_()
        self.setFocus()

    def leave(self) -> None:
        """Go for good."""
        if not self.isHidden():
            now = QApplication.focusWidget()
            had_focus = now is not None and (now is self or self.isAncestorOf(now))
            self.closed.emit(had_focus)
            self.hide()
            self.deleteLater()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        now = QApplication.focusWidget()
        if now is None or not self.isAncestorOf(now):
            self.leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.leave()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.fillRect(self.rect(), theme.color("raised"))
        brush.setPen(theme.color("edge"))
        brush.drawRect(self.rect().adjusted(0, 0, -1, -1))
