"""One thing that was changed in Word: where, what with the difference marked, and what to take."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind, Choice, choice_of
from editor.model.words import tr
from editor.qt.changes.side_row import ChangeRow, spoken
from editor.qt.look import icons
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button

KEYS: dict[Choice, Qt.Key] = {
    Choice.WORD: Qt.Key.Key_W,
    Choice.HERE: Qt.Key.Key_H,
    Choice.BOTH: Qt.Key.Key_B,
    Choice.TWO: Qt.Key.Key_T,
    Choice.ALL: Qt.Key.Key_A,
}


def kind_words(kind: ChangeKind) -> str:
    """What was changed, in a word or two."""
    words: dict[ChangeKind, str] = {
        ChangeKind.VALUE: tr("填写项"),
        ChangeKind.CONFLICT: tr("填写项前后不一"),
        ChangeKind.ADDED: tr("新加"),
        ChangeKind.REMOVED: tr("删去"),
        ChangeKind.MOVED: tr("挪动"),
        ChangeKind.REWRITTEN: tr("改写"),
        ChangeKind.HEADING: tr("标题改写"),
        ChangeKind.TABLE: tr("表格"),
        ChangeKind.ELEMENT: tr("要素改写"),
        ChangeKind.LOOSE: tr("只在 Word 里"),
    }
    return words[kind]


def choice_words(choice: Choice) -> str:
    """The words of a choice."""
    words: dict[Choice, str] = {
        Choice.WORD: tr("用 Word 的"),
        Choice.HERE: tr("用这里的"),
        Choice.BOTH: tr("两份都留"),
        Choice.TWO: tr("分成两项"),
        Choice.ALL: tr("每处都改"),
    }
    return words[choice]


class MergeRow(ChangeRow):
    """A change with its choices, under the `name` of its field where it is one's; `chosen` tells which was taken."""

    chosen = Signal(object, str)

    def __init__(self, change: Change, name: str = "", parent: QWidget | None = None) -> None:
        self._where = " · ".join(part for part in (name, change.section) if part)
        super().__init__(change, kind_words(change.kind), self._where, parent)
        self.held: Choice | None = None
        self.buttons: dict[Choice, Button] = {}
        self._state = Words("", "small", "text2")
        self.top.addWidget(self._state)
        for choice in change.choices:
            button = self.buttons[choice] = self.add_act(choice_words(choice), chr(KEYS[choice]))
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, choice=choice: self.chosen.emit(self.change, choice))

    def follow(self, draft: Draft) -> None:
        """Show what the draft holds of the change."""
        self.held = choice_of(draft, self.change)
        for choice, button in self.buttons.items():
            button.setChecked(choice == self.held)
        self._tick()
        open_words = tr("不会写进新文件") if self.change.kind == ChangeKind.LOOSE else tr("后来又改过")
        self._state.say(open_words if self.held is None else "")
        self.setAccessibleName(tr("，").join(part for part in self._said() if part))

    def _said(self) -> tuple[str, ...]:
        held = tr("已{choice}", choice=choice_words(self.held)) if self.held is not None else self._state.words
        return kind_words(self.change.kind), self._where, spoken(self.change), held

    def choose_by_key(self, event: QKeyEvent) -> bool:
        """Take the choice that a letter means; False where it means none here."""
        choice = next((choice for choice, key in KEYS.items() if key == event.key() and choice in self.buttons), None)
        if choice is not None:
            self.chosen.emit(self.change, choice)
        return choice is not None

    def _tick(self) -> None:
        for choice, button in self.buttons.items():
            button.setIcon(icons.icon("check", 16, "ok") if choice == self.held else QIcon())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tick()
