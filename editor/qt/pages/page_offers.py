"""Offers what was written before for a slot while it is typed into on the page."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut

from editor.desk import OwnHistory
from editor.model.session.session import Session
from editor.model.template.field import cell_of
from editor.qt.keys.input_method import hand_over
from editor.qt.pages.pages_bridge import described_at, value_with
from editor.qt.pages.pages_view import PagesView
from editor.qt.session.as_it_is import take_as_it_is
from editor.qt.widgets.history_popup import HistoryPopup


class PageOffers(QObject):
    """The list of own history below the editor on the page; what is taken is an undo step of its own."""

    def __init__(self, own: OwnHistory, session: Session, view: PagesView) -> None:
        super().__init__(view)
        self._own, self._session, self._view = own, session, view
        self.popup: HistoryPopup | None = None
        view.text_edited.connect(self._follow)
        view.editing_finished.connect(self.close)
        as_it_is = QShortcut(QKeySequence("Alt+0"), view)
        as_it_is.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        as_it_is.activated.connect(self._let_stand)

    def _follow(self, path: str, text: str) -> None:
        field = described_at(self._session.draft, path)
        found = self._own.matching(field, text) if field is not None else []
        if found or self.popup is not None:
            self._list().offer(self._view.editor, found, text)

    def _list(self) -> HistoryPopup:
        if self.popup is None:
            self.popup = HistoryPopup(self._view.window())
            self.popup.taken.connect(self._take)
            self.popup.forgotten.connect(self._forget)
        return self.popup

    def close(self) -> None:
        """Take the list away."""
        if self.popup is not None:
            self.popup.leave()

    def end(self) -> None:
        """The pages go, and the list with them."""
        if self.popup is not None:
            self.popup.leave()
            self.popup.deleteLater()
            self.popup = None

    def _take(self, text: str) -> None:
        path, _ = self._view.current
        if path is not None:
            hand_over()
            self._session.seal()
            self._session.set_value(*value_with(self._session.draft, path, text), who=self)
            self._session.seal()
            self._view.editor.show_value(text)

    def _let_stand(self) -> None:
        """Take the value of the slot in hand as it is: 照写."""
        path, _ = self._view.current
        if path is not None:
            cell = cell_of(path)
            take_as_it_is(self._session, path if cell is None else cell.key, who=self)

    def _forget(self, text: str) -> None:
        path, _ = self._view.current
        if path is not None and (field := described_at(self._session.draft, path)) is not None:
            self._own.forget(field, text)
