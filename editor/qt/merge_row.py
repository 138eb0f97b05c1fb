"""One thing that was changed in Word: where, what with the difference marked, and what to take."""

import html

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.draft import Draft
from editor.model.marking import marked
from editor.model.merging import Change, ChangeKind, Choice, choice_of
from editor.model.words import tr
from editor.qt import icons, paint, theme
from editor.qt.buttons import Button
from editor.qt.labels import Words


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
    words: dict[Choice, str] = {"word": tr("用 Word 的"), "here": tr("用这里的"), "both": tr("两份都留"), "two": tr("分成两项")}
    return words[choice]


class MergeRow(QWidget):
    """A change with its choices; `chosen` tells which was taken, `shown` that its place is wanted."""

    chosen = Signal(object, str)
    shown = Signal(object)

    def __init__(self, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.change = change
        self.held: Choice | None = None
        self.buttons: dict[Choice, Button] = {}
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._state = Words("", "small", "text2")
        self.setAccessibleName(f"{kind_words(change.kind)} {change.section} {change.was} → {change.now}")
        self._build()
        self._mark()

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(Words(kind_words(self.change.kind), "bold", "prob" if self.change.kind in ("conflict", "loose") else "text"))
        top.addWidget(Words(self.change.section, "small", "text2", shrinks=True), 1)
        top.addWidget(self._state)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._text)
        if self.change.choices:
            column.addLayout(self._choices())

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for choice in self.change.choices:
            button = self.buttons[choice] = Button(choice_words(choice))
            button.setFixedHeight(28)
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(self.change, choice))
            row.addWidget(button)
        row.addStretch(1)
        show = Button(tr("看位置"), "link")
        show.setFixedHeight(28)
        show.clicked.connect(lambda: self.shown.emit(self.change))
        row.addWidget(show)
        return row

    def follow(self, draft: Draft) -> None:
        """Show what the draft holds of the change."""
        self.held = choice_of(draft, self.change)
        for choice, button in self.buttons.items():
            button.setChecked(choice == self.held)
            button.setIcon(icons.icon("check", 16, "ok") if choice == self.held else QIcon())
        open_words = tr("不会写进新文件") if self.change.kind == "loose" else tr("后来又改过")
        self._state.say(open_words if self.held is None else "")

    def _mark(self) -> None:
        looks = {
            "same": f"color:{theme.color('text').name()}",
            "was": f"color:{theme.color('prob').name()};background:{theme.color('probbg').name()};text-decoration:line-through",
            "now": f"color:{theme.color('ok').name()};background:{theme.color('okbg').name()};text-decoration:underline",
        }
        parts = marked(self.change.was, self.change.now if self.change.kind != "moved" else self.change.was)
        spans = (f'<span style="{looks[part.kind]}">{html.escape(part.text).replace(chr(10), "<br>")}</span>' for part in parts)
        self._text.setFont(theme.font("body"))
        self._text.setText("".join(spans))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.shown.emit(self.change)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._mark()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.hairline(QPainter(self), 16, self.height() - 1, self.width(), self.height() - 1)
