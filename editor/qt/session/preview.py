"""Keeps the pages up to date with the draft: composed and laid out in the turn of each change, with caches that know what stayed."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from editor.desk import Desk
from editor.model.session.session import Session, SessionChange
from editor.qt.messages.workers import calm

if TYPE_CHECKING:
    from editor.desk import Caches
    from editor.layout import Laid


class Preview(QObject):
    """Lays the session's draft out. `laid` is the last result; the signal tells each new one."""

    laid_out = Signal(object)

    def __init__(self, desk: Desk, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self.laid: Laid | None = None
        self._unsubscribe = session.subscribe(self._on_change)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()

    @cached_property
    def _caches(self) -> "Caches":
        from editor.desk import Caches  # noqa: PLC0415 - composing and layout are loaded with the first pages

        return Caches()

    def start(self) -> None:
        """Lay the draft out for the first time."""
        if self.laid is None:
            # The many lines of a long report stay: a look for unused cycles among them would be felt again and again.
            with calm():
                self.refresh()

    def refresh(self) -> None:
        """Lay the draft out as it is now."""
        self.laid = self._desk.lay_out(self._session.draft, caches=self._caches)
        self.laid_out.emit(self.laid)

    def _on_change(self, _change: SessionChange) -> None:
        self.refresh()
