"""The list of what the search in the head found."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.words import tr
from editor.qt.frame.find_targets import Target
from editor.qt.keys.announcing import announce
from editor.qt.look import icons, paint, theme
from editor.qt.widgets.delegates import box_and_state

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
