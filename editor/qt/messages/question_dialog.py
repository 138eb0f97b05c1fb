"""A question over the window: one consequence, verbs as buttons, and where something would be lost the list of it with the way to each place."""

from collections.abc import Sequence
from itertools import count

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.look.labels import Lines, Words
from editor.qt.widgets.buttons import Button, ButtonKind

_WIDE, _WIDE_LIST, _EDGE, _HIGHEST, _ROW = 420, 560, 20, 252, 36


class QuestionDialog(QDialog):
    """The last verb is the safe one: it has the focus, and Esc means it. An answer beyond the verbs is one of the listed things.

    What is `listed` are words, each with whether there is something to `see`, as its button is called; the answers count those alone.
    """

    def __init__(
        self,
        question: str,
        consequence: str,
        verbs: Sequence[str],
        parent: QWidget | None = None,
        *,
        listed: Sequence[tuple[str, bool]] = (),
        see: str = "",
    ) -> None:
        super().__init__(parent)
        self.answer = len(verbs) - 1
        self.setWindowTitle(tr("拟稿"))
        self.setAccessibleDescription(" ".join((question, consequence, *(words for words, _ in listed))))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(_EDGE, 20, _EDGE, 16)
        column.setSpacing(8)
        column.addWidget(Words(question, "strong"))
        column.addWidget(Words(consequence, "body", "text2"))
        if listed:
            column.addWidget(self._list(listed, len(verbs), see))
        column.addSpacing(12)
        row.addStretch(1)
        for at, verb in enumerate(verbs):
            row.addWidget(self._button(verb, at))
        column.addLayout(row)
        row.itemAt(row.count() - 1).widget().setFocus()
        self.setMinimumWidth(_WIDE_LIST if listed else _WIDE)
        self.setFont(theme.font("body"))

    def _button(self, words: str, answer: int, kind: ButtonKind = ButtonKind.PLAIN) -> Button:
        button = Button(words, kind)
        button.clicked.connect(lambda _checked=False: self._on_answer(answer))
        return button

    def _list(self, listed: Sequence[tuple[str, bool]], first: int, see: str) -> QScrollArea:
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        answers = count(first)
        for words, has_place in listed:
            rows.addWidget(_Row(words, self._button(see, next(answers), ButtonKind.LINK) if has_place else None))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inner)
        area.setFixedHeight(min(_HIGHEST, rows.heightForWidth(_WIDE_LIST - 2 * _EDGE) + 2))
        return area

    def _on_answer(self, at: int) -> None:
        self.answer = at
        self.accept()


class _Row(QWidget):
    """One thing of the list with the way to its place, where it has one."""

    def __init__(self, words: str, show: Button | None) -> None:
        super().__init__()
        self.setMinimumHeight(_ROW)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 7, 8, 8)
        row.setSpacing(8)
        row.addWidget(Lines(words, "body", "text"), 1)
        if show is not None:
            show.setFixedHeight(20)
            show.setAccessibleName(f"{show.text()} {words}")
            row.addWidget(show)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("raised"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
