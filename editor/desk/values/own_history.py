"""What the person wrote before: offered while filling in, learned when a report is saved, never from secret ones."""

from editor.model.draft.draft import Draft
from editor.model.session.session import Session
from editor.model.template.field import Field, Value
from editor.model.template.values import FIELD_TYPES
from editor.storage.library.value_history import Used, ValueHistory, WrittenValue
from editor.storage.settings import Settings


class OwnHistory:
    """The history for the draft at hand. It learns what differs from the draft that was opened, each value once."""

    def __init__(self, history: ValueHistory, settings: Settings, session: Session) -> None:
        self._history, self._settings, self._session = history, settings, session
        self._known: dict[str, Value] = dict((session.saved or session.start).values)

    @property
    def is_on(self) -> bool:
        """Whether the person wants it."""
        return self._settings.is_on("own_history")

    def offers(self, field: Field, most: int) -> tuple[Used, ...]:
        """The values to offer for a field, the last written first, without the one that it has."""
        if not self.is_on or not _is_remembered(field):
            return ()
        now = self._session.draft.value(field.key)
        return tuple(used for used in self._history.of(field.name, field.type) if used.text != now)[:most]

    def matching(self, field: Field, typed: str) -> tuple[Used, ...]:
        """The values to offer while a field is typed into."""
        if not self.is_on or not typed.strip() or not _is_remembered(field):
            return ()
        return self._history.matching(field.name, field.type, typed)

    def forget(self, field: Field, text: str) -> None:
        """Never offer this value again."""
        self._history.forget(field.name, field.type, text)

    def learn(self) -> None:
        """Remember what was written since the draft was opened or learned from last; the draft has just been saved."""
        draft = self._session.saved
        if draft is None or not self.is_on or is_secret(draft):
            return
        fields = [f for f in draft.fields if _is_remembered(f) and draft.values.get(f.key, "") not in ("", self._known.get(f.key))]
        self._history.remember(WrittenValue(f.name, f.type, value) for f in fields if isinstance(value := draft.value(f.key), str))
        self._known = dict(draft.values)


def _is_remembered(field: Field) -> bool:
    return FIELD_TYPES[field.type].remembered


def is_secret(draft: Draft) -> bool:
    """Whether the document is marked with a degree of secrecy (GB/T 9704-2012, 7.2.2), also with one that is not filled in yet."""
    return draft.element("密级") is not None
