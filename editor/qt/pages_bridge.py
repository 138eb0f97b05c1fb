"""Between the pages and the session: what was laid out goes to the pages, what is clicked and typed there goes to navigator and session."""

from PySide6.QtCore import QObject

from editor.model.draft import Draft
from editor.model.session import Session
from editor.model.values import clean_value
from editor.qt.navigator import Navigator
from editor.qt.page_pane import PagesPane
from editor.qt.pages_view import FieldWords
from editor.qt.preview import Preview


class PagesBridge(QObject):
    """Ties a pages pane to one session."""

    def __init__(self, session: Session, navigator: Navigator, preview: Preview, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._navigator = session, navigator
        self.pane = PagesPane(FieldWords(self._label, self._value))
        view = self.pane.view
        view.slot_clicked.connect(self._on_slot_clicked)
        view.slot_activated.connect(lambda path, place: navigator.go_to_field(key_of_path(path), place))
        view.text_edited.connect(self._on_text_edited)
        view.editing_finished.connect(session.seal)
        navigator.field_changed.connect(self._on_field_changed)
        navigator.jumped.connect(self._on_jumped)
        preview.laid_out.connect(self.pane.show_laid)
        self._on_field_changed(navigator.key, navigator.place)
        if preview.laid is not None:
            self.pane.show_laid(preview.laid)

    @property
    def draft(self) -> Draft:
        """The draft as it is now."""
        return self._session.draft

    def _label(self, path: str) -> str:
        field = self.draft.template.by_key.get(key_of_path(path))
        return field.name if field else path

    def _value(self, path: str) -> str | None:
        value = self.draft.value(path) if path in self.draft.template.by_key and not self._session.locked else None
        return value if isinstance(value, str) else None

    def _on_field_changed(self, key: str, place: int) -> None:
        self.pane.view.set_current(key or None, place)

    def _on_jumped(self, key: str) -> None:
        self.pane.view.set_current(key, self._navigator.place, flash=True)

    def _on_slot_clicked(self, path: str, place: int) -> None:
        key = key_of_path(path)
        if key not in self.draft.template.by_key:
            return
        places = self.draft.template.places_of[key]
        section = places[min(place, len(places)) - 1].section if places else ""
        self._navigator.hold(key, place, section)

    def _on_text_edited(self, path: str, text: str) -> None:
        field = self.draft.template.by_key.get(path)
        if field is not None:
            self._session.set_value(path, clean_value(field, text), who=self)


def key_of_path(path: str) -> str:
    """The field's key in the path of a slot (`项目[2].金额` → 项目)."""
    return path.split("[", 1)[0] if "]." in path else path
