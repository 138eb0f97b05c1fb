"""The place where a sample is dropped, chosen or pasted."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, ButtonKind

SIZE = QSize(400, 272)
STRIP = 96
_BADGE = 44


class _Badge(QWidget):
    """The sheet of paper on its tinted ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(_BADGE, _BADGE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint.rounded(painter, QRectF(self.rect()), 6, "sel2")
        painter.drawPixmap((_BADGE - 20) // 2, (_BADGE - 20) // 2, icons.pixmap("doc", 20, "focus"))


class _KeyButton(Button):
    """A button that shows its key."""

    def __init__(self, words: str, icon: str, key: str) -> None:
        super().__init__(words, ButtonKind.PLAIN, icon)
        self._key = key
        self.setToolTip(f"{words}  {key}")
        self.setStyleSheet(f"text-align: left; padding-right: {self._key_width() + 16}px;")

    def _key_width(self) -> int:
        return QFontMetrics(theme.font("micro")).horizontalAdvance(self._key)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setFont(theme.font("micro"))
        painter.setPen(theme.color("text3"))
        painter.drawText(self.rect().adjusted(0, 0, -11, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._key)


class DropArea(QWidget):
    """`browse_asked`, `paste_asked` and `sample_asked` tell which way the person chose. It draws a drag over the page; the page takes the drop."""

    browse_asked = Signal()
    paste_asked = Signal()
    sample_asked = Signal()

    def __init__(self, parent: QWidget | None = None, *, reads_more: bool = False) -> None:
        """`reads_more` says that files of other word processors can be read on this machine."""
        super().__init__(parent)
        self._dragged, self._reads_more = False, reads_more
        self.heading, self.about = Words("", "heading"), Words(tr("认出空位，变成可填写的模板"), "body", "text2", shrinks=True)
        self.how = WrappedWords(tr("把范文拖到这里。X、____、某某、20XX年会认成填写项，广告和页码会划去。"), "text2")
        self.kinds = Words("", "small", "text3", shrinks=True)
        self.browse = Button(tr("选择范文"), ButtonKind.PRIMARY, "folder")
        self.paste = _KeyButton(tr("粘贴文字"), "paste", "Ctrl+V")
        self.sample = Button(tr("用样例试试"), ButtonKind.LINK)
        self.browse.clicked.connect(self.browse_asked)
        self.paste.clicked.connect(self.paste_asked)
        self.sample.clicked.connect(self.sample_asked)
        self._arrange()
        self.show_hint("")
        self.show_drag(dragged=False)
        self.set_strip(strip=False)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.heading)
        words.addWidget(self.about)
        self._head = QHBoxLayout()
        self._head.setSpacing(16)
        self._head.addWidget(_Badge(self))
        self._head.addLayout(words, 1)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.browse, self.paste, self.sample):
            acts.addWidget(button)
        acts.addStretch(1)
        self._column = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._column.setContentsMargins(32, 16, 32, 16)
        self._column.setSpacing(16)
        self._column.addStretch(1)
        self._column.addLayout(self._head)
        self._column.addWidget(self.how)
        self._column.addLayout(acts)
        self._column.addWidget(self.kinds)
        self._column.addStretch(1)

    def set_strip(self, *, strip: bool) -> None:
        """Be a low strip across a narrow page, or the tall area."""
        self._column.setDirection(QBoxLayout.Direction.LeftToRight if strip else QBoxLayout.Direction.TopToBottom)
        for item, stretch in ((0, not strip), (1, strip), (5, not strip)):
            self._column.setStretch(item, int(stretch))
        self.how.setHidden(strip)
        self.kinds.setHidden(strip)
        if strip:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)
            self.setFixedHeight(STRIP)
        else:
            self.setFixedSize(SIZE)

    def show_drag(self, *, dragged: bool) -> None:
        """Say that a file hangs over the page and what letting go does."""
        self._dragged = dragged
        self.heading.say(tr("松手，读这份范文") if dragged else tr("从范文新建"))
        self.update()

    def show_hint(self, words: str) -> None:
        """Say something below the buttons; nothing brings back the kinds of files that can be read."""
        kinds = tr("Word、WPS、TXT、Markdown 都可以") if self._reads_more else tr("Word（.docx）、TXT、Markdown 都可以")
        self.kinds.say(words or kinds)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("sel2" if self._dragged else "surface"))
        pen = QPen(theme.color("focus" if self._dragged else "edge"), 2 if self._dragged else 1)
        if not self._dragged:
            pen.setDashPattern([4, 3])
        painter.setPen(pen)
        inset = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()


class WrappedWords(QLabel):
    """Words that run over several lines and follow the look."""

    def __init__(self, words: str, token: str, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        self._token = token
        self.setFont(theme.font("body"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._recolour()

    def _recolour(self) -> None:
        palette = self.palette()
        if palette.color(self.foregroundRole()) != theme.color(self._token):
            palette.setColor(self.foregroundRole(), theme.color(self._token))
            self.setPalette(palette)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._recolour()
