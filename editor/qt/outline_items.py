"""What can be done to an item of a repeated section in the outline: add one, move it, take it out; each is one step of undo with its name."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from editor.model.acts import outline_items
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.words import tr


class OutlineItems(QObject):
    """Acts on the row of an item. `entered` tells the rows field, the section and the row that the person wants to fill."""

    entered = Signal(str, str, int)
    moved_to = Signal(str)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def _take(self, after: Draft, label: str) -> None:
        self._session.seal()
        self._session.edit(after, label)
        self._session.seal()

    def _title(self, row_id: str) -> str:
        number = outline_items.number_of(row_id)
        return outline_items.item_title(self._session.draft, row_id, number) if number is not None else ""

    def enter(self, row_id: str) -> None:
        """Take the person to the item's row in its table; on the way to one more, make it first."""
        number = outline_items.number_of(row_id)
        if number is None:
            self.add(row_id)
        else:
            self._enter(row_id, number)

    def _enter(self, row_id: str, number: int) -> None:
        self.entered.emit(outline_items.repeated_key(self._session.draft, row_id), outline_items.section_of(row_id), number)

    def add(self, row_id: str) -> None:
        """Add an item at the end and let the person fill it."""
        self._take(outline_items.added(self._session.draft, row_id), tr("添加项目"))
        self._enter(row_id, len(outline_items.items_of(self._session.draft, row_id)) - 1)

    def move(self, row_id: str, step: int) -> None:
        """Move an item past the one before (-1) or after (1) it."""
        number = outline_items.number_of(row_id)
        if number is not None:
            self.place(row_id, number + step)

    def place(self, row_id: str, to: int) -> bool:
        """Move an item to another place; False where there is none."""
        before, title = self._session.draft, self._title(row_id)
        after = outline_items.moved(before, row_id, to)
        self._take(after, tr("移动“{title}”", title=title))
        if after is not before:
            self.moved_to.emit(outline_items.item_id(row_id, to))
        return after is not before

    def delete(self, row_id: str) -> None:
        """Take an item out."""
        if outline_items.number_of(row_id) is not None:
            self._take(outline_items.deleted(self._session.draft, row_id), tr("去掉“{title}”", title=self._title(row_id)))

    def fill_menu(self, menu: QMenu, row_id: str, rename: Callable[[], object]) -> None:
        """Put the acts on an item into its menu."""
        draft, number = self._session.draft, outline_items.number_of(row_id)
        menu.addAction(tr("添加项目"), lambda: self.add(row_id))
        if number is None:
            return
        menu.addAction(tr("改名称"), QKeySequence("F2"), rename)
        menu.addSeparator()
        for words, keys, step in ((tr("上移"), "Alt+Up", -1), (tr("下移"), "Alt+Down", 1)):
            can = outline_items.moved(draft, row_id, number + step) is not draft
            menu.addAction(words, QKeySequence(keys), lambda step=step: self.move(row_id, step)).setEnabled(can)
        menu.addSeparator()
        menu.addAction(tr("去掉这一项"), QKeySequence("Del"), lambda: self.delete(row_id))
