"""A list over the panes at the left, as wide as leaves the pages in sight: walked by keys, with the row in hand shown on the pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.changes.rows import ActName, ChangeRows, ChangeSource, EveryAct, RowFilter
from editor.qt.changes.side_row import BUTTON_HEIGHT, RowStack, SideRow, line_of
from editor.qt.keys.tab_order import next_stop
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, ButtonKind, IconButton
from editor.qt.widgets.key_hints import KeyHints, key_named
from editor.qt.widgets.segment import Segment, SegmentChoice

MOST = 200
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NARROW = 520


class SideList(QWidget):
    """Lies over its parent as far as what is `beside` it. Rows are made as they are wanted, MOST at a time: `rows` are those that are there.

    `place_wanted` tells what a row has for the pages to show, and whether they are to come to the front for it.
    """

    place_wanted = Signal(object, bool)
    closed = Signal()

    def __init__(self, source: ChangeSource, parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.model = ChangeRows(source, self)
        self.every: dict[ActName, Button] = {}
        self._beside, self._at = beside, 0
        self._area, self._stack = QScrollArea(), RowStack()
        self._stack.made.connect(self._watch)
        self._title = Words("", "strong", shrinks=True)
        self._more = Button("", ButtonKind.LINK)
        self._more.clicked.connect(self._on_more)
        self._more.installEventFilter(self)
        self.setAccessibleName(source.name)
        self._build(source)
        for watched in (parent, beside):
            watched.installEventFilter(self)
        self.model.reset.connect(self._on_reset)
        self.model.changed.connect(self._on_changed)
        self._fill()
        self.fit()

    def _build(self, source: ChangeSource) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head(source))
        if source.filters:
            column.addLayout(self._filters(source.filters))
        if source.remark:
            column.addWidget(line_of(source.remark))
        column.addWidget(self._area, 1)
        own = {"↑↓": tr("换一条"), "Enter": tr("看位置"), "Esc": tr("收起"), **dict(source.hints)}
        hints = KeyHints([*own.items()])
        hints.pressed.connect(self._press)
        column.addWidget(hints)
        self._set_up_area()

    def _head(self, source: ChangeSource) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(6)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.close_panel)
        head.addWidget(self._title, 1)
        for act in source.every:
            head.addWidget(self._every_button(act))
        head.addWidget(close)
        return head

    def _filters(self, filters: Sequence[RowFilter]) -> QHBoxLayout:
        row, segment = QHBoxLayout(), Segment(tuple(SegmentChoice(one.words) for one in filters))
        row.setContentsMargins(16, 0, 16, 8)
        row.addWidget(segment)
        row.addStretch(1)
        segment.choose(0)
        segment.chosen.connect(self.model.choose)
        return row

    def _every_button(self, act: EveryAct) -> Button:
        button = self.every[act.name] = Button(act.words)
        button.setFixedHeight(BUTTON_HEIGHT)
        button.setToolTip(act.words)
        button.setAccessibleName(act.words)
        button.clicked.connect(lambda: self.model.do(act))
        return button

    def _set_up_area(self) -> None:
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner, foot = QWidget(), QHBoxLayout()
        foot.setContentsMargins(12, 4, 16, 4)
        foot.addWidget(self._more)
        foot.addStretch(1)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack)
        column.addLayout(foot)
        column.addStretch(1)
        self._area.setWidget(inner)
        inner.setAutoFillBackground(False)
        # The ground is the panel's own.
        self._area.viewport().setAutoFillBackground(False)
        # New rows have their places when the list has grown by them.
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_in_sight)

    # Rows

    @property
    def rows(self) -> list[SideRow]:
        """The rows that are there."""
        return self._stack.rows

    @property
    def current(self) -> SideRow | None:
        """The row in hand."""
        return self.rows[self._at] if self._at < len(self.rows) else None

    def _on_reset(self) -> None:
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self) or not self.rows
        self._fill()
        if had_focus and self.isVisible():
            self.take_focus()

    def _on_changed(self) -> None:
        for row in self.rows:
            row.follow()

    def _fill(self) -> None:
        """Show the rows of the model; the one at the same place is in hand."""
        self._title.say(self.model.source.title())
        self._make(self._at + 1)
        self.put_in_hand(min(self._at, len(self.rows) - 1))

    def _make(self, count: int) -> None:
        """Have that many rows at least, as long as there are any."""
        until = -(-max(count, 1) // MOST) * MOST
        self._stack.show_rows(self.model.rows[:until], self.model.source.headings)
        left = len(self.model.rows) - len(self.rows)
        self._more.setText(tr("看后面 {count} 条", count=left))
        self._more.setVisible(left > 0)

    def _watch(self, row: SideRow) -> None:
        row.shown.connect(lambda: self.take(self.rows.index(row), front=True))
        row.act_wanted.connect(self.model.do)
        for watched in (row, *row.findChildren(Button)):
            watched.installEventFilter(self)

    def _on_more(self) -> None:
        self.take(len(self.rows), show=False)
        self.take_focus()

    def take(self, at: int, *, show: bool = True, front: bool = False) -> None:
        """Take a row in hand and show its place on the pages, which come to the front for it where they stand behind the list."""
        if not 0 <= at < len(self.model.rows):
            return
        if at >= len(self.rows):
            self._make(at + 1)
        self.put_in_hand(at)
        self._keep_in_sight()
        if show:
            row = self.rows[at]
            row.setFocus()
            self.place_wanted.emit(row.row.place, front)

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
        self.model.stop()
        self.hide()
        self.deleteLater()
        self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        # What is under a pressed pointer stays there.
        if (row := self.current) is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self._area.ensureWidgetVisible(row, 0, 8)
            self._area.horizontalScrollBar().setValue(0)

    def fit(self) -> None:
        """Reach to what stands beside; over everything where nothing does. Where that is little, the buttons for all rows have less to say."""
        parent = self.parentWidget()
        assert parent is not None
        left = self._beside.mapTo(parent, QPoint(0, 0)).x() if self._beside.isVisible() else 0
        self.setGeometry(0, 0, left or parent.width(), parent.height())
        for act in self.model.source.every:
            self.every[act.name].setText(act.words if self.width() >= _NARROW else act.short)

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
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif modifiers and not shift:
            return False
        elif self._do_act(_ENTER[0] if key in _ENTER else key, shift=shift):
            return True
        elif shift:
            return False
        elif key in _STEPS:
            self.take(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.take(0 if key == Qt.Key.Key_Home else len(self.rows) - 1)
        elif key in _ENTER:
            self.take(self._at, front=True)
        else:
            return False
        return True

    def step(self, step: int) -> None:
        """Take the next row in hand (1), or the one before (−1), around the end."""
        if self.model.rows:
            self.take((self._at + step) % len(self.model.rows))

    def _press(self, key: str) -> None:
        """A click on a key at the foot is the key."""
        shift = Qt.KeyboardModifier.ShiftModifier if key.startswith("Shift+") else Qt.KeyboardModifier.NoModifier
        self._on_key(QKeyEvent(QEvent.Type.KeyPress, key_named(key.removeprefix("Shift+")), shift))

    def _do_act(self, key: Qt.Key, *, shift: bool) -> bool:
        """Do what a key means for the row in hand; False where it means nothing there."""
        act = self.current.row.act_of(key, shift=shift) if self.current is not None else None
        if act is not None:
            self.model.do(act)
        return act is not None

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
