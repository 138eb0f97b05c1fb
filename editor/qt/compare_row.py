"""One thing that differs from what was saved: where, what with the difference marked, and taking it back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from editor.model.differences.differing import Difference, DifferenceKind
from editor.model.returned.change import Change
from editor.model.words import tr
from editor.qt import merge_row
from editor.qt.merge_text import spoken
from editor.qt.side_row import ChangeRow


def kind_words(kind: DifferenceKind) -> str:
    """What was done, in a word or two."""
    match kind:
        case "switch":
            return tr("写不写")
        case "added":
            return tr("新加一节")
        case "removed":
            return tr("删去一节")
        case "new text":
            return merge_row.kind_words("added")
        case "gone text":
            return merge_row.kind_words("removed")
        case _:
            return merge_row.kind_words(kind)


def as_change(one: Difference) -> Change:
    """A difference as what marks texts and finds places knows it."""
    if one.kind == "moved":
        text = one.was if one.was == one.now else tr("{was} → {now}", was=one.was, now=one.now)
        return Change("moved", one.title, text, text, one.place)
    return Change("value" if one.key else "rewritten", one.title, one.was or _none(one), one.now or _none(one), one.place, key=one.key)


def _none(one: Difference) -> str:
    """An empty value is said; text that is not there is just not there."""
    return tr("（未填）") if one.kind == "value" else ""


class CompareRow(ChangeRow):
    """A difference; `back_wanted` tells that it is to be as it was."""

    back_wanted = Signal()

    def __init__(self, difference: Difference, parent: QWidget | None = None) -> None:
        super().__init__(as_change(difference), kind_words(difference.kind), difference.title, parent)
        self.difference = difference
        self.back = self.add_act(tr("改回"), "Del")
        self.back.clicked.connect(self.back_wanted)
        self.setAccessibleName(tr("，").join((kind_words(difference.kind), difference.title, spoken(self.change))))
