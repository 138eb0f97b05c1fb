"""The list of what differs from what was saved, over the panes at the left: the pages stay in sight beside it."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.differences import differences
from editor.model.differing import Difference
from editor.model.draft import Draft
from editor.model.session import Session
from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.buttons import Button, IconButton
from editor.qt.compare_row import CompareRow, kind_words
from editor.qt.key_hints import KeyHints
from editor.qt.labels import Words

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SETTLED = 150
MOST = 200


class ComparePanel(QWidget):
    """Compares what a session holds with a draft, `was`, and follows its edits. Taking a difference back is an edit too, so undo brings it again.

    `place_wanted` tells the change whose place is wanted.
    """

    place_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, was: Draft, parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.session, self._was, self._beside = session, was, beside
        self.rows: list[CompareRow] = []
        self._found: tuple[Difference, ...] | None = None
        self._at = 0
        self._area, self._title, self._more = QScrollArea(), Words("", "strong", shrinks=True), Words("", "small", "text2")
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self.follow)
        self._build()
        self._leave = session.subscribe(lambda _change: self._settled.start())
        for watched in (parent, beside):
            watched.installEventFilter(self)
        self.follow()
        self._fit()

    def _build(self) -> None:
        self.setAccessibleName(tr("与上次保存相比"))
        column, head = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(6)
        head.addWidget(self._title, 1)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.viewport().setAutoFillBackground(False)
        column.addLayout(head)
        column.addWidget(self._area, 1)
        column.addWidget(KeyHints([("↑↓", tr("换一条")), ("Enter", tr("看位置")), ("Del", tr("改回")), ("Esc", tr("收起"))]))

    # Rows

    def follow(self) -> None:
        """Show what differs by now."""
        found = differences(self._was, self.session.draft)
        if found == self._found:
            return
        had_focus = self.isAncestorOf(self.focusWidget() or self) or not self.rows
        self._found = found
        self._title.say(self._words(len(found)))
        self._area.setWidget(self._list(found))
        self._area.widget().setAutoFillBackground(False)
        self._put_in_hand(min(self._at, len(self.rows) - 1))
        if had_focus and self.isVisible():
            self.take_focus()

    def _words(self, count: int) -> str:
        if self.session.path is None:
            return tr("与刚打开时相比，{count} 处不同", count=count) if count else tr("与刚打开时一样。")
        return tr("与上次保存相比，{count} 处不同", count=count) if count else tr("与上次保存的一样。")

    def _list(self, found: tuple[Difference, ...]) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        self.rows = [CompareRow(one) for one in found[:MOST]]
        for at, row in enumerate(self.rows):
            row.shown.connect(partial(self.take, at))
            row.back_wanted.connect(partial(self.take_back, at))
            for watched in (row, *row.findChildren(Button)):
                watched.installEventFilter(self)
            rows.addWidget(row)
        if len(found) > MOST:
            rows.addWidget(_noted(tr("后面还有 {count} 处，改回一些就看得到。", count=len(found) - MOST)))
        rows.addStretch(1)
        return inner

    def take(self, at: int) -> None:
        """Take a row in hand and show its place on the pages."""
        if 0 <= at < len(self.rows):
            self._put_in_hand(at)
            self._area.ensureWidgetVisible(self.rows[at], 0, 8)
            self.rows[at].setFocus()
            self.place_wanted.emit(self.rows[at].change)

    def take_back(self, at: int) -> None:
        """Let one difference be as it was, in the draft of the moment."""
        wanted = self.rows[at].difference if at < len(self.rows) else None
        one = next((one for one in differences(self._was, self.session.draft) if one == wanted), None)
        if one is not None:
            self.session.seal()
            self.session.edit(one.back(), tr("改回：{what}", what=f"{kind_words(one.kind)} {one.title}"))
            self.session.seal()
        # The row that asked for it goes with the old list, so not before it is done.
        QTimer.singleShot(0, self, self.follow)

    def _put_in_hand(self, at: int) -> None:
        self._at = max(0, at)
        for number, row in enumerate(self.rows):
            row.take(on=number == self._at)

    def take_focus(self) -> None:
        """Give the focus to the row in hand."""
        (self.rows[self._at] if self._at < len(self.rows) else self).setFocus()

    # The panel

    def close_panel(self) -> None:
        """Go for good."""
        self._settled.stop()
        self._leave()
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def _fit(self) -> None:
        """Reach to what stands beside; over everything where nothing does."""
        parent = self.parentWidget()
        assert parent is not None
        left = self._beside.mapTo(parent, QPoint(0, 0)).x() if self._beside.isVisible() else 0
        self.setGeometry(0, 0, left or parent.width(), parent.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, CompareRow | Button):
            return self._row_event(watched, event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._fit()
        return False

    def _row_event(self, watched: QWidget, event: QEvent) -> bool:
        """What a row or one of its buttons would do with a key is done here: the scroll area would take the arrows for itself."""
        if event.type() == QEvent.Type.FocusIn:
            self._put_in_hand(next((at for at, row in enumerate(self.rows) if row is watched or row.isAncestorOf(watched)), self._at))
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_press = isinstance(watched, Button) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return not is_press and self._on_key(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in the list; False where it means nothing."""
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        elif key in _STEPS:
            self.take(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.take(0 if key == Qt.Key.Key_Home else len(self.rows) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(self._at)
        elif key == Qt.Key.Key_Delete:
            self.take_back(self._at)
        else:
            return False
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())


def _noted(words: str) -> QWidget:
    note = Words(words, "small", "text2")
    note.setContentsMargins(16, 8, 16, 8)
    return note
