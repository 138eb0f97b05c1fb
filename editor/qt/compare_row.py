"""One thing that differs from what was saved: where, what with the difference marked, and taking it back."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from editor.model.differing import Difference, DifferenceKind
from editor.model.merging import Change
from editor.model.words import tr
from editor.qt import theme
from editor.qt.buttons import Button
from editor.qt.labels import Words
from editor.qt.merge_row import ListRow
from editor.qt.merge_text import marked_html, spoken


def kind_words(kind: DifferenceKind) -> str:
    """What was done, in a word or two."""
    words: dict[DifferenceKind, str] = {
        "value": tr("填写项"),
        "switch": tr("写不写"),
        "added": tr("新加一节"),
        "removed": tr("删去一节"),
        "moved": tr("挪动"),
        "heading": tr("标题改写"),
        "rewritten": tr("改写"),
        "element": tr("要素改写"),
        "table": tr("表格"),
        "new text": tr("新加"),
        "gone text": tr("删去"),
    }
    return words[kind]


def as_change(one: Difference) -> Change:
    """A difference as what marks texts and finds places knows it."""
    if one.kind == "moved":
        text = one.was if one.was == one.now else tr("{was} → {now}", was=one.was, now=one.now)
        return Change("moved", one.title, text, text, one.place)
    return Change("value" if one.key else "rewritten", one.title, one.was or _none(one), one.now or _none(one), one.place, key=one.key)


def _none(one: Difference) -> str:
    """An empty value is said; text that is not there is just not there."""
    return tr("（未填）") if one.kind == "value" else ""


class CompareRow(ListRow):
    """A difference; `back_wanted` tells that it is to be as it was, `shown` that its place is wanted."""

    back_wanted = Signal()

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.difference, self.change = difference, as_change(difference)
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setAccessibleName(spoken(self.change))
        self.back = Button(tr("改回"))
        self.back.setToolTip(tr("改回  Del"))
        self.back.setFixedHeight(28)
        self.back.clicked.connect(self.back_wanted)
        self.setAccessibleName(tr("，").join((kind_words(difference.kind), difference.title, spoken(self.change))))
        self._build()
        self._mark()

    def _build(self) -> None:
        top, acts = QHBoxLayout(), QHBoxLayout()
        top.addWidget(Words(kind_words(self.difference.kind), "bold"))
        top.addWidget(Words(self.difference.title, "small", "text2", shrinks=True), 1)
        acts.setSpacing(6)
        acts.addWidget(self.back)
        acts.addStretch(1)
        acts.addWidget(self.show_button())
        self.column.addLayout(top)
        self.column.addWidget(self._text)
        self.column.addLayout(acts)

    def _mark(self) -> None:
        self._text.setFont(theme.font("body"))
        self._text.setText(marked_html(self.change))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._mark()
