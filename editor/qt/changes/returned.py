"""What came back from Word, as the rows of a list: changes with their choices, then comments."""

from collections.abc import Mapping
from functools import partial

from editor.model.acts.outline import numbered_title
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind, Choice, choice_of, take, take_all
from editor.model.returned.placed import PlacedForeign, comments_of, tracked_count
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes.change_words import KEYS, choice_words, kind_words, list_words, spoken, stretches_of
from editor.qt.changes.rows import ChangeRow, EveryAct, RowAct, RowFilter, RowState
from editor.qt.pages.comment_card import comment_words


class Returned:
    """The rows of a session's changes and comments. The choices are edits of the session: undo takes them back, the rows follow."""

    def __init__(self, session: Session) -> None:
        self.session = session
        comments = comments_of(session.foreign)
        tracked = tracked_count(session.foreign)
        self._comments = tr("批注 {count} 条", count=len(comments))
        self._words = partial(choice_words, source=session.source)
        self.name, self._title = list_words(session.source, len(session.changes))
        self.remark = tr("含 {count} 处修订，按已接受看待。", count=tracked) if tracked else ""
        self.headings: Mapping[int, str] = {len(session.changes): self._comments}
        offered = {choice for change in session.changes for choice in change.choices}
        self.hints = tuple((chr(key), self._words(choice)) for choice, key in KEYS.items() if choice in offered)
        every: tuple[Choice, ...] = (Choice.WORD, Choice.HERE) if offered else ()
        self.every = tuple(map(self._every_act, every))
        self.filters: tuple[RowFilter, ...] = ()
        self._rows = (*map(self._change_row, session.changes), *map(self._comment_row, comments))

    def title(self) -> str:
        """How much came back."""
        changes = len(self.session.changes)
        return self._title if changes else self._comments

    def rows(self) -> tuple[ChangeRow, ...]:
        """The rows: always the same ones."""
        return self._rows

    def _change_row(self, change: Change) -> ChangeRow:
        field = self.session.draft.template.by_key.get(change.key)
        kind = tr("位置只在 Word 里") if change.is_elsewhere else kind_words(change.kind)
        where = " · ".join(part for part in (field.name if field else "", change.section) if part and part != kind)
        acts = tuple(RowAct(c, self._words(c), KEYS[c], partial(self._take, change, c)) for c in change.choices)
        said = (kind, where, spoken(change))
        words, look = tuple(stretches_of(change)), "prob" if change.kind in (ChangeKind.CONFLICT, ChangeKind.LOOSE) else "text"
        state = partial(self._state, change)
        return ChangeRow(change, kind, where, change, said, words, spoken(change), look, acts=acts, keeps_choice=True, state=state)

    def _state(self, change: Change) -> RowState:
        """What the draft holds of the change."""
        held = choice_of(self.session.draft, change)
        if held is not None:
            return RowState(held, said=tr("已{choice}", choice=self._words(held)))
        words = tr("后来又改过") if change.kind != ChangeKind.LOOSE else tr("新文件里在别处") if change.is_elsewhere else tr("不会写进新文件")
        return RowState(None, words, words)

    def _comment_row(self, placed: PlacedForeign) -> ChangeRow:
        comment, section = placed.thing, numbered_title(self.session.draft, placed.section)
        quote = tr("“{text}”", text=comment.marked) if comment.marked else ""
        said = (comment_words(comment), quote, section)
        return ChangeRow(placed, comment.author or tr("批注"), section, placed, said, quote=quote, text=comment.text or tr("没有文字的批注"))

    # Choices

    def _every_act(self, choice: Choice) -> EveryAct:
        words = self._words(choice)
        return EveryAct(choice, tr("全部{choice}", choice=words), words, partial(self._take_all, choice))

    def _take(self, change: Change, choice: Choice) -> None:
        self._edit(take(self.session.draft, change, choice), tr("采纳：{choice}", choice=self._words(choice)))

    def _take_all(self, choice: Choice) -> None:
        changes = self.session.changes if choice == Choice.WORD else self.session.changes[::-1]
        self._edit(take_all(self.session.draft, changes, choice), tr("采纳：全部{choice}", choice=self._words(choice)))

    def _edit(self, draft: Draft, label: str) -> None:
        """A step of undo of its own."""
        self.session.seal()
        self.session.edit(draft, label)
        self.session.seal()
