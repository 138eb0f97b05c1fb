"""A look inside of a template: its pages with sample values, before anything is begun."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from editor.layout import A4, PageBox
from editor.model.words import tr
from editor.qt.look import paint, theme
from editor.qt.look.labels import Words
from editor.qt.start.library.card_delegate import Pictures
from editor.qt.start.library.cards_model import count_words, origin_words
from editor.qt.widgets.buttons import Button, ButtonKind
from editor.storage.library.entry import LibraryEntry

_PAGE = QSize(560, round(560 * A4[1] / A4[0]))
_GAP, _SIZE = 16, QSize(640, 760)


class _Sheets(QWidget):
    """Pages one below the other; only those in sight are drawn."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages: tuple[PageBox, ...] = ()
        self.pictures = Pictures(most=12)

    def show_pages(self, pages: Sequence[PageBox]) -> None:
        self.pages = tuple(pages)
        self.setMinimumHeight(len(pages) * (_PAGE.height() + _GAP) + _GAP)
        self.update()

    def _rect(self, number: int) -> QRect:
        return QRect((self.width() - _PAGE.width()) // 2, _GAP + number * (_PAGE.height() + _GAP), _PAGE.width(), _PAGE.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.color("desk"))
        for number, page in enumerate(self.pages):
            if (room := self._rect(number)).intersects(event.rect()):
                painter.drawPixmap(room.topLeft(), self.pictures.of(page, _PAGE, self.devicePixelRatioF()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


class TemplatePeek(QDialog):
    """A window over the start page. `chosen` tells that the person begins from the template; Space and Esc close it."""

    chosen = Signal()

    def __init__(self, entry: LibraryEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry, self.sheets, self.area = entry, _Sheets(), QScrollArea()
        self.words = Words(entry.about, "small", "text3", shrinks=True)
        self.setWindowTitle(tr("预览：{name}", name=entry.name))
        self.resize(_SIZE)
        self._build()

    def _build(self) -> None:
        about = " · ".join(part for part in (self.entry.kind, count_words(self.entry), origin_words(self.entry.origin)) if part)
        begin, close = Button(tr("用它新建"), ButtonKind.PRIMARY), Button(tr("关闭"))
        begin.clicked.connect(self._begin)
        close.clicked.connect(self.close)
        head, foot, column = QHBoxLayout(), QHBoxLayout(), QVBoxLayout(self)
        head.setContentsMargins(16, 12, 16, 12)
        head.addWidget(Words(self.entry.name, "title", shrinks=True), 1)
        head.addWidget(Words(about, "small", "text2"))
        foot.setContentsMargins(16, 12, 16, 12)
        foot.setSpacing(8)
        foot.addWidget(self.words, 1)
        foot.addWidget(begin)
        foot.addWidget(close)
        self.area.setWidget(self.sheets)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("模板的页面"))
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)
        self.area.setFocus()

    def show_pages(self, pages: Sequence[PageBox]) -> None:
        """Show the pages."""
        self.sheets.show_pages(pages)
        self.area.setAccessibleDescription(tr("共 {count} 页", count=len(pages)))

    def say(self, words: str) -> None:
        """Say why there is nothing to see."""
        self.words.say(words, "prob")

    def _begin(self) -> None:
        self.close()
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, edge = QPainter(self), self.area.geometry()
        for y in (edge.top() - 1, edge.bottom() + 1):
            paint.hairline(painter, 0, y, self.width(), y)
