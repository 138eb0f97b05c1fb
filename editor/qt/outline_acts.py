"""What can be done to a section in the outline: add one, move it, shift its level, delete it; each is one step of undo with its name."""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu

from editor.model.acts import arranging
from editor.model.acts.outline import section_title
from editor.model.acts.outline_items import is_item, section_of
from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.words import tr
from editor.qt.navigator import Navigator
from editor.qt.outline_items import OutlineItems
from editor.qt.outline_model import ROW_ROLE
from editor.qt.outline_view import OutlineView

# Text of the document, not of the screen: it is renamed at once.
_NEW = "新的一节"


class OutlineActs(QObject):
    """Acts on the current row of the tree."""

    def __init__(self, session: Session, navigator: Navigator, tree: OutlineView) -> None:
        super().__init__(tree)
        self._session, self._navigator, self._tree = session, navigator, tree
        self.items = OutlineItems(session, self)
        tree.move_asked.connect(self.move)
        tree.shift_asked.connect(self.shift)
        tree.delete_asked.connect(self.delete)
        tree.menu_asked.connect(self.open_menu)

    def _chosen(self) -> str:
        if self._session.locked:
            return ""
        row = self._tree.currentIndex().data(ROW_ROLE)
        return row.id if row is not None else self._navigator.section

    def _title(self, section_id: str) -> str:
        draft = self._session.draft
        return section_title(draft, draft.template.by_id[section_id])

    def _take(self, after: Draft, label: str) -> None:
        self._session.seal()
        self._session.edit(after, label)
        self._session.seal()

    def move(self, step: int) -> None:
        """Move the row with what is under it past the one before (-1) or after (1) it."""
        if is_item(chosen := self._chosen()):
            self.items.move(chosen, step)
        elif chosen:
            self._take(arranging.moved(self._session.draft, chosen, step), tr("移动“{title}”", title=self._title(chosen)))

    def shift(self, step: int) -> None:
        """Put the row with what is under it one level further in (1) or out (-1)."""
        chosen = self._chosen()
        if chosen and not is_item(chosen):
            title = self._title(chosen)
            label = tr("“{title}”降一级", title=title) if step > 0 else tr("“{title}”升一级", title=title)
            self._take(arranging.with_depth(self._session.draft, chosen, step), label)

    def delete(self) -> None:
        """Delete the row with what is under it."""
        if is_item(chosen := self._chosen()):
            self.items.delete(chosen)
            self._tree.setFocus()
        elif chosen:
            self._take(arranging.deleted(self._session.draft, chosen), tr("删除“{title}”", title=self._title(chosen)))
            self._tree.setFocus()

    def add(self) -> None:
        """Add a section after the row and what is under it, and let the person name it."""
        if chosen := section_of(self._chosen()):
            after, made = arranging.added(self._session.draft, chosen, _NEW)
            self._take(after, tr("加一节"))
            self._tree.setFocus()
            self._navigator.go_to_section(made)
            self._tree.edit(self._tree.currentIndex())

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
        if is_item(chosen):
            self.items.fill_menu(menu, chosen, self.rename)
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
        menu.addAction(tr("删除这一节"), QKeySequence("Del"), self.delete).setEnabled(arranging.can_delete(draft, chosen))
        return menu
