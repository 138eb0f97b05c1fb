"""A row of a list over the panes."""

import html

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.returned.change import Change, ChangeKind
from editor.model.text.marking import StretchKind
from editor.model.words import tr
from editor.qt.changes.change_words import spoken, stretches_of
from editor.qt.changes.rows import ActName, ChangeRow, RowAct
from editor.qt.files.losses import section_of
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import Button, ButtonKind

BUTTON_HEIGHT = 28
_BAR = 3
_LONGEST, _LONGEST_QUOTE = 600, 120  # characters of a comment, and of the text that it marks


def marked_html(change: Change) -> str:
    """The stretches of a change as rich text in the colours of the look in force; the kind of each is told by a line too, not by colour alone."""
    looks = {
        StretchKind.SAME: f"color:{theme.color('text').name()}",
        StretchKind.WAS: f"color:{theme.color('prob').name()};background:{theme.color('probbg').name()};text-decoration:line-through",
        StretchKind.NOW: f"color:{theme.color('ok').name()};background:{theme.color('okbg').name()};text-decoration:underline",
    }
    return "".join(f'<span style="{looks[s.kind]}">{html.escape(s.text).replace(chr(10), "<br>")}</span>' for s in stretches_of(change))


class SideRow(QWidget):
    """A row that can be in hand: a white band with a bar, and a frame while it has the focus.

    `shown` says that its place is wanted, `act_wanted` which act is.
    """

    shown = Signal()
    act_wanted = Signal(object)

    def __init__(self, row: ChangeRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row, self.state, self.in_hand = row, row.state(), False
        self.buttons: dict[ActName, Button] = {}
        self._remark, self._text = Words("", "small", "text2"), QLabel()
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 10, 16, 10)
        self._column.setSpacing(6)
        if row.change is None:
            self._build_comment()
        else:
            self._build_change(row.change)
        self._show_state()

    def _build_change(self, change: Change) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(spoken(change))
        acts = QHBoxLayout()
        acts.setSpacing(6)
        for act in self.row.acts:
            acts.addWidget(self._act_button(act))
        acts.addStretch(1)
        acts.addWidget(self._show_button())
        self._column.addLayout(self._first_line("prob" if change.kind in (ChangeKind.CONFLICT, ChangeKind.LOOSE) else "text", self._remark))
        self._column.addWidget(self._text)
        self._column.addLayout(acts)
        self._mark(change)

    def _build_comment(self) -> None:
        self._column.addLayout(self._first_line("text", self._show_button()))
        if self.row.quote:
            self._column.addWidget(Lines(self.row.quote, "small", "text2", _LONGEST_QUOTE))
        self._column.addWidget(Lines(self.row.text, most=_LONGEST))

    def _first_line(self, token: str, last: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Words(self.row.kind, "bold", token))
        line.addWidget(Words(self.row.title, "small", "text2", shrinks=True), 1)
        line.addWidget(last)
        return line

    def _act_button(self, act: RowAct) -> Button:
        """Its tip tells the key that does the same."""
        button = self.buttons[act.name] = Button(act.words)
        button.setToolTip(f"{act.words}  {QKeySequence(act.key).toString()}")
        button.setFixedHeight(BUTTON_HEIGHT)
        button.setCheckable(self.row.keeps_choice)
        button.clicked.connect(lambda: self.act_wanted.emit(act))
        return button

    def _show_button(self) -> Button:
        button = Button(tr("看位置"), ButtonKind.LINK)
        button.setFixedHeight(BUTTON_HEIGHT)
        if not section_of(self.row.place):
            button.hide()
        button.clicked.connect(self.shown)
        return button

    # What changes

    def follow(self) -> None:
        """Show how the row stands by now."""
        self.state = self.row.state()
        self._show_state()

    def _show_state(self) -> None:
        self._remark.say(self.state.remark)
        self.setAccessibleName(tr("，").join(part for part in (*self.row.said, self.state.said) if part))
        self._tick()

    def _tick(self) -> None:
        for name, button in self.buttons.items():
            button.setChecked(name == self.state.held)
            button.setIcon(icons.icon("check", 16, "ok") if name == self.state.held else QIcon())

    def _mark(self, change: Change) -> None:
        """Show the text in the letters and colours of the look."""
        self._text.setFont(theme.font("body"))
        self._text.setText(marked_html(change))

    def take(self, *, on: bool) -> None:
        """Be the row in hand, or not any more."""
        if on != self.in_hand:
            self.in_hand = on
            self.update()

    # The widget

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.row.change is not None:
            self._mark(self.row.change)
            self._tick()

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
