"""Between the pages and the session: what was laid out goes to the pages, what is clicked and typed there goes to navigator and session."""

import datetime

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from editor.model.acts.fields.describing import described
from editor.model.draft.draft import Draft
from editor.model.returned.edited import key_of
from editor.model.session.session import Session
from editor.model.template.field import Field, FieldType, Value, cell_of, name_at
from editor.model.template.values import boxed_value, clean_value
from editor.qt.keys.menus import LetterMenu
from editor.qt.pages.page_pane import PagesPane
from editor.qt.pages.page_slots import FieldWords
from editor.qt.pages.pages_view import PagesView
from editor.qt.session.navigator import Navigator
from editor.qt.session.pauses import TYPING_PAUSE
from editor.qt.session.preview import Preview


def described_at(draft: Draft, path: str) -> Field | None:
    """The field, or the column, that says what may stand in a slot; None for a path that is neither."""
    return described(draft.template, path if path in draft.template.by_key else name_at(path))


def text_at(draft: Draft, path: str) -> str | None:
    """The text that a slot can be edited as; None where only the form can edit it."""
    if path in draft.template.by_key:
        field, value = draft.template.by_key[path], draft.value(path)
        return boxed_value(field, value) if isinstance(value, str) and field.type != FieldType.ROWS else None
    cell, field = cell_of(path), described_at(draft, path)
    if cell is None or field is None:
        return None
    value = draft.value(cell.key)
    return boxed_value(field, value[cell.row].get(cell.column, "")) if not isinstance(value, str) and cell.row < len(value) else ""


def value_with(draft: Draft, path: str, text: str) -> tuple[str, Value]:
    """The key of a slot's field and that field's value with a text in the slot; a row that is not there yet is made."""
    cell = cell_of(path)
    if path in draft.template.by_key or cell is None:
        return path, text
    value = draft.value(cell.key)
    rows = [dict(row) for row in value] if not isinstance(value, str) else []
    columns = draft.template.by_key[cell.key].columns
    while len(rows) <= cell.row:
        rows.append({column.key: "" for column in columns})
    rows[cell.row][cell.column] = text
    return cell.key, tuple(rows)


class PagesBridge(QObject):
    """Ties a pages pane to one session."""

    def __init__(self, session: Session, navigator: Navigator, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._navigator = session, navigator
        self.pane = PagesPane(FieldWords(self._label, self._value, self._meant))
        view = self.pane.view
        view.slot_clicked.connect(self._on_slot_clicked)
        view.slot_activated.connect(lambda path, place: navigator.go_to_field(key_of(path), place))
        view.text_edited.connect(self._on_text_edited)
        view.editing_finished.connect(self._on_editing_finished)
        navigator.field_changed.connect(self._on_field_changed)
        navigator.jumped.connect(self._on_jumped)
        preview.laid_out.connect(self.pane.show_laid)
        # While one types, a value is often wrong for a moment: it is underlined when the typing rests.
        self._resting = QTimer(self, interval=TYPING_PAUSE, singleShot=True)
        self._resting.timeout.connect(self._show_wrong)
        self._unsubscribe = session.subscribe(lambda _change: self._resting.start())
        self._show_wrong()
        self._on_field_changed(navigator.key, navigator.place)
        if preview.laid is not None:
            self.pane.show_laid(preview.laid)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._session.draft

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self._resting.stop()

    def _show_wrong(self) -> None:
        self.pane.view.set_wrong(frozenset(self._session.tally.problems))

    def _label(self, path: str) -> str:
        field = described_at(self.draft, path)
        return field.name if field else path

    def _value(self, path: str) -> str | None:
        return text_at(self.draft, path) if not self._session.locked else None

    def _meant(self, path: str, typed: str) -> str:
        field, template = described_at(self.draft, path), self.draft.template
        year = datetime.datetime.now().astimezone().year if path in template.dating else None
        return clean_value(field, typed, year, template.around.get(name_at(path), ())) if field is not None else typed

    def _on_field_changed(self, key: str, place: int) -> None:
        path, at = self.pane.view.current
        # A cell that is edited on the page is in hand as itself; elsewhere its field is.
        if path is None or path == key or key_of(path) != key or at != place:
            self.pane.view.set_current(key or None, place)

    def _on_editing_finished(self) -> None:
        self._session.seal()
        path, place = self.pane.view.current
        if path is not None and path != key_of(path):
            self.pane.view.set_current(key_of(path), place)

    def _on_jumped(self, key: str) -> None:
        self.pane.view.set_current(key, self._navigator.place, flash=True)

    def _on_slot_clicked(self, path: str, place: int) -> None:
        key = key_of(path)
        if key not in self.draft.template.by_key:
            return
        places = self.draft.places_of(key)
        section = places[min(place, len(places)) - 1].section if places else ""
        self._navigator.hold(key, place, section)

    def _on_text_edited(self, path: str, text: str) -> None:
        if described_at(self.draft, path) is not None:
            self._session.set_value(*value_with(self.draft, path, self._meant(path, text)), who=self)


class PageMenu(QObject):
    """The menu of a slot on the pages: by the right button where it stands, by the menu key for the slot in hand, and in the open editor.

    `filled` asks for what can be done to the slot with this path and place.
    """

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
