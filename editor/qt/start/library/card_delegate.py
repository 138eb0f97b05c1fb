"""Draws a template as a card: the top of its real first page, name, count, where it comes from, what is new."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.layout import A4, PageBox
from editor.model.words import tr
from editor.qt.keys.undo_keys import TextBox
from editor.qt.look import icons, paint, theme
from editor.qt.paper.looks import PageColors, PageLooks
from editor.qt.paper.painter import PagePainter
from editor.qt.start.library.cards_model import BADGE_ROLE, ENTRY_ROLE, PAGE_ROLE, PINNED_ROLE, badge_words, count_words, place_words
from editor.qt.widgets.delegates import box_and_state
from editor.storage.library.entry import LibraryEntry
from editor.storage.library.state import Badge

CARD, GAP = QSize(192, 196), 16
CELL = QSize(CARD.width() + GAP, CARD.height() + GAP)
Index = QModelIndex | QPersistentModelIndex
_PAPER, _PICTURE, _TOP = 150, 137, 12  # width of the page, height of the picture, room above the page


class Pictures:
    """The tops of first pages as pictures, kept for one look and one resolution. `set_white` keeps the paper white in the dark look too."""

    def __init__(self, most: int = 200) -> None:
        self._is_white = False
        self._most, self._painter = most, PagePainter()
        self._kept: dict[tuple[int, str, float, int], tuple[PageBox, QPixmap]] = {}

    def set_white(self, *, on: bool) -> None:
        """Keep the paper white in the dark look too, or let it follow the look."""
        self._is_white = on

    @property
    def colors(self) -> PageColors:
        """The colours of the pages."""
        return PageColors.of((theme.theme_named("light") if self._is_white else theme.current()).colors)

    def of(self, page: PageBox, size: QSize, ratio: float) -> QPixmap:
        """The top of a page, as wide as the size (logical px) and cut at its height."""
        key = (id(page), self.colors.paper, ratio, size.width())
        known = self._kept.get(key)
        if known is None or known[0] is not page:
            if len(self._kept) >= self._most:
                self._kept.clear()
            known = self._kept[key] = (page, self._drawn(page, size, ratio))
        return known[1]

    def _drawn(self, page: PageBox, size: QSize, ratio: float) -> QPixmap:
        looks = PageLooks(size.width() * ratio / A4[0], 0.5 * ratio, self.colors)
        picture = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        picture.fill(QColor(looks.colors.paper))
        brush = QPainter(picture)
        self._painter.paint_page(brush, page, looks, picture.rect())
        brush.end()
        picture.setDevicePixelRatio(ratio)
        return picture


class EntryDelegate(QStyledItemDelegate):
    """What cards and rows have in common: pictures of pages, and a box to rename in. `wanted` tells a template whose page is not there yet."""

    wanted = Signal(object)

    def __init__(self, pictures: Pictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures

    def name_rect(self, box: QRect) -> QRect:
        """Where the name stands in an item's box, to be renamed there."""
        return box

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:  # noqa: ARG002 - Qt's own signature
        editor = TextBox("", parent)
        editor.setAccessibleName(tr("模板的名称"))
        editor.setFont(theme.font("body"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # What is typed stays when something else of the template changes, such as its picture.
        if not (isinstance(editor, TextBox) and editor.isModified()):
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: ARG002 - Qt's own signature
        editor.setGeometry(self.name_rect(box_and_state(option)[0]))

    def page_or_ask(self, index: Index) -> PageBox | None:
        """The first page of a template; asks for one that is not there."""
        page = index.data(PAGE_ROLE)
        if page is None:
            self.wanted.emit(index.data(ENTRY_ROLE))
        return page


class CardDelegate(EntryDelegate):
    """Draws a card."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return CELL

    def name_rect(self, box: QRect) -> QRect:
        return QRect(box.left() + 4, box.top() + _PICTURE + 4, CARD.width() - 8, 28)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        room, state = box_and_state(option)
        box, flags = QRect(room.topLeft(), CARD), QStyle.StateFlag
        focused, selected, hovered = (bool(state & flag) for flag in (flags.State_HasFocus, flags.State_Selected, flags.State_MouseOver))
        paint.rounded(painter, QRectF(box), 6, "sel" if selected else "hover" if hovered else "raised", "line")
        self._paint_picture(painter, QRect(box.left() + 1, box.top() + 1, box.width() - 2, _PICTURE), self.page_or_ask(index))
        _paint_words(painter, box, index, selected=selected)
        paint_badge(painter, box.right() - 8, box.top() + 9, index.data(BADGE_ROLE))
        paint.rounded(painter, QRectF(box), 6, None, "focus" if focused else "edge" if hovered or selected else "line", 2 if focused else 1)

    def _paint_picture(self, painter: QPainter, room: QRect, page: PageBox | None) -> None:
        painter.fillRect(room, theme.color("desk"))
        left = room.left() + (room.width() - _PAPER) // 2
        paper = QRect(left, room.top() + _TOP, _PAPER, room.height() - _TOP)
        painter.fillRect(paper, QColor(self._pictures.colors.paper))
        if page is not None:
            painter.drawPixmap(paper.topLeft(), self._pictures.of(page, paper.size(), painter.device().devicePixelRatioF()))
        paint.hairline(painter, room.left(), room.bottom() + 1, room.right(), room.bottom() + 1)


def paint_badge(painter: QPainter, right: int, top: int, badge: Badge) -> int:
    """Draw what is new about a template, 20 px high, and give its left edge; nothing where nothing is new."""
    words = badge_words(badge)
    if not words:
        return right
    painter.setFont(theme.font("micro"))
    width = QFontMetrics(painter.font()).horizontalAdvance(words) + 16
    frame = QRect(right - width, top, width, 20)
    paint.rounded(painter, QRectF(frame), 10, "focus")
    painter.setPen(theme.color("canvas"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
    return frame.left()


def paint_tag(painter: QPainter, right: int, top: int, words: str) -> int:
    """Draw a small tag, 18 px high, that ends at `right`, and give its left edge."""
    painter.setFont(theme.font("micro"))
    width = QFontMetrics(painter.font()).horizontalAdvance(words) + 12
    frame = QRect(right - width, top, width, 18)
    paint.rounded(painter, QRectF(frame), 3, "surface", "line")
    painter.setPen(theme.color("text2"))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
    return frame.left()


def paint_words(painter: QPainter, room: QRect, words: str, font: theme.FontName, token: str) -> None:
    """Draw one line of words, elided to the room."""
    painter.setFont(theme.font(font))
    painter.setPen(theme.color(token))
    shown = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


def paint_pin(painter: QPainter, right: int, middle: int, index: Index, token: str) -> int:
    """Draw the sign of a template that stays in front, and give its left edge; nothing for any other."""
    if not index.data(PINNED_ROLE):
        return right
    painter.drawPixmap(right - 16, middle - 8, icons.pixmap("pin", 16, token))
    return right - 16


def _paint_words(painter: QPainter, box: QRect, index: Index, *, selected: bool) -> None:
    entry: LibraryEntry = index.data(ENTRY_ROLE)
    left, right, top = box.left() + 12, box.right() - 12, box.top() + _PICTURE
    edge = paint_tag(painter, right, top + 31, place_words(entry))
    end = paint_pin(painter, right, top + 19, index, "onsel" if selected else "text3")
    paint_words(painter, QRect(left, top + 8, end - left, 22), entry.name, "strong", "onsel" if selected else "text")
    paint_words(painter, QRect(left, top + 31, edge - left - 8, 18), count_words(entry), "small", "onsel" if selected else "text2")
