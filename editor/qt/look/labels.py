"""Words on the window: in a font and a colour by name, elided when short of room; times as short words."""

from datetime import datetime

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from editor.model.words import tr
from editor.qt.look import theme
from editor.qt.look.theme import FontName


class Lines(QLabel):
    """Plain text that is wrapped; of a very long one the beginning."""

    def __init__(self, words: str, font: FontName = "body", token: str = "text", most: int = 1200, parent: QWidget | None = None) -> None:
        super().__init__(words if len(words) <= most else f"{words[:most]}…", parent)
        self._font: FontName = font
        self._token, self._is_dressing = token, False
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._dress()

    def _dress(self) -> None:
        if self._is_dressing:
            return
        self._is_dressing = True
        self.setFont(theme.font(self._font))
        palette = self.palette()
        palette.setColor(self.foregroundRole(), theme.color(self._token))
        self.setPalette(palette)
        self._is_dressing = False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and hasattr(self, "_token"):
            self._dress()


class Words(QLabel):
    """One line of words that follows the look. With `shrinks` it takes the room that there is, or no more than its words with `grows` false, and
    gives it up and elides; else it is never cut.

    A label by name alone, for screen readers: measuring and painting are its own.
    """

    def __init__(
        self,
        words: str = "",
        font: FontName = "body",
        token: str = "text",
        parent: QWidget | None = None,
        *,
        shrinks: bool = False,
        grows: bool = True,
    ) -> None:
        super().__init__(parent)
        self._font: FontName = font
        self._token, self._shrinks = token, shrinks
        self._words = ""
        policies = QSizePolicy.Policy
        self.setSizePolicy(policies.Fixed if not shrinks else policies.Expanding if grows else policies.Maximum, policies.Fixed)
        self.say(words)

    @property
    def words(self) -> str:
        """The words."""
        return self._words

    def say(self, words: str, token: str = "") -> None:
        """Show other words, in another colour where one is given."""
        self._token = token or self._token
        if words != self._words:
            self._words = words
            self.setAccessibleName(words)
            self.updateGeometry()
        self.update()

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme.font(self._font))

    def sizeHint(self) -> QSize:
        metrics = self._metrics()
        return QSize(metrics.horizontalAdvance(self._words) + 1, metrics.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(16, self.sizeHint().height()) if self._shrinks else self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font(self._font))
        painter.setPen(theme.color(self._token))
        words = self._metrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width()) if self._shrinks else self._words
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, words)


def when_words(when: float, now: datetime) -> str:
    """A time (seconds since 1970) as short words: 今天 14:32, 昨天, 11月20日, 2025年11月20日; nothing for no time."""
    if not when:
        return ""
    then = datetime.fromtimestamp(when, now.tzinfo)
    days = (now.date() - then.date()).days
    if days == 0:
        return tr("今天 {time}", time=f"{then:%H:%M}")
    if days == 1:
        return tr("昨天")
    if then.year == now.year:
        return tr("{month}月{day}日", month=then.month, day=then.day)
    return tr("{year}年{month}月{day}日", year=then.year, month=then.month, day=then.day)
