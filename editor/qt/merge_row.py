"""One thing that was changed in Word: where, what with the difference marked, and what to take."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QIcon, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.draft import Draft
from editor.model.merging import Change, ChangeKind, Choice, choice_of
from editor.model.words import tr
from editor.qt import icons, paint, theme
from editor.qt.buttons import Button
from editor.qt.labels import Words
from editor.qt.merge_text import marked_html, spoken

KEYS: dict[Choice, Qt.Key] = {"word": Qt.Key.Key_W, "here": Qt.Key.Key_H, "both": Qt.Key.Key_B, "two": Qt.Key.Key_T, "all": Qt.Key.Key_A}
_BAR = 3


def kind_words(kind: ChangeKind) -> str:
    """What was changed, in a word or two."""
    words: dict[ChangeKind, str] = {
        "value": tr("填写项"),
        "conflict": tr("填写项前后不一"),
        "added": tr("新加"),
        "removed": tr("删去"),
        "moved": tr("挪动"),
        "rewritten": tr("改写"),
        "heading": tr("标题改写"),
        "table": tr("表格"),
        "element": tr("要素改写"),
        "loose": tr("只在 Word 里"),
    }
    return words[kind]


def choice_words(choice: Choice) -> str:
    """The words of a choice."""
    words: dict[Choice, str] = {
        "word": tr("用 Word 的"),
        "here": tr("用这里的"),
        "both": tr("两份都留"),
        "two": tr("分成两项"),
        "all": tr("每处都改"),
    }
    return words[choice]


class ListRow(QWidget):
    """A row of the list that can be in hand: a white band with a bar, and a frame while it has the focus."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.in_hand = False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 10, 16, 10)
        self.column.setSpacing(6)

    def take(self, *, on: bool) -> None:
        """Be the row in hand, or not any more."""
        if on != self.in_hand:
            self.in_hand = on
            self.update()

    def show_button(self) -> Button:
        """The button that shows the place."""
        button = Button(tr("看位置"), "link")
        button.setFixedHeight(28)
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


class MergeRow(ListRow):
    """A change with its choices; `chosen` tells which was taken, `shown` that its place is wanted."""

    chosen = Signal(object, str)

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        self.held: Choice | None = None
        self.buttons: dict[Choice, Button] = {}
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(spoken(change))
        self._state = Words("", "small", "text2")
        self._build()
        self._mark()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(Words(kind_words(self.change.kind), "bold", "prob" if self.change.kind in ("conflict", "loose") else "text"))
        top.addWidget(Words(self.change.section, "small", "text2", shrinks=True), 1)
        top.addWidget(self._state)
        self.column.addLayout(top)
        self.column.addWidget(self._text)
        self.column.addLayout(self._choices())

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for choice in self.change.choices:
            button = self.buttons[choice] = Button(choice_words(choice))
            button.setToolTip(f"{choice_words(choice)}  {chr(KEYS[choice])}")
            button.setFixedHeight(28)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(self.change, choice))
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.show_button())
        return row

    def follow(self, draft: Draft) -> None:
        """Show what the draft holds of the change."""
        self.held = choice_of(draft, self.change)
        for choice, button in self.buttons.items():
            button.setChecked(choice == self.held)
        self._tick()
        open_words = tr("不会写进新文件") if self.change.kind == "loose" else tr("后来又改过")
        self._state.say(open_words if self.held is None else "")
        self.setAccessibleName(tr("，").join(part for part in self._said() if part))

    def _said(self) -> tuple[str, ...]:
        held = tr("已{choice}", choice=choice_words(self.held)) if self.held is not None else self._state.words
        return kind_words(self.change.kind), self.change.section, spoken(self.change), held

    def choose_by_key(self, event: QKeyEvent) -> bool:
        """Take the choice that a letter means; False where it means none here."""
        choice = next((choice for choice, key in KEYS.items() if key == event.key() and choice in self.buttons), None)
        if choice is not None:
            self.chosen.emit(self.change, choice)
        return choice is not None

    def _tick(self) -> None:
        for choice, button in self.buttons.items():
            button.setIcon(icons.icon("check", 16, "ok") if choice == self.held else QIcon())

    def _mark(self) -> None:
        self._text.setFont(theme.font("body"))
        self._text.setText(marked_html(self.change))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._mark()
            self._tick()
