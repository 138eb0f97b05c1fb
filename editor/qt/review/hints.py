"""The foot of the review: its keys, each a button too, and how many fields are accepted."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent

from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.widgets.key_hints import KeyHints

_PLAIN = {
    Qt.Key.Key_Return: "accept",
    Qt.Key.Key_Enter: "accept",
    Qt.Key.Key_R: "rename",
    Qt.Key.Key_T: "retype",
    Qt.Key.Key_M: "merge",
    Qt.Key.Key_S: "split",
    Qt.Key.Key_A: "accept_sure",
    Qt.Key.Key_L: "list",
    Qt.Key.Key_Delete: "unmark",
    Qt.Key.Key_F2: "mark",
}
_NAMED = {
    "Enter": "accept", "F2": "mark", "R": "rename", "T": "retype", "M": "merge", "S": "split", "Del": "unmark", "A": "accept_sure", "L": "list",
    "Alt+← →": "level",
}  # fmt: skip
_NARROW, _FIRST = 1200, 5


def act_of(event: QKeyEvent) -> str:
    """The name of the act that a key means, "" where it means none."""
    key = Qt.Key(event.key())
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers == Qt.KeyboardModifier.ShiftModifier and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return "back"
    return "" if modifiers else _PLAIN.get(key, "")


def hints() -> tuple[tuple[str, str], ...]:
    """Keys and what they do, the ones that matter most first."""
    return (
        ("Enter", tr("认可，看下一项")), ("F2", tr("把选中的字标为空位")), ("R", tr("改名")), ("T", tr("改类型")), ("M", tr("合并")),
        ("S", tr("拆开")), ("Del", tr("不是空位")), ("A", tr("认可有把握的")), ("L", tr("改成清单")), ("Alt+← →", tr("改层级")),
    )  # fmt: skip


class HintBar(KeyHints):
    """The keys, and how many fields are accepted. `asked` tells the name of an act."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__(hints())
        self._accepted = self._total = 0
        self.pressed.connect(lambda key: self.asked.emit(_NAMED[key]))

    def show_accepted(self, accepted: int, total: int) -> None:
        """Show how far the person is."""
        self._accepted, self._total = accepted, total
        self.setAccessibleName(self._words())
        self._fit()
        self.update()

    def enable(self, *, field: bool, several: bool, places: bool) -> None:
        """Offer what can be done: with the field in hand, with it and others, with one of its places."""
        for keys, can in ((("Enter", "R", "T", "Del"), field), (("M",), several), (("S",), places)):
            for key in keys:
                self.buttons[key].setEnabled(can)

    def _words(self) -> str:
        return tr("已认可 {done} / {total}", done=self._accepted, total=self._total)

    def _track(self) -> QRectF:
        wide = QFontMetrics(theme.font("small")).horizontalAdvance(self._words())
        return QRectF(self.width() - 24 - wide - 80, self.height() / 2 - 1, 80, 4)

    def _fit(self) -> None:
        self.fit(int(self._track().left()) - 16, _FIRST if self.width() < _NARROW else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, track = QPainter(self), self._track()
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        words = QRect(int(track.right()) + 12, 1, self.width(), self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._words())
        paint.rounded(painter, track, 2, "press")
        if self._total and self._accepted:
            paint.rounded(painter, QRectF(track.left(), track.top(), 80 * self._accepted / self._total, 4), 2, "focus")
