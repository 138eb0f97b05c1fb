"""A row of a list over the panes, and one that shows a change."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.returned.change import Change
from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.buttons import Button
from editor.qt.labels import Words
from editor.qt.losses import Wanted
from editor.qt.merge_text import marked_html, spoken

BUTTON_HEIGHT = 28
_BAR = 3


class SideRow(QWidget):
    """A row that can be in hand: a white band with a bar, and a frame while it has the focus. `shown` tells that its place is wanted."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_hand = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.setSpacing(6)

    @property
    def place(self) -> Wanted | None:
        """What the pages are asked to show for the row; None where there is nothing to show."""
        return None

    def take(self, *, on: bool) -> None:
        """Be the row in hand, or not any more."""
        if on != self.in_hand:
            self.in_hand = on
            self.update()

    def show_button(self) -> Button:
        """The button that shows the place."""
        button = Button(tr("看位置"), "link")
        button.setFixedHeight(BUTTON_HEIGHT)
        button.clicked.connect(self.shown)
        return button

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.shown.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.in_hand:
            painter.fillRect(self.rect(), theme.color("raised"))
            painter.fillRect(0, 0, _BAR, self.height(), theme.color("focus"))
        paint.hairline(painter, 16, self.height() - 1, self.width(), self.height() - 1)
        if self.hasFocus():
            paint.rounded(painter, QRectF(self.rect()).adjusted(2, 2, -2, -2), 4, None, "focus", 2)


class ChangeRow(SideRow):
    """A change: `kind` and `title` in the line `top`, below it the text with what differs marked, then the line of buttons, `acts`."""

    def __init__(self, change: Change, kind: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        self.top, self.acts = QHBoxLayout(), QHBoxLayout()
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(spoken(change))
        self.top.addWidget(Words(kind, "bold", "prob" if change.kind in ("conflict", "loose") else "text"))
        self.top.addWidget(Words(title, "small", "text2", shrinks=True), 1)
        self.acts.setSpacing(6)
        self.column.addLayout(self.top)
        self.column.addWidget(self._text)
        self.column.addLayout(self.acts)
        self.acts.addStretch(1)
        self.acts.addWidget(self.show_button())
        self.mark()

    @property
    def place(self) -> Change:
        return self.change

    def add_act(self, words: str, key: str) -> Button:
        """A button in front of the one that shows the place; its tip tells the key that does the same."""
        button = Button(words)
        button.setToolTip(f"{words}  {key}")
        button.setFixedHeight(BUTTON_HEIGHT)
        self.acts.insertWidget(self.acts.count() - 2, button)
        return button

    def mark(self) -> None:
        """Show the text in the letters and colours of the look."""
        self._text.setFont(theme.font("body"))
        self._text.setText(marked_html(self.change))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self.mark()
