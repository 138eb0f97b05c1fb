"""A row of a list over the panes, and one that shows a change."""

import html
from collections.abc import Iterable
from difflib import SequenceMatcher

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.returned.change import Change, ChangeKind
from editor.model.text.marking import Stretch, StretchKind, marked
from editor.model.words import tr
from editor.qt.files.losses import Wanted
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button

_MOST, _ENDS = 240, 80  # characters of one stretch; how many of each end stay of a longer one
_BETWEEN_CELLS, _BETWEEN_ROWS = "　│　", "\n"


def stretches_of(change: Change) -> list[Stretch]:
    """The stretches of a change; of tables and long values only the rows and paragraphs that differ."""
    if change.kind == ChangeKind.MOVED:
        return [_cut(Stretch(change.was, StretchKind.SAME))]
    if any("\n" in text or "\t" in text for text in (change.was, change.now)):
        return [_cut(stretch) for stretch in _by_rows(change.was.split("\n"), change.now.split("\n"))]
    return [_cut(stretch) for stretch in (_whole(change) if change.key else marked(change.was, change.now))]


def _whole(change: Change) -> list[Stretch]:
    """A value and the one in its place: each as it stands."""
    parts = [Stretch(change.was, StretchKind.WAS), Stretch("　", StretchKind.SAME), Stretch(change.now, StretchKind.NOW)]
    return parts if change.was and change.now else [part for part in parts if part.text.strip()]


def _by_rows(was: list[str], now: list[str]) -> Iterable[Stretch]:
    was, now = ([row.replace("\t", _BETWEEN_CELLS) for row in rows if row] for rows in (was, now))
    behind = False
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if behind:
            yield Stretch(f"{_BETWEEN_ROWS}…{_BETWEEN_ROWS}", StretchKind.SAME)
        behind = True
        if a2 - a1 == b2 - b1:
            for at, (one, other) in enumerate(zip(was[a1:a2], now[b1:b2], strict=True)):
                yield from ([Stretch(_BETWEEN_ROWS, StretchKind.SAME)] if at else [])
                yield from marked(one, other)
        else:
            yield from _other_rows(was[a1:a2], now[b1:b2])


def _other_rows(was: list[str], now: list[str]) -> Iterable[Stretch]:
    """Rows that only one of both has."""
    if was:
        yield Stretch(_BETWEEN_ROWS.join(was), StretchKind.WAS)
    if was and now:
        yield Stretch(_BETWEEN_ROWS, StretchKind.SAME)
    if now:
        yield Stretch(_BETWEEN_ROWS.join(now), StretchKind.NOW)


def _cut(stretch: Stretch) -> Stretch:
    text = stretch.text
    return stretch if len(text) <= _MOST else stretch._replace(text=f"{text[:_ENDS]}…{text[-_ENDS:]}")


def marked_html(change: Change) -> str:
    """The stretches of a change as rich text in the colours of the look in force; the kind of each is told by a line too, not by colour alone."""
    looks = {
        StretchKind.SAME: f"color:{theme.color('text').name()}",
        StretchKind.WAS: f"color:{theme.color('prob').name()};background:{theme.color('probbg').name()};text-decoration:line-through",
        StretchKind.NOW: f"color:{theme.color('ok').name()};background:{theme.color('okbg').name()};text-decoration:underline",
    }
    return "".join(f'<span style="{looks[s.kind]}">{html.escape(s.text).replace(chr(10), "<br>")}</span>' for s in stretches_of(change))


def spoken(change: Change) -> str:
    """A change in words, for screen readers."""
    if change.kind == ChangeKind.MOVED:
        return change.was
    if not change.was:
        return tr("新：{text}", text=change.now)
    if not change.now:
        return tr("原来：{text}", text=change.was)
    return tr("原来：{was}；现在：{now}", was=change.was, now=change.now)


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
        self.top.addWidget(Words(kind, "bold", "prob" if change.kind in (ChangeKind.CONFLICT, ChangeKind.LOOSE) else "text"))
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
