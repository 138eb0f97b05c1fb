"""What a search found, marked on the pages in view; the place that is shown is lit up."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QVariantAnimation
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from editor.layout import Laid
from editor.model.acts.finding import spans_of
from editor.model.document.document import Paragraph, Table
from editor.model.returned.placed import Spot
from editor.qt.look import theme
from editor.qt.look.motion import may_move
from editor.qt.pages.page_spots import PageSpots
from editor.qt.pages.pages_view import PagesView

_FLASH = 150  # milliseconds
_STEADY, _BRIGHT = 0.22, 0.6
_CALM = 0.6  # of the height around the middle: within it a place is in sight and nothing scrolls
_UNDERLINE = 2  # pixels


class PageLight(QWidget):
    """Lies over the pages of a view and lets mouse and keyboard through. Pages that change or scroll take the light along."""

    def __init__(self, view: PagesView, spots: PageSpots) -> None:
        super().__init__(view.viewport())
        self._view, self._spots = view, spots
        self._spot: Spot | None = None
        self._rects: list[QRect] = []
        self._fade = QVariantAnimation(self, startValue=_BRIGHT, endValue=_STEADY, duration=_FLASH)
        self._fade.valueChanged.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.follow)
        view.zoom_changed.connect(self.follow)
        view.viewport().installEventFilter(self)
        self.hide()

    def show_spot(self, spot: Spot) -> bool:
        """Scroll to a text, where it is not in sight, and light it up; False where it is on no page."""
        self._spot = spot
        self.follow()
        if not self._rects:
            return False
        self._bring_into_sight(self._rects[0])
        self.show()
        self.raise_()
        if may_move(self):
            self._fade.stop()
            self._fade.start()
        return True

    def put_out(self) -> None:
        """Show nothing any more."""
        self._spot, self._rects = None, []
        self.hide()

    def follow(self) -> None:
        """Stand where the text stands by now."""
        self._rects = self._spots.rects(self._spot) if self._spot is not None else []
        self.setGeometry(self._view.viewport().rect())
        self.update()

    def _bring_into_sight(self, rect: QRect) -> None:
        view, down, across = self._view.viewport().rect(), self._view.verticalScrollBar(), self._view.horizontalScrollBar()
        edge = round(view.height() * (1 - _CALM) / 2)
        if rect.top() < edge or rect.bottom() > view.height() - edge:
            down.setValue(down.value() + rect.center().y() - view.center().y())
        if rect.left() < 0 or rect.left() > view.width():
            across.setValue(across.value() + rect.center().x() - view.center().x())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget() and self._spot is not None:
            self.follow()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, color = QPainter(self), QColor(theme.color("pfocus"))
        bright = float(self._fade.currentValue()) if self._fade.state() == QVariantAnimation.State.Running else _STEADY
        for rect in self._rects:
            color.setAlphaF(bright)
            brush.fillRect(rect, color)
            color.setAlphaF(1)
            brush.fillRect(QRect(rect.left(), rect.bottom() + 1 - _UNDERLINE, rect.width(), _UNDERLINE), color)


_TINT = 0.2


class PageFound(QWidget):
    """Lies over the pages of a view and lets mouse and keyboard through."""

    def __init__(self, view: PagesView) -> None:
        super().__init__(view.viewport())
        self._view, self._spots = view, PageSpots(view)
        self.light = PageLight(view, self._spots)
        self._words = ""
        self._laid: Laid | None = None
        self._found: dict[int, list[Spot]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.update)
        view.zoom_changed.connect(self.update)
        view.viewport().installEventFilter(self)
        self.hide()

    def seek(self, words: str) -> None:
        """Mark these words from now on; no words mark nothing."""
        self._words, self._laid = words, None
        self.light.put_out()
        self.setVisible(bool(words))
        self.setGeometry(self._view.viewport().rect())
        self.update()

    def show_text(self, words: str, section: str, block: int, number: int = 0) -> bool:
        """Scroll to the words in a block of a section, to their n-th place there (from 0) in the template's own text; False where they are not."""
        laid = self._view.laid
        spots = [
            Spot(at, *span)
            for at, found in enumerate(laid.document.blocks if laid is not None else ())
            if (found.section, found.block) == (section, block)
            for span in spans_of(_text_of(found), words)
        ]
        own = [spot for spot in spots if laid is not None and _is_own(laid.document.blocks[spot.block], spot.start)] or spots
        return bool(own) and self.light.show_spot(own[min(number, len(own) - 1)])

    def show_block(self, section: str, block: int) -> bool:
        """Scroll to a block of a section, or to its first one where it has no such; False where nothing of it is on a page."""
        blocks = self._view.laid.document.blocks if self._view.laid is not None else ()
        own = [(at, found) for at, found in enumerate(blocks) if found.section == section]
        at, shown = next(((at, found) for at, found in own if found.block == block), own[0] if own else (0, None))
        return shown is not None and self.light.show_spot(Spot(at, 0, len(_text_of(shown))))

    def follow(self) -> None:
        """Mark what stands on the pages by now."""
        self._laid = None
        self.light.follow()
        self.update()

    @property
    def rects(self) -> list[QRect]:
        """What is marked in view, line by line, in pixels of the view."""
        shown = self._view.viewport().rect()
        blocks = dict.fromkeys(box.block for page, _ in self._view.seen() for box in page.lines) if self._words else {}
        rects = (rect for block in blocks for spot in self._of_block(block) for rect in self._spots.rects(spot))
        return [rect for rect in rects if rect.intersects(shown)]

    def _of_block(self, block: int) -> list[Spot]:
        laid = self._view.laid
        if laid is not self._laid:
            self._laid, self._found = laid, {}
        if block not in self._found:
            text = _text_of(laid.document.blocks[block]) if laid is not None else ""
            self._found[block] = [Spot(block, *span) for span in spans_of(text, self._words)]
        return self._found[block]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.setGeometry(self._view.viewport().rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, color = QPainter(self), QColor(theme.color("pfocus"))
        color.setAlphaF(_TINT)
        for rect in self.rects:
            brush.fillRect(rect, color)


def _text_of(block: Paragraph | Table) -> str:
    """The text of a block, cells on lines of their own, as places in it are counted."""
    if isinstance(block, Paragraph):
        return block.text
    return "\n".join(cell.paragraph.text for row in block.rows for cell in row)


def _is_own(block: Paragraph | Table, at: int) -> bool:
    """Whether a character of a block is the template's own text, not a value."""
    if isinstance(block, Table):
        return True
    for run in block.runs:
        if at < len(run.shown):
            return run.field is None
        at -= len(run.shown)
    return False
