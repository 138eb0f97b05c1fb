"""The search field in the head: Ctrl+G goes to a field, a section or a text by name."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from editor.model.draft import Draft
from editor.model.words import tr
from editor.qt import icons, paint, theme
from editor.qt.find_targets import Target, find_targets

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole
_ROW, _MOST_SHOWN = 30, 12
_ICONS = {"field": "edit", "section": "list", "text": "text"}
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class _Rows(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        target, (box, state) = index.data(_ROLE), paint.box_and_state(option)
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


class _Found(QFrame):
    """What was found, below the field; a child of the window, so that the field keeps focus and input method."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.list = QListWidget(self)
        self.list.setItemDelegate(_Rows(self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(tr("找到的"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def show_targets(self, targets: list[Target], left: QPoint, width: int) -> None:
        """Show these below a point."""
        self.list.clear()
        for target in targets:
            item = QListWidgetItem(f"{target.title} {target.detail}")
            item.setData(_ROLE, target)
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


class Finder(QLineEdit):
    """Finds as you type. `chosen` tells the target that the person picked, `left` that Esc gives the focus back."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft: Draft | None = None
        self._found: _Found | None = None
        self.setFont(theme.font("body"))
        self.setPlaceholderText(tr("查找填写项、章节、正文"))
        self.setAccessibleName(tr("查找填写项、章节、正文"))
        self.setToolTip(tr("查找  Ctrl+G"))
        self.setTextMargins(26, 0, 0, 0)
        self.setFixedHeight(32)
        self.setMaximumWidth(300)
        self.textEdited.connect(lambda _words: self._search())

    def serve(self, draft: Draft) -> None:
        """Search in this draft from now on."""
        self._draft = draft

    def _search(self) -> None:
        if self._draft is None or not self.text().strip():
            self._close()
            return
        if self._found is None:
            self._found = _Found(self.window())
            self._found.list.itemClicked.connect(self._on_clicked)
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        width = min(max(460, self.width()), self.window().width() - 24)
        left = min(corner.x() - (width - self.width()) // 2, self.window().width() - width - 12)
        self._found.show_targets(find_targets(self._draft, self.text()), QPoint(max(12, left), corner.y()), width)

    def _close(self) -> None:
        if self._found is not None:
            self._found.hide()

    def _on_clicked(self, item: QListWidgetItem) -> None:
        target = item.data(_ROLE)
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

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.drawPixmap(10, (self.height() - 16) // 2, icons.pixmap("search", 16, "text2"))
        if not self.text():
            painter.setFont(theme.font("micro"))
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+G")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._found is not None:
            self._found.update()
