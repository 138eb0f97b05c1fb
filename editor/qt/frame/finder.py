"""The search field in the head: Ctrl+G goes to a field, a section or a text by name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.words import tr
from editor.qt.frame.find_targets import Target
from editor.qt.keys.announcing import announce
from editor.qt.look import icons, paint, theme
from editor.qt.widgets.delegates import box_and_state
from editor.qt.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from editor.model.draft.draft import Draft


Index = QModelIndex | QPersistentModelIndex
TARGET_ROLE = Qt.ItemDataRole.UserRole
_ROW, _MOST_SHOWN = 30, 12
_ICONS = {"field": "edit", "section": "list", "text": "text"}


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        target, (box, state) = index.data(TARGET_ROLE), box_and_state(option)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint.rounded(painter, QRectF(box), 4, "sel")
        token = "onsel" if chosen else "text"
        painter.drawPixmap(box.left() + 8, box.center().y() - 7, icons.pixmap(_ICONS[target.kind], 16, "onsel" if chosen else "text2"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color(token))
        room = box.adjusted(32, 0, -8, 0)
        metrics = QFontMetrics(painter.font())
        title = metrics.elidedText(target.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, title)
        self._paint_detail(painter, room.adjusted(metrics.horizontalAdvance(title) + 16, 0, 0, 0), target, chosen=chosen)

    def _paint_detail(self, painter: QPainter, room: QRect, target: Target, *, chosen: bool) -> None:
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("onsel" if chosen else "text3"))
        words = QFontMetrics(painter.font()).elidedText(target.detail, Qt.TextElideMode.ElideRight, max(0, room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)


class FoundList(QFrame):
    """What was found, below the field; a child of the window, so that the field keeps focus and input method."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("找到的"))
        # The focus stays in the field, so that nobody would hear of a row.
        self.list.currentTextChanged.connect(lambda words: announce(self.list, words))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_targets(self, targets: list[Target], left: QPoint, width: int) -> None:
        """Show these below a point."""
        self.list.clear()
        for target in targets:
            item = QListWidgetItem(f"{target.title} {target.detail}")
            item.setData(TARGET_ROLE, target)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        high = (min(len(targets), _MOST_SHOWN) * _ROW or _ROW) + 10
        self.setGeometry(left.x(), left.y(), width, high)
        self.list.setGeometry(5, 5, width - 10, high - 10)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("canvas"))
        paint.rounded(painter, QRectF(self.rect()), 6, "raised", "edge")
        if not self.list.count():
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect().adjusted(14, 0, -8, 0), Qt.AlignmentFlag.AlignVCenter, tr("没有找到。试试少写几个字。"))


_WIDEST = 300
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Finder(SearchBox):
    """Finds as you type. `chosen` tells the target that the person picked, `left` that Esc gives the focus back."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("查找填写项、章节、正文"), _WIDEST, parent)
        self._draft: Draft | None = None
        self._found: FoundList | None = None
        self.setToolTip(tr("查找  Ctrl+G"))
        self.textEdited.connect(lambda _words: self._search())

    def serve(self, draft: "Draft") -> None:
        """Search in this draft from now on."""
        self._draft = draft

    def take_focus(self) -> None:
        """Begin a search, with the words of the last one selected."""
        self.setFocus()
        self.selectAll()

    def _search(self) -> None:
        if self._draft is None or not self.text().strip():
            self._close()
            return
        # Both know drafts; the frame is painted without them.
        from editor.qt.frame.find_targets import find_targets  # noqa: PLC0415

        if self._found is None:
            self._found = FoundList(self.window())
            self._found.list.itemClicked.connect(self._on_clicked)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        width = min(max(460, self.width()), self.window().width() - 24)
        left = min(corner.x() - (width - self.width()) // 2, self.window().width() - width - 12)
        self._found.show_targets(find_targets(self._draft, self.text()), QPoint(max(12, left), corner.y()), width)

    def _close(self) -> None:
        if self._found is not None:
            self._found.hide()

    def _on_clicked(self, item: "QListWidgetItem") -> None:
        target = item.data(Qt.ItemDataRole.UserRole)
        self.clear()
        self._close()
        self.chosen.emit(target)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shown = Qt.Key(event.key()), self._found is not None and self._found.isVisible()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self._close()
            self.left.emit()
        elif shown and self._found is not None and key in _KEYS:
            self._found.list.event(event)
        elif shown and self._found is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if item := self._found.list.currentItem():
                self._on_clicked(item)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self._close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._close()
