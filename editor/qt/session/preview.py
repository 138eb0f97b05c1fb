"""Keeps the pages up to date with the draft: composed and laid out in the turn of each change, with caches that know what stayed."""

from functools import cached_property
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from editor.desk import Desk
from editor.model.effort import Effort, StoppedError
from editor.model.problem import NigaoError
from editor.model.session.session import Session, SessionChange
from editor.qt.messages.workers import Work, Workers
from editor.qt.system.collecting import calm, put_off

if TYPE_CHECKING:
    from editor.composing import ComposeCache
    from editor.desk import Caches
    from editor.layout import Laid

AT_ONCE = 200_000
"""How many characters are laid out in the turn of a change; what takes more is laid out away from the window."""
_LONG = 500  # milliseconds


class Preview(QObject):
    """Lays the session's draft out. `laid` is the last result, which stays until the next; the signal tells each new one.

    `limited` tells, after that, the limits of what may be composed that the draft passes, so that something of it is missing on the pages, or none.
    `refused` tells why a draft has no pages, `waiting` that they take their time, and that they do no longer, `held` that none are made until they
    are asked for, and that they are made again. `drawn_by` tells who drew the pages of a form.
    """

    laid_out = Signal(object)
    limited = Signal(object)
    refused = Signal(object)
    waiting = Signal(bool)
    held = Signal(bool)
    drawn_by = Signal(str)

    def __init__(self, desk: Desk, session: Session, composing: "ComposeCache", parent: QObject | None = None) -> None:
        """`composing` is what the session's counts compose with (`count_by_text`), before a change is heard of here."""
        super().__init__(parent)
        self._desk, self._session, self._composing = desk, session, composing
        self.laid: Laid | None = None
        self._is_held = False
        self._away: Event | None = None
        self._slow = QTimer(self, interval=_LONG, singleShot=True)
        self._slow.timeout.connect(lambda: self.waiting.emit(True))
        self._unsubscribe = session.subscribe(self._on_change)

    def close_session(self) -> None:
        """Let go of the session."""
        self._unsubscribe()
        self.stop()

    @cached_property
    def _caches(self) -> "Caches":
        from editor.desk import Caches  # noqa: PLC0415 - composing and layout are loaded with the first pages

        return Caches(self._composing)

    @cached_property
    def _workers(self) -> Workers:
        return Workers(self)

    @property
    def is_behind(self) -> bool:
        """Whether pages of the draft as it is now are still being made."""
        return self._away is not None

    def stop(self) -> None:
        """Make no pages any more; what is under way is stopped."""
        self._is_held = True
        if self._away is not None:
            self._away.set()
        self._slow.stop()

    def hold(self) -> None:
        """Make no pages until they are asked for."""
        self.stop()
        self.held.emit(True)

    def release(self) -> None:
        """Make pages from now on."""
        self._is_held = False
        self.held.emit(False)
        self.start()

    def start(self) -> None:
        """Lay the draft out for the first time."""
        if self.laid is None and self._away is None:
            # The many lines of a long report stay: a look for unused cycles among them would be felt again and again.
            with calm():
                self.refresh()

    def refresh(self) -> None:
        """Lay the draft out as it is now: at once, or, where that takes long, away from the window."""
        if self._is_held:
            return
        if self._away is not None:
            self._away.set()
            return
        try:
            self._show(self._desk.lay_out(self._session.draft, caches=self._caches, effort=Effort(AT_ONCE)))
        except StoppedError:
            self._go_away()
        except NigaoError as error:
            self._refuse(error)

    def _go_away(self) -> None:
        """Go on in another thread, which alone has the caches meanwhile; a change of the draft stops it."""
        draft, stop = self._session.draft, Event()
        self._away = stop
        if self._caches.composing is self._composing:
            # The counts go on with theirs in this thread.
            self._caches.composing = self._composing.twin()
        if not self._slow.isActive():
            self._slow.start()

        def lay_out(_work: Work) -> "Laid | None":
            try:
                with calm():
                    return self._desk.lay_out(draft, caches=self._caches, effort=Effort(cancelled=stop.is_set))
            except StoppedError:
                return None

        self._workers.start(lay_out, lambda laid: self._on_done(laid, stop), self._refuse, self._on_ended)

    def _on_ended(self) -> None:
        self._away = None

    def _on_done(self, laid: object, stop: Event) -> None:
        # A change may have come when all was done already.
        if laid is None or stop.is_set():
            self.refresh()
        elif not self._is_held:
            self._show(laid)  # pyright: ignore[reportArgumentType]

    def _show(self, laid: "Laid") -> None:
        self._rest()
        self.laid = laid
        self.laid_out.emit(laid)
        self.limited.emit(tuple(problem for problem in self._caches.problems if problem.is_limit))

    def _refuse(self, error: NigaoError) -> None:
        self._rest()
        self.refused.emit(error)

    def _rest(self) -> None:
        self._slow.stop()
        self.waiting.emit(False)

    def _on_change(self, _change: SessionChange) -> None:
        put_off()
        self.refresh()
