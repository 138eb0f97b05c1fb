"""The head of the fields pane: where we are, and which fields are shown."""

from enum import IntEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from editor.model.words import tr
from editor.qt.look import icons, paint, theme
from editor.qt.look.density import Density
from editor.qt.look.labels import Words
from editor.qt.widgets.buttons import Button, IconButton
from editor.qt.widgets.panes import PaneHead
from editor.qt.widgets.segment import Segment, SegmentChoice

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
        return QSize(paint.width_of(self.text(), "title") + 2 * _EDGE + _ARROW, 28)

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


class FieldFilter(IntEnum):
    """Which fields are shown, in the order of the segments."""

    ALL = 0
    UNFILLED = 1
    PROBLEMS = 2


def _counts(fields: int, unfilled: int, problems: int) -> tuple[str, str, str]:
    return tr("全部 {n}", n=fields), tr("未填 {n}", n=unfilled), tr("问题 {n}", n=problems)


class FieldsHead(PaneHead):
    """The section's title with the one above it, the segments 全部, 未填, 问题, and 改正文.

    `outline_asked`: the outline as a drop-down; `text_asked`: the text in place of the fields, or (False) the fields again.
    """

    outline_asked = Signal()
    text_asked = Signal(bool)

    def __init__(self, parent: QWidget | None = None, *, has_text: bool = True) -> None:
        """Without a way to the text for a form, whose text is its file's."""
        super().__init__("surface", 20, parent)
        self._has_text = has_text
        self._breadcrumb = Words("", "small", "text2", shrinks=True)
        self._title = Words("", "title", "text", shrinks=True)
        self._outline = TitleButton()
        self._outline.clicked.connect(self.outline_asked)
        self._outline.hide()
        tips = (tr("全部  Ctrl+1"), tr("未填  Ctrl+2"), tr("问题  Ctrl+3"))
        self.segment = Segment(tuple(SegmentChoice(words, tip=tip) for words, tip in zip(_counts(0, 0, 0), tips, strict=True)))
        self.segment.choose(FieldFilter.ALL)
        self._text, self._text_small = Button("", icon="edit"), IconButton("edit", tr("改正文"), "Ctrl+E")
        for button in (self._text, self._text_small):
            button.clicked.connect(lambda _checked=False: self.text_asked.emit(not self._is_text))
        self._build()
        self.show_mode(text=False)

    _is_text = False

    def lock(self) -> None:
        """Offer no way to the text, which is not to be edited."""
        for button in (self._text, self._text_small):
            button.setEnabled(False)

    def show_mode(self, *, text: bool) -> None:
        """Stand above the text or above the fields."""
        self._is_text = text
        words = tr("回到填写") if text else tr("改正文")
        self._text.setText(words)
        self._text.setToolTip(f"{words}  Ctrl+E")
        self._text_small.rename(words, "Ctrl+E")
        self._text_small.show_icon("left" if text else "edit")
        self.segment.setVisible(not text)

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._breadcrumb)
        words.addWidget(self._title)
        words.addWidget(self._outline)
        words.addStretch(1)
        self.row.addLayout(words, 1)
        self.row.addWidget(self.segment)
        self.row.addWidget(self._text)
        self.row.addWidget(self._text_small)

    def show_title(self, title: str, breadcrumb: str) -> None:
        """Show the section's title and that of the section above it."""
        self._title.say(title)
        self._outline.show_title(title)
        self._breadcrumb.say(breadcrumb)
        self._title.setToolTip(f"{breadcrumb} › {title}" if breadcrumb else title)
        self._place_breadcrumb()

    def show_counts(self, fields: int, unfilled: int, problems: int) -> None:
        """Write the counts into the segments."""
        for number, words in enumerate(_counts(fields, unfilled, problems)):
            self.segment.rename(number, words)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self.setFixedHeight(density.pane_head)
        self._outline.setVisible(density.folded)
        self._title.setVisible(not density.folded)
        # The button brings room of its own at its left.
        self.row.setContentsMargins(14 if density.folded else 20, 0, 12, 1)
        self._text.setFixedHeight(28)
        self._text.setVisible(self._has_text and not density.narrow)
        self._text_small.setVisible(self._has_text and density.narrow)
        self._low = density.low or density.folded
        self._place_breadcrumb()

    _low = False

    def _place_breadcrumb(self) -> None:
        self._breadcrumb.setVisible(bool(self._breadcrumb.words) and not self._low)
