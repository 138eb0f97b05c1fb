"""Keys and what they do at the foot of a pane: caps with words, each a button that does the same."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.model.words import tr
from editor.qt.look import paint, theme

_HEIGHT, _LEFT, _BETWEEN, _INSIDE = 36, 8, 8, 4
_KEYS = {
    "↑↓": Qt.Key.Key_Down,
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Del": Qt.Key.Key_Delete,
}


def key_named(shown: str) -> Qt.Key:
    """The key that a cap shows; of two that go one way and the other it is the one that goes on."""
    return _KEYS.get(shown) or Qt.Key(ord(shown))


class HintButton(QAbstractButton):
    """A key as a cap, and what it does. A click does that and leaves the focus where it is, as the key would."""

    def __init__(self, key: str, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(f"{words}  {key}")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFixedSize(self.sizeHint())

    def _cap(self) -> int:
        return QFontMetrics(theme.font("micro")).horizontalAdvance(self.key) + 10

    def sizeHint(self) -> QSize:
        return QSize(self._cap() + 6 + QFontMetrics(theme.font("small")).horizontalAdvance(self.text()) + 2 * _INSIDE, 28)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.setFixedSize(self.sizeHint())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, cap = QPainter(self), self._cap()
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            paint.rounded(painter, QRectF(self.rect()), 6, "press" if self.isDown() else "hover")
        box = QRectF(_INSIDE, self.height() / 2 - 9, cap, 19)
        paint.rounded(painter, box, 4, "raised", "edge")
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self.key)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2" if self.isEnabled() else "disabled"))
        room = QRect(_INSIDE + cap + 6, 0, self.width() - cap - 6 - _INSIDE, self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())


class KeyHints(QWidget):
    """A bar with keys and what they do, as many as there is room for. `pressed` tells the key on the cap of a button that was clicked."""

    pressed = Signal(str)

    def __init__(self, hints: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons = {key: HintButton(key, words, self) for key, words in hints}
        for key, button in self.buttons.items():
            button.clicked.connect(lambda _on=False, key=key: self.pressed.emit(key))
        self.setFixedHeight(_HEIGHT)
        self.setAccessibleName(tr("，").join(f"{key} {words}" for key, words in hints))

    def fit(self, room: int, most: int | None = None) -> None:
        """Show the first of the buttons, as many as stand in so many pixels, at the most so many."""
        left, is_full = _LEFT, False
        for number, button in enumerate(self.buttons.values()):
            is_full = is_full or left + button.width() > room or number == most
            button.setVisible(not is_full)
            button.move(left, (_HEIGHT - button.height()) // 2 + 1)
            left += button.width() + _BETWEEN

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit(self.width() - _LEFT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.hairline(painter, 0, 0, self.width(), 0)
