"""The list of what came back from Word, over the panes at the left: the pages stay in sight beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.merging import Change, Choice, take, take_all
from editor.model.outline import section_title
from editor.model.placed_foreign import comments_of, tracked_count
from editor.model.session import Session
from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.buttons import Button, IconButton
from editor.qt.comment_row import CommentRow
from editor.qt.key_hints import KeyHints
from editor.qt.labels import Words
from editor.qt.merge_row import KEYS, ListRow, MergeRow, choice_words

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_NARROW = 520


class MergePanel(QWidget):
    """Lies over its parent as far as what is `beside` it. The choices are edits of the session: undo takes them back, the rows follow.

    `place_wanted` tells the change or the comment whose place is wanted, and whether the pages are to come to the front for it.
    """

    place_wanted = Signal(object, bool)
    closed = Signal()

    def __init__(self, session: Session, changes: Sequence[Change], parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.session, self.changes, self._beside = session, tuple(changes), beside
        self.rows = [MergeRow(change) for change in self.changes]
        self.comments = [CommentRow(placed, self._title(placed.section)) for placed in comments_of(session.foreign)]
        self._at = 0
        self._area, self.every = QScrollArea(), dict[Choice, Button]()
        self._build()
        self._leave = session.subscribe(lambda _change: self._follow())
        for watched in (parent, beside):
            watched.installEventFilter(self)
        self._follow()
        self._fit()
        self.take(0, show=False)

    def _title(self, section: str) -> str:
        draft = self.session.draft
        found = draft.template.by_id.get(section)
        return draft.numbers.get(section, "") + section_title(draft, found) if found is not None else ""

    @property
    def all_rows(self) -> list[ListRow]:
        """Changes, then comments, as they stand."""
        return [*self.rows, *self.comments]

    @property
    def current(self) -> ListRow | None:
        """The row in hand."""
        rows = self.all_rows
        return rows[self._at] if self._at < len(rows) else None

    def _build(self) -> None:
        self.setAccessibleName(tr("Word 里改过的地方"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        if count := tracked_count(self.session.foreign):
            column.addWidget(_noted(tr("含 {count} 处修订，按已接受看待。", count=count)))
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(self._list())
        # The ground is the panel's own.
        for ground in (self._area.viewport(), self._area.widget()):
            ground.setAutoFillBackground(False)
        column.addWidget(self._area, 1)
        column.addWidget(KeyHints(self._hints()))

    def _list(self) -> QWidget:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in self.rows:
            row.chosen.connect(self._on_chosen)
            rows.addWidget(row)
        if self.comments:
            rows.addWidget(_noted(tr("批注 {count} 条", count=len(self.comments)), "bold", "text"))
        for comment in self.comments:
            rows.addWidget(comment)
        for at, row in enumerate(self.all_rows):
            row.shown.connect(partial(self.take, at, front=True))
            for watched in (row, *row.findChildren(Button)):
                watched.installEventFilter(self)
        rows.addStretch(1)
        return inner

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(6)
        words = tr("Word 里改过 {count} 处", count=len(self.changes)) if self.changes else tr("批注 {count} 条", count=len(self.comments))
        head.addWidget(Words(words, "strong", shrinks=True), 1)
        every: tuple[Choice, ...] = ("word", "here") if any(change.choices for change in self.changes) else ()
        for choice in every:
            button = self.every[choice] = Button(tr("全部{choice}", choice=choice_words(choice)))
            button.setFixedHeight(28)
            button.clicked.connect(partial(self._take_all, choice))
            head.addWidget(button)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        return head

    def _hints(self) -> list[tuple[str, str]]:
        offered = {choice for change in self.changes for choice in change.choices}
        letters = [(chr(key), choice_words(choice)) for choice, key in KEYS.items() if choice in offered]
        return [("↑↓", tr("换一条")), ("Enter", tr("看位置")), ("Esc", tr("收起")), *letters]

    # Rows

    def take(self, at: int, *, show: bool = True, front: bool = False) -> None:
        """Take a row in hand and show its place on the pages, which come to the front for it where they stand behind the list."""
        rows = self.all_rows
        if not 0 <= at < len(rows):
            return
        self._put_in_hand(at)
        row = rows[at]
        self._keep_in_sight()
        if show:
            row.setFocus()
            self.place_wanted.emit(row.change if isinstance(row, MergeRow) else row.placed if isinstance(row, CommentRow) else None, front)

    def _put_in_hand(self, at: int) -> None:
        self._at = at
        for number, row in enumerate(self.all_rows):
            row.take(on=number == at)

    def take_comments(self) -> None:
        """Take the first comment in hand."""
        self.take(len(self.rows))

    def take_focus(self) -> None:
        """Give the focus to the row in hand."""
        row = self.current
        (row or self).setFocus()

    def _on_chosen(self, change: Change, choice: Choice) -> None:
        label = tr("采纳：{choice}", choice=choice_words(choice))
        self.session.seal()
        self.session.edit(take(self.session.draft, change, choice), label)
        self.session.seal()
        self._follow()

    def _take_all(self, choice: Choice, *_checked: bool) -> None:
        changes = self.changes if choice == "word" else self.changes[::-1]
        self.session.seal()
        self.session.edit(take_all(self.session.draft, changes, choice), tr("采纳：全部{choice}", choice=choice_words(choice)))
        self.session.seal()
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        row = self.current
        if row is not None:
            self._area.ensureWidgetVisible(row, 0, 8)
            self._area.horizontalScrollBar().setValue(0)

    def _follow(self) -> None:
        for row in self.rows:
            row.follow(self.session.draft)

    def close_panel(self) -> None:
        """Go for good."""
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
        for choice, button in self.every.items():
            words = tr("全部{choice}", choice=choice_words(choice))
            button.setText(words if self.width() >= _NARROW else choice_words(choice))
            button.setToolTip(words)
            button.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, ListRow | Button):
            return self._row_event(watched, event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide):
            self._fit()
        return False

    def _row_event(self, watched: QWidget, event: QEvent) -> bool:
        """What a row or one of its buttons would do with a key is done here: the scroll area would take the arrows for itself."""
        if event.type() == QEvent.Type.FocusIn:
            self._put_in_hand(next(at for at, row in enumerate(self.all_rows) if row is watched or row.isAncestorOf(watched)))
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        is_press = isinstance(watched, Button) and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        return not is_press and self._on_key(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes round in the list: what it lies over can't be seen."""
        found = [w for w in self.findChildren(QWidget) if w.isVisible() and w.isEnabled() and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        order = sorted(found, key=lambda w: (self._place_of(w).y(), self._place_of(w).x()))
        now = QApplication.focusWidget()
        if not order:
            return False
        at = order.index(now) + (1 if next else -1) if now in order else self._near(order, now, next=next)
        order[at % len(order)].setFocus(Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason)
        return True

    def _place_of(self, widget: QWidget) -> QPoint:
        """Where a widget of the list stands in it."""
        return widget.mapTo(self, QPoint(0, 0))

    def _near(self, order: Sequence[QWidget], now: QWidget | None, *, next: bool) -> int:  # noqa: A002 - as above
        """The first widget of the row that has the focus, or the one before it."""
        top = self._place_of(now).y() if now is not None and self.isAncestorOf(now) else 0
        behind = [at for at, widget in enumerate(order) if self._place_of(widget).y() >= top]
        return (behind[0] if behind else 0) - (0 if next else 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._on_key(event):
            super().keyPressEvent(event)

    def _on_key(self, event: QKeyEvent) -> bool:
        """Do what a key means in the list; False where it means nothing."""
        key, row = Qt.Key(event.key()), self.current
        if key == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        elif key in _STEPS:
            self.take(self._at + _STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.take(0 if key == Qt.Key.Key_Home else len(self.all_rows) - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take(self._at, front=True)
        else:
            return isinstance(row, MergeRow) and row.choose_by_key(event)
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())


def _noted(words: str, font: theme.FontName = "small", token: str = "text2") -> QWidget:
    """A line of its own between the rows."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 8, 16, 4)
    row.addWidget(Words(words, font, token, shrinks=True))
    return line
