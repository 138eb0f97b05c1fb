"""The list of what was changed in Word, over the panes at the left: the pages stay in sight beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.merging import Change, Choice, take, take_all
from editor.model.session import Session
from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.buttons import Button, IconButton
from editor.qt.labels import Words
from editor.qt.merge_row import MergeRow, choice_words


class MergePanel(QWidget):
    """Lies over its parent as far as what is `beside` it. The choices are edits of the session: undo takes them back, the rows follow."""

    place_wanted = Signal(object)
    closed = Signal()

    def __init__(self, session: Session, changes: Sequence[Change], parent: QWidget, beside: QWidget) -> None:
        super().__init__(parent)
        self.session, self.changes, self._beside = session, tuple(changes), beside
        self.rows = [MergeRow(change) for change in self.changes]
        self._build()
        self._leave = session.subscribe(lambda _change: self._follow())
        for watched in (parent, beside):
            watched.installEventFilter(self)
        self._follow()
        self._fit()

    def _build(self) -> None:
        self.setAccessibleName(tr("Word 里改过的地方"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head())
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        for row in self.rows:
            row.chosen.connect(self._on_chosen)
            row.shown.connect(self.place_wanted)
            rows.addWidget(row)
        rows.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        column.addWidget(area, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(16, 8, 8, 8)
        head.setSpacing(6)
        head.addWidget(Words(tr("Word 里改过 {count} 处", count=len(self.changes)), "strong", shrinks=True), 1)
        every: tuple[Choice, ...] = ("word", "here")
        for choice in every:
            button = Button(tr("全部{choice}", choice=choice_words(choice)))
            button.setFixedHeight(28)
            button.clicked.connect(partial(self._take_all, choice))
            head.addWidget(button)
        close = IconButton("close", tr("收起"), "Esc")
        close.clicked.connect(self.close_panel)
        head.addWidget(close)
        return head

    def _on_chosen(self, change: Change, choice: Choice) -> None:
        label = tr("采纳：{choice}", choice=choice_words(choice))
        self.session.seal()
        self.session.edit(take(self.session.draft, change, choice), label)
        self._follow()

    def _take_all(self, choice: Choice, *_checked: bool) -> None:
        changes = self.changes if choice == "word" else self.changes[::-1]
        self.session.seal()
        self.session.edit(take_all(self.session.draft, changes, choice), tr("采纳：全部{choice}", choice=choice_words(choice)))
        self._follow()

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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move, QEvent.Type.Show, QEvent.Type.Hide) and watched is not self:
            self._fit()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())
