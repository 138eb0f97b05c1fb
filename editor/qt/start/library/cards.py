"""The template library as cards or as a list, and what can be done with a template by keys and by its menu."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QListView, QMenu, QWidget

from editor.model.words import tr
from editor.qt.messages.outside import open_outside
from editor.qt.start.library.card_delegate import CELL, GAP, CardDelegate, EntryDelegate, Pictures
from editor.qt.start.library.card_rows import ROW, RowDelegate
from editor.qt.start.library.cards_model import ENTRY_ROLE, PINNED_ROLE, CardsModel
from editor.storage.library.entry import LibraryEntry, Origin

MOST_COLUMNS = 6
_LAID_OUT = 250  # cards that are laid out at a time


def columns_in(width: int) -> int:
    """How many cards stand side by side in a width, at least one and at most six."""
    return min(MOST_COLUMNS, max(1, (width + GAP) // CELL.width()))


def width_of(columns: int) -> int:
    """The width of so many cards."""
    return columns * CELL.width() - GAP


class TemplateCards(QListView):
    """The templates, as high as all of them: the page around scrolls.

    `opened` tells the template to start from, `looked` one to look inside of, `copied` and `removed` one to copy and to take away,
    `pinned` one that is to stay in front or no longer, `wanted` one whose first page is not there yet, `walked` where the keys went, `rested` that
    no name is typed any more.
    """

    opened = Signal(object)
    looked = Signal(object)
    copied = Signal(object)
    removed = Signal(object)
    pinned = Signal(object, bool)
    wanted = Signal(object)
    walked = Signal(QRect)
    told = Signal(object)
    rested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardsModel(self)
        self.as_list = False
        self.pictures = Pictures()
        self._delegates: tuple[EntryDelegate, EntryDelegate] = CardDelegate(self.pictures, self), RowDelegate(self.pictures, self)
        for delegate in self._delegates:
            delegate.wanted.connect(self.wanted)
        self.setModel(self.cards)
        self.setAccessibleName(tr("模板库"))
        self.setUniformItemSizes(True)
        # Thousands of cards are laid out while nobody types.
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_LAID_OUT)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.doubleClicked.connect(self._open)
        self.set_list(on=False)

    def set_list(self, *, on: bool) -> None:
        """Be a list, or cards."""
        self.as_list = on
        self.setItemDelegate(self._delegates[on])
        self.setViewMode(QListView.ViewMode.ListMode if on else QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setWrapping(not on)
        self.setGridSize(QSize() if on else CELL)

    def fit(self, columns: int) -> None:
        """Take the width of so many cards and the height that all templates need."""
        count = self.cards.rowCount()
        if self.as_list:
            self.setFixedSize(width_of(columns), max(1, count) * ROW + 2)
            return
        # The last column's gap belongs to the list, the page around clips it off.
        self.setFixedSize(columns * CELL.width() + 2, max(1, -(-count // columns)) * CELL.height() + 2)

    @property
    def is_named(self) -> bool:
        """Whether a name is being typed."""
        return self.state() == QAbstractItemView.State.EditingState

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        super().closeEditor(editor, hint)
        self.rested.emit()

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ENTRY_ROLE))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.walked.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(index)
        elif event.key() == Qt.Key.Key_Space:
            self.looked.emit(index.data(ENTRY_ROLE))
        elif event.matches(QKeySequence.StandardKey.Delete) and index.data(ENTRY_ROLE).origin == Origin.OWN:
            self.removed.emit(index.data(ENTRY_ROLE))
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            corner = self.viewport().mapToGlobal(self.visualRect(index).center() - QPoint(GAP, 0))
            self.menu_of(index).popup(corner if by_key else event.globalPos())

    def menu_of(self, index: QModelIndex) -> QMenu:
        """The menu of a template."""
        entry: LibraryEntry = index.data(ENTRY_ROLE)
        menu, own, is_pinned = QMenu(self), entry.origin == Origin.OWN, bool(index.data(PINNED_ROLE))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("用它新建"), QKeySequence("Return"), lambda: self.opened.emit(entry))
        menu.addAction(tr("预览"), QKeySequence("Space"), lambda: self.looked.emit(entry))
        menu.addSeparator()
        pin = menu.addAction(tr("固定在前"), lambda: self.pinned.emit(entry, not is_pinned))
        pin.setCheckable(True)
        pin.setChecked(is_pinned)
        menu.addAction(tr("另存到我的模板") if not own else tr("再存一份"), lambda: self.copied.emit(entry))
        menu.addAction(tr("打开文件夹"), lambda: open_outside(entry.file.parent, self.told.emit))
        if own:
            menu.addSeparator()
            menu.addAction(tr("改名称"), QKeySequence("F2"), lambda: self.edit(self.cards.index(self.cards.row_of(entry.file))))
            menu.addAction(tr("删掉"), QKeySequence.StandardKey.Delete, lambda: self.removed.emit(entry))
        return menu

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
