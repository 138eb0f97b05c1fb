"""The list of what differs from what was saved, over the panes at the left: the pages stay in sight beside it."""

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from editor.model.differences.differing import Difference, DifferenceKind
from editor.model.differences.differing_text import differences
from editor.model.draft.draft import Draft
from editor.model.returned.change import Change, ChangeKind
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.changes import merge_row
from editor.qt.changes.side_list import SideList
from editor.qt.changes.side_row import ChangeRow, spoken


def kind_words(kind: DifferenceKind) -> str:
    """What was done, in a word or two."""
    match kind:
        case DifferenceKind.SWITCH:
            return tr("写不写")
        case DifferenceKind.ADDED:
            return tr("新加一节")
        case DifferenceKind.REMOVED:
            return tr("删去一节")
        case DifferenceKind.NEW_TEXT:
            return merge_row.kind_words(ChangeKind.ADDED)
        case DifferenceKind.GONE_TEXT:
            return merge_row.kind_words(ChangeKind.REMOVED)
        case _:
            return merge_row.kind_words(ChangeKind(kind))


def as_change(one: Difference) -> Change:
    """A difference as what marks texts and finds places knows it."""
    if one.kind == DifferenceKind.MOVED:
        text = one.was if one.was == one.now else tr("{was} → {now}", was=one.was, now=one.now)
        return Change(ChangeKind.MOVED, one.title, text, text, one.place)
    return Change(
        ChangeKind.VALUE if one.key else ChangeKind.REWRITTEN, one.title, one.was or _none(one), one.now or _none(one), one.place, key=one.key
    )


def _none(one: Difference) -> str:
    """An empty value is said; text that is not there is just not there."""
    return tr("（未填）") if one.kind == DifferenceKind.VALUE else ""


class CompareRow(ChangeRow):
    """A difference; `back_wanted` tells that it is to be as it was."""

    back_wanted = Signal()

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(as_change(difference), kind_words(difference.kind), difference.title, parent)
        self.difference = difference
        self.back = self.add_act(tr("改回"), "Del")
        self.back.clicked.connect(self.back_wanted)
        self.setAccessibleName(tr("，").join((kind_words(difference.kind), difference.title, spoken(self.change))))


_SETTLED = 150


class ComparePanel(SideList):
    """Compares what a session holds with a draft, `was`, and follows its edits. Taking a difference back is an edit too, so undo brings it again."""

    def __init__(self, session: Session, was: Draft, parent: QWidget, beside: QWidget) -> None:
        super().__init__(tr("与上次保存相比"), parent, beside)
        self.session, self._was = session, was
        self._found: tuple[Difference, ...] | None = None
        self._settled = QTimer(self, interval=_SETTLED, singleShot=True)
        self._settled.timeout.connect(self.follow)
        self.add_hints(("Del", tr("改回")))
        self._leave = session.subscribe(lambda _change: self._settled.start())
        self.follow()
        self.fit()

    # Rows

    def follow(self) -> None:
        """Show what differs by now."""
        found = differences(self._was, self.session.draft)
        if found == self._found:
            return
        had_focus = self.isAncestorOf(self.focusWidget() or self) or not self.rows
        self._found = found
        self.title.say(self._words(len(found)))
        self.fill(partial(self._row_of, one) for one in found)
        if had_focus and self.isVisible():
            self.take_focus()

    def _words(self, count: int) -> str:
        if self.session.path is None:
            return tr("与刚打开时相比，{count} 处不同", count=count) if count else tr("与刚打开时一样。")
        return tr("与上次保存相比，{count} 处不同", count=count) if count else tr("与上次保存的一样。")

    def _row_of(self, one: Difference) -> CompareRow:
        row = CompareRow(one)
        row.back_wanted.connect(partial(self.take_back, one))
        return row

    def key_does(self, event: QKeyEvent) -> bool:
        """Delete takes the difference back."""
        row = self.current
        if event.key() != Qt.Key.Key_Delete or not isinstance(row, CompareRow):
            return False
        self.take_back(row.difference)
        return True

    def take_back(self, wanted: Difference) -> None:
        """Let one difference be as it was, in the draft of the moment."""
        one = next((one for one in differences(self._was, self.session.draft) if one == wanted), None)
        if one is not None:
            self.session.seal()
            self.session.edit(one.back(), tr("改回：{what}", what=f"{kind_words(one.kind)} {one.title}"))
            self.session.seal()
        # The row that asked for it goes with the old list, so not before it is done.
        QTimer.singleShot(0, self, self.follow)

    # The panel

    def close_panel(self) -> None:
        """Go for good."""
        self._settled.stop()
        self._leave()
        super().close_panel()
