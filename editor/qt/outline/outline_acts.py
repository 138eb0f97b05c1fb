"""What can be done to a section in the outline: add one, move it, shift its level, delete it; each is one step of undo with its name."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from editor.model.acts import arranging, outline_items
from editor.model.acts.outline import OutlineItem, section_title
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.template import sections_under
from editor.model.words import tr
from editor.qt.outline.outline_model import ROW_ROLE
from editor.qt.outline.outline_view import OutlineView
from editor.qt.session.navigator import Navigator


class OutlineItems(QObject):
    """Acts on the row of an item. `entered` tells the rows field, the section and the row that the person wants to fill."""

    entered = Signal(str, str, int)
    moved_to = Signal(OutlineItem)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def _take(self, after: Draft, label: str) -> None:
        self._session.seal()
        self._session.edit(after, label)
        self._session.seal()

    def _title(self, item: OutlineItem) -> str:
        return outline_items.item_title(self._session.draft, item)

    def enter(self, item: OutlineItem) -> None:
        """Take the person to the item's row in its table; on the way to one more, make it first."""
        if item.number is None:
            self.add(item.section)
        else:
            self._enter(item.section, item.number)

    def _enter(self, section: str, number: int) -> None:
        self.entered.emit(outline_items.repeated_key(self._session.draft, section), section, number)

    def add(self, section: str) -> None:
        """Add an item at the end of a section's and let the person fill it."""
        self._take(outline_items.added(self._session.draft, section), tr("添加项目"))
        self._enter(section, len(outline_items.items_of(self._session.draft, section)) - 1)

    def move(self, item: OutlineItem, step: int) -> None:
        """Move an item past the one before (-1) or after (1) it."""
        if item.number is not None:
            self.place(item, item.number + step)

    def place(self, item: OutlineItem, to: int) -> bool:
        """Move an item to another place; False where there is none."""
        before, title = self._session.draft, self._title(item)
        after = outline_items.moved(before, item, to)
        self._take(after, tr("移动“{title}”", title=title))
        if after is not before:
            self.moved_to.emit(OutlineItem(item.section, to))
        return after is not before

    def delete(self, item: OutlineItem) -> None:
        """Take an item out."""
        if item.number is not None:
            self._take(outline_items.deleted(self._session.draft, item), tr("去掉“{title}”", title=self._title(item)))

    def fill_menu(self, menu: QMenu, item: OutlineItem, rename: Callable[[], object]) -> None:
        """Put the acts on an item into its menu."""
        draft, number = self._session.draft, item.number
        menu.addAction(tr("添加项目"), lambda: self.add(item.section))
        if number is None:
            return
        menu.addAction(tr("改名称"), QKeySequence("F2"), rename)
        menu.addSeparator()
        for words, keys, step in ((tr("上移"), "Alt+Up", -1), (tr("下移"), "Alt+Down", 1)):
            can = outline_items.moved(draft, item, number + step) is not draft
            menu.addAction(words, QKeySequence(keys), lambda step=step: self.move(item, step)).setEnabled(can)
        menu.addSeparator()
        menu.addAction(tr("去掉这一项"), QKeySequence("Del"), lambda: self.delete(item))


# Text of the document, not of the screen: it is renamed at once.
_NEW = "新的一节"


class OutlineActs(QObject):
    """Acts on the current row of the tree. `deleted` says in a sentence what was taken out, `menu_filled` asks for what else belongs into the menu of
    a section.
    """

    deleted = Signal(str)
    menu_filled = Signal(QMenu, str)

    def __init__(self, session: Session, navigator: Navigator, tree: OutlineView) -> None:
        super().__init__(tree)
        self._session, self._navigator, self._tree = session, navigator, tree
        self.items = OutlineItems(session, self)
        tree.move_asked.connect(self.move)
        tree.shift_asked.connect(self.shift)
        tree.delete_asked.connect(self.delete)
        tree.menu_asked.connect(self.open_menu)
        tree.naming_left.connect(self._end_naming)
        self._naming: tuple[str, str] | None = None

    def _chosen(self) -> str:
        if self._session.is_fixed:
            return ""
        row = self._tree.currentIndex().data(ROW_ROLE)
        return row.id if row is not None else self._navigator.section

    def _item(self) -> OutlineItem | None:
        row = None if self._session.is_fixed else self._tree.currentIndex().data(ROW_ROLE)
        return row.item if row is not None else None

    def _title(self, section_id: str) -> str:
        draft = self._session.draft
        return section_title(draft, draft.template.by_id[section_id])

    def _take(self, after: Draft, label: str) -> None:
        self._session.seal()
        self._session.edit(after, label)
        self._session.seal()

    def move(self, step: int) -> None:
        """Move the row with what is under it past the one before (-1) or after (1) it."""
        if item := self._item():
            self.items.move(item, step)
        elif chosen := self._chosen():
            self._take(arranging.moved(self._session.draft, chosen, step), tr("移动“{title}”", title=self._title(chosen)))

    def shift(self, step: int) -> None:
        """Put the row with what is under it one level further in (1) or out (-1)."""
        if (chosen := self._chosen()) and not self._item():
            title = self._title(chosen)
            label = tr("“{title}”降一级", title=title) if step > 0 else tr("“{title}”升一级", title=title)
            self._take(arranging.with_depth(self._session.draft, chosen, step), label)

    def delete(self) -> None:
        """Delete the row with what is under it."""
        before = self._session.draft
        if item := self._item():
            words = tr("去掉了“{title}”。", title=outline_items.item_title(before, item))
            self.items.delete(item)
        elif chosen := self._chosen():
            title, below = self._title(chosen), len(sections_under(before.template, chosen)) - 1
            words = tr("删除了“{title}”和它下面的 {count} 节。", title=title, count=below) if below else tr("删除了“{title}”。", title=title)
            self._take(arranging.deleted(before, chosen), tr("删除“{title}”", title=title))
        else:
            return
        self._tree.setFocus()
        if self._session.draft is not before:
            self.deleted.emit(words)

    def add(self) -> None:
        """Add a section after the row and what is under it, and let the person name it; Esc there takes it out again."""
        if chosen := self._chosen():
            after, made = arranging.added(self._session.draft, chosen, _NEW)
            self._take(after, tr("加一节"))
            self._tree.setFocus()
            self._navigator.go_to_section(made)
            self._naming = (made, chosen)
            self._tree.edit(self._tree.currentIndex())

    def _end_naming(self, is_dropped: bool) -> None:
        """The box for a name has closed; of a section that was just added nothing stays where the name was dropped."""
        naming, self._naming = self._naming, None
        if naming is not None and is_dropped and self._session.history.undo_label == tr("加一节"):
            self._session.undo()
            self._navigator.go_to_section(naming[1])
            self._tree.setFocus()

    def rename(self) -> None:
        """Rename the row in place."""
        self._tree.edit(self._tree.currentIndex())

    def open_menu(self, at: QPoint) -> None:
        """Open the menu of the row at a point of the screen."""
        if self._chosen():
            self.menu().popup(at)

    def menu(self) -> QMenu:
        """The menu of the row."""
        chosen, draft = self._chosen(), self._session.draft
        menu = QMenu(self._tree)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item := self._item():
            self.items.fill_menu(menu, item, self.rename)
            return menu
        heading = bool(draft.template.by_id[chosen].level)
        menu.addAction(tr("加一节"), self.add)
        menu.addAction(tr("改标题"), QKeySequence("F2"), self.rename).setEnabled(heading)
        menu.addSeparator()
        for words, keys, do, can in (
            (tr("上移"), "Alt+Up", lambda: self.move(-1), arranging.moved(draft, chosen, -1)),
            (tr("下移"), "Alt+Down", lambda: self.move(1), arranging.moved(draft, chosen, 1)),
            (tr("升一级"), "Alt+Left", lambda: self.shift(-1), arranging.with_depth(draft, chosen, -1)),
            (tr("降一级"), "Alt+Right", lambda: self.shift(1), arranging.with_depth(draft, chosen, 1)),
        ):
            menu.addAction(words, QKeySequence(keys), do).setEnabled(can is not draft)
        menu.addSeparator()
        self.menu_filled.emit(menu, chosen)
        menu.addAction(tr("删除这一节"), QKeySequence("Del"), self.delete).setEnabled(arranging.can_delete(draft, chosen))
        return menu
