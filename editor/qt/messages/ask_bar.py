"""A bar that asks for something to type: a name, a unit, and with a name a folder. What is refused is asked for again, with the reason."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QWidget

from editor.model.words import tr
from editor.qt.keys.announcing import alert
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.qt.widgets.choices import Chooser


class GroundBar(QWidget):
    """A row on a ground with the hairline below."""

    def __init__(self, ground: str, icon: str, height: int = 40) -> None:
        super().__init__()
        self._ground, self._icon = ground, icon
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(40 if icon else 16, 0, 12, 1)
        self.row.setSpacing(8)
        self.setFixedHeight(height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color(self._ground))
        if self._icon:
            painter.drawPixmap(14, (self.height() - 16) // 2, icons.pixmap(self._icon, 16, "focus"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)


_BOX = (300, 560)  # how wide the box for a name is where there is room: for short names, and at most for long ones


class AskBar(GroundBar):
    """A question with a name to type. `answered` tells the name and whether the box beside it is ticked, `left` that it was let be.

    Where folders are offered `folders` holds the one that was chosen or typed.
    """

    answered = Signal(str, bool)
    left = Signal()

    def __init__(self) -> None:
        super().__init__("raised", "edit", 48)
        self._question, self._trouble = Words("", "body", "text"), Words("", "small", "prob", shrinks=True)
        self.box, self.tick, self.folders = QLineEdit(), QCheckBox(), _folder_box()
        self.ok, self.leave = Button("", ButtonKind.PLAIN, "check"), Button(tr("取消"), ButtonKind.GHOST)
        self.box.setMinimumWidth(120)
        self.box.setFixedHeight(30)
        self.ok.clicked.connect(self._on_ok)
        self.leave.clicked.connect(self._on_left)
        for widget in (self._question, self.box, self.folders, self.tick, self.ok, self.leave):
            self.row.addWidget(widget, 2 if widget is self.box else 0)
        self.row.addWidget(self._trouble, 1)
        self.row.addStretch()
        self.hide()

    def ask(self, question: str, verb: str, *, name: str = "", hint: str = "", tick: str = "", trouble: str = "", may_be_empty: bool = False) -> None:
        """Put a question; `tick` are the words of the box to tick, "" for none; an empty answer is one where it `may_be_empty`."""
        self._may_be_empty = may_be_empty
        self.folders.hide()
        self._question.say(question)
        self.ok.setText(verb)
        self.box.setText(name)
        self.box.setMaximumWidth(min(max(self.box.fontMetrics().horizontalAdvance(name) + 24, _BOX[0]), _BOX[1]))
        self.box.setPlaceholderText(hint)
        self.box.setAccessibleName(question)
        self.tick.setText(tick)
        self.tick.setVisible(bool(tick))
        self.tick.setChecked(bool(tick))
        self._tell(trouble)
        self.show()
        # All is taken, from the end on, so that the beginning of what has no room is seen.
        self.box.setSelection(len(name), -len(name))
        self.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, trouble: str) -> None:
        self._trouble.say(trouble)
        self._trouble.setToolTip(trouble)
        self._trouble.setVisible(bool(trouble))
        self.box.setAccessibleDescription(trouble)
        if trouble:
            alert(self.box, trouble)

    @property
    def trouble(self) -> str:
        """Why the last answer was refused."""
        return self._trouble.words

    def offer_folders(self, folders: Sequence[str], chosen: str) -> None:
        """Ask for a folder too: one of these, or a new one that is typed."""
        self.folders.clear()
        self.folders.addItems(folders)
        self.folders.setEditText(chosen)
        self.folders.show()

    _may_be_empty = False

    def _on_ok(self) -> None:
        name = self.box.text().strip()
        if name or self._may_be_empty:
            self.hide()
            self.answered.emit(name, self.tick.isChecked() and bool(self.tick.text()))
        else:
            self._tell(tr("先写个名称。"))
            self.box.setFocus()

    def _on_left(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.leave.hasFocus():
            self._on_ok()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_left()
        else:
            super().keyPressEvent(event)


def _folder_box() -> Chooser:
    box = Chooser()
    box.setEditable(True)
    box.setInsertPolicy(Chooser.InsertPolicy.NoInsert)
    box.setFixedSize(168, 30)
    box.setAccessibleName(tr("放进哪个文件夹"))
    if (line := box.lineEdit()) is not None:
        line.setPlaceholderText(tr("文件夹，可不写"))
    box.setToolTip(tr("选一个文件夹，或写一个新的"))
    return box


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked for: the `words` before the box and the `verb` behind it, the `name` that stands in it, and what it says when it is empty.

    `again` is the verb after an answer was refused; `folders` are those to choose from, None where none is asked for.
    """

    words: str
    verb: str
    name: str = ""
    hint: str = ""
    again: str = ""
    may_be_empty: bool = False
    folders: Sequence[str] | None = None


class Asking(QObject):
    """One question at a time in a bar, which is made for the first one; `done` tells that it was answered or let be."""

    done = Signal()

    def __init__(self, put: Callable[[AskBar], object], parent: QObject) -> None:
        """`put` gives the bar its place."""
        super().__init__(parent)
        self._put_bar = put
        self._asked: tuple[Question, Callable[[str], str]] | None = None

    @cached_property
    def bar(self) -> AskBar:
        """The bar with the question."""
        bar = AskBar()
        bar.answered.connect(lambda text, _ticked: self._take(text))
        bar.left.connect(self.done)
        self._put_bar(bar)
        return bar

    def ask(self, question: Question, answer: Callable[[str], str]) -> None:
        """Put a question; `answer` takes what is typed, or gives the reason to ask again."""
        self._asked = question, answer
        self._put(question, "")

    def _put(self, question: Question, trouble: str) -> None:
        verb, folder = question.again if trouble and question.again else question.verb, self.bar.folders.currentText() if trouble else ""
        self.bar.ask(question.words, verb, name=question.name, hint=question.hint, trouble=trouble, may_be_empty=question.may_be_empty)
        if question.folders is not None:
            self.bar.offer_folders(question.folders, folder)

    def _take(self, text: str) -> None:
        if self._asked is None:
            return
        question, answer = self._asked
        if trouble := answer(text):
            self._put(replace(question, name=text), trouble)
        else:
            self.done.emit()
