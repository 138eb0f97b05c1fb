"""The outline pane: the whole document's progress, a search as you type, the tree."""

from PySide6.QtCore import QModelIndex, QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from editor.model.acts.outline import OutlineItem
from editor.model.acts.outline_items import repeated_key
from editor.model.session.session import Session, SessionChange
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import paint, theme
from editor.qt.look.density import Density
from editor.qt.look.labels import Words
from editor.qt.outline.elements_entry import ElementsEntry
from editor.qt.outline.outline_acts import OutlineActs
from editor.qt.outline.outline_model import ROW_ROLE, OutlineModel
from editor.qt.outline.outline_view import OutlineView
from editor.qt.session.navigator import Navigator
from editor.qt.widgets.buttons import IconButton
from editor.qt.widgets.panes import PaneHead


class _Ring(QWidget):
    """The ring of the whole document."""

    def __init__(self) -> None:
        super().__init__()
        self.progress: tuple[int, int] = (0, 0)
        self.setFixedSize(24, 24)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint.ring(QPainter(self), QRectF(self.rect()), *self.progress)

    def sizeHint(self) -> QSize:
        return QSize(24, 24)


class _SearchBox(TextBox):
    """Esc ends the search, ↓ and Enter go into the tree."""

    def __init__(self, pane: "OutlinePane") -> None:
        super().__init__()
        self._pane = pane
        self.setFont(theme.font("body"))
        self.setPlaceholderText(tr("找章节"))
        self.setAccessibleName(tr("在大纲里找"))
        self.setFixedHeight(28)
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._pane.end_search()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._pane.take_first()
        else:
            super().keyPressEvent(event)


class OutlinePane(QWidget):
    """Shows the session's outline and follows the navigator; a chosen row takes the person there. `entered` asks for the section's fields."""

    entered = Signal()

    def __init__(self, session: Session, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._navigator = session, navigator
        self.model = OutlineModel(session, self)
        self._filter = QSortFilterProxyModel(self)
        self._filter.setRecursiveFilteringEnabled(True)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._filter.setSourceModel(self.model)
        self.tree = OutlineView(self)
        self.tree.setModel(self._filter)
        self.search = _SearchBox(self)
        self.elements = ElementsEntry(session)
        self._head, self._ring = PaneHead("canvas", 16), _Ring()
        self._name, self._count = Words(tr("大纲"), "bold", shrinks=True), Words("", "small", "text2")
        self.acts = OutlineActs(session, navigator, self.tree)
        self._build()
        self._connect()
        self._show_progress()

    def _build(self) -> None:
        self._find, self._add = IconButton("search", tr("找章节")), IconButton("plus", tr("加一节"))
        self._head.row.setContentsMargins(16, 0, 8, 1)
        # As wide as it is; where many fields are counted it gives up room, and ends in dots.
        self._name.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        for widget in (self._ring, self._name, self._count):
            self._head.row.addWidget(widget)
        self._head.row.addWidget(self.search, 1)
        self._head.row.addStretch()
        acts = QHBoxLayout()
        acts.setSpacing(0)
        acts.addWidget(self._find)
        acts.addWidget(self._add)
        self._head.row.addLayout(acts)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addSpacing(6)
        column.addWidget(self.elements)
        column.addWidget(self.tree, 1)
        self.tree.expandAll()
        if self._session.form is not None:
            # A form has no elements, and its parts are those of its file.
            self.elements.hide()
            self._add.hide()

    def _connect(self) -> None:
        self._unsubscribe = self._session.subscribe(self._on_change)
        self._filter.modelReset.connect(self._show_all)
        self._filter.rowsInserted.connect(self._show_all)
        self._navigator.section_changed.connect(self._on_section_changed)
        self.tree.selectionModel().currentChanged.connect(self._on_current_changed)
        self.tree.search_asked.connect(self.start_search)
        self.tree.entered.connect(self._enter)
        self.tree.clicked.connect(lambda index: self._enter() if index.data(ROW_ROLE).item is not None else None)
        self.acts.items.moved_to.connect(self._choose)
        self._add.clicked.connect(self.acts.add)
        self._find.clicked.connect(lambda: self.start_search(""))
        self.search.textChanged.connect(self._on_search)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self.model.close_session()

    def lock(self) -> None:
        """Offer nothing that would change the outline."""
        self._add.setEnabled(False)

    def set_density(self, density: Density) -> None:
        """Stand closer or farther apart."""
        self._head.setFixedHeight(density.pane_head)
        self.elements.set_density(density)
        self.tree.set_density(density)

    def show_panel(self, shown: bool) -> None:
        """Show whether the panel of elements is shown, and not the fields of a section."""
        self.elements.show_panel(shown)
        self.tree.rest(on=shown)

    def start_search(self, typed: str) -> None:
        """Open the search with what was typed already."""
        self._leave_room(searching=True)
        self.search.setText(typed)
        self.search.setFocus()

    def end_search(self) -> None:
        """Close the search and show the whole outline."""
        self.search.clear()
        self._leave_room(searching=False)
        self.tree.setFocus()

    def _leave_room(self, *, searching: bool) -> None:
        """Give the head to the search, or back."""
        for widget in (self._name, self._count, self._find):
            widget.setVisible(not searching)
        self.search.setVisible(searching)

    def take_first(self) -> None:
        """Go to the first row that was found."""
        words = self.search.text()
        found = self._filter.match(self._filter.index(0, 0), Qt.ItemDataRole.DisplayRole, words, 1, _CONTAINS) if words else []
        if found:
            section = found[0].data(ROW_ROLE).id
            self.end_search()
            self._navigator.go_to_section(section)

    def rename(self) -> None:
        """Rename the heading of the current row in place."""
        self.tree.setFocus()
        self.tree.edit(self.tree.currentIndex())

    def _on_search(self, words: str) -> None:
        self._filter.setFilterFixedString(words)
        self._show_all()

    def _show_all(self) -> None:
        self.tree.expandAll()
        self._on_section_changed(self._navigator.section)

    def _on_section_changed(self, section: str) -> None:
        index = self._filter.mapFromSource(self.model.index_of_section(section))
        row = self.tree.currentIndex().data(ROW_ROLE)
        if index.isValid() and (row is None or row.id != section):
            self.tree.setCurrentIndex(index)

    def _choose(self, item: OutlineItem) -> None:
        index = self._filter.mapFromSource(self.model.index_of_item(item))
        self.tree.setCurrentIndex(index)

    def _enter(self) -> None:
        """Enter on a section asks for its fields, on an item for its row, on the way to one more for that."""
        row = self.tree.currentIndex().data(ROW_ROLE)
        if row is not None and row.item is not None:
            self.acts.items.enter(row.item)
        else:
            self.entered.emit()

    def _on_current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        # While the outline is being filtered or rebuilt, rows pass by that nobody chose.
        row = current.data(ROW_ROLE)
        if row is None or not self.tree.hasFocus():
            return
        if row.id != self._navigator.section:
            self._navigator.go_to_section(row.id)
        if row.item is not None and row.item.number is not None:
            self._navigator.hold(repeated_key(self._session.draft, row.id))

    def _on_change(self, _change: SessionChange) -> None:
        self._show_progress()
        self.elements.show_draft(self._session.draft)

    def _show_progress(self) -> None:
        filled, total = self._session.tally.progress
        self._ring.progress = (filled, total)
        self._ring.update()
        self._count.say(f"{filled} / {total}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        # Beside the fields the splitter draws the same line; over them the pane needs one of its own.
        paint.hairline(painter, self.width() - 1, 0, self.width() - 1, self.height())


_CONTAINS = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
