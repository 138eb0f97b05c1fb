"""Comments in the margin of the pages: a small mark beside the line, its words in a tooltip and, opened, in a card."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from editor.layout import A4
from editor.model.returned.placed import PlacedForeign
from editor.model.words import tr
from editor.qt.look import icons, paint
from editor.qt.pages.comment_card import CommentCard, comment_words
from editor.qt.pages.page_spots import LineStretch, PageSpots
from editor.qt.pages.pages_view import PagesView

_SIZE, _LEAST = 24, 14  # pixels
_MARGIN = 300  # twips from the paper's edge
_PAUSE = 60  # milliseconds without an edit until the marks follow it


class CommentMark(QAbstractButton):
    """The mark of one comment."""

    def __init__(self, placed: PlacedForeign, parent: QWidget) -> None:
        super().__init__(parent)
        self.placed = placed
        self.setAccessibleName(comment_words(placed.thing))
        self.setAccessibleDescription(tr("批注的文字：{text}", text=placed.thing.marked) if placed.thing.marked else "")
        self.setToolTip(comment_words(placed.thing)[:400])
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(_SIZE, _SIZE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        brush, box = QPainter(self), QRectF(self.rect())
        brush.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        paint.rounded(brush, box, 4, "warnbg", "pfocus" if self.hasFocus() else "warn", width)
        size = min(16, self.width() - 4)
        brush.drawPixmap(QPoint((self.width() - size) // 2, (self.height() - size) // 2), icons.pixmap("comment", size, "warn"))


class PageComments(QObject):
    """Puts a mark beside each line with a comment, and moves them with the pages."""

    def __init__(self, view: PagesView, spots: PageSpots, show_all: Callable[[], object]) -> None:
        super().__init__(view)
        self._view, self._spots, self._show_all = view, spots, show_all
        self._marks: list[CommentMark] = []
        self._found: list[tuple[CommentMark, LineStretch]] = []
        self.card: CommentCard | None = None
        self._later = QTimer(self, interval=_PAUSE, singleShot=True)
        self._later.timeout.connect(self.find)
        for moved in (view.verticalScrollBar().valueChanged, view.horizontalScrollBar().valueChanged, view.zoom_changed):
            moved.connect(self.place)
        view.viewport().installEventFilter(self)

    @property
    def shown(self) -> list[CommentMark]:
        """The marks in view, from top to bottom."""
        marks = [mark for mark in self._marks if not mark.isHidden()]
        return sorted(marks, key=lambda mark: (mark.y(), mark.x()))

    def show(self, comments: Sequence[PlacedForeign]) -> None:
        """Mark these comments, in place of those before."""
        for mark in self._marks:
            mark.hide()
            mark.deleteLater()
        self._marks = [self._mark(placed) for placed in comments]
        self.find()

    def _mark(self, placed: PlacedForeign) -> CommentMark:
        mark = CommentMark(placed, self._view.viewport())
        mark.clicked.connect(lambda _on=False: self._open(mark))
        mark.hide()
        return mark

    def _open(self, mark: CommentMark) -> None:
        card = self.card = CommentCard(mark.placed.thing, self._show_all, self._view.viewport())
        card.closed.connect(self._on_card_closed)
        card.open_below(mark.geometry())

    def _on_card_closed(self, had_focus: bool) -> None:
        self.card = None
        if had_focus:
            self._view.setFocus()

    def find_soon(self) -> None:
        """Follow the pages, which changed, once it is quiet: typing does not wait for the margin."""
        if self._marks:
            self._later.start()

    def find(self) -> None:
        """Find the lines of the comments on the pages as they are."""
        places = self._spots.places if self._marks else None
        self._found = []
        for mark in self._marks:
            spot = places.of_thing(mark.placed) if places is not None else None
            stretches = self._spots.stretches(spot) if spot is not None else []
            if stretches:
                self._found.append((mark, stretches[0]))
            else:
                mark.hide()
        self.place()

    def place(self) -> None:
        """Stand beside the lines; what would stand on another mark stands below it."""
        if self.card is not None:
            self.card.leave()
        room, taken = self._view.viewport().rect(), list[int]()
        for mark, stretch in sorted(self._found, key=lambda found: (found[1].page, found[1].top, found[1].left)):
            edge = self._spots.rect(stretch._replace(left=A4[0] - _MARGIN, right=A4[0]))
            size = max(_LEAST, min(_SIZE, edge.height() + 4))
            top = edge.center().y() - size // 2
            while any(abs(top - other) < size + 2 for other in taken):
                top += size + 2
            box = QRect(min(edge.left(), room.right()) - size, top, size, size)
            is_seen = room.intersects(box)
            mark.setVisible(is_seen)
            if is_seen:
                mark.setGeometry(box)
                taken.append(top)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._view.viewport():
            self.place()
        return False
