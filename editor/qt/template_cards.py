"""The template library as cards: the top of each template's real first page, its name, how many fields it has, where it comes from."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.desk import Desk
from editor.layout import PageBox
from editor.model.words import tr
from editor.qt import paint, theme
from editor.qt.page_looks import A4, PageColors, PageLooks
from editor.qt.painter import PagePainter
from editor.qt.start_layout import box_and_state
from editor.storage.library import LibraryEntry

CARD, GAP = QSize(192, 196), 16
CELL = QSize(CARD.width() + GAP, CARD.height() + GAP)
ENTRY_ROLE, PAGE_ROLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
_FOLDER = 6  # characters of a folder's name that a card has room for
_PAPER, _PICTURE, _TOP = 150, 137, 12  # width of the page, height of the picture, room above the page


def columns_in(width: int) -> int:
    """How many cards stand side by side in a width, at least one and at most six."""
    return min(6, max(1, (width + GAP) // CELL.width()))


def width_of(columns: int) -> int:
    """The width of so many cards."""
    return columns * CELL.width() - GAP


def first_page(desk: Desk, entry: LibraryEntry) -> PageBox:
    """The first page of a template, laid out as it stands, unfilled. May be called from any thread; raises NigaoError for an unreadable file."""
    return desk.lay_out(desk.open(entry.file).draft).pages[0]


def origin_words(origin: str) -> str:
    """Where a template comes from, in words."""
    return {"shipped": tr("随程序"), "own": tr("我的"), "shared": tr("共享")}.get(origin, origin)


def _place_words(entry: LibraryEntry) -> str:
    """Where a template lies: the innermost folder, else where it comes from."""
    folder = entry.folder.rpartition("/")[2]
    return (folder if len(folder) <= _FOLDER else f"{folder[: _FOLDER - 1]}…") or origin_words(entry.origin)


class CardsModel(QAbstractListModel):
    """The templates; the first page of one may come later than its name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[LibraryEntry, ...] = ()
        self._pages: dict[str, PageBox] = {}

    def show_entries(self, entries: Sequence[LibraryEntry]) -> None:
        """Show these templates instead; first pages that are known already stay known."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self.endResetModel()

    def show_page(self, entry: LibraryEntry, page: PageBox) -> None:
        """Show a template's first page."""
        self._pages[_key(entry)] = page
        for row, shown in enumerate(self._entries):
            if _key(shown) == _key(entry):
                self.dataChanged.emit(self.index(row), self.index(row), [PAGE_ROLE])

    def knows_page(self, entry: LibraryEntry) -> bool:
        """Whether the first page of this very version is there."""
        return _key(entry) in self._pages

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        count = tr("{count} 个填写项", count=entry.fields)
        answers: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: entry.name,
            Qt.ItemDataRole.ToolTipRole: entry.about or entry.name,
            Qt.ItemDataRole.AccessibleTextRole: "，".join(filter(None, (entry.name, count, origin_words(entry.origin), entry.folder))),
            ENTRY_ROLE: entry,
            PAGE_ROLE: self._pages.get(_key(entry)),
        }
        return answers.get(role)


def _key(entry: LibraryEntry) -> str:
    return f"{entry.file}|{entry.version}"


class CardDelegate(QStyledItemDelegate):
    """Draws a card. Pictures of pages are kept for one look and one resolution."""

    _MOST = 200

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._painter = PagePainter()
        self._pictures: dict[tuple[int, str, float], tuple[PageBox, QPixmap]] = {}

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return CELL

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room, state = box_and_state(option)
        box, flags = QRect(room.topLeft(), CARD), QStyle.StateFlag
        focused, selected, hovered = (bool(state & flag) for flag in (flags.State_HasFocus, flags.State_Selected, flags.State_MouseOver))
        paint.rounded(painter, QRectF(box), 6, "sel" if selected else "hover" if hovered else "raised", "line")
        self._paint_picture(painter, QRect(box.left() + 1, box.top() + 1, box.width() - 2, _PICTURE), index.data(PAGE_ROLE))
        _paint_words(painter, box, index.data(ENTRY_ROLE), selected=selected)
        paint.rounded(painter, QRectF(box), 6, None, "focus" if focused else "edge" if hovered or selected else "line", 2 if focused else 1)

    def _paint_picture(self, painter: QPainter, room: QRect, page: PageBox | None) -> None:
        painter.fillRect(room, theme.color("desk"))
        left = room.left() + (room.width() - _PAPER) // 2
        paper = QRect(left, room.top() + _TOP, _PAPER, room.height() - _TOP)
        painter.fillRect(paper, theme.color("paper"))
        if page is not None:
            painter.drawPixmap(paper.topLeft(), self._picture(page, painter.device().devicePixelRatioF()))
        paint.hairline(painter, room.left(), room.bottom() + 1, room.right(), room.bottom() + 1)

    def _picture(self, page: PageBox, ratio: float) -> QPixmap:
        key = (id(page), theme.current().name, ratio)
        known = self._pictures.get(key)
        if known is None or known[0] is not page:
            if len(self._pictures) >= self._MOST:
                self._pictures.clear()
            known = self._pictures[key] = (page, self._drawn(page, ratio))
        return known[1]

    def _drawn(self, page: PageBox, ratio: float) -> QPixmap:
        looks = PageLooks(_PAPER * ratio / A4[0], 0.5 * ratio, PageColors.of(theme.current().colors))
        picture = QPixmap(round(_PAPER * ratio), round((_PICTURE - _TOP) * ratio))
        picture.fill(QColor(looks.colors.paper))
        brush = QPainter(picture)
        self._painter.paint_page(brush, page, looks, picture.rect())
        brush.end()
        picture.setDevicePixelRatio(ratio)
        return picture


def _paint_words(painter: QPainter, box: QRect, entry: LibraryEntry, *, selected: bool) -> None:
    left, right, top = box.left() + 12, box.right() - 12, box.top() + _PICTURE
    tag = _place_words(entry)
    painter.setFont(theme.font("micro"))
    width = QFontMetrics(painter.font()).horizontalAdvance(tag) + 12
    frame = QRect(right - width, top + 31, width, 18)
    paint.rounded(painter, QRectF(frame), 3, "surface", "line")
    painter.setPen(theme.color("text2"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tag)
    _line(painter, QRect(left, top + 8, right - left, 22), entry.name, "strong", "onsel" if selected else "text")
    _line(painter, QRect(left, top + 31, frame.left() - left - 8, 18), tr("{count} 个填写项", count=entry.fields), "small", "text2")


def _line(painter: QPainter, room: QRect, words: str, font: theme.FontName, token: str) -> None:
    painter.setFont(theme.font(font))
    painter.setPen(theme.color(token))
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class TemplateCards(QListView):
    """The cards, as high as all of them: the page around scrolls. `opened` tells the template to start from, `walked` where the keys went."""

    opened = Signal(object)
    walked = Signal(QRect)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = CardsModel(self)
        self.setModel(self.cards)
        self.setItemDelegate(CardDelegate(self))
        self.setAccessibleName(tr("模板库"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setGridSize(CELL)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self._open)

    def fit(self, columns: int) -> None:
        """Take the width of so many cards and the height that all cards need."""
        rows = -(-self.cards.rowCount() // columns)
        # The last column's gap belongs to the list, the page around clips it off.
        self.setFixedSize(columns * CELL.width() + 2, max(1, rows) * CELL.height() + 2)

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(ENTRY_ROLE))

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and self.hasFocus():
            self.walked.emit(self.visualRect(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()
