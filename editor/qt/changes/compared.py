"""What differs from what was saved, as the rows of a list: each can be taken back alone."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt

from editor.model.differences.differing import Difference, DifferenceKind
from editor.model.differences.differing_text import differences
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes import change_words
from editor.qt.changes.change_words import spoken, stretches_of
from editor.qt.changes.rows import ChangeRow, EveryAct, RowAct, RowFilter


def kind_words(kind: DifferenceKind) -> str:
    """What was done, in a word or two."""
    own = {
        DifferenceKind.SWITCH: tr("写不写"),
        DifferenceKind.ADDED: tr("新加一节"),
        DifferenceKind.REMOVED: tr("删去一节"),
        DifferenceKind.REPORT: tr("整份文稿"),
        DifferenceKind.FIELD: tr("填写项"),
    }
    known = {DifferenceKind.NEW_TEXT: ChangeKind.ADDED, DifferenceKind.GONE_TEXT: ChangeKind.REMOVED}
    return own.get(kind) or change_words.kind_words(known.get(kind) or ChangeKind(kind))


def as_change(one: Difference) -> Change:
    """A difference as what marks texts and finds places knows it."""
    if one.kind == DifferenceKind.MOVED:
        text = one.was if one.was == one.now else tr("{was} → {now}", was=one.was, now=one.now)
        return Change(ChangeKind.MOVED, one.title, text, text, one.place)
    kind = ChangeKind.VALUE if one.kind == DifferenceKind.VALUE else ChangeKind.REWRITTEN
    return Change(kind, one.title, one.was or _none(one), one.now or _none(one), one.place, key=one.key)


def _none(one: Difference) -> str:
    """An empty value is said; text that is not there is just not there."""
    return tr("（未填）") if one.kind == DifferenceKind.VALUE else ""


class Compared:
    """The rows of what a session holds beside a draft, `was`. Taking a difference back is an edit too, so undo brings it again."""

    remark = ""
    headings: Mapping[int, str] = MappingProxyType({})
    every: tuple[EveryAct, ...] = ()
    filters: tuple[RowFilter, ...] = ()

    def __init__(self, session: Session, was: Draft, layouts: Mapping[str, str] = MappingProxyType({})) -> None:
        self.session, self._was, self._layouts = session, was, layouts
        self.name = tr("与上次保存相比")
        self.hints = (("Del", tr("改回")),)
        self._count = 0

    def title(self) -> str:
        """How many differences the rows were made of."""
        count = self._count
        if self.session.path is None:
            return tr("与刚打开时相比，{count} 处不同", count=count) if count else tr("与刚打开时一样。")
        return tr("与上次保存相比，{count} 处不同", count=count) if count else tr("与上次保存的一样。")

    def rows(self) -> tuple[ChangeRow, ...]:
        """A row for each difference by now."""
        found = differences(self._was, self.session.draft, self._layouts)
        self._count = len(found)
        return tuple(map(self._row, found))

    def _row(self, one: Difference) -> ChangeRow:
        kind, change = kind_words(one.kind), as_change(one)
        back = RowAct("back", tr("改回"), Qt.Key.Key_Delete, partial(self._take_back, one))
        return ChangeRow(one, kind, one.title, change, (kind, one.title, spoken(change)), tuple(stretches_of(change)), spoken(change), acts=(back,))

    def _take_back(self, wanted: Difference) -> None:
        """Let one difference be as it was, in the draft of the moment."""
        one = next((one for one in differences(self._was, self.session.draft, self._layouts) if one == wanted), None)
        if one is not None:
            self.session.seal()
            self.session.edit(one.back(), tr("改回：{what}", what=f"{kind_words(one.kind)} {one.title}"))
            self.session.seal()
