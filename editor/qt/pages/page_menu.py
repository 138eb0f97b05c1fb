"""The menu of a slot on the pages: by the right button where it stands, by the menu key for the slot in hand, and in the open editor."""

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from editor.qt.keys.menus import LetterMenu
from editor.qt.pages.pages_view import PagesView


class PageMenu(QObject):
    """Follows one view of pages. `filled` asks for what can be done to the slot with this path and place."""

    filled = Signal(QMenu, str, int)

    def __init__(self, view: PagesView) -> None:
        super().__init__(view)
        self._view = view
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)
        view.editor.menu_filled.connect(self._extend)

    def _extend(self, menu: QMenu) -> None:
        path, place = self._view.current
        if path is not None:
            self.filled.emit(menu, path, place)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        if not by_key and watched is not self._view.viewport():
            return False
        self._open_for_hand() if by_key else self._open_at(event)
        return True

    def _open_at(self, event: QContextMenuEvent) -> None:
        slot = self._view.slot_at(QPointF(event.pos()))
        if slot is not None:
            path, place = slot.mark.field, slot.mark.place
            self._view.close_editor()
            self._view.set_current(path, place)
            self._view.slot_clicked.emit(path, place)
            self._open(path, place).popup(event.globalPos())

    def _open_for_hand(self) -> None:
        path, place = self._view.current
        rect = None if path is None else self._view.slot_rect(path, place)
        if path is not None and rect is not None:
            self._open(path, place).popup(self._view.viewport().mapToGlobal(rect.bottomLeft()))

    def _open(self, path: str, place: int) -> QMenu:
        menu = LetterMenu(self._view)
        self.filled.emit(menu, path, place)
        return menu
