"""A row of a list over the panes."""

import html
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.text.marking import Stretch, StretchKind
from editor.model.text.matching import opcodes
from editor.model.words import tr
from editor.qt.changes.rows import ActName, ChangeRow, RowAct
from editor.qt.files.losses import section_of
from editor.qt.look import paint, theme
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.wrapping import WrappingRow

BUTTON_HEIGHT = 28
_BAR = 3
_LONGEST, _LONGEST_QUOTE = 600, 120  # characters of a comment, and of the text that it marks


def marked_html(stretches: Sequence[Stretch], look: str = "prob") -> str:
    """Stretches as rich text in the colours of the look in force; the kind of each is told by a line too, not by colour alone."""
    lit = f"color:{theme.color(look).name()};background:{theme.color(f'{look}bg').name()}"
    looks = {
        StretchKind.SAME: f"color:{theme.color('text').name()}",
        StretchKind.WAS: f"{lit};text-decoration:line-through",
        StretchKind.NOW: f"color:{theme.color('ok').name()};background:{theme.color('okbg').name()};text-decoration:underline",
        StretchKind.MEANT: f"{lit};text-decoration:underline",
    }
    return "".join(f'<span style="{looks[s.kind]}">{html.escape(s.text).replace(chr(10), "<br>")}</span>' for s in stretches)


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
        if row.text:
            self._build_comment()
        else:
            self._build_stretches()
        self._show_state()

    def _build_stretches(self) -> None:
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(self.row.spoken)
        acts = WrappingRow()
        for act in self.row.acts:
            acts.add(self._act_button(act))
        acts.add(self._show_button())
        self._column.addLayout(self._first_line(self._remark))
        self._column.addWidget(self._text)
        if self.row.why:
            self._column.addWidget(Lines(self.row.why, "small", "text2"))
        self._column.addWidget(acts)
        self._mark()

    def _build_comment(self) -> None:
        self._column.addLayout(self._first_line(self._show_button()))
        if self.row.quote:
            self._column.addWidget(Lines(self.row.quote, "small", "text2", _LONGEST_QUOTE))
        self._column.addWidget(Lines(self.row.text, most=_LONGEST))

    def _first_line(self, last: QWidget) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(Words(self.row.kind, "bold", self.row.look))
        line.addWidget(Words(self.row.title, "small", "text2", shrinks=True), 1)
        line.addWidget(last)
        return line

    def _act_button(self, act: RowAct) -> Button:
        """Its tip tells the key that does the same."""
        button = self.buttons[act.name] = Button(act.words)
        button.setToolTip(f"{act.words}  {act.keys}")
        button.setFixedHeight(BUTTON_HEIGHT)
        button.setCheckable(self.row.keeps_choice)
        button.clicked.connect(lambda: self.act_wanted.emit(next(own for own in self.row.acts if own.name == act.name)))
        return button

    def _show_button(self) -> Button:
        button = Button(tr("看位置"), ButtonKind.LINK)
        button.setFixedHeight(BUTTON_HEIGHT)
        if not section_of(self.row.place):
            button.hide()
        button.clicked.connect(self.shown)
        return button

    # What changes

    def renew(self, row: ChangeRow) -> None:
        """Stand for another row that looks the same."""
        self.row = row
        self.follow()

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
            button.show_icon("check" if name == self.state.held else "", "ok")

    def _mark(self) -> None:
        """Show the text in the letters and colours of the look."""
        self._text.setFont(theme.font("body"))
        self._text.setText(marked_html(self.row.stretches, "warn" if self.row.look == "warn" else "prob"))

    def take(self, *, on: bool) -> None:
        """Be the row in hand, or not any more."""
        if on != self.in_hand:
            self.in_hand = on
            self.update()

    # The widget

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self.row.stretches:
            self._mark()

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


def line_of(words: str, font: theme.FontName = "small", token: str = "text2") -> QWidget:
    """A line of words of its own, over the list or between its rows."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(16, 8, 16, 4)
    row.addWidget(Words(words, font, token, shrinks=True))
    return line


class RowStack(QWidget):
    """Rows one below the other with lines of words between them. A row that looks as it did before stays the widget that it is: to make one anew,
    or to move it, takes Qt as long as a hundred others to be painted. `made` tells of each new one.
    """

    made = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[SideRow] = []
        self._headings: list[QWidget] = []
        self._stack = QVBoxLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.setSpacing(0)

    def show_rows(self, rows: Sequence[ChangeRow], headings: Mapping[int, str]) -> None:
        """Show these rows; a heading stands before the row of that number."""
        before, after = self.rows, list[SideRow]()
        for tag, a1, a2, b1, b2 in opcodes([row.row.look_alike for row in before], [row.look_alike for row in rows]):
            at = self._stack.indexOf(before[a1]) if a1 < len(before) else self._stack.count()
            after += before[a1:a2] if tag == "equal" else [self._made(row, at + number) for number, row in enumerate(rows[b1:b2])]
            self._drop(() if tag == "equal" else before[a1:a2])
        for widget, row in zip(after, rows, strict=True):
            widget.renew(row)
        self.rows = after
        self._drop(self._headings)
        self._headings = [line_of(words, "bold", "text") for at, words in headings.items() if at < len(after)]
        for line, at in zip(self._headings, headings, strict=False):
            self._stack.insertWidget(self._stack.indexOf(after[at]), line)

    def _made(self, row: ChangeRow, at: int) -> SideRow:
        made = SideRow(row)
        self.made.emit(made)
        self._stack.insertWidget(at, made)
        return made

    def _drop(self, widgets: Iterable[QWidget]) -> None:
        for widget in widgets:
            self._stack.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
