"""Draws a template as a row of a list: name, kind, count, tags, when it was used, where it comes from."""

from datetime import datetime

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from editor.model.words import tr
from editor.qt.look import icons, paint
from editor.qt.look.labels import when_words
from editor.qt.start.library.card_delegate import EntryDelegate, paint_badge, paint_pin, paint_tag, paint_words
from editor.qt.start.library.cards_model import BADGE_ROLE, ENTRY_ROLE, USED_ROLE, count_words, place_words
from editor.qt.widgets.delegates import box_and_state

ROW = 36
Index = QModelIndex | QPersistentModelIndex
_KIND, _COUNT, _USED, _PLACE = 88, 104, 112, 84
_WIDE = 900  # pixels of a row from which the tags and the last use have room


class RowDelegate(EntryDelegate):
    """Draws a row; where there is little room, tags and last use give way."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(240, ROW)

    def name_rect(self, box: QRect) -> QRect:
        return QRect(box.left() + 32, box.top() + 3, 280, ROW - 6)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        (box, state), entry, flags = box_and_state(option), index.data(ENTRY_ROLE), QStyle.StateFlag
        focused, selected, hovered = (bool(state & flag) for flag in (flags.State_HasFocus, flags.State_Selected, flags.State_MouseOver))
        if selected or hovered:
            paint.rounded(painter, QRectF(box), 6, "sel" if selected else "hover")
        else:
            paint.hairline(painter, box.left() + 36, box.bottom(), box.right() - 12, box.bottom())
        strong, weak = ("onsel", "onsel") if selected else ("text", "text2")
        painter.drawPixmap(box.left() + 12, box.top() + 10, icons.pixmap("doc", 16, weak))
        right = paint_tag(painter, box.right() - 12, box.top() + 9, place_words(entry))
        right = min(right, box.right() - 12 - _PLACE)
        columns = [(count_words(entry), _COUNT), (entry.kind, _KIND)]
        if box.width() >= _WIDE:
            tags = " · ".join(tag for tag in entry.tags if tag != entry.folder)
            columns = [(_used_words(index.data(USED_ROLE)), _USED), *columns[:1], (tags, 280), *columns[1:]]
        for words, width in columns:
            right -= width
            paint_words(painter, QRect(right, box.top(), width - 12, box.height()), words, "small", weak)
        self._paint_name(painter, QRect(box.left() + 36, box.top(), right - box.left() - 48, box.height()), index, strong)
        if focused:
            paint.rounded(painter, QRectF(box), 6, None, "focus", 2)

    def _paint_name(self, painter: QPainter, room: QRect, index: Index, token: str) -> None:
        edge = paint_badge(painter, room.right(), room.top() + 8, index.data(BADGE_ROLE))
        edge = paint_pin(painter, edge - 4, room.center().y() + 1, index, token)
        paint_words(painter, QRect(room.left(), room.top(), edge - room.left() - 8, room.height()), index.data(ENTRY_ROLE).name, "body", token)


def _used_words(used: float) -> str:
    return tr("{when}用过", when=when_words(used, datetime.now().astimezone())) if used else ""
