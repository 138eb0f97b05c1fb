"""One comment in the list of what came back from Word."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.model.returned.placed import PlacedForeign
from editor.model.words import tr
from editor.qt.comment_card import comment_words
from editor.qt.labels import Words
from editor.qt.side_row import SideRow
from editor.qt.text_lines import Lines

_MOST, _MOST_MARKED = 600, 120


class CommentRow(SideRow):
    """Who wrote it, what it is about, what it says."""

    def __init__(self, placed: PlacedForeign, section: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.placed, comment = placed, placed.thing
        marked = tr("“{text}”", text=comment.marked) if comment.marked else ""
        self.setAccessibleName(tr("，").join(part for part in (comment_words(comment), marked, section) if part))
        top = QHBoxLayout()
        top.addWidget(Words(comment.author or tr("批注"), "bold"))
        top.addWidget(Words(section, "small", "text2", shrinks=True), 1)
        top.addWidget(self.show_button())
        self.column.addLayout(top)
        if marked:
            self.column.addWidget(Lines(marked, "small", "text2", _MOST_MARKED))
        self.column.addWidget(Lines(comment.text or tr("没有文字的批注"), most=_MOST))

    @property
    def place(self) -> PlacedForeign:
        return self.placed
