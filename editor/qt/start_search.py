"""The search box of the start page, which stands in the window's head."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt import icons, theme
from editor.qt.undo_keys import TextBox

_KEY, _WIDE = "Ctrl+G", 420


class StartSearch(TextBox):
    """Searches reports and templates as you type."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFont(theme.font("body"))
        self.setPlaceholderText(tr("搜模板和文稿：标题、正文、标签"))
        self.setAccessibleName(tr("搜模板和文稿"))
        self.setTextMargins(26, 0, QFontMetrics(theme.font("micro")).horizontalAdvance(_KEY) + 8, 0)
        self.setFixedHeight(32)
        self.setMaximumWidth(_WIDE)
        self.setMinimumWidth(200)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(10, (self.height() - 16) // 2, icons.pixmap("search", 16, "text2"))
        if not self.text():
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, _KEY)
