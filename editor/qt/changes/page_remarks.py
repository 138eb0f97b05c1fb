"""What the checks found, underlined on the pages in view in the colour of its class; the pointer on it is told why."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from editor.checks import Finding
from editor.layout import Laid
from editor.model.document.document import Paragraph, Table
from editor.model.returned.placed import Spot
from editor.qt.pages.page_spots import PageSpots, paragraphs_in
from editor.qt.pages.pages_view import PagesView
from editor.qt.paper.looks import PageColors
from editor.qt.prose.prose_remarks import said
from editor.qt.session.live_checks import LiveChecks

_COLORS = PageColors()
_WAVE, _HIGH, _LEAST = 4, 1.5, 6  # pixels: of a wave, from its middle, of the shortest line


class _Marked(NamedTuple):
    rect: QRect
    finding: Finding


class PageRemarks(QWidget):
    """Lies over the pages of a view and lets mouse and keyboard through; a tooltip tells why."""

    def __init__(self, view: PagesView, checks: LiveChecks) -> None:
        super().__init__(view.viewport())
        self._view, self._spots, self._checks = view, PageSpots(view), checks
        self._laid: Laid | None = None
        self._found: dict[int, list[tuple[Spot, Finding]]] = {}
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for bar in (view.verticalScrollBar(), view.horizontalScrollBar()):
            bar.valueChanged.connect(self.update)
        view.zoom_changed.connect(self.update)
        view.viewport().installEventFilter(self)
        checks.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Mark what there is to say by now."""
        self._laid = None
        self.setVisible(bool(self._checks.findings))
        self.setGeometry(self._view.viewport().rect())
        self.update()

    @property
    def marked(self) -> list[_Marked]:
        """What is underlined in view, line by line, in pixels of the view."""
        shown = self._view.viewport().rect()
        blocks = dict.fromkeys(box.block for page, _ in self._view.seen() for box in page.lines) if self.isVisible() else {}
        marked = (_Marked(rect, finding) for block in blocks for spot, finding in self._of_block(block) for rect in self._spots.rects(spot))
        return [one for one in marked if one.rect.intersects(shown)]

    def _of_block(self, number: int) -> list[tuple[Spot, Finding]]:
        laid = self._view.laid
        if laid is not self._laid:
            self._laid, self._found = laid, {}
        if number not in self._found:
            self._found[number] = list(self._seek(number, laid.document.blocks[number])) if laid is not None else []
        return self._found[number]

    def _seek(self, number: int, block: Paragraph | Table) -> Iterator[tuple[Spot, Finding]]:
        for first, paragraph, _ in paragraphs_in(block):
            for finding in self._checks.of(paragraph):
                yield Spot(number, first + finding.at.start, first + finding.at.end), finding

    def eventFilter(self, watched: QWidget, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self.parentWidget():
            self.setGeometry(self._view.viewport().rect())
        return event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._tell(event.pos(), event.globalPos())

    def _tell(self, at: QPoint, on_screen: QPoint) -> bool:
        """Say why what is under the pointer is underlined; False where nothing is."""
        found = [one for one in self.marked if one.rect.contains(at)]
        if found:
            words = "\n".join(said(one.finding) for one in found)
            QToolTip.showText(on_screen, words, self._view.viewport(), found[0].rect)
        return bool(found)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush = QPainter(self)
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        for rect, finding in self.marked:
            _underline(brush, QRect(rect.left(), rect.top(), max(rect.width(), _LEAST), rect.height()), sure=finding.is_sure)


def _underline(brush: QPainter, rect: QRect, *, sure: bool) -> None:
    """Draw the line under a text: a wave for what is certain, dots for a hint."""
    if sure:
        brush.setPen(QPen(QColor(_COLORS.wrong), 1.4))
        middle = rect.bottom() - _HIGH + 1
        xs = range(rect.left(), rect.right() + _WAVE // 2, _WAVE // 2)
        brush.drawPolyline(QPolygonF([QPointF(x, middle + (_HIGH if n % 2 else -_HIGH)) for n, x in enumerate(xs)]))
    else:
        brush.setPen(QPen(QColor(_COLORS.hint), 2, Qt.PenStyle.DotLine))
        brush.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())
