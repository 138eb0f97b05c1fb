"""The bar above the text of a section: the level of the line at hand, a slot by name, what could not be done, and what can't be done here."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from editor.model.acts.element_lines import SIGNING
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button
from editor.qt.widgets.choices import Chooser

_HIGH = 28


class SlotNameBox(TextBox):
    """Asks for the name of a slot: `named` tells it, `left` that Esc let it be."""

    named = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFont(theme.font("body"))
        self.setFixedHeight(_HIGH)
        self.setAccessibleName(tr("空位的名称"))

    def ask(self, names: list[str], *, new: bool) -> None:
        """Ask for a name; those there are offered while typing."""
        self.clear()
        self.setPlaceholderText(tr("选中的文字叫什么") if new else tr("写空位的名称，已有的可选"))
        completer = QCompleter(names, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.named.emit(self.text().strip())
        else:
            super().keyPressEvent(event)


class ProseBar(QWidget):
    """`level_chosen` tells the level (0 is a paragraph) that the line at hand is to have, behind the headings the elements that a line can be made;
    `slot_asked` tells that a slot is wanted.
    """

    level_chosen = Signal(int)
    slot_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level, self.slot, self.name = Chooser(), Button(tr("插入空位"), icon="plus"), SlotNameBox()
        self._hint, self._trouble = Words(tr("Esc 回到填写"), "small", "text3"), Words("", "small", "prob", shrinks=True)
        self.note = Words(tr("字体、字号、图片在这里改不了：存成 Word 再改，改了会留着。"), "small", "text3", shrinks=True)
        self._build()
        self.level.activated.connect(self.level_chosen)
        self.slot.clicked.connect(self.slot_asked)
        self.name.hide()
        self._trouble.hide()

    def _build(self) -> None:
        self.level.addItems([tr("正文"), tr("一级标题"), tr("二级标题"), tr("三级标题"), tr("四级标题"), *SIGNING])
        self.level.setFont(theme.font("body"))
        self.level.setFixedSize(112, _HIGH)
        self.level.setAccessibleName(tr("这一行是"))
        self.level.setToolTip(tr("这一行是  Ctrl+Alt+0…6"))
        self.slot.setFixedHeight(_HIGH)
        self.slot.setToolTip(tr("插入空位  F2"))
        column, row = QVBoxLayout(self), QHBoxLayout()
        column.setContentsMargins(20, 8, 16, 8)
        column.setSpacing(6)
        row.setSpacing(8)
        for widget in (self.level, self.slot):
            row.addWidget(widget)
        row.addWidget(self.name, 1)
        row.addStretch(0)
        row.addWidget(self._hint)
        column.addLayout(row)
        column.addWidget(self._trouble)
        column.addWidget(self.note)

    def show_level(self, level: int, *, can_change: bool) -> None:
        """Show the level of the line at hand."""
        blocker = QSignalBlocker(self.level)
        self.level.setCurrentIndex(level)
        self.level.setEnabled(can_change)
        blocker.unblock()

    def say(self, trouble: str) -> None:
        """Say why something was not taken; nothing takes the words away."""
        self._trouble.say(trouble)
        self._trouble.setVisible(bool(trouble))
        self.note.setVisible(not trouble)

    def ask_name(self, names: list[str], *, new: bool) -> None:
        """Ask for the name of a slot."""
        self._hint.hide()
        self.name.ask(names, new=new)

    def end_name(self) -> None:
        """Take the question away."""
        self.name.hide()
        self._hint.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("surface"))
        paint.hairline(painter, 0, self.height() - 1, self.width(), self.height() - 1)
