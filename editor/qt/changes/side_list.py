"""A list over the panes at the left, as wide as leaves the pages in sight: walked by keys, with the row in hand shown on the pages."""

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.changes.side_row import SideRow
from editor.qt.keys.tab_order import next_stop
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, IconButton
from editor.qt.widgets.key_hints import KeyHints

MOST = 200
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SideList(QWidget):
    """Lies over its parent as far as what is `beside` it. Rows are made as they are wanted, MOST at a time: `rows` are those that are there.

    `headings` are lines of words before the row of that number. `place_wanted` tells what a row has for the pages to show, and whether they
    are to come to the front for it.
    """

    place_wanted = Signal(object, bool)
    closed = Signal()

    def __init__(self, name: str, parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[SideRow] = []
        self.headings: dict[int, str] = {}
        self._makers: tuple[Callable[[], SideRow], ...] = ()
        self._beside, self._at = beside, 0
        self._area, self._list = QScrollArea(), QVBoxLayout()
        self.title, self.acts, self.column = Words("", "strong", shrinks=True), QHBoxLayout(), QVBoxLayout(self)
        self._more = Button("", "link")
        self._more.clicked.connect(self._on_more)
        self._more.installEventFilter(self)
        self.setAccessibleName(name)
        self._build()
        for watched in (parent, beside):
            watched.installEventFilter(self)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(6)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.close_panel)
        head.addWidget(self.title, 1)
        head.addLayout(self.acts)
        head.addWidget(close)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The ground is the panel's own.
        self._area.viewport().setAutoFillBackground(False)
        # New rows have their places when the list has grown by them.
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.addLayout(head)
        self.column.addWidget(self._area, 1)

    def add_hints(self, *own: tuple[str, str]) -> None:
        """The keys of every list, with its own ones behind."""
        self.column.addWidget(KeyHints([("↑↓", tr("换一条")), ("Enter", tr("看位置")), ("Esc", tr("收起")), *own]))

    # Rows

    @property
    def current(self) -> SideRow | None:
        """The row in hand."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    def key_does(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - for lists with keys of their own
        """Do what a key that only this list knows means for the row in hand; False where it means nothing."""
        return False

    def fill(self, makers: Iterable[Callable[[], SideRow]]) -> None:
        """Show other rows, each made by a call; the one at the same place is in hand."""
        inner, self._list = _stack()
        at = self._at
        self.rows, self._makers = [], tuple(makers)
        self._more.setParent(None)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 4, 16, 4)
        foot.addWidget(self._more)
        foot.addStretch(1)
        self._list.addLayout(foot)
        self._list.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        self._make(at + 1)
        self.put_in_hand(min(at, len(self.rows) - 1))

    def _make(self, count: int) -> None:
        """Make rows until there are that many at least, as long as there are any to make."""
        until = -(-max(count, 1) // MOST) * MOST
        # Put in all at once: each that comes into a list in sight would move all others.
        batch, column = _stack()
        for at, maker in enumerate(self._makers[len(self.rows) : until], len(self.rows)):
            if at in self.headings:
                column.addWidget(line_of(self.headings[at], "bold", "text"))
            column.addWidget(self._made(at, maker))
        self._list.insertWidget(self._list.count() - 2, batch)
        left = len(self._makers) - len(self.rows)
        self._more.setText(tr("看后面 {count} 条", count=left))
        self._more.setVisible(left > 0)

    def _made(self, at: int, maker: Callable[[], SideRow]) -> SideRow:
        row = maker()
        row.shown.connect(partial(self.take, at, front=True))
        for watched in (row, *row.findChildren(Button)):
            watched.installEventFilter(self)
        self.rows.append(row)
        return row

    def _on_more(self) -> None:
        self.take(len(self.rows), show=False)
        self.take_focus()

    def take(self, at: int, *, show: bool = True, front: bool = False) -> None:
        """Take a row in hand and show its place on the pages, which come to the front for it where they stand behind the list."""
        if not 0 <= at < len(self._makers):
            return
        if at >= len(self.rows):
            self._make(at + 1)
        self.put_in_hand(at)
        self._keep_in_sight()
        if show:
            row = self.rows[at]
            row.setFocus()
            self.place_wanted.emit(row.place, front)

    def put_in_hand(self, at: int) -> None:
        """Take a row in hand, without a look at its place."""
        self._at = max(0, at)
        for number, row in enumerate(self.rows):
            row.take(on=number == self._at)

    def take_focus(self) -> None:
        """Give the focus to the row in hand."""
        (self.current or self).setFocus()

    # The panel

    def close_panel(self) -> None:
        """Go for good."""
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        if (row := self.current) is not None:
            self._area.ensureWidgetVisible(row, 0, 8)
            self._area.horizontalScrollBar().setValue(0)

    def fit(self) -> None:
        """Reach to what stands beside; over everything where nothing does."""
        parent = self.parentWidget()
        assert parent is not None
        left = self._beside.mapTo(parent, QPoint(0, 0)).x() if self._beside.isVisible() else 0
        self.setGeometry(0, 0, left or parent.width(), parent.height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, SideRow | Button):
            return self._row_event(watched, event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self.fit()
        return False

    def _row_event(self, watched: QWidget, event: QEvent) -> bool:
        """What a row or one of its buttons would do with a key is done here: the scroll area would take the arrows for itself."""
        if event.type() == QEvent.Type.FocusIn:
            self.put_in_hand(next((at for at, row in enumerate(self.rows) if row is watched or row.isAncestorOf(watched)), self._at))
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_press = isinstance(watched, Button) and event.key() in _ENTER
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
        elif key in _ENTER:
            self.take(self._at, front=True)
        else:
            return self.key_does(event)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())

    # Tab

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes round in the list: what it lies over can't be seen."""
        stop = next_stop(self, QApplication.focusWidget(), 1 if next else -1)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return stop is not None


def _stack() -> tuple[QWidget, QVBoxLayout]:
    """A widget whose children stand one below the other, without room between."""
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    return held, column


def line_of(words: str, font: theme.FontName = "small", token: str = "text2") -> QWidget:
    """A line of words of its own, over the list or between its rows."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 8, 16, 4)
    row.addWidget(Words(words, font, token, shrinks=True))
    return line
