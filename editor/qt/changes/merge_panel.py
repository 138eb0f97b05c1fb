"""The list of what came back from Word, over the panes at the left: the pages stay in sight beside it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, Choice, take, take_all
from editor.model.returned.placed import PlacedForeign, comments_of, tracked_count
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes.merge_row import KEYS, MergeRow, choice_words
from editor.qt.changes.side_list import SideList, line_of
from editor.qt.changes.side_row import BUTTON_HEIGHT, SideRow
from editor.qt.look.labels import Lines, Words
from editor.qt.pages.comment_card import comment_words
from editor.qt.widgets.buttons import Button

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


_NARROW = 520


class MergePanel(SideList):
    """Changes, then comments. The choices are edits of the session: undo takes them back, the rows follow."""

    def __init__(self, session: Session, changes: Sequence[Change], parent: QWidget, beside: QWidget) -> None:
        super().__init__(tr("Word 里改过的地方"), parent, beside)
        self.session, self.changes, self._comments = session, tuple(changes), comments_of(session.foreign)
        self.every = dict[Choice, Button]()
        self._say()
        self._leave = session.subscribe(lambda _change: self._follow())
        self.fill((*(partial(self._row_of, change) for change in self.changes), *(partial(self._comment_of, placed) for placed in self._comments)))
        self.fit()
        self.take(0, show=False)

    def _say(self) -> None:
        comments = tr("批注 {count} 条", count=len(self._comments))
        self.headings[len(self.changes)] = comments
        self.title.say(tr("Word 里改过 {count} 处", count=len(self.changes)) if self.changes else comments)
        every: tuple[Choice, ...] = (Choice.WORD, Choice.HERE) if any(change.choices for change in self.changes) else ()
        for choice in every:
            button = self.every[choice] = Button(tr("全部{choice}", choice=choice_words(choice)))
            button.setFixedHeight(BUTTON_HEIGHT)
            button.clicked.connect(partial(self._take_all, choice))
            self.acts.addWidget(button)
        if count := tracked_count(self.session.foreign):
            self.column.insertWidget(1, line_of(tr("含 {count} 处修订，按已接受看待。", count=count)))
        offered = {choice for change in self.changes for choice in change.choices}
        self.add_hints(*((chr(key), choice_words(choice)) for choice, key in KEYS.items() if choice in offered))

    # Rows

    @property
    def change_rows(self) -> list[MergeRow]:
        """The rows of changes."""
        return [row for row in self.rows if isinstance(row, MergeRow)]

    @property
    def comments(self) -> list[CommentRow]:
        """The rows of comments."""
        return [row for row in self.rows if isinstance(row, CommentRow)]

    def _row_of(self, change: Change) -> MergeRow:
        field = self.session.draft.template.by_key.get(change.key)
        row = MergeRow(change, field.name if field else "")
        row.chosen.connect(self._on_chosen)
        row.follow(self.session.draft)
        return row

    def _comment_of(self, placed: PlacedForeign) -> CommentRow:
        return CommentRow(placed, numbered_title(self.session.draft, placed.section))

    def key_does(self, event: QKeyEvent) -> bool:
        """A letter is a choice."""
        row = self.current
        return isinstance(row, MergeRow) and row.choose_by_key(event)

    def take_comments(self) -> None:
        """Take the first comment in hand."""
        self.take(len(self.changes))

    # Choices

    def _on_chosen(self, change: Change, choice: Choice) -> None:
        self._edit(take(self.session.draft, change, choice), tr("采纳：{choice}", choice=choice_words(choice)))

    def _take_all(self, choice: Choice, *_checked: bool) -> None:
        changes = self.changes if choice == Choice.WORD else self.changes[::-1]
        self._edit(take_all(self.session.draft, changes, choice), tr("采纳：全部{choice}", choice=choice_words(choice)))

    def _edit(self, draft: Draft, label: str) -> None:
        """A step of undo of its own."""
        self.session.seal()
        self.session.edit(draft, label)
        self.session.seal()
        self._follow()

    def _follow(self) -> None:
        for row in self.change_rows:
            row.follow(self.session.draft)

    # The panel

    def close_panel(self) -> None:
        """Go for good."""
        self._leave()
        super().close_panel()

    def fit(self) -> None:
        """Reach to what stands beside; where that is little, the buttons have less to say."""
        super().fit()
        for choice, button in self.every.items():
            words = tr("全部{choice}", choice=choice_words(choice))
            button.setText(words if self.width() >= _NARROW else choice_words(choice))
            button.setToolTip(words)
            button.setAccessibleName(words)
