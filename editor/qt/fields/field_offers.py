"""Offers what was written before for the field in hand: chips below its box, a list while it is typed into."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from editor.desk import OwnHistory
from editor.model.session.session import Session
from editor.model.template.values import boxed_value, clean_value
from editor.qt.editors.line_editors import LineEditor
from editor.qt.fields.field_row import FieldRow
from editor.qt.keys.input_method import hand_over
from editor.qt.session.as_it_is import take_as_it_is
from editor.qt.widgets.chips import MOST
from editor.qt.widgets.history_popup import HistoryPopup


class FieldOffers(QObject):
    """Offers for the rows of one pane. What is taken is an undo step of its own."""

    def __init__(self, own: OwnHistory, session: Session, pane: QWidget) -> None:
        super().__init__(pane)
        self._own, self._session, self._pane = own, session, pane
        self._row: FieldRow | None = None
        self._popup: HistoryPopup | None = None
        for number in range(MOST):
            self._key(f"Alt+{number + 1}").activated.connect(lambda number=number: self._take_number(number))
        self._key("Alt+0").activated.connect(lambda: self.let_stand(self._row))

    def _key(self, keys: str) -> QShortcut:
        key = QShortcut(QKeySequence(keys), self._pane)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return key

    def serve(self, row: FieldRow | None) -> None:
        """Offer for this row, the one with the focus, and no other."""
        if self._row is not None and self._row is not row:
            self._row.show_offers(())
            self.close()
        self._row = row
        self.refresh()

    def refresh(self) -> None:
        """Show the chips for what the field holds by now."""
        row = self._row
        if row is not None and row.key in self._session.draft.template.by_key:
            row.show_offers([boxed_value(row.field, used.text) for used in self._own.offers(row.field, MOST)])

    def follow(self, row: FieldRow) -> None:
        """List what fits to what the person has just typed."""
        box = row.box
        if not isinstance(box, LineEditor) or not box.hasFocus():
            return
        found = self._own.matching(row.field, box.text())
        if found or self._popup is not None:
            self._list().offer(box, found, box.text())

    def _list(self) -> HistoryPopup:
        if self._popup is None:
            self._popup = HistoryPopup(self._pane.window())
            self._popup.taken.connect(self.take)
            self._popup.forgotten.connect(self._on_forgotten)
        return self._popup

    def close(self) -> None:
        """Take the list away."""
        if self._popup is not None:
            self._popup.leave()

    def end(self) -> None:
        """The pane goes, and the list with it."""
        if self._popup is not None:
            self._popup.leave()
            self._popup.deleteLater()
            self._popup = None

    def _take_number(self, number: int) -> None:
        chips = self._row.chips.chips if self._row is not None else []
        if number < len(chips) and not chips[number].isHidden():
            self.take(chips[number].value)

    def take(self, text: str) -> None:
        """Put a value into the field in hand."""
        row = self._row
        if row is not None:
            hand_over()
            self._session.seal()
            around = self._session.draft.template.around.get(row.key, ())
            self._session.set_value(row.key, clean_value(row.field, text, around=around), who=self)
            self._session.seal()
            self.close()

    def let_stand(self, row: FieldRow | None) -> None:
        """Take a refused value as it is: that is remembered with the value, and not asked again."""
        if row is not None:
            take_as_it_is(self._session, row.key, who=self)

    def _on_forgotten(self, text: str) -> None:
        if self._row is not None:
            self._own.forget(self._row.field, text)
            self.refresh()
