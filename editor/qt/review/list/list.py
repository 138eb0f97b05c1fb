"""The list of fields in the review: unsure ones first; the row in hand stands open."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from editor.model.sample.left_out import PlaceKind
from editor.model.sample.offer import Offer
from editor.model.words import tr
from editor.qt.review.list.delegate import ROW, ReviewDelegate
from editor.qt.review.list.model import ROW_ROLE, ListRow, ReviewFilter, ReviewModel
from editor.qt.review.list.panel import HEIGHT, ReviewPanel
from editor.qt.review.session.session import ReviewSession

_SLICE, _SOON = 2000, 20  # rows; milliseconds until the next look
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def _line_of(row: ListRow) -> int | None:
    """The line of the text that a row is about; None where it has none."""
    if row.span is not None:
        return row.span.line
    if row.proposals:
        return row.proposals[0].line
    place = row.left_out.place if row.left_out is not None else None
    return place.number if place is not None and place.kind == PlaceKind.LINE else None


class ReviewList(QListView):
    """`asked` passes on a key that is an act, `acted` tells the name of one that was clicked; `noise_shown` tells the line of a row of noise that
    the person came to, `menu_asked` the point of the screen for the menu of the current row.
    """

    asked = Signal(object)
    acted = Signal(str)
    noise_shown = Signal(int)
    menu_asked = Signal(QPoint)

    def __init__(self, session: ReviewSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = ReviewModel(session)
        self._delegate = ReviewDelegate(self)
        self._following = self._on_offer = False
        self._aimed: ListRow | None = None
        self._kept: int | None = None  # where the top of the row in hand is to stay, in pixels of the view
        # Before the rows come: each change of how they scroll lays them all out.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # The rows of a big sample are laid out in slices, so that the window does not stop.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_SLICE)
        self.setItemDelegate(self._delegate)
        self.setModel(self.rows)
        self.setAccessibleName(tr("填写项"))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.panel = ReviewPanel(self.viewport())
        self.panel.renamed.connect(session.rename)
        self.panel.retyped.connect(session.retype)
        self.panel.left.connect(self.setFocus)
        self.panel.asked.connect(lambda name: self.in_place(lambda: self.acted.emit(name)))
        self.verticalScrollBar().valueChanged.connect(lambda _value: self._place_panel())
        session.changed.connect(self.refresh)
        session.moved.connect(self._show_field)
        self._show_field()

    def show_part(self, number: int) -> None:
        """Show the rows of a filter, by its number."""
        self.rows.show(ReviewFilter(number))
        self.refresh()

    def refresh(self) -> None:
        """Read the session anew."""
        focused = self.hasFocus()
        row = self.currentIndex().row()
        self.rows.refresh()
        self._show_field(row)
        if focused:
            self.setFocus()

    def _show_field(self, before: int = -1) -> None:
        if self._on_offer:
            return
        field = self._session.field
        row = self.rows.row_of(field.key) if field is not None else -1
        opened = row
        if row < 0 and before >= 0 and self.rows.rows:
            row = self._selectable(min(before, len(self.rows.rows) - 1))
        self._open(opened)
        self._following = True
        if row >= 0:
            index = self.rows.index(row, 0)
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            if self._kept is not None:
                self._stay(index, self._kept)
            else:
                QTimer.singleShot(0, self, self._show_current)
        self._following = False

    def in_place(self, act: Callable[[], object]) -> None:
        """Do what was clicked: the field that it leads to comes to where this one stands, so that its acts are under the pointer."""
        self._keep(self._delegate.opened[0])
        act()
        self._kept = None

    def _keep(self, row: int) -> None:
        """The row in hand stays where this row stands now."""
        box = self._box(self.rows.index(row, 0)) if row >= 0 else QRect()
        self._kept = box.top() if not box.isEmpty() else None

    def _stay(self, index: QModelIndex, top: int) -> None:
        """Let a row begin at a height of the view: by scrolling, and where there is nothing to scroll by room above or below all rows."""
        self.executeDelayedItemsLayout()
        bar, last = self.verticalScrollBar(), self._box(self.rows.index(len(self.rows.rows) - 1, 0))
        wanted = bar.value() + self._box(index).top() - top
        self._delegate.lift += max(0, -wanted)
        self._delegate.tail = max(0, wanted + self.viewport().height() - last.bottom() - 1 - bar.value())
        self.scheduleDelayedItemsLayout()
        self.executeDelayedItemsLayout()
        bar.setValue(max(0, wanted))
        self._place_panel()

    def _box(self, index: QModelIndex) -> QRect:
        """Where a row stands, without the nothing around all rows."""
        return self._delegate.bared(self.visualRect(index), index)

    def _show_current(self) -> None:
        """Scroll to the row in hand, once the slices have come to it."""
        index = self.currentIndex()
        if self.isVisible() and index.isValid() and self.visualRect(index).isEmpty():
            QTimer.singleShot(_SOON, self, self._show_current)
            return
        self.scrollTo(index)
        self._place_panel()

    def _selectable(self, row: int) -> int:
        rows = self.rows.rows
        return next((n for n in (*range(row, len(rows)), *range(row - 1, -1, -1)) if not rows[n].is_caption), -1)

    def _open(self, row: int) -> None:
        self._delegate.open(row, ROW + HEIGHT)
        if self._kept is None:
            self._delegate.lift = self._delegate.tail = 0
        self.scheduleDelayedItemsLayout()
        field, slot = self._session.field, self._session.slot
        self.panel.setVisible(row >= 0)
        if row >= 0 and field is not None and slot is not None:
            self.panel.show_field(field, slot, self._session.inspection, others=len(self._session.seen.fields) > 1)
            self._place_panel()

    def _place_panel(self) -> None:
        row = self._delegate.opened[0]
        if row >= 0:
            index = self.rows.index(row, 0)
            box = self._box(index)
            self.panel.setVisible(not self.visualRect(index).isEmpty())
            self.panel.setGeometry(box.left() + 3, box.top() + ROW - 2, box.width() - 5, HEIGHT)

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place_panel()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if self._following or not current.isValid():
            return
        row: ListRow = current.data(ROW_ROLE)
        if row.field is not None:
            self._session.go_to(row.field.places[0])
        elif row.offer is not None:
            self._show_offered(row.offer)
        elif (line := _line_of(row)) is not None:
            self.noise_shown.emit(line)

    def _show_offered(self, offer: Offer) -> None:
        """Take the place of the field that an offer is about in hand; the row of the offer stays the current one."""
        self._open(-1)
        self._on_offer = True
        self._session.go_to(self._session.seen.by_key[offer.field].places[0])
        self._on_offer = False

    @property
    def current(self) -> ListRow | None:
        """The current row."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def act_on_current(self) -> None:
        """Do what the current row offers."""
        if (row := self.current) is not None:
            self._act_on(row)

    def _act_at(self, point: QPoint) -> ListRow | None:
        """The row whose act stands at a point."""
        index = self.indexAt(point)
        row: ListRow | None = index.data(ROW_ROLE) if index.isValid() and point.x() > self.viewport().width() - 72 else None
        return row if row is not None and row.act_words else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if not self._box(self.indexAt(point)).contains(point):
            return  # There is nothing.
        self._aimed = self._act_at(point) if event.button() == Qt.MouseButton.LeftButton else None
        self._keep(self.indexAt(point).row())
        super().mousePressEvent(event)
        self._kept = None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        aimed, self._aimed = self._aimed, None
        if aimed is not None and aimed == self._act_at(event.position().toPoint()):
            self._act_on(aimed)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.visualRect(self.currentIndex())
            self.menu_asked.emit(self.viewport().mapToGlobal(row.topLeft() + QPoint(28, ROW)))
        elif self.indexAt(event.pos()) == self.currentIndex():
            self.menu_asked.emit(event.globalPos())

    def _act_on(self, row: ListRow) -> None:
        """Do what a row offers: tie fields, take proposals, or put back what was left out."""
        if row.offer is not None:
            self._session.tie(row.offer)
        elif row.proposals:
            self._session.take(row.proposals)
        elif row.left_out is not None:
            self._session.put_back(row.left_out)
        elif row.span is not None and row.whole:
            self._session.restore_line(row.span.line)
        elif row.span is not None:
            self._session.restore_span(row.span)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.current
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if row is not None and row.act_words and plain and event.key() in _ENTER:
            self._act_on(row)
        elif row is not None and row.field is None and plain and event.key() in _ENTER:
            return
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and plain:
            self._session.go_to_place(-1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            self.asked.emit(event)
