"""The title of the fields as a button: where the outline has no room of its own, it drops down from here."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from editor.model.words import tr
from editor.qt import icons, paint, theme

_EDGE, _ARROW = 6, 20


class TitleButton(QAbstractButton):
    """A title with an arrow behind it; the title elides, the arrow stays."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setFixedHeight(28)

    def show_title(self, title: str) -> None:
        """Show another title."""
        self.setText(title)
        self.setToolTip(f"{tr('大纲')}  Ctrl+Shift+O")
        self.setAccessibleName(tr("大纲，现在是“{title}”", title=title))
        self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font("title"))

    def sizeHint(self) -> QSize:
        return QSize(self._metrics().horizontalAdvance(self.text()) + 2 * _EDGE + _ARROW, 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * _EDGE + _ARROW + 32, 28)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        words = self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width() - 2 * _EDGE - _ARROW)
        wide = self._metrics().horizontalAdvance(words)
        box = QRectF(0, 0, wide + 2 * _EDGE + _ARROW, self.height())
        if self.underMouse() or self.isDown():
            paint.rounded(painter, box, 6, "press" if self.isDown() else "hover")
        painter.setFont(theme.font("title"))
        painter.setPen(theme.color("text"))
        painter.drawText(self.rect().adjusted(_EDGE, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.drawPixmap(_EDGE + wide + 4, (self.height() - 16) // 2, icons.pixmap("down", 16, "text2"))
        if self.hasFocus():
            paint.rounded(painter, box, 6, None, "focus", 2)
