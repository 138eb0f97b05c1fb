"""The search field in the head: Ctrl+G goes to a field, a section or a text by name."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from editor.model.words import tr
from editor.qt.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from PySide6.QtWidgets import QListWidgetItem

    from editor.model.draft.draft import Draft
    from editor.qt.frame.found_list import FoundList

_WIDEST = 300
_KEYS = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class Finder(SearchBox):
    """Finds as you type. `chosen` tells the target that the person picked, `left` that Esc gives the focus back."""

    chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("转到填写项、章节、正文"), _WIDEST, parent)
        self._draft: Draft | None = None
        self._found: FoundList | None = None
        self.setToolTip(tr("转到  Ctrl+G"))
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
        from editor.qt.frame.found_list import FoundList  # noqa: PLC0415

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
